package org.gatehouse.identity;

import org.gatehouse.refusal.Findings;

/**
 * Who gives a command, and for whom. For everybody but role {@code integration} the two are one.
 *
 * @param requestedBy the person in whose name it is asked; counts in every separation of duties
 */
public record Caller(Person person, AccountAddress requestedBy) {

    public static Caller self(Person person) {
        return new Caller(person, person.address());
    }

    /** Role {@code integration} must name the person it acts for; nobody else may name one. */
    public static Caller of(Person person, String requestedBy, Findings findings) {
        if (person.is(Groups.INTEGRATION)) {
            return new Caller(person, findings.required("requestedBy", requestedBy, AccountAddress::of));
        }
        if (requestedBy != null) {
            findings.add("requestedBy", "NOT_ALLOWED", "Only role integration may act for somebody else");
        }
        return self(person);
    }

    /** Whether this caller may act for the organisation: its Local Administrators, and systems acting for one. */
    public boolean actsFor(OdsCode organisation) {
        return person.administers(organisation) || person.is(Groups.INTEGRATION);
    }

    public String login() {
        return person.login();
    }
}
