package org.gatehouse.web;

import java.util.List;
import org.gatehouse.identity.Person;

/** Cards of the home page, contributed by the package that owns the pages they lead to. */
public interface HomeCards {

    /**
     * One card.
     *
     * @param number what is to be counted there, or null where there is nothing to count
     * @param text one sentence or phrase about it
     */
    record Card(String title, String href, Long number, String text) {}

    /** What this person finds on their home page; empty where it is not for them. */
    List<Card> of(Person person);
}
