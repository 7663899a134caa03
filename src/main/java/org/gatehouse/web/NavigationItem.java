package org.gatehouse.web;

import java.util.function.Predicate;
import org.gatehouse.identity.Person;

/** A link in the navigation of every page, contributed by the package that owns the page. */
public record NavigationItem(String href, String label, Predicate<Person> visible) {

    public boolean shownTo(Person person) {
        return visible.test(person);
    }
}
