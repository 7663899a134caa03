package org.gatehouse.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.identity.Groups;
import org.gatehouse.identity.People;
import org.gatehouse.identity.Person;
import org.springframework.context.annotation.Profile;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The demo logins with their published password. Not hashed, since it is on the login page. */
@Component
@Profile("embedded")
class EmbeddedSignIn implements SignIn, UserDetailsService {

    private static final String PASSWORD = "demo";

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

    @Override
    public void toPages(HttpSecurity http) throws Exception {
        http.formLogin(form -> form.loginPage(PAGE)
                .successHandler(new SessionOfSomebody())
                // Spring Security's own would keep the failure in the session, and with it the password that was typed
                .failureHandler((request, response, failure) -> response.sendRedirect(PAGE + "?error"))
                .permitAll());
    }

    @Override
    public void toCalls(HttpSecurity http, AuthenticationEntryPoint refused) throws Exception {
        http.httpBasic(basic -> basic.authenticationEntryPoint(refused));
    }

    @Override
    public String scheme() {
        return "basic";
    }

    @Override
    public String pageScheme() {
        return "form";
    }

    @Override
    public Optional<Person> person(Authentication authentication) {
        return people.byLogin(authentication.getName());
    }

    @Override
    public void describe(Model page) {
        page.addAttribute("logins", byRole());
        page.addAttribute("password", PASSWORD);
    }

    @Override
    public String reason(String code) {
        return "The login and the password do not match";
    }

    private Map<String, List<Person>> byRole() {
        var roles = new LinkedHashMap<String, List<Person>>();
        people.listed().forEach(person -> {
            String role = person.groups().stream()
                    .sorted()
                    .map(Groups::inWords)
                    .findFirst()
                    .orElse("Others");
            roles.computeIfAbsent(person.groups().size() > 1 ? "Several roles" : role, any -> new ArrayList<>())
                    .add(person);
        });
        return roles;
    }
}
