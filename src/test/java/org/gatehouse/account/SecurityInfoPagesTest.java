package org.gatehouse.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.gatehouse.Browserless;
import org.gatehouse.GatehouseTest;
import org.gatehouse.World;
import org.gatehouse.compromise.CompromisesOfTheTenant;
import org.gatehouse.directory.AccountControl;
import org.gatehouse.directory.AccountDirectory;
import org.gatehouse.directory.AuthenticationMethod;
import org.gatehouse.directory.MethodType;
import org.gatehouse.identity.AccountAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The page of holders about their own accounts, as a browser without scripts uses it. */
@GatehouseTest
class SecurityInfoPagesTest {

    private static final String PAGE = "/security-info";
    private static final String ENROL = "/security-info/self-enrolment";
    private static final String STARTER = "new.starter@za1.example";
    private static final String NURSE = "staff.nurse@za1.example";

    @Autowired
    private World world;

    @Autowired
    private CompromisesOfTheTenant tenant;

    @Autowired
    private AccountDirectory directory;

    @Autowired
    private AccountControl control;

    private Browserless una;
    private Browserless vic;

    @BeforeEach
    void mondayMorning() {
        tenant.beginAt(World.MONDAY_MORNING);
        world.takeCensus();
        una = Browserless.signedIn(world.baseUrl(), "staff.nurse");
        vic = Browserless.signedIn(world.baseUrl(), "new.starter");
    }

    @AfterEach
    void putBack() {
        tenant.forget();
    }

    @Test
    void holdersAreLedToTheirPage() {
        assertThat(una.get("/").body())
                .contains("Your security info", "href=\"/security-info\"")
                .doesNotContain("nothing for you to do");
    }

    @Test
    void aHolderSeesTheirOwnAccountWithoutWholeNumbers() {
        assertThat(una.get(PAGE).body())
                .contains(
                        NURSE,
                        "Under MFA by the Standard policy",
                        "wherever you are",
                        "Authenticator app",
                        "ending in ")
                .contains("A new phone with the same number", "Move the Authenticator app", "A lost or stolen phone")
                .contains("Outlook 2010", "What happens to your data", "Where phones are not allowed")
                .doesNotContain("+44 7700", "Enrol for MFA...", "Register by", STARTER);
    }

    @Test
    void whoHasNothingIsToldToBegin() {
        assertThat(vic.get(PAGE).body())
                .contains("Not under MFA", "None is registered", "Get started with MFA", "Enrol for MFA...")
                .doesNotContain("A new phone with the same number", "A lost or stolen phone");
    }

    @Test
    void whoHasOneMethodIsEncouragedToRegisterASecond() {
        HttpResponse<String> answer = register("SMS", "07700 900 123");
        assertThat(answer.statusCode()).isEqualTo(302);
        String one = vic.get(PAGE).body();
        assertThat(one).contains("Text message is registered", "ending in 123", "More than one method");

        register("CALL", "020 7946 0018");
        assertThat(vic.get(PAGE).body()).contains("ending in 018").doesNotContain("More than one method");
    }

    @Test
    void whatIsWrongIsSaidAtItsFieldAndWhatWasTypedStays() {
        HttpResponse<String> answer = register("SMS", "+353 85 012 3456");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains(
                        "There is a problem",
                        "href=\"#phoneNumber\"",
                        "Enter a UK number",
                        "value=\"+353 85 012 3456\"");
        assertThat(register(null, null).body()).contains("Choose a method", "href=\"#type\"");
        assertThat(register("SMS", " ").body()).contains("Enter the number that the text message or call goes to");
        assertThat(register("PIGEON", "").body()).contains("Choose a method");
    }

    @Test
    void aNumberFromAbroadIsReportedWithTheWayToReplaceIt() {
        control.register(idOf(STARTER), new AuthenticationMethod(MethodType.CALL, "+33 6 12 34 56 78"));

        assertThat(vic.get(PAGE).body())
                .contains(
                        "Not a UK number",
                        "UK telephone numbers only",
                        "register a UK one in its place",
                        "ending in 678")
                .doesNotContain("+33");
    }

    @Test
    void enrollingIsAskedOnceMoreAndCannotBeUndone() {
        assertThat(vic.get(ENROL).body()).contains("You cannot undo this yourself", "You have no method yet");

        assertThat(vic.submit(ENROL, Map.of()).statusCode()).isEqualTo(302);

        assertThat(vic.get(PAGE).body())
                .contains("Your account is under MFA from now on", "Under MFA by the Standard policy")
                .contains("Register a method now")
                .doesNotContain("Enrol for MFA...");
        assertThat(vic.get(ENROL).body())
                .contains("your account is under MFA already")
                .doesNotContain("<button class=\"nhsuk-button\"");
    }

    @Test
    void theEndOfTheGraceIsShownWhileItLasts() {
        world.onboardToNamedLocations("ZA1");
        world.changeDirectory(Map.of("account", STARTER, "addTo", "ZA1.sg.MFA-CA-NL-Users"));
        world.settle();

        String during = vic.get(PAGE).body();
        assertThat(during)
                .contains("Under MFA by the Named Locations policy", "Register by", "Monday 7 December 2026 at 10:00")
                .contains("Fourteen days to register")
                .doesNotContain("Enrol for MFA...");

        world.pass(Duration.ofDays(14));
        assertThat(vic.get(PAGE).body()).contains("Fourteen days to register").doesNotContain("Register by");
    }

    @Test
    void aRunningExceptionIsShownWithItsEnd() {
        assertThat(una.get(PAGE).body()).doesNotContain("<dt>Exception</dt>");
        world.as("la.za1").post("/short-term-exceptions", Map.of("account", NURSE, "justification", "NO_SIGNAL"));
        world.settle();

        assertThat(una.get(PAGE).body()).contains("<dt>Exception</dt>", "Until Tuesday 24 November 2026 at 10:00");
    }

    @Test
    void aLockedAccountOffersNothing() {
        tenant.mark(NURSE);

        assertThat(una.get(PAGE).body())
                .contains("Your account is locked", "Compromised accounts")
                .doesNotContain("<form action=\"/security-info", "Enrol for MFA...");
        assertThat(una.submit(PAGE, "/security-info/methods", Map.of("type", "FIDO2"))
                        .statusCode())
                .isEqualTo(409);
        assertThat(una.submit("/", ENROL, Map.of()).statusCode()).isEqualTo(409);
    }

    @Test
    void whoHasNoAccountIsToldSo() {
        Browserless noor = Browserless.signedIn(world.baseUrl(), "helpdesk1");

        assertThat(noor.get(PAGE).body()).contains("The directory has no account at your address");
        assertThat(noor.submit("/", "/security-info/methods", Map.of("type", "FIDO2"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void allGuidanceIsOnOnePage() {
        assertThat(una.get("/guidance").body())
                .contains("Move the Authenticator app to a new phone", "Risks of named locations", "<ol>", "Read more");
    }

    private HttpResponse<String> register(String type, String number) {
        Map<String, String> fields = type == null ? Map.of() : Map.of("type", type, "phoneNumber", number);
        return vic.submit(PAGE, "/security-info/methods", fields);
    }

    private String idOf(String address) {
        return directory.accountAt(AccountAddress.of(address)).orElseThrow().id();
    }
}
