package org.gatehouse.namedlocation;

import java.time.LocalDate;
import java.util.List;
import org.gatehouse.identity.Caller;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.identity.Person;
import org.gatehouse.namedlocation.NamedLocationDetails.Answer;
import org.gatehouse.refusal.Findings;
import org.gatehouse.request.Filing;
import org.gatehouse.request.SeniorApproval;
import org.gatehouse.request.Texts;
import org.gatehouse.servicedesk.RequestReference;

/** The named-location form as it comes in, from the REST interface or from the page (AC-072). */
record NamedLocationForm(
        String organisation,
        LocationAction action,
        String name,
        String ipRanges,
        String provider,
        SeniorApproval.Form seniorApproval,
        Boolean criteriaConfirmed,
        Resubmission resubmissionOf,
        String comments,
        String requestedBy,
        String ritm) {

    /** Which rejected request it corrects, and what was done about each reason (AC-079). */
    record Resubmission(String ritm, List<Answer> answers) {}

    /**
     * The command it stands for; notes everything that is wrong with it.
     *
     * @param today in London
     */
    NamedLocationCommand read(Person person, LocalDate today, Findings findings) {
        Caller caller = Caller.of(person, requestedBy, findings);
        return new NamedLocationCommand(
                caller,
                Filing.handedIn(ritm, person, findings),
                findings.required("organisation", organisation, OdsCode::of),
                findings.required("action", action),
                findings.required("name", name, LocationName::of),
                readRanges(findings),
                findings.optional("provider", provider, Texts::line),
                SeniorApproval.Form.read(seniorApproval, caller.requestedBy(), today, findings),
                confirmed(findings),
                resubmissionOf == null
                        ? null
                        : findings.required("resubmissionOf.ritm", resubmissionOf.ritm(), RequestReference::of),
                answers(findings),
                findings.optional("comments", comments, Texts::comments));
    }

    private boolean confirmed(Findings findings) {
        boolean confirmed = Boolean.TRUE.equals(criteriaConfirmed);
        if (!confirmed) {
            findings.add(
                    "criteriaConfirmed",
                    "CRITERIA_NOT_CONFIRMED",
                    "Confirm that every criterion for a named location is met");
        }
        return confirmed;
    }

    private String readRanges(Findings findings) {
        if (action == LocationAction.REMOVE) {
            if (ipRanges != null && !ipRanges.isBlank()) {
                findings.add("ipRanges", "NOT_ALLOWED", "A removal names no ranges: the whole location is removed");
            }
            return null;
        }
        return findings.required("ipRanges", ipRanges, text -> text);
    }

    private List<Answer> answers(Findings findings) {
        if (resubmissionOf == null || resubmissionOf.answers() == null) {
            return List.of();
        }
        return resubmissionOf.answers().stream()
                .filter(answer -> answer != null && answer.reason() != null)
                .map(answer -> new Answer(
                        answer.reason().strip(),
                        findings.optional(NamedLocationPolicy.ANSWERS, answer.answer(), Texts::reason)))
                .toList();
    }
}
