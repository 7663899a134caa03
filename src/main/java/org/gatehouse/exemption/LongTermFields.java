package org.gatehouse.exemption;

import java.util.Arrays;
import java.util.List;
import org.gatehouse.exemption.LongTermDetails.Alternatives;
import org.gatehouse.exemption.LongTermForm.AlternativesForm;
import org.gatehouse.request.SeniorApproval;

/**
 * The form for long-term exceptions of the page as it comes in: texts, so that what nobody offered is a finding like
 * others.
 *
 * @param accounts as somebody pasted them
 */
record LongTermFields(
        String organisation,
        String accounts,
        String rationale,
        AlternativesForm alternativesConsidered,
        String riskAssessment,
        String eliminationPlan,
        Approval seniorApproval,
        String renews) {

    private static final AlternativesForm NONE = new AlternativesForm(null, null, null);

    record Approval(String name, String role, String email, String confirmedOn, String reference) {

        static final Approval NONE = new Approval(null, null, null, null, null);

        SeniorApproval.Form toForm() {
            return new SeniorApproval.Form(
                    name, choice(SeniorApproval.Role.class, role), email, confirmedOn, reference);
        }
    }

    LongTermFields {
        alternativesConsidered = alternativesConsidered == null ? NONE : alternativesConsidered;
        seniorApproval = seniorApproval == null ? Approval.NONE : seniorApproval;
    }

    static LongTermFields blank(String organisation, String account) {
        return new LongTermFields(organisation, account, null, null, null, null, null, null);
    }

    /**
     * What was asked for once before; the approval is to be obtained anew.
     *
     * @param renews the request whose exceptions it continues, or null
     */
    static LongTermFields like(String organisation, List<String> accounts, LongTermDetails before, String renews) {
        Alternatives alternatives = before.alternativesConsidered();
        return new LongTermFields(
                organisation,
                String.join("\n", accounts),
                before.rationale().name(),
                new AlternativesForm(alternatives.coreMethods(), alternatives.fido2(), alternatives.namedLocation()),
                before.riskAssessment(),
                before.eliminationPlan(),
                null,
                renews);
    }

    /** The same with these accounts, one on each line. */
    LongTermFields with(List<String> listed) {
        return new LongTermFields(
                organisation,
                String.join("\n", listed),
                rationale,
                alternativesConsidered,
                riskAssessment,
                eliminationPlan,
                seniorApproval,
                renews);
    }

    LongTermForm toForm(List<String> listed) {
        return new LongTermForm(
                organisation,
                listed,
                choice(Rationale.class, rationale),
                new AlternativesForm(
                        text(alternativesConsidered.coreMethods()),
                        text(alternativesConsidered.fido2()),
                        text(alternativesConsidered.namedLocation())),
                text(riskAssessment),
                text(eliminationPlan),
                seniorApproval.toForm(),
                renews,
                null,
                null);
    }

    private static String text(String sent) {
        return sent == null ? null : sent.replace("\r\n", "\n");
    }

    private static <E extends Enum<E>> E choice(Class<E> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> value.name().equals(text))
                .findFirst()
                .orElse(null);
    }
}
