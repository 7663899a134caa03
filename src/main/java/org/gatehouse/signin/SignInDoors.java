package org.gatehouse.signin;

import java.util.List;
import java.util.function.Predicate;
import org.gatehouse.account.AccountSight;
import org.gatehouse.identity.Groups;
import org.gatehouse.identity.Person;
import org.gatehouse.web.Door;
import org.gatehouse.web.Doors;
import org.gatehouse.web.HomeCards;
import org.gatehouse.web.NavigationItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Who may ask what becomes of a sign-in: whoever sees the account. */
@Configuration(proxyBeanMethods = false)
class SignInDoors {

    private static final Predicate<Person> HELPERS =
            Door.LOCAL_ADMINISTRATORS.or(Door.anyOf(Groups.HELPDESK, Groups.DIRECTORY_SUPPORT));

    @Bean
    Doors doorsToSignInChecks() {
        return Doors.of(
                Door.post("/api/v1/sign-in-checks", AccountSight.ANY),
                Door.post("/api/v1/sign-in-checks/what-if", AccountSight.ANY),
                Door.get("/sign-in-checks", AccountSight.ANY),
                Door.get("/sign-in-checks/examples/{example}", AccountSight.ANY),
                Door.get("/sign-in-checks/site", AccountSight.ANY),
                Door.post("/sign-in-checks/site", AccountSight.ANY),
                Door.post("/sign-in-checks/site/download", AccountSight.ANY));
    }

    @Bean
    @Order(28)
    NavigationItem signInChecksInNavigation() {
        return new NavigationItem("/sign-in-checks", "Sign-in check", AccountSight.ANY);
    }

    /** Leads those who are asked why somebody was prompted to the answer. */
    @Bean
    @Order(16)
    HomeCards signInOnHomePage() {
        return person -> HELPERS.test(person)
                ? List.of(new HomeCards.Card(
                        "Why was this user prompted?",
                        "/sign-in-checks",
                        null,
                        "What becomes of a sign-in and why, what would change it, and a whole site at once"))
                : List.of();
    }
}
