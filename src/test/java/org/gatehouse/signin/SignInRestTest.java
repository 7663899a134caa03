package org.gatehouse.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.gatehouse.Api;
import org.gatehouse.GatehouseTest;
import org.gatehouse.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Sign-in checks through the REST interface, of accounts of the demo tenant and of facts. */
@GatehouseTest
class SignInRestTest {

    private static final String HSCN = "198.51.100.7";
    private static final String HOME = "203.0.113.7";
    private static final String GROUP = "ZA1.sg.MFA-CA-NL-Users";

    @Autowired
    private World world;

    @BeforeEach
    void mondayMorning() {
        world.beginAt(World.MONDAY_MORNING);
    }

    @ParameterizedTest
    @CsvSource({
        "ward.clerk,     OUTLOOK,          WEB,          MFA_REQUIRED,          '8, AC-042; due 4, AC-012', STANDARD",
        "ward.clerk,     NHSMAIL_PORTAL,   WEB,          MFA_REQUIRED,          '6, AC-045; due 4, AC-012', STANDARD",
        "ward.clerk,     OUTLOOK,          OUTLOOK_2010, CLIENT_NOT_SUPPORTED,  '8, AC-042; due 1, AC-033', STANDARD",
        "fido.user,      TEAMS,            DESKTOP,      SATISFIED_BY_TOKEN,    '8, AC-042; due 3, AC-018', STANDARD",
        "smartcard.user, TEAMS,            WEB,          SATISFIED_BY_TOKEN,    '8, AC-042; due 3, AC-017', STANDARD",
        "smartcard.user, TEAMS,            DESKTOP,      MFA_REQUIRED,          '8, AC-042; due 4, AC-012', STANDARD",
        "peruser.legacy, ONEDRIVE,         MOBILE,       MFA_REQUIRED,          '8, AC-123; due 4, AC-012', PER_USER",
        "new.starter,    OUTLOOK,          WEB,          MFA_NOT_REQUIRED,      '3, AC-122',                NONE",
        "atp.admin,      ADFS_APPLICATION, WEB,          MFA_REQUIRED,          '2, AC-047; due 4, AC-012', STANDARD"
    })
    void theAccountsOfTheDemoTenant(
            String name, String application, String client, String outcome, String rule, String policy) {
        Api.Answer answer = check("helpdesk1", name + "@x26.example", application, client, HOME);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("outcome")).isEqualTo(outcome);
        assertThat(answer.text("rule")).isEqualTo(rule);
        assertThat(answer.text("policy")).isEqualTo(policy);
        assertThat(answer.body().get("graceEndsAt").isNull()).isTrue();
        assertThat(answer.body().path("reasons")).isNotEmpty();
        assertThat(answer.body().path("advice")).isNotEmpty();
    }

    @Test
    void underNamedLocationsThePlaceDecidesAndTheReasonsSaySo() {
        join("ward.clerk@za1.example");

        Api.Answer onSite = check("la.za1", "Ward.Clerk@za1.example", "OUTLOOK", "WEB", HSCN);
        assertThat(onSite.text("outcome")).isEqualTo("MFA_NOT_REQUIRED");
        assertThat(onSite.text("policy")).isEqualTo("NAMED_LOCATIONS");
        assertThat(texts(onSite, "reasons"))
                .anyMatch(reason -> reason.startsWith(HSCN + " is in the named location "))
                .anyMatch(reason -> reason.contains("groups of both policies"));

        Api.Answer atHome = check("la.za1", "ward.clerk@za1.example", "OUTLOOK", "WEB", HOME);
        assertThat(atHome.text("outcome")).isEqualTo("MFA_REQUIRED");
        assertThat(texts(atHome, "reasons"))
                .contains(HOME + " is in no named location.", "No exception runs for the account.");
        assertThat(String.join(" ", texts(atHome, "reasons")) + atHome.body()).doesNotContain("prompt will appear");
    }

    @Test
    void theDaysOfGraceEndAfterFourteenTimes24Hours() {
        Instant before = world.now();
        join("new.starter@za1.example");
        Instant after = world.now();

        Api.Answer now = check("la.za1", "new.starter@za1.example", "OUTLOOK", "WEB", HOME);
        assertThat(now.text("outcome")).isEqualTo("REGISTRATION_MAY_BE_SKIPPED");
        assertThat(Instant.parse(now.text("graceEndsAt")))
                .isBetween(before.plus(Duration.ofDays(14)), after.plus(Duration.ofDays(14)));
        assertThat(texts(now, "advice")).anyMatch(advice -> advice.contains("insist"));

        String end = now.text("graceEndsAt");
        assertThat(checkAt("new.starter@za1.example", end).text("outcome")).isEqualTo("REGISTRATION_REQUIRED");
        String justBefore = Instant.parse(end).minusMillis(1).toString();
        assertThat(checkAt("new.starter@za1.example", justBefore).text("outcome"))
                .isEqualTo("REGISTRATION_MAY_BE_SKIPPED");
    }

    @Test
    void anExceptionCountsUntilItEnds() {
        world.as("la.za1")
                .post("/short-term-exceptions", Map.of("account", "user07@za1.example", "justification", "NO_SIGNAL"));
        world.settle();

        Api.Answer now = check("la.za1", "user07@za1.example", "NHSMAIL_PORTAL", "WEB", HOME);
        assertThat(now.text("outcome")).isEqualTo("MFA_NOT_REQUIRED");
        assertThat(now.text("rule")).isEqualTo("5, AC-049");
        assertThat(texts(now, "reasons")).anyMatch(reason -> reason.startsWith("An exception runs until Tuesday"));

        Api.Answer later = checkAt("user07@za1.example", "2026-11-24T12:00:00Z");
        assertThat(later.text("outcome")).isEqualTo("MFA_REQUIRED");
        assertThat(texts(later, "reasons")).anyMatch(reason -> reason.contains("does not reach this sign-in"));
    }

    @Test
    void anAccountOfAnotherOrganisationDoesNotExist() {
        for (String address : List.of("ward.clerk@zb2.example", "nobody@za1.example")) {
            Api.Answer answer = check("la.za1", address, "OUTLOOK", "WEB", HOME);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.codes()).containsExactly("NOT_FOUND");
        }
        assertThat(check("staff.nurse", "staff.nurse@za1.example", "OUTLOOK", "WEB", HOME)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        Api.Answer answer = world.as("helpdesk1")
                .post(
                        "/sign-in-checks",
                        Map.of(
                                "account", "no address",
                                "application", "TEAMS",
                                "client", "OUTLOOK_2013",
                                "sourceIp", "here",
                                "at", "tomorrow"));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.codes())
                .containsExactlyInAnyOrder("EMAIL_INVALID", "NOT_ALLOWED", "UNPARSABLE", "NOT_AN_INSTANT");
        assertThat(world.as("helpdesk1").post("/sign-in-checks", Map.of()).codes())
                .containsExactly("REQUIRED", "REQUIRED", "REQUIRED", "REQUIRED");
        assertThat(world.as("helpdesk1")
                        .post("/sign-in-checks/what-if", Map.of("at", "+999999999-01-01T00:00:00Z"))
                        .codes())
                .containsExactlyInAnyOrder("REQUIRED", "REQUIRED", "REQUIRED", "OUT_OF_RANGE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"application\":\"WORD\"}",
                "{\"client\":1}",
                "{\"facts\":{\"methods\":[\"PIGEON\"]}}",
                "{\"facts\":{\"disabled\":\"yes\"}}",
                "{"
            })
    void whatIsNotOfThisShapeIsNotReadable(String body) {
        Api.Answer answer = world.as("helpdesk1").postText("/sign-in-checks/what-if", body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.codes()).containsExactly("NOT_READABLE");
    }

    @ParameterizedTest
    @CsvSource({"true,  MFA_NOT_REQUIRED, '7, AC-043'", "false, MFA_REQUIRED,     '8, AC-043; due 4, AC-012'"})
    void examplesOneToThreeDifferByTheLocationAlone(boolean fromNamedLocation, String outcome, String rule) {
        Map<String, Object> facts =
                new HashMap<>(Map.of("policies", List.of("NAMED_LOCATIONS"), "methods", List.of("SMS")));
        facts.put("fromNamedLocation", fromNamedLocation);
        Api.Answer answer = whatIf(facts, "SHAREPOINT", "DESKTOP");

        assertThat(answer.text("outcome")).isEqualTo(outcome);
        assertThat(answer.text("rule")).isEqualTo(rule);
    }

    @Test
    void factsThatAreMissingAreFalseOrEmpty() {
        Api.Answer nothing = whatIf(Map.of(), "OUTLOOK", "WEB");
        assertThat(nothing.text("outcome")).isEqualTo("MFA_NOT_REQUIRED");
        assertThat(nothing.text("policy")).isEqualTo("NONE");

        Api.Answer joining = whatIf(Map.of("policies", List.of("NAMED_LOCATIONS")), "OUTLOOK", "OUTLOOK_2013");
        assertThat(joining.text("outcome")).isEqualTo("REGISTRATION_MAY_BE_SKIPPED");
        assertThat(texts(joining, "advice")).anyMatch(advice -> advice.startsWith("Outlook 2013"));

        Api.Answer blocked = whatIf(Map.of("compromised", true), "OUTLOOK", "WEB");
        assertThat(blocked.text("outcome")).isEqualTo("BLOCKED");
        assertThat(blocked.body().get("policy").isNull()).isTrue();
    }

    @Test
    void whileTheDirectoryIsAwayThatIsSaid() {
        world.breakDirectory(Map.of("operation", "READ", "mode", "DOWN"));
        Api.Answer answer = check("la.za1", "ward.clerk@za1.example", "OUTLOOK", "WEB", HOME);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.codes()).containsExactly("DIRECTORY_UNAVAILABLE");
    }

    private void join(String account) {
        world.onboardToNamedLocations("ZA1");
        world.changeDirectory(Map.of("account", account, "addTo", GROUP));
    }

    private Api.Answer check(String login, String account, String application, String client, String ip) {
        return world.as(login)
                .post(
                        "/sign-in-checks",
                        Map.of("account", account, "application", application, "client", client, "sourceIp", ip));
    }

    private Api.Answer checkAt(String account, String at) {
        return world.as("la.za1")
                .post(
                        "/sign-in-checks",
                        Map.of(
                                "account", account,
                                "application", "OUTLOOK",
                                "client", "WEB",
                                "sourceIp", HOME,
                                "at", at));
    }

    private Api.Answer whatIf(Map<String, Object> facts, String application, String client) {
        return world.as("la.za1")
                .post("/sign-in-checks/what-if", Map.of("facts", facts, "application", application, "client", client));
    }

    private static List<String> texts(Api.Answer answer, String field) {
        return StreamSupport.stream(answer.body().path(field).spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
