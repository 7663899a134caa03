package org.gatehouse.engine;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.gatehouse.identity.Person;
import org.gatehouse.identity.PersonSeen;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Makes people known to Camunda's web applications, which show their names. Groups come with each session. */
@Component
class EngineUsers {

    private final IdentityService identities;

    EngineUsers(IdentityService identities) {
        this.identities = identities;
    }

    @EventListener
    void know(PersonSeen seen) {
        Person person = seen.person();
        User known = identities.createUserQuery().userId(person.login()).singleResult();
        User user = known == null ? identities.newUser(person.login()) : known;
        user.setFirstName(person.name());
        user.setLastName("");
        user.setEmail(person.address().value());
        identities.saveUser(user);
    }
}
