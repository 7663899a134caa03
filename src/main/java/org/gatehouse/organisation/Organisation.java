package org.gatehouse.organisation;

import org.gatehouse.identity.OdsCode;

/** An organisation of the tenant. */
public record Organisation(OdsCode odsCode, String name) {}
