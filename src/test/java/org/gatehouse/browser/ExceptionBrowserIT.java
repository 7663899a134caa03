package org.gatehouse.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Exceptions from the application to their end: 24 hours at once, 180 days after a review by account. */
@ExtendWith(BrowserExtension.class)
class ExceptionBrowserIT {

    private static final String CLERK = "ward.clerk@za1.example";
    private static final String LEAD = "theatre.lead@za1.example";
    private static final String OFFICER = "finance.officer@za1.example";
    private static final String REVIEW = "Review long-term exception";

    @Test
    void aDayWithoutThePhoneBeginsAtOnceIsRemindedOfAndEndsByItself(Portal portal) {
        Visitor requester = portal.signedIn("la.za1").open("/accounts/" + CLERK);
        requester.button("MFA 24 hour exception").click();
        assertThat(requester.page().getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Account")))
                .hasValue(CLERK);
        requester.field("The mobile phone is misplaced").check();
        requester.button("Give the exception").click();

        RequestPage given = RequestPage.shownTo(requester);
        String ritm = given.ritm();
        assertThat(requester.banner()).containsText("The exception of " + CLERK + " is filed");
        Locator question = given.form("Ask how it stands").getByRole(AriaRole.TEXTBOX);
        given.form("Ask how it stands").locator("summary").click();
        question.fill("Is she in?");
        assertThat(given.status()).hasText("Active");
        Locator term = given.exception(CLERK);
        assertThat(term).containsText("Active");
        assertThat(term).containsText("24 hours left");
        assertThat(given.progress()).not().hasAttribute("hx-get", Pattern.compile(".*"));
        assertThat(given.step("tell-term-start")).containsClass("gh-is-done");
        assertThat(question).hasValue("Is she in?");
        assertThat(question).isFocused();
        assertThat(requester.open("/accounts/" + CLERK).page().locator("main"))
                .containsText("24 hour exception: active");

        portal.advance("PT20H");
        String reminder = read(portal, requester, ritm + " MFA exception ends on");
        org.assertj.core.api.Assertions.assertThat(reminder)
                .contains(CLERK, "From then on the account is asked for its second factor again");
        assertThat(RequestPage.openedBy(requester, ritm).exception(CLERK)).containsText("4 hours left");

        portal.advance("PT4H");
        String over = read(portal, requester, ritm + " MFA exception is over");
        org.assertj.core.api.Assertions.assertThat(over).contains(CLERK + ": Ended");
        RequestPage ended = RequestPage.openedBy(requester, ritm);
        assertThat(ended.status()).hasText("Ended");
        assertThat(ended.exception(CLERK)).containsText("Over");
        Locator account = requester.open("/accounts/" + CLERK).page().locator("main");
        assertThat(account).containsText("There is none.");
        assertThat(account).containsText(ritm);
        Locator line = requester.open("/exceptions").page().locator("tbody tr").first();
        assertThat(line).containsText(ritm);
        assertThat(line).containsText("Ended");
    }

    /** The newest mail whose subject begins so, as the person reads it. */
    private static String read(Portal portal, Visitor reader, String subject) {
        portal.awaitMails("local.admin@za1.example", subject);
        Locator mail = reader.open("/mail")
                .page()
                .locator(".gh-mail")
                .filter(new Locator.FilterOptions().setHasText(subject))
                .filter(new Locator.FilterOptions().setHasText("To local.admin@za1.example"))
                .first();
        mail.locator("summary").click();
        assertThat(mail.locator("pre")).isVisible();
        return mail.locator("pre").innerText();
    }

    @Test
    void eachAccountIsDecidedInMyWorkAndOneIsCancelled(Portal portal) {
        Visitor requester = portal.signedIn("la.za1");
        ExceptionForm form = ExceptionForm.openedBy(requester).list(List.of(CLERK, "new.starter@za1.example"));
        form.submit().click();
        assertThat(requester.errorSummary()).isFocused();
        assertThat(requester.errorSummary())
                .containsText("new.starter@za1.example: The account has no method registered");
        assertThat(form.field(ExceptionForm.ACCOUNTS)).hasValue(CLERK + "\nnew.starter@za1.example");
        form.fillIn().list(List.of(CLERK, LEAD));
        form.field(ExceptionForm.FILE)
                .setInputFiles(new FilePayload(
                        "accounts.csv",
                        "text/csv",
                        "Name,Login\nOfficer,%s\n".formatted(OFFICER).getBytes(StandardCharsets.UTF_8)));
        String ritm = form.file().ritm();
        portal.awaitStatus(ritm, "IN_REVIEW");

        Visitor reviewer = portal.signedIn("exceptions1");
        TaskPage review = TaskPage.openedBy(reviewer, REVIEW, ritm).decide("Grant");
        review.account(LEAD, "as decided for all").focus();
        reviewer.page().keyboard().press("ArrowRight");
        reviewer.page().keyboard().press("ArrowRight");
        assertThat(review.account(LEAD, "Refuse")).isChecked();
        review.send().click();
        assertThat(reviewer.errorSummary()).containsText("Give at least one reason for what is refused");
        assertThat(review.account(LEAD, "Refuse")).isChecked();
        review.giveReasons("Theatres have readers by now").send().click();
        portal.awaitStatus(ritm, "ACTIVE");

        RequestPage page = RequestPage.openedBy(requester, ritm);
        assertThat(page.exception(LEAD)).containsText("Refused");
        assertThat(page.exception(LEAD)).containsText("Theatres have readers by now");
        portal.awaitTerm(ritm, CLERK, "ACTIVE");
        portal.awaitTerm(ritm, OFFICER, "ACTIVE");
        RequestPage.openedBy(requester, ritm).cancel(List.of(OFFICER), "She has a telephone now");
        assertThat(requester.banner()).containsText("The exceptions are being cancelled");
        portal.awaitTerm(ritm, OFFICER, "CANCELLED");
        assertThat(RequestPage.openedBy(requester, ritm).exception(OFFICER)).containsText("She has a telephone now");
        assertThat(page.exception(CLERK)).containsText("180 days left");
    }

    @Test
    void allButSomeAreGrantedInTasklist(Portal portal) {
        String ritm = ExceptionForm.openedBy(portal.signedIn("la.za1"))
                .list(List.of(CLERK, LEAD))
                .fillIn()
                .file()
                .ritm();
        portal.awaitStatus(ritm, "IN_REVIEW");

        Tasklist tasklist =
                Tasklist.openedBy(portal.signedIn("exceptions2")).choose(ritm).claim();
        assertThat(tasklist.form()).containsText(CLERK);
        tasklist.decide("Grant all, or all except those listed below")
                .enter("All except", LEAD)
                .giveReasons("Theatres have readers by now")
                .complete();

        portal.awaitTerm(ritm, CLERK, "ACTIVE");
        portal.awaitTerm(ritm, LEAD, "REFUSED");
    }
}
