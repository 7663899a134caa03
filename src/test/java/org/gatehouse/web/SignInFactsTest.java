package org.gatehouse.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.gatehouse.Api;
import org.gatehouse.Browserless;
import org.gatehouse.Facts;
import org.gatehouse.GatehouseTest;
import org.gatehouse.World;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who signs in is on record before they are let in. */
@GatehouseTest
class SignInFactsTest {

    @Autowired
    private World world;

    @Autowired
    private Facts facts;

    private static Instant morning = World.MONDAY_MORNING.plus(Duration.ofDays(400));

    private long before;

    @BeforeEach
    void nobodyCalledToday() {
        morning = morning.plus(Duration.ofDays(1));
        world.beginAt(morning);
        before = facts.last();
    }

    @AfterEach
    void writeAgain() {
        facts.canBeWritten();
    }

    @Test
    void eachSessionIsAFactWithItsRoles() {
        Browserless.signedIn(world.baseUrl(), "both1").get("/");
        Browserless.signedIn(world.baseUrl(), "auditor1");

        assertThat(facts.since(before, "SIGN_IN"))
                .extracting(Facts.Row::by, Facts.Row::what, Facts.Row::details)
                .containsExactly(
                        tuple(
                                "both1",
                                "Signed in",
                                Map.of(
                                        "how",
                                        "form",
                                        "roles",
                                        List.of(
                                                "escalation-panel",
                                                "exception-reviewers",
                                                "local-administrators.X26",
                                                "location-reviewers",
                                                "onboarding-reviewers"))),
                        tuple("auditor1", "Signed in", Map.of("how", "form", "roles", List.of("auditors"))));
    }

    @Test
    void whoDoesNotKnowThePasswordIsNoSignIn() {
        new Browserless(world.baseUrl()).submit("/login", Map.of("username", "admin", "password", "wrong"));

        assertThat(facts.since(before)).isEmpty();
    }

    @Test
    void callsAreOneFactAnHourForEachLogin() {
        Api api = world.as("auditor1");
        IntStream.range(0, 20).parallel().forEach(each -> api.get("/requests"));
        world.as("helpdesk1").get("/requests");

        assertThat(facts.since(before, "SIGN_IN"))
                .extracting(Facts.Row::by, Facts.Row::what, row -> row.details().get("how"))
                .containsExactlyInAnyOrder(
                        tuple("auditor1", "Signed in to call", "basic"),
                        tuple("helpdesk1", "Signed in to call", "basic"));

        world.beginAt(morning.plus(Duration.ofMinutes(61)));
        api.get("/requests");
        assertThat(facts.since(before, "SIGN_IN"))
                .filteredOn(fact -> fact.by().equals("auditor1"))
                .hasSize(2);
    }

    @Test
    void whoCannotBeRecordedGetsNoSession() {
        facts.cannotBeWritten("SIGN_IN");
        var visitor = new Browserless(world.baseUrl());

        HttpResponse<String> answer = visitor.submit("/login", Map.of("username", "auditor1", "password", "demo"));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(visitor.get("/").headers().firstValue("Location"))
                .hasValueSatisfying(location -> assertThat(location).endsWith("/login"));
    }

    @Test
    void whoCannotBeRecordedMayNotCall() {
        facts.cannotBeWritten("SIGN_IN");

        Api.Answer answer = world.as("auditor1").get("/requests");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.codes()).containsExactly("DATABASE_UNAVAILABLE");
        facts.canBeWritten();
        assertThat(world.as("auditor1").get("/requests").status()).isEqualTo(200);
    }
}
