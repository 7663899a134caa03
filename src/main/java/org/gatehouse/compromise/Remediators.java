package org.gatehouse.compromise;

import java.util.LinkedHashSet;
import java.util.Set;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.identity.Groups;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.identity.People;
import org.gatehouse.notification.Mailboxes;
import org.springframework.stereotype.Component;

/**
 * Who gives an account back: the Local Administrators of its organisation, or directory support where there is none beside
 * its holder.
 */
@Component
class Remediators {

    private final People people;
    private final Mailboxes mailboxes;

    Remediators(People people, Mailboxes mailboxes) {
        this.people = people;
        this.mailboxes = mailboxes;
    }

    String groupFor(OdsCode organisation, AccountAddress holder) {
        String administrators = Groups.localAdministratorsOf(organisation);
        boolean anyOther = people.membersOf(administrators).stream()
                .anyMatch(person -> !person.address().equals(holder));
        return anyOther ? administrators : Groups.DIRECTORY_SUPPORT;
    }

    /** Where they are reached; never at the account itself, which an attacker may read. */
    Set<AccountAddress> mailboxesFor(OdsCode organisation, AccountAddress holder) {
        var addresses = new LinkedHashSet<>(mailboxes.of(groupFor(organisation, holder)));
        addresses.remove(holder);
        return addresses;
    }
}
