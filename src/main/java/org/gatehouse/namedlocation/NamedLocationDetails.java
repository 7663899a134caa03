package org.gatehouse.namedlocation;

import java.util.List;
import org.gatehouse.request.Forgotten;
import org.gatehouse.request.SeniorApproval;

/**
 * What a named-location request asks for, as it is kept and shown.
 *
 * @param location the key of the location it changes or removes, or null where it registers a new one
 * @param ipRanges canonical, separated by commas as they came in; empty for a removal
 * @param formerRanges the same of what was registered when it was asked, empty for a new location
 * @param answers to each reason of the rejection that it corrects, empty where it corrects none
 * @param contest why and by whom a rejection of it was contested, or null
 */
record NamedLocationDetails(
        LocationAction action,
        String name,
        String location,
        String ipRanges,
        String formerRanges,
        String provider,
        SeniorApproval seniorApproval,
        boolean criteriaConfirmed,
        List<Answer> answers,
        String comments,
        Contest contest) {

    /** What was done about one reason of a rejection (AC-079). */
    record Answer(String reason, String answer) {}

    /**
     * That a rejection was contested (AC-080).
     *
     * @param by the login of who handed it in, who has no part in deciding it
     * @param note what the helpdesk wants the panel to know, or null
     */
    record Contest(String grounds, String by, String note) {}

    List<IpRange> wanted() {
        return read(ipRanges);
    }

    List<IpRange> former() {
        return read(formerRanges);
    }

    NamedLocationDetails contested(Contest contested) {
        return new NamedLocationDetails(
                action,
                name,
                location,
                ipRanges,
                formerRanges,
                provider,
                seniorApproval,
                criteriaConfirmed,
                answers,
                comments,
                contested);
    }

    /** Name and ranges are the organisation's, not a person's. */
    NamedLocationDetails forgotten() {
        return new NamedLocationDetails(
                action,
                name,
                location,
                ipRanges,
                formerRanges,
                provider,
                seniorApproval.forgotten(),
                criteriaConfirmed,
                answers.stream()
                        .map(answer -> new Answer(Forgotten.TEXT, Forgotten.TEXT))
                        .toList(),
                Forgotten.text(comments),
                contest == null ? null : new Contest(Forgotten.TEXT, Forgotten.WHO, Forgotten.text(contest.note())));
    }

    private static List<IpRange> read(String ranges) {
        return ranges.isEmpty()
                ? List.of()
                : List.of(ranges.split(",")).stream().map(IpRange::of).toList();
    }
}
