package org.gatehouse.namedlocation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.gatehouse.identity.Person;
import org.gatehouse.namedlocation.NamedLocationDetails.Answer;
import org.gatehouse.namedlocation.NamedLocationForm.Resubmission;
import org.gatehouse.request.SeniorApproval;

/**
 * The named-location form of the page as it comes in: texts, so that what nobody offered is a finding like others.
 *
 * @param criteriaConfirmed which criteria were ticked, by their place in the list
 * @param criteriaOf the action whose criteria the page showed, or null where it does not say
 * @param answers to the reasons of the rejection that is corrected, in their order
 */
record NamedLocationFields(
        String organisation,
        String action,
        String name,
        String ipRanges,
        String provider,
        Approval seniorApproval,
        Set<Integer> criteriaConfirmed,
        String criteriaOf,
        String resubmissionOf,
        List<String> answers,
        String comments) {

    record Approval(String name, String role, String email, String confirmedOn, String reference) {

        static final Approval NONE = new Approval(null, null, null, null, null);

        SeniorApproval.Form toForm() {
            return new SeniorApproval.Form(
                    name, choice(SeniorApproval.Role.class, role), email, confirmedOn, reference);
        }
    }

    NamedLocationFields {
        seniorApproval = seniorApproval == null ? Approval.NONE : seniorApproval;
        criteriaConfirmed = criteriaConfirmed == null ? Set.of() : criteriaConfirmed;
        answers = answers == null ? List.of() : answers;
    }

    /** What the page begins with: all that is known of the person and of what is to be done. */
    static NamedLocationFields blank(Person person, String action, String name, String ipRanges) {
        var organisations = person.organisations();
        String only =
                organisations.size() == 1 ? organisations.iterator().next().value() : null;
        return new NamedLocationFields(
                only,
                action == null ? LocationAction.REGISTER.name() : action,
                name,
                ipRanges,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /**
     * What was asked for once before; the approval is to be obtained anew.
     *
     * @param corrects the rejected request, or null where its window is closed
     */
    static NamedLocationFields like(String organisation, NamedLocationDetails before, String corrects) {
        return new NamedLocationFields(
                organisation,
                before.action().name(),
                before.name(),
                before.ipRanges().replace(",", ", "),
                before.provider(),
                null,
                null,
                null,
                corrects,
                null,
                before.comments());
    }

    /**
     * @param criteria how many there are to confirm
     * @param reasons of the rejection that is corrected, in the order in which they were shown
     */
    NamedLocationForm toForm(int criteria, List<String> reasons) {
        boolean corrects = resubmissionOf != null && !resubmissionOf.isBlank();
        LocationAction chosen = choice(LocationAction.class, action);
        return new NamedLocationForm(
                organisation,
                chosen,
                name,
                chosen == LocationAction.REMOVE ? null : ipRanges,
                provider,
                seniorApproval.toForm(),
                criteriaConfirmed.size() >= criteria,
                corrects ? new Resubmission(resubmissionOf, answered(reasons)) : null,
                comments == null ? null : comments.replace("\r\n", "\n"),
                null,
                null);
    }

    /** The same with no criterion ticked, for others were shown than those to confirm. */
    NamedLocationFields unconfirmed() {
        return new NamedLocationFields(
                organisation,
                action,
                name,
                ipRanges,
                provider,
                seniorApproval,
                Set.of(),
                criteriaOf,
                resubmissionOf,
                answers,
                comments);
    }

    /** The fields of the page whose reasons have no answer yet, in the order of the reasons. */
    List<String> unanswered(int reasons) {
        return IntStream.range(0, reasons)
                .filter(place -> place >= answers.size()
                        || answers.get(place) == null
                        || answers.get(place).isBlank())
                .mapToObj("answers[%d]"::formatted)
                .toList();
    }

    private List<Answer> answered(List<String> reasons) {
        var answered = new ArrayList<Answer>();
        for (int i = 0; i < Math.min(reasons.size(), answers.size()); i++) {
            answered.add(new Answer(reasons.get(i), answers.get(i)));
        }
        return answered;
    }

    private static <E extends Enum<E>> E choice(Class<E> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> value.name().equals(text))
                .findFirst()
                .orElse(null);
    }
}
