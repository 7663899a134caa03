package org.gatehouse.identity;

import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The people of the demo tenant. */
@Component
@Profile("embedded")
class DemoPeople implements People {

    private final List<Person> people;

    DemoPeople(DemoTenant tenant) {
        people = tenant.people().stream().map(DemoTenant.Login::person).toList();
    }

    @Override
    public List<Person> all() {
        return people;
    }
}
