package org.gatehouse.namedlocation;

import java.util.List;
import org.gatehouse.identity.Caller;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.namedlocation.NamedLocationDetails.Answer;
import org.gatehouse.request.SeniorApproval;
import org.gatehouse.servicedesk.RequestReference;

/**
 * A request about a named location. Parts that could not be read are null.
 *
 * @param ritm the number another system gave it, or null
 * @param ipRanges as they were written, or null for a removal
 * @param resubmissionOf the rejected request that it corrects, or null
 */
record NamedLocationCommand(
        Caller caller,
        RequestReference ritm,
        OdsCode organisation,
        LocationAction action,
        LocationName name,
        String ipRanges,
        String provider,
        SeniorApproval seniorApproval,
        boolean criteriaConfirmed,
        RequestReference resubmissionOf,
        List<Answer> answers,
        String comments) {

    /** What only one open request may hold: two changes of one location at once would undo each other. */
    String slot() {
        return slotOf(organisation, name);
    }

    static String slotOf(OdsCode organisation, LocationName name) {
        return "NAMED_LOCATION:" + name.heldBy(organisation);
    }
}
