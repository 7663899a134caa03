package org.gatehouse.identity;

import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The people of the demo tenant. */
@Component
@Profile("embedded")
@EnableConfigurationProperties(DemoTenant.class)
class DemoPeople implements People {

    private final List<Person> people;

    DemoPeople(DemoTenant tenant) {
        people = tenant.people().stream().map(DemoTenant.Login::person).toList();
    }

    @Override
    public List<Person> listed() {
        return people;
    }

    @Override
    public Optional<Person> byLogin(String login) {
        return people.stream().filter(person -> person.login().equals(login)).findFirst();
    }

    @Override
    public Optional<Person> byAddress(AccountAddress address) {
        return people.stream()
                .filter(person -> person.address().equals(address))
                .findFirst();
    }

    @Override
    public List<Person> membersOf(String group) {
        return people.stream().filter(person -> person.is(group)).toList();
    }
}
