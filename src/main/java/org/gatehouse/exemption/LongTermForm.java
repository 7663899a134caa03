package org.gatehouse.exemption;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.gatehouse.exemption.LongTermDetails.Alternatives;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.identity.Caller;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.identity.Person;
import org.gatehouse.refusal.Finding;
import org.gatehouse.refusal.Findings;
import org.gatehouse.request.Filing;
import org.gatehouse.request.SeniorApproval;
import org.gatehouse.request.Texts;
import org.gatehouse.servicedesk.RequestReference;

/** An application for long-term exceptions as it comes in (AC-025, AC-093). */
record LongTermForm(
        String organisation,
        List<String> accounts,
        Rationale rationale,
        AlternativesForm alternativesConsidered,
        String riskAssessment,
        String eliminationPlan,
        SeniorApproval.Form seniorApproval,
        String renews,
        String requestedBy,
        String ritm) {

    static final int MOST_ACCOUNTS = 200;
    static final Finding NO_ACCOUNTS = new Finding("accounts", "REQUIRED", "Name at least one account");

    /** Why each step of the ladder before an exception does not do. */
    record AlternativesForm(String coreMethods, String fido2, String namedLocation) {

        private static final AlternativesForm EMPTY = new AlternativesForm(null, null, null);

        private Alternatives read(Findings findings) {
            return new Alternatives(
                    findings.required("alternativesConsidered.coreMethods", coreMethods, Texts::reason),
                    findings.required("alternativesConsidered.fido2", fido2, Texts::reason),
                    findings.required("alternativesConsidered.namedLocation", namedLocation, Texts::reason));
        }
    }

    /**
     * The command it stands for; notes everything that is wrong with it.
     *
     * @param today in London
     */
    LongTermCommand read(Person person, LocalDate today, Findings findings) {
        Caller caller = Caller.of(person, requestedBy, findings);
        return new LongTermCommand(
                caller,
                Filing.handedIn(ritm, person, findings),
                findings.required("organisation", organisation, OdsCode::of),
                readAccounts(findings),
                findings.required("rationale", rationale),
                (alternativesConsidered == null ? AlternativesForm.EMPTY : alternativesConsidered).read(findings),
                findings.required("riskAssessment", riskAssessment, Texts::comments),
                findings.required("eliminationPlan", eliminationPlan, Texts::comments),
                SeniorApproval.Form.read(seniorApproval, caller.requestedBy(), today, findings),
                findings.optional("renews", renews, RequestReference::of));
    }

    private List<AccountAddress> readAccounts(Findings findings) {
        if (accounts == null || accounts.isEmpty()) {
            findings.addAll(List.of(NO_ACCOUNTS));
            return List.of();
        }
        if (accounts.size() > MOST_ACCOUNTS) {
            findings.add(
                    "accounts",
                    "TOO_MANY",
                    "One application is for at most %d accounts, not %d".formatted(MOST_ACCOUNTS, accounts.size()));
            return List.of();
        }
        var read = new ArrayList<AccountAddress>();
        var seen = new HashSet<AccountAddress>();
        for (int place = 0; place < accounts.size(); place++) {
            String field = fieldOf(place);
            AccountAddress account = findings.required(field, accounts.get(place), AccountAddress::of);
            if (account != null && !seen.add(account)) {
                findings.add(field, "DUPLICATE", "%s is in the list more than once".formatted(account));
            }
            read.add(account);
        }
        return read;
    }

    /** The name of one account's field. */
    static String fieldOf(int place) {
        return "accounts[%d]".formatted(place);
    }

    /** Which account a field made by {@link #fieldOf} is of. */
    static int placeOf(String field) {
        return Integer.parseInt(field.substring(field.indexOf('[') + 1, field.indexOf(']')));
    }
}
