package org.gatehouse.exemption;

import org.gatehouse.identity.AccountAddress;
import org.gatehouse.identity.Caller;
import org.gatehouse.identity.Person;
import org.gatehouse.refusal.Findings;
import org.gatehouse.request.Filing;
import org.gatehouse.request.Texts;

/** An application for a short-term exception as it comes in (AC-092). */
record ShortTermForm(String account, Justification justification, String details, String requestedBy, String ritm) {

    /** The command it stands for; notes everything that is wrong with it. */
    ShortTermCommand read(Person person, Findings findings) {
        return new ShortTermCommand(
                Caller.of(person, requestedBy, findings),
                Filing.handedIn(ritm, person, findings),
                findings.required("account", account, AccountAddress::of),
                findings.required("justification", justification),
                justification == Justification.OTHER
                        ? findings.required("details", details, Texts::reason)
                        : findings.optional("details", details, Texts::reason));
    }
}
