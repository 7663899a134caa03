package org.gatehouse.identity;

import java.util.List;
import java.util.Optional;

/** Who is known, and how a group is reached by mail. */
public interface People {

    /** Those who are known before anybody signs in; nobody, where people become known by signing in. */
    List<Person> listed();

    Optional<Person> byLogin(String login);

    Optional<Person> byAddress(AccountAddress address);

    List<Person> membersOf(String group);
}
