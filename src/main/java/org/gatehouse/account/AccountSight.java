package org.gatehouse.account;

import java.util.function.Predicate;
import org.gatehouse.directory.DirectoryAccount;
import org.gatehouse.identity.Groups;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.identity.Person;
import org.gatehouse.web.Door;

/** Who may see which accounts, and who what of them. */
public final class AccountSight {

    private static final Predicate<Person> ALL = Door.STAFF.or(Door.anyOf(Groups.INTEGRATION));
    private static final Predicate<Person> HELPERS =
            Door.anyOf(Groups.HELPDESK, Groups.DIRECTORY_SUPPORT, Groups.ADMINISTRATORS);

    /** Everybody who sees accounts at all. */
    public static final Predicate<Person> ANY = ALL.or(Door.LOCAL_ADMINISTRATORS);

    private AccountSight() {}

    public static boolean seesAll(Person person) {
        return ALL.test(person);
    }

    static boolean sees(Person person, DirectoryAccount account) {
        return sees(person, account.organisation());
    }

    /** @param organisation whose account it is, or null for the platform's own */
    public static boolean sees(Person person, OdsCode organisation) {
        return seesAll(person) || organisation != null && person.administers(organisation);
    }

    static boolean administers(Person person, DirectoryAccount account) {
        return account.organisation() != null && person.administers(account.organisation());
    }

    static boolean holds(Person person, DirectoryAccount account) {
        return account.address().equals(person.address());
    }

    /** Telephone numbers are for those who help the holder with them. */
    static boolean seesNumbers(Person person, DirectoryAccount account) {
        return administers(person, account) || HELPERS.test(person);
    }
}
