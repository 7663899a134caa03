package org.gatehouse.exemption;

import org.gatehouse.identity.AccountAddress;
import org.gatehouse.identity.Caller;
import org.gatehouse.servicedesk.RequestReference;

/**
 * An application for a short-term exception. Parts that could not be read are null.
 *
 * @param ritm the number another system gave it, or null
 */
record ShortTermCommand(
        Caller caller, RequestReference ritm, AccountAddress account, Justification justification, String details) {}
