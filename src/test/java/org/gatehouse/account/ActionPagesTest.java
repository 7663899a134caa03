package org.gatehouse.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Pattern;
import org.gatehouse.Browserless;
import org.gatehouse.GatehouseTest;
import org.gatehouse.World;
import org.gatehouse.compromise.CompromisesOfTheTenant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The pages on which administrators do something to an account, as a browser without scripts uses them. */
@GatehouseTest
class ActionPagesTest {

    private static final String CLERK = "ward.clerk@za1.example";
    private static final String PAGE = "/accounts/" + CLERK;
    private static final Pattern PASSWORD = Pattern.compile("data-secret[^>]*>([^<]+)<");

    @Autowired
    World world;

    @Autowired
    CompromisesOfTheTenant compromises;

    private Browserless alex;

    @BeforeEach
    void mondayMorning() {
        compromises.beginAt(World.MONDAY_MORNING);
        alex = Browserless.signedIn(world.baseUrl(), "la.za1");
    }

    @AfterEach
    void putBack() {
        compromises.forget();
    }

    @Test
    void everyActionThatIsPossibleHasAPageThatSaysWhatItDoes() {
        String account = alex.get(PAGE).body();

        for (AccountActionPage page : AccountActionPage.values()) {
            assertThat(account).contains("href=\"%s/actions/%s\"".formatted(PAGE, page));
            assertThat(alex.get("%s/actions/%s".formatted(PAGE, page)).body())
                    .as(page.name())
                    .contains(page.says, "Cancel");
        }
    }

    @Test
    void theMailboxIsDelegatedAndThatIsOnRecord() {
        HttpResponse<String> done =
                alex.submit(PAGE + "/actions/DELEGATE_MAILBOX", Map.of("delegate", "user01@za1.example"));

        assertThat(done.statusCode()).isEqualTo(302);
        assertThat(alex.get(PAGE).body())
                .contains("The mailbox was delegated to user01@za1.example", "by Alex Carter (la.za1)");
    }

    @Test
    void whatIsMissingIsToldAndNothingIsLost() {
        HttpResponse<String> refused =
                alex.submit(PAGE + "/actions/DELEGATE_MAILBOX", Map.of("delegate", "nobody@za1.example"));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("There is a problem", "There is no account", "value=\"nobody@za1.example\"");
        assertThat(alex.submit(PAGE + "/actions/DELEGATE_MAILBOX", Map.of()).body())
                .contains("Enter the address of who is to have access");
    }

    @Test
    void aNewPasswordIsShownOnceAndNowhereElse() {
        HttpResponse<String> shown = alex.submit(PAGE + "/actions/RESET_PASSWORD", Map.of());

        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(said -> assertThat(said).contains("no-store"));
        var password = PASSWORD.matcher(shown.body());
        assertThat(password.find()).isTrue();
        assertThat(alex.get(PAGE).body())
                .contains("A new password was set and shown once")
                .doesNotContain(password.group(1));
    }

    @Test
    void theDetailsLeaveAsAFile() {
        HttpResponse<String> file = alex.submit(PAGE + "/actions/EXPORT_DETAILS", Map.of());

        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(said -> assertThat(said).contains("ward.clerk@za1.example.json"));
        assertThat(file.body()).contains("\"address\":\"ward.clerk@za1.example\"");
    }

    @Test
    void whatACompromisedAccountForbidsIsNoLinkAndItsPageSaysWhy() {
        compromises.markAndSettle(CLERK);

        assertThat(alex.get(PAGE).body())
                .contains(PAGE + "/actions/DELETE_ACCOUNT")
                .doesNotContain(PAGE + "/actions/RESET_PASSWORD");
        assertThat(alex.get(PAGE + "/actions/RESET_PASSWORD").body()).contains("Not possible", "Remediate it first");
        assertThat(alex.submit(PAGE, PAGE + "/actions/RESET_PASSWORD", Map.of()).statusCode())
                .isEqualTo(409);
    }

    @Test
    void theHelpdeskDeletesNothing() {
        Browserless helpdesk = Browserless.signedIn(world.baseUrl(), "helpdesk1");

        assertThat(helpdesk.get(PAGE).body())
                .contains(PAGE + "/actions/RESET_PASSWORD")
                .doesNotContain(PAGE + "/actions/DELETE_ACCOUNT");
        assertThat(helpdesk.get(PAGE + "/actions/DELETE_ACCOUNT").body()).contains("not for your role");
    }

    @Test
    void whatIsNoActionHasNoPage() {
        assertThat(alex.get(PAGE + "/actions/REMEDIATE").statusCode()).isEqualTo(404);
        assertThat(alex.get(PAGE + "/actions/FLY").statusCode()).isEqualTo(404);
        assertThat(alex.get("/accounts/staff.nurse@zb2.example/actions/RESET_PASSWORD")
                        .statusCode())
                .isEqualTo(404);
    }

    private enum AccountActionPage {
        DELETE_ACCOUNT("The account is deleted"),
        DELETE_ONEDRIVE("is deleted with everything in it"),
        DELEGATE_ONEDRIVE("Who is to have access?"),
        EXPORT_DETAILS("as a file"),
        RESET_PASSWORD("shown to you once"),
        DELEGATE_MAILBOX("Who is to have access?"),
        SET_OUT_OF_OFFICE("Answer nothing any more"),
        RE_ENROL_MFA("All methods of the account are removed");

        private final String says;

        AccountActionPage(String says) {
            this.says = says;
        }
    }
}
