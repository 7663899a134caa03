package org.gatehouse.compromise;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatehouse.Browserless;
import org.gatehouse.GatehouseTest;
import org.gatehouse.World;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The pages by which accounts are marked, watched and given back, as a browser without scripts uses them. */
@GatehouseTest
class CompromisePagesTest {

    private static final String NURSE = "staff.nurse@za1.example";
    private static final String PAGE = "/accounts/" + NURSE;
    private static final String MARK = PAGE + "/compromise";
    private static final String REMEDIATE = PAGE + "/remediation";
    private static final String HAND_OVER = PAGE + "/password-handover";
    private static final String ALL_FIVE =
            "checklist=IDENTITY_CHECKED&checklist=DEVICES_REVIEWED&checklist=RULES_EXPLAINED"
                    + "&checklist=DELEGATES_REVIEWED&checklist=METHODS_EXPLAINED";

    @Autowired
    World world;

    @Autowired
    CompromisesOfTheTenant compromises;

    private Browserless alex;
    private Browserless second;

    @BeforeEach
    void mondayMorning() {
        compromises.beginAt(World.MONDAY_MORNING);
        alex = Browserless.signedIn(world.baseUrl(), "la.za1");
        second = Browserless.signedIn(world.baseUrl(), "la2.za1");
    }

    @AfterEach
    void putBack() {
        compromises.forget();
    }

    @Test
    void whoeverMarksGoesBackToTheAccountsAndSeesSuccessOnlyOnceItIsContained() {
        assertThat(alex.get(PAGE).body())
                .contains("Mark as Compromised", "href=\"" + MARK + "\"")
                .doesNotContain("Compromised and locked down");

        HttpResponse<String> marked = alex.submit(MARK, Map.of("signs", "EMAIL_SURGE", "comment", "2,000 in an hour"));

        assertThat(marked.statusCode()).isEqualTo(302);
        String panel = marked.headers().firstValue("Location").orElseThrow().replaceAll("^https?://[^/]+", "");
        assertThat(panel).startsWith("/accounts?marked=");
        assertThat(alex.get(panel).body())
                .contains(
                        "is being locked down", "Locking down: 0 of 12 steps", "hx-get=\"" + PAGE + "/lock-down?seen=")
                .contains("Disable its mailbox rules", "Waits for its turn")
                .doesNotContain(">Success<", "is contained");

        world.settle();

        assertThat(alex.get(panel).body())
                .contains(">Success<", "is contained", "12 of 12 steps", "Done and read back")
                .as("it is not asked for any more")
                .doesNotContain("/lock-down?seen=");
        assertThat(alex.get(PAGE).body())
                .contains("Compromised and locked down", "Mark as compromised again", "Remediate it first")
                .contains("Give the account back");
        assertThat(alex.get("/accounts?q=staff.nurse").body()).contains("nhsuk-tag--red\">Compromised<");
    }

    @Test
    void aLockDownThatIsStuckIsAWarningThatNamesItsSteps() {
        compromises.breakStep("DISABLE_DEVICES", NURSE, "DOWN");
        String ritm = compromises.markAndSettle(NURSE);
        world.pass(Duration.ofHours(3));
        assertThat(compromises.verdict(NURSE)).isEqualTo("PARTLY_CONTAINED");

        for (String page : new String[] {"/accounts?marked=" + NURSE, PAGE, "/requests/" + ritm}) {
            assertThat(alex.get(page).body())
                    .as(page)
                    .contains("Partly contained", "Disable its devices: failed", "11 of 12 steps")
                    .contains("/lock-down?seen=")
                    .doesNotContain(">Success<", "is contained.");
        }
        assertThat(alex.get("/requests/" + ritm).body())
                .as("the rest of the request's page is read once more when the lock-down gets on")
                .contains("hx-trigger=\"lock-down-moved from:body\"");
        assertThat(second.get(REMEDIATE).body())
                .contains("Not possible", "The account is not contained yet. Still open: Disable its devices")
                .doesNotContain("name=\"checklist\"");
        HttpResponse<String> tooEarly = remediate(second, ALL_FIVE + "&identityCheckedBy=Sam&identityCheckMethod=Card");
        assertThat(tooEarly.statusCode()).isEqualTo(409);
        assertThat(tooEarly.body()).contains("There is a problem", "not contained yet");

        world.breakDirectory(Map.of("mode", "NONE"));
    }

    @Test
    void everyMethodThatTheLockDownLeftCanBeRemoved() {
        compromises.markAndSettle(NURSE);
        assertThat(second.get(REMEDIATE).body()).contains("Methods left: Authenticator app", "Remove every method");

        assertThat(second.submit(REMEDIATE, PAGE + "/method-removal", Map.of()).statusCode())
                .isEqualTo(302);

        assertThat(compromises.account(NURSE).get("methods")).isEmpty();
        assertThat(second.get(REMEDIATE).body()).doesNotContain("Remove every method");
    }

    @Test
    void whatWatchesIsToldOnlyWhatIsNew() {
        compromises.mark(NURSE);
        String before = alex.get(PAGE).body();
        Matcher poll = Pattern.compile("hx-get=\"([^\"]+)\"").matcher(before);
        assertThat(poll.find()).isTrue();
        String asked = poll.group(1).replace("&amp;", "&");

        assertThat(alex.get(asked).statusCode()).isEqualTo(204);
        world.settle();
        HttpResponse<String> news = alex.get(asked);

        assertThat(news.statusCode()).isEqualTo(200);
        assertThat(news.headers().firstValue("HX-Trigger")).contains("lock-down-moved");
        assertThat(news.body())
                .contains("hx-swap-oob=\"innerHTML\"", "Contained: 12 of 12 steps are done and read back")
                .doesNotContain("<html", "/lock-down?seen=");
        assertThat(alex.get("/accounts/atp.admin@za1.example/lock-down").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aMarkingWithoutASignIsAskedForOneAndMarksNothing() {
        HttpResponse<String> nothing = alex.submit(MARK, Map.of("comment", "Odd\r\nthings"));
        assertThat(nothing.statusCode()).isEqualTo(422);
        assertThat(nothing.body())
                .contains("Error: Mark as compromised", "Choose at least one sign", "href=\"#signs\"")
                .containsPattern("Odd\r?\nthings</textarea>");
        assertThat(alex.submit(MARK, Map.of("signs", "<script>")).statusCode()).isEqualTo(422);
        HttpResponse<String> endless = alex.submit(MARK, Map.of("signs", "OTHER", "comment", "x".repeat(2001)));
        assertThat(endless.statusCode()).isEqualTo(422);
        assertThat(endless.body())
                .contains("Comment: at most 2,000 characters")
                .containsPattern("value=\"OTHER\"[^>]*checked");
        assertThat(compromises.account(NURSE).get("compromised").asBoolean()).isFalse();
    }

    @Test
    void anAccountForEmergenciesIsRefusedInWords() {
        String breakGlass = "/accounts/break.glass@za1.example";
        assertThat(alex.get(breakGlass).body())
                .contains("The account is kept for emergencies.")
                .doesNotContain("href=\"" + breakGlass + "/compromise\"");
        assertThat(alex.get(breakGlass + "/compromise").body())
                .contains("Not possible", "kept for emergencies")
                .doesNotContain("name=\"signs\"");
        HttpResponse<String> marked = alex.submit(breakGlass + "/compromise", Map.of("signs", "OTHER"));
        assertThat(marked.statusCode()).isEqualTo(409);
        assertThat(marked.body()).contains("There is a problem", "Security has been told");
    }

    @Test
    void anotherOrganisationsAccountDoesNotExist() {
        for (String page : new String[] {"/compromise", "/remediation"}) {
            assertThat(alex.get("/accounts/staff.nurse@zb2.example" + page).statusCode())
                    .isEqualTo(404);
        }
        assertThat(alex.submit("/accounts", "/accounts/staff.nurse@zb2.example/compromise", Map.of("signs", "OTHER"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(alex.get("/accounts?marked=staff.nurse@zb2.example").body()).doesNotContain("lock-down");
        assertThat(alex.get("/accounts?marked=nobody").statusCode()).isEqualTo(200);
    }

    @Test
    void aContainedAccountIsGivenBackAndItsPasswordShownOnce() {
        String ritm = compromises.markAndSettle(NURSE);
        assertThat(second.get("/requests/" + ritm).body())
                .contains("Lock-down of", "Steps of the lock-down", "Contained", PAGE);
        assertThat(second.get(REMEDIATE).body())
                .contains("What the lock-down found", "Disable its mailbox rules", "Found: ");
        String task = "/my-work/" + world.task("la2.za1", ritm).path("id").asText();
        assertThat(second.get(task).body()).contains("href=\"" + REMEDIATE + "\"");

        HttpResponse<String> empty = remediate(second, "checklist=IDENTITY_CHECKED&identityCheckedBy=");
        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(empty.body())
                .contains("Not confirmed: The devices were looked through", "Not confirmed: The holder knows that")
                .contains(
                        "Enter who checked the holder&#39;s identity",
                        "Enter how the holder&#39;s identity was checked")
                .contains("href=\"#checklist\"", "href=\"#identityCheckMethod\"")
                .containsPattern("value=\"IDENTITY_CHECKED\"[^>]*checked");
        HttpResponse<String> begun =
                remediate(second, ALL_FIVE + "&identityCheckedBy=Priya+Nair&identityCheckMethod=Staff+card");
        assertThat(begun.statusCode()).isEqualTo(302);

        assertThat(second.get(PAGE).body())
                .contains("is being given back", "Hand over a new password", "gives it back since");
        assertThat(alex.get(PAGE).body())
                .as("who did not begin it hands over nothing")
                .contains("It is being given back")
                .doesNotContain("Hand over a new password</button>");
        assertThat(second.get(REMEDIATE).body()).contains("has begun already");

        String first = password(second.submit(PAGE, HAND_OVER, Map.of()));
        world.settle();
        String other = password(second.submit(PAGE, HAND_OVER, Map.of()));
        assertThat(other).isNotEqualTo(first);
        assertThat(second.get(PAGE).body()).contains("and given back").doesNotContain(first, other);

        HttpResponse<String> refused = alex.submit(PAGE, HAND_OVER, Map.of());
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("Whoever remediates the account hands over its password");
        world.pass(Duration.ofHours(24));
        assertThat(second.get(PAGE).body()).doesNotContain("Hand over a new password");
        assertThat(second.submit(PAGE, HAND_OVER, Map.of()).statusCode()).isEqualTo(409);
    }

    @Test
    void nobodyGivesBackTheirOwnAccountOrOneThatIsNotMarked() {
        assertThat(second.get(REMEDIATE).body()).contains("This account is not marked as compromised");
        String own = "local.admin@za1.example";
        compromises.markAndSettle(own);

        assertThat(alex.get("/accounts/" + own).body()).doesNotContain("/remediation\"");
        assertThat(alex.get("/accounts/" + own + "/remediation").body())
                .contains("Nobody remediates their own account")
                .doesNotContain("name=\"checklist\"");
        HttpResponse<String> refused = alex.postForm(
                "/accounts/" + own + "/remediation",
                token(alex, "/accounts") + ALL_FIVE + "&identityCheckedBy=Me&identityCheckMethod=Mirror");
        assertThat(refused.statusCode()).isEqualTo(403);
    }

    @Test
    void markingAgainEndsWhatWasBegunToGiveItBack() {
        compromises.markAndSettle(NURSE);
        assertThat(alex.get(MARK).body()).contains("Mark as compromised again", "runs once more in the same case");
        alex.submit(MARK, Map.of("signs", "OTHER"));
        assertThat(alex.get(PAGE).body()).contains("Steps of lock-down 2", "the first time", "0 of 12 steps");
        world.settle();
        assertThat(alex.get(PAGE).body()).contains("12 of 12 steps");
        assertThat(second.get(REMEDIATE).body())
                .as("what the first lock-down found is not lost by the second")
                .contains("Found: &#39;Newsletters into a folder&#39;", "Found by lock-down 2: none is enabled");
    }

    private static String password(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
        assertThat(answer.body()).contains("must be changed at the first sign-in");
        Matcher shown = Pattern.compile("data-secret[^>]*>([^<]+)<").matcher(answer.body());
        assertThat(shown.find()).isTrue();
        return shown.group(1);
    }

    private static HttpResponse<String> remediate(Browserless person, String form) {
        return person.postForm(REMEDIATE, token(person, "/accounts") + form);
    }

    private static String token(Browserless person, String page) {
        Matcher token = Pattern.compile("name=\"_csrf\" (?:value|content)=\"([^\"]+)\"")
                .matcher(person.get(page).body());
        assertThat(token.find()).isTrue();
        return "_csrf=" + token.group(1) + "&";
    }
}
