package org.gatehouse.request;

import org.gatehouse.identity.Groups;
import org.gatehouse.identity.People;
import org.springframework.stereotype.Component;

/** Whoever holds or did something, as people read it: a person by name, a group in words. Also used by templates. */
@Component("who")
public class Who {

    private static final String PRODUCT = "Gatehouse";

    private final People people;

    Who(People people) {
        this.people = people;
    }

    /** @param holder a group, a login, or {@link Stage#GATEHOUSE} */
    public String inWords(String holder) {
        if (holder == null) {
            return "";
        }
        if (holder.equals(Stage.GATEHOUSE)) {
            return PRODUCT;
        }
        return people.byLogin(holder)
                .map(person -> "%s (%s)".formatted(person.name(), person.login()))
                .orElseGet(() -> isGroup(holder) ? Groups.inWords(holder) : holder);
    }

    private boolean isGroup(String holder) {
        return Groups.administeredBy(holder).isPresent()
                || !people.membersOf(holder).isEmpty();
    }
}
