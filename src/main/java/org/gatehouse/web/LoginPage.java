package org.gatehouse.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gatehouse.identity.Groups;
import org.gatehouse.identity.People;
import org.gatehouse.identity.Person;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Sign-in, which in profile {@code embedded} lists the demo logins by role. */
@Controller
class LoginPage {

    private final People people;
    private final boolean demo;

    LoginPage(People people, Environment environment) {
        this.people = people;
        this.demo = environment.acceptsProfiles(Profiles.of("embedded"));
    }

    @GetMapping("/login")
    String login(
            @RequestParam(required = false) String error,
            @RequestParam(name = "signed-out", required = false) String signedOut,
            Model model) {
        model.addAttribute("failed", error != null);
        model.addAttribute("signedOut", signedOut != null);
        if (demo) {
            model.addAttribute("logins", byRole());
            model.addAttribute("password", EmbeddedSignIn.PASSWORD);
        }
        return "login";
    }

    private Map<String, List<Person>> byRole() {
        var roles = new LinkedHashMap<String, List<Person>>();
        people.all().forEach(person -> {
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
