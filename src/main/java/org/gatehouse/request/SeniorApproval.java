package org.gatehouse.request;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.refusal.Findings;
import org.gatehouse.refusal.Malformed;

/**
 * That a senior person of the organisation has confirmed in writing what is asked for (AC-004, AC-076).
 *
 * @param confirmedOn the day of the confirmation, in London
 * @param reference where the written confirmation is kept
 */
public record SeniorApproval(String name, Role role, String email, LocalDate confirmedOn, String reference) {

    /** Who may confirm. */
    public enum Role {
        SIRO("Senior Information Risk Owner (SIRO)"),
        CTO("Chief Technology Officer (CTO)"),
        EQUIVALENT("Equivalent person");

        private final String inWords;

        Role(String inWords) {
            this.inWords = inWords;
        }

        public String inWords() {
            return inWords;
        }
    }

    /** The confirmation as it comes in. */
    public record Form(String name, Role role, String email, String confirmedOn, String reference) {

        private static final Form EMPTY = new Form(null, null, null, null, null);

        /**
         * The approval it stands for; notes everything that is wrong with it.
         *
         * @param form null where nothing came in
         * @param requestedBy who asks, and so cannot be who confirms; null where that is not known
         * @param today in London
         */
        public static SeniorApproval read(Form form, AccountAddress requestedBy, LocalDate today, Findings findings) {
            Form given = form == null ? EMPTY : form;
            String name = findings.required("seniorApproval.name", given.name, Texts::line);
            Role role = findings.required("seniorApproval.role", given.role);
            AccountAddress email = findings.required("seniorApproval.email", given.email, AccountAddress::of);
            if (email != null && email.equals(requestedBy)) {
                findings.add(
                        "seniorApproval.email",
                        "APPROVER_IS_REQUESTER",
                        "Whoever asks cannot be the senior person who confirms");
            }
            LocalDate confirmedOn = findings.required("seniorApproval.confirmedOn", given.confirmedOn, Form::day);
            if (confirmedOn != null && confirmedOn.isAfter(today)) {
                findings.add("seniorApproval.confirmedOn", "IN_THE_FUTURE", "The confirmation cannot be in the future");
            }
            return new SeniorApproval(
                    name,
                    role,
                    email == null ? null : email.value(),
                    confirmedOn,
                    findings.required("seniorApproval.reference", given.reference, Texts::line));
        }

        private static LocalDate day(String text) {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeParseException e) {
                throw new Malformed("NOT_A_DATE", "Enter a date such as 2026-11-23");
            }
        }
    }

    /** That it was given long before what it is for can have been asked; empty where it was not. */
    public Optional<Warning> old(LocalDate today) {
        return confirmedOn.isBefore(today.minusYears(1))
                ? Optional.of(new Warning(
                        "CONFIRMATION_OLD",
                        String.format(
                                Locale.UK,
                                "The written confirmation is of %te %<tB %<tY, more than a year ago",
                                confirmedOn)))
                : Optional.empty();
    }

    /** What is kept of it when its time to live is over. */
    public SeniorApproval forgotten() {
        return new SeniorApproval(Forgotten.WHO, role, Forgotten.ADDRESS.value(), confirmedOn, Forgotten.TEXT);
    }

    /** In one line, such as "Jo Lund, Chief Technology Officer (CTO), jo@za1.example, on 3 November 2026, ref. 17/26". */
    public String inWords() {
        return String.format(
                Locale.UK,
                "%s, %s, %s, on %te %<tB %<tY, reference %s",
                name,
                role.inWords(),
                email,
                confirmedOn,
                reference);
    }
}
