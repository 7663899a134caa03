package org.gatehouse.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.gatehouse.Browserless;
import org.junit.jupiter.api.Test;

class EnrolmentPagesTest extends EnrolmentTest {

    @Test
    void theRolloutIsFollowedByItsAdministrators() {
        join(LOCATIONS, STARTER);
        join(LOCATIONS, NURSE);
        world.pass(Duration.ofHours(9));

        JsonNode all = world.as("la.za1").get("/enrolments").body();
        assertThat(all.path("total").asInt()).isEqualTo(2);
        JsonNode open = world.as("la.za1").get("/enrolments?state=OPEN").body();
        assertThat(accounts(open)).containsExactly(STARTER);
        JsonNode starter = open.path("items").get(0);
        assertThat(starter.path("policy").asText()).isEqualTo("NAMED_LOCATIONS");
        assertThat(starter.path("inForceAt").isNull()).isFalse();
        assertThat(starter.path("graceEndsAt").isNull()).isFalse();
        assertThat(accounts(world.as("helpdesk1")
                        .get("/enrolments?policy=NAMED_LOCATIONS")
                        .body()))
                .containsExactlyInAnyOrder(STARTER, NURSE);
        assertThat(accounts(
                        world.as("helpdesk1").get("/enrolments?policy=STANDARD").body()))
                .isEmpty();
    }

    @Test
    void anotherOrganisationsAreNotThere() {
        join(LOCATIONS, STARTER);

        assertThat(accounts(world.as("la.zb2").get("/enrolments").body())).isEmpty();
        assertThat(accounts(
                        world.as("la.zb2").get("/enrolments?organisation=ZA1").body()))
                .isEmpty();
        assertThat(accounts(
                        world.as("auditor1").get("/enrolments?organisation=ZA1").body()))
                .containsExactly(STARTER);
    }

    @Test
    void thePageSaysHowFarItIs() {
        join(LOCATIONS, STARTER);
        join(LOCATIONS, NURSE);
        world.pass(Duration.ofHours(9));
        Browserless browser = Browserless.signedIn(world.baseUrl(), "la.za1");

        String page = browser.get("/enrolments").body();

        assertThat(page).contains("2 enrolments.", "Under way", "Enrolled", "50 %", STARTER, NURSE, "grace ends");
        assertThat(browser.get("/enrolments?state=ENROLLED").body())
                .contains("1 enrolment.")
                .doesNotContain("grace ends");
        assertThat(browser.get("/enrolments?state=NOBODY").body()).contains("State: choose one from the list");
    }

    @Test
    void thePageOfTheAccountSaysWhatIsOutstanding() {
        join(LOCATIONS, STARTER);
        Browserless browser = Browserless.signedIn(world.baseUrl(), "la.za1");

        assertThat(browser.get("/accounts/" + STARTER).body())
                .contains("The policy takes effect by", "No method is registered; the grace ends");
        world.pass(Duration.ofHours(9));
        assertThat(browser.get("/accounts/" + STARTER).body()).contains("The policy was read back");
        leave(LOCATIONS, STARTER);
        assertThat(browser.get("/accounts/" + STARTER).body())
                .contains("Left the policy.")
                .doesNotContain("the grace ends");
        assertThat(browser.get("/accounts/" + NURSE).body()).doesNotContain("enrolment-heading");
    }

    private static List<String> accounts(JsonNode page) {
        return StreamSupport.stream(page.path("items").spliterator(), false)
                .map(item -> item.path("account").asText())
                .toList();
    }
}
