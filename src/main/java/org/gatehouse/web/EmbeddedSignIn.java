package org.gatehouse.web;

import org.gatehouse.identity.People;
import org.gatehouse.identity.Person;
import org.springframework.context.annotation.Profile;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;

/** The demo logins with their published password. Not hashed, since it is on the login page. */
@Component
@Profile("embedded")
class EmbeddedSignIn implements UserDetailsService {

    static final String PASSWORD = "demo";

    private final People people;

    EmbeddedSignIn(People people) {
        this.people = people;
    }

    @Override
    public UserDetails loadUserByUsername(String login) {
        Person person = people.byLogin(login).orElseThrow(() -> new UsernameNotFoundException(login));
        return User.withUsername(person.login())
                .password("{noop}" + PASSWORD)
                .authorities(person.groups().toArray(String[]::new))
                .build();
    }
}
