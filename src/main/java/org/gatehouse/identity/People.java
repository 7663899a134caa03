package org.gatehouse.identity;

import java.util.List;
import java.util.Optional;

/** Everybody who may sign in, and how a group is reached by mail. */
public interface People {

    List<Person> all();

    default Optional<Person> byLogin(String login) {
        return all().stream().filter(person -> person.login().equals(login)).findFirst();
    }

    default Optional<Person> byAddress(AccountAddress address) {
        return all().stream().filter(person -> person.address().equals(address)).findFirst();
    }

    default List<Person> membersOf(String group) {
        return all().stream().filter(person -> person.is(group)).toList();
    }
}
