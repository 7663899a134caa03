package org.gatehouse.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
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
import org.gatehouse.standing.Standings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** The pages of accounts, as a browser without scripts uses them. */
@GatehouseTest
class AccountPagesTest {

    @Autowired
    private World world;

    @Autowired
    private AccountDirectory directory;

    @Autowired
    private AccountControl control;

    @Autowired
    private CompromisesOfTheTenant tenant;

    @Autowired
    private Standings standings;

    @Autowired
    private TransactionTemplate transaction;

    private Browserless alex;

    @BeforeEach
    void mondayMorning() {
        tenant.beginAt(World.MONDAY_MORNING);
        alex = Browserless.signedIn(world.baseUrl(), "la.za1");
    }

    @AfterEach
    void putBack() {
        tenant.forget();
    }

    @Test
    void aSearchFindsByNameAndAddress() {
        assertThat(alex.get("/accounts?q=una").body())
                .contains("1 account.", "Una Walsh", "href=\"/accounts/staff.nurse@za1.example\"");
        assertThat(alex.get("/accounts?q=nobody").body()).contains("No account is found");
        assertThat(alex.get("/accounts?q=ward.clerk").body())
                .contains("1 account.")
                .doesNotContain("zb2.example");
    }

    @Test
    void aListIsReadPageByPage() {
        String first = alex.get("/accounts").body();
        assertThat(first).contains("44 accounts", "Page 3").doesNotContain("user30@za1.example");
        assertThat(alex.get("/accounts?page=2&size=20").body()).contains("ward.clerk@za1.example");
        assertThat(alex.get("/accounts?size=50").body()).doesNotContain("aria-label=\"Pages\"");
        assertThat(alex.get("/accounts?page=2&size=7&q=user").body()).contains("q=user");
    }

    @Test
    void onlyThoseWhoSeeSeveralOrganisationsChooseOne() {
        assertThat(alex.get("/accounts").body()).doesNotContain("name=\"organisation\"");
        Browserless noor = Browserless.signedIn(world.baseUrl(), "helpdesk1");
        assertThat(noor.get("/accounts?organisation=x26&q=staff").body())
                .contains("name=\"organisation\"", "staff.nurse@x26.example")
                .doesNotContain("za1.example");
        HttpResponse<String> mistaken = noor.get("/accounts?organisation=!");
        assertThat(mistaken.statusCode()).isEqualTo(422);
        assertThat(mistaken.body()).contains("There is a problem", "An ODS code has 3 to 10 letters and digits");
    }

    @Test
    void whileOneTypesOnlyWhatIsFoundIsAnswered() {
        String found = alex.send(HttpRequest.newBuilder(URI.create(world.baseUrl() + "/accounts?q=una"))
                        .header("HX-Request", "true"))
                .body();

        assertThat(found).contains("Una Walsh").doesNotContain("<html", "<form");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ward.clerk     | Under MFA by the Standard policy",
                "peruser.legacy | Under MFA by the former per-user MFA",
                "sspr.only      | Not under MFA: its method serves to reset the password only",
                "new.starter    | Not under MFA",
                "shared.mailbox | Needs no MFA: nobody signs in to a shared mailbox",
                "atp.admin      | As an administrator it is always asked",
                "break.glass    | Emergency account"
            })
    void theAccountPageSaysHowItStandsWithMfa(String name, String words) {
        HttpResponse<String> page = alex.get("/accounts/%s@za1.example".formatted(name));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains(words);
    }

    @Test
    void aLocalAdministratorIsLedToTheExceptions() {
        assertThat(alex.get("/accounts/ward.clerk@za1.example").body())
                .contains(
                        "href=\"/short-term-exception/new?account=ward.clerk@za1.example\"",
                        "href=\"/long-term-exception/new?account=ward.clerk@za1.example\"",
                        "+44 7700 900");
        Browserless terry = Browserless.signedIn(world.baseUrl(), "auditor1");
        assertThat(terry.get("/accounts/ward.clerk@za1.example").body())
                .doesNotContain("/short-term-exception/new", "+44 7700")
                .contains("ending in ");
    }

    @Test
    void whatSpeaksAgainstAnExceptionIsSaidBeforeSomebodyAsks() {
        assertThat(alex.get("/accounts/new.starter@za1.example").body())
                .contains("A 24 hour exception is not possible", "Register first, then apply.")
                .doesNotContain("/short-term-exception/new");
    }

    @Test
    void aRunningExceptionIsShownWithWhatHasGoneOfIt() {
        String ritm = world.as("la.za1")
                .post("/short-term-exceptions", Map.of("account", "user07@za1.example", "justification", "NO_SIGNAL"))
                .text("ritm");
        world.settle();
        world.pass(Duration.ofHours(18));

        String running = alex.get("/accounts/user07@za1.example").body();
        assertThat(running)
                .contains(
                        "24 hour exception: active",
                        "width=\"7",
                        "while its exception runs",
                        "hours left",
                        "Tuesday 24 November 2026 at 10:00",
                        "href=\"/requests/%s\"".formatted(ritm),
                        "NHSmail.sg.MFA-Exceptions")
                .doesNotContain("/short-term-exception/new");

        world.pass(Duration.ofHours(6));
        String over = alex.get("/accounts/user07@za1.example").body();
        assertThat(over)
                .contains(
                        "There is none.",
                        "Exceptions before",
                        "Standard policy",
                        "24 hour exception",
                        "Ended",
                        "/short-term-exception/new")
                .contains("href=\"/requests/%s\"".formatted(ritm))
                .doesNotContain("gh-elapsed--late", "while its exception runs");
    }

    @Test
    void aNumberFromAbroadIsFlaggedWithTheWayToReplaceIt() {
        String id = directory
                .accountAt(AccountAddress.of("user09@za1.example"))
                .orElseThrow()
                .id();
        String flag = "Not a UK number";
        assertThat(alex.get("/accounts/user09@za1.example").body()).doesNotContain(flag);

        control.register(id, new AuthenticationMethod(MethodType.SMS, "+353 85 012 3456"));

        assertThat(alex.get("/accounts/user09@za1.example").body())
                .containsOnlyOnce(flag)
                .contains("+353 85 012 3456", "Text messages and calls go to UK numbers only", "enrol again");
        Browserless terry = Browserless.signedIn(world.baseUrl(), "auditor1");
        assertThat(terry.get("/accounts/user09@za1.example").body())
                .contains(flag, "ending in 456")
                .doesNotContain("+353");
        assertThat(world.as("auditor1")
                        .get("/accounts/user09@za1.example")
                        .body()
                        .get("methods"))
                .extracting(method -> method.get("outsideUk").asBoolean())
                .containsExactly(false, false, true);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "peruser.legacy   | The former per-user MFA",
                "peruser.legacy   | Locked out without another method",
                "atp.admin        | Administrators",
                "new.starter      | Not protected",
                "shared.reception | Shared mailboxes",
                "fido.user        | FIDO2 security keys",
                "smartcard.user   | NHS smartcards",
                "ward.clerk       | Move the Authenticator app to a new phone"
            })
    void theGuidanceIsForTheCaseAtHand(String name, String title) {
        assertThat(alex.get("/accounts/%s@za1.example".formatted(name)).body())
                .contains("nhsuk-details__summary-text\">%s<".formatted(title))
                .doesNotContain("nhsuk-details__summary-text\">Two policies at once<");
    }

    @Test
    void compromiseAndNotesAreShown() {
        String id = directory
                .accountAt(AccountAddress.of("user08@za1.example"))
                .orElseThrow()
                .id();
        standings.know(List.of(id));
        transaction.executeWithoutResult(status -> {
            standings.hold(id);
            standings.markCompromised(id);
        });
        standings.note(id, "helpdesk1", "<b>Seen</b> abroad");

        assertThat(alex.get("/accounts/user08@za1.example").body())
                .contains("Compromised", "Remediate it first", "&lt;b&gt;Seen&lt;/b&gt; abroad", "MFA stays for good");
    }

    @Test
    void anotherOrganisationsAccountDoesNotExist() {
        HttpResponse<String> page = alex.get("/accounts/ward.clerk@zb2.example");

        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("There is no account at this address that you may see");
    }

    @Test
    void whileTheDirectoryIsAwayThePageSaysSo() {
        world.breakDirectory(Map.of("operation", "READ", "mode", "DOWN"));

        for (String path : List.of("/accounts", "/accounts/ward.clerk@za1.example")) {
            HttpResponse<String> page = alex.get(path);
            assertThat(page.statusCode()).isEqualTo(503);
            assertThat(page.body()).contains("The directory does not answer right now");
        }
    }
}
