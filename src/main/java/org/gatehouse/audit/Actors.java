package org.gatehouse.audit;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.identity.People;
import org.gatehouse.identity.Person;
import org.gatehouse.refusal.Malformed;
import org.springframework.stereotype.Component;

/** Under which names a person stands in what was recorded: their login, and their address. */
@Component
class Actors {

    private final People people;

    Actors(People people) {
        this.people = people;
    }

    /** @param text a login or an address */
    Set<String> named(String text) {
        var names = new HashSet<>(Set.of(text));
        Optional<Person> known = address(text).flatMap(people::byAddress).or(() -> people.byLogin(text));
        address(text).map(AccountAddress::value).ifPresent(names::add);
        known.ifPresent(person -> {
            names.add(person.login());
            names.add(person.address().value());
        });
        return names;
    }

    private static Optional<AccountAddress> address(String text) {
        try {
            return Optional.of(AccountAddress.of(text));
        } catch (Malformed login) {
            return Optional.empty();
        }
    }
}
