package org.gatehouse.exemption;

import java.util.List;
import org.gatehouse.exemption.LongTermDetails.Alternatives;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.identity.Caller;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.request.SeniorApproval;
import org.gatehouse.servicedesk.RequestReference;

/**
 * An application for long-term exceptions. Parts that could not be read are null.
 *
 * @param ritm the number another system gave it, or null
 * @param accounts in the order they came in, null for each that could not be read
 * @param renews the request whose exceptions it continues, or null
 */
record LongTermCommand(
        Caller caller,
        RequestReference ritm,
        OdsCode organisation,
        List<AccountAddress> accounts,
        Rationale rationale,
        Alternatives alternatives,
        String riskAssessment,
        String eliminationPlan,
        SeniorApproval seniorApproval,
        RequestReference renews) {}
