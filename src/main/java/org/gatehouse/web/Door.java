package org.gatehouse.web;

import java.util.Set;
import java.util.function.Predicate;
import org.gatehouse.identity.Groups;
import org.gatehouse.identity.Person;
import org.springframework.http.HttpMethod;

/**
 * Who may call an endpoint or open a page. Declared as a bean by the package that owns the endpoint; what no door leads
 * to is denied. The check comes before anything of the body is read.
 */
public record Door(HttpMethod method, String pattern, Predicate<Person> open) {

    public static final Predicate<Person> SIGNED_IN = person -> true;
    public static final Predicate<Person> LOCAL_ADMINISTRATORS = Person::isLocalAdministrator;
    public static final Predicate<Person> ADMINISTRATORS = anyOf(Groups.ADMINISTRATORS);
    /** Everybody who works on other people's requests, and those who look after the product. */
    public static final Predicate<Person> WORKERS = anyOf(
            Groups.ONBOARDING_REVIEWERS,
            Groups.LOCATION_REVIEWERS,
            Groups.ESCALATION_PANEL,
            Groups.EXCEPTION_REVIEWERS,
            Groups.HELPDESK,
            Groups.DIRECTORY_SUPPORT,
            Groups.PROCESS_OWNERS,
            Groups.ADMINISTRATORS);
    /** The same with the auditors, who read everything and write nothing. */
    public static final Predicate<Person> STAFF = WORKERS.or(anyOf(Groups.AUDITORS));

    public static final Predicate<Person> PROCESS_OWNERS = anyOf(Groups.PROCESS_OWNERS);
    /** Those who may read every version of every diagram and table. */
    public static final Predicate<Person> MODEL_READERS =
            anyOf(Groups.PROCESS_OWNERS, Groups.AUDITORS, Groups.ADMINISTRATORS);
    /** Those who file requests for an organisation. */
    public static final Predicate<Person> REQUESTERS = LOCAL_ADMINISTRATORS.or(anyOf(Groups.INTEGRATION));

    public static Predicate<Person> anyOf(String... groups) {
        Set<String> wanted = Set.of(groups);
        return person -> person.isAnyOf(wanted);
    }

    public static Door get(String pattern, Predicate<Person> open) {
        return new Door(HttpMethod.GET, pattern, open);
    }

    public static Door post(String pattern, Predicate<Person> open) {
        return new Door(HttpMethod.POST, pattern, open);
    }

    public static Door put(String pattern, Predicate<Person> open) {
        return new Door(HttpMethod.PUT, pattern, open);
    }

    public static Door delete(String pattern, Predicate<Person> open) {
        return new Door(HttpMethod.DELETE, pattern, open);
    }
}
