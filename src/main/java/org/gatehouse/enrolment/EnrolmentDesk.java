package org.gatehouse.enrolment;

import java.util.Map;
import java.util.function.Predicate;
import org.gatehouse.census.Census;
import org.gatehouse.directory.MfaPolicy;
import org.gatehouse.identity.Groups;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.identity.Person;
import org.gatehouse.web.Door;
import org.gatehouse.web.PageOf;
import org.springframework.stereotype.Component;

/** What somebody may read of enrolments. Local Administrators find those of their own organisations only. */
@Component
class EnrolmentDesk {

    private static final Predicate<Person> ALL = Door.anyOf(
            Groups.HELPDESK, Groups.DIRECTORY_SUPPORT, Groups.PROCESS_OWNERS, Groups.AUDITORS, Groups.ADMINISTRATORS);

    static final Predicate<Person> READERS = Door.LOCAL_ADMINISTRATORS.or(ALL);

    private final EnrolmentSearch search;
    private final Census census;

    EnrolmentDesk(EnrolmentSearch search, Census census) {
        this.search = search;
        this.census = census;
    }

    static boolean seesAll(Person person) {
        return ALL.test(person);
    }

    /** @param only null for each organisation that this reader sees; so are policy and state for any */
    PageOf<Enrolment> page(Person person, OdsCode only, MfaPolicy policy, EnrolmentState state, PageOf.Wanted page) {
        census.catchUp();
        return search.page(new EnrolmentSearch.Wanted(person.within(seesAll(person), only), policy, state), page);
    }

    /** How many there are in each state. */
    Map<EnrolmentState, Long> progress(Person person, OdsCode only, MfaPolicy policy) {
        return search.progress(new EnrolmentSearch.Wanted(person.within(seesAll(person), only), policy, null));
    }
}
