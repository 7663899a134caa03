package org.gatehouse.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a Local Administrator does and sees: asking for a policy, following the request, enquiring, withdrawing. */
@ExtendWith(BrowserExtension.class)
class OnboardingBrowserIT {

    private static final String ADDRESS = "local.admin@za1.example";

    @Test
    void aRequestIsFiledApprovedInTasklistAndCarriedOut(Portal portal) {
        Visitor requester = portal.signedIn("la.za1");
        RequestPage filed = AskPage.openedBy(requester)
                .choose("Standard", "A selected subset of users")
                .enter(AskPage.GROUP, "ZA1.sg.MFA-CA-Std-Users")
                .file();
        String ritm = filed.ritm();
        assertThat(requester.banner()).containsText("Your request " + ritm + " has been submitted");
        portal.awaitStatus(ritm, "IN_REVIEW");

        Visitor approver = portal.signedIn("onboarding1");
        Tasklist tasklist = Tasklist.openedBy(approver);
        assertThat(tasklist.whoIsSignedIn()).hasText("Morgan Reid");
        tasklist.choose("ZA1: Standard policy").claim();
        assertThat(tasklist.form()).containsText(ritm);
        assertThat(tasklist.form()).containsText("ZA1.sg.MFA-CA-Std-Users");
        tasklist.decide("Approve").complete();
        portal.awaitStatus(ritm, "COMPLETED");

        RequestPage completed = RequestPage.openedBy(requester, ritm);
        assertThat(completed.status()).hasText("Completed");
        assertThat(completed.decisions()).containsText("Request approved");
        assertThat(completed.decisions()).containsText("by Morgan Reid (onboarding1)");
        assertThat(said(completed, "Decision")).containsText("by Morgan Reid (onboarding1)");
        expectPathOfAnApproval(completed);
        expectMails(portal, requester, ritm);
    }

    private static void expectPathOfAnApproval(RequestPage completed) {
        assertThat(completed.diagram().getByRole(AriaRole.IMG).first()).isVisible();
        for (String step : List.of("review-onboarding", "tell-approval", "link-group", "verify-link", "completed")) {
            assertThat(completed.step(step)).containsClass("gh-is-done");
        }
        for (String flow : List.of("to-review", "approved-yes", "to-link-group", "to-tell-completion")) {
            assertThat(completed.step(flow)).containsClass("gh-is-taken");
        }
        assertThat(completed.step("approved-no")).not().containsClass("gh-is-taken");
        assertThat(completed.step("tell-rejection")).not().containsClass("gh-is-done");
        assertThat(completed.diagram().locator(".gh-is-current")).hasCount(0);
    }

    private static void expectMails(Portal portal, Visitor requester, String ritm) {
        portal.awaitMails(ADDRESS, ritm + " approved", ritm + " completed");
        requester.open("/mail");
        Locator approved = mail(requester, ritm + " approved: Standard policy for Northbank Hospital");
        Locator completed = mail(requester, ritm + " completed: Standard policy for Northbank Hospital");
        approved.locator("summary").click();
        assertThat(approved.locator(".gh-mail__body")).containsText("Your request " + ritm + " has been approved.");
        completed.locator("summary").click();
        assertThat(completed.locator(".gh-mail__body")).containsText("the security group is linked to the policy");
    }

    @Test
    void wrongInputIsExplainedAndNothingEnteredIsLost(Portal portal) {
        Visitor requester = portal.signedIn("la.za1");
        AskPage page = AskPage.openedBy(requester)
                .enter(AskPage.GROUP, "ZA1.sg.No-Such-Group")
                .enter(AskPage.CONTACT, "not an address")
                .enter(AskPage.COMMENTS, "We begin with the ward clerks.");
        page.choice("A selected subset of users").check();
        page.submit().click();

        assertThat(requester.errorSummary()).isFocused();
        assertThat(requester.errorSummary().getByRole(AriaRole.LINK)).hasText(new String[] {
            "Choose a policy",
            "Enter an e-mail address such as name@organisation.example",
            "There is no security group 'ZA1.sg.No-Such-Group'. Create it first."
        });
        assertThat(page.choice("A selected subset of users")).isChecked();
        assertThat(page.field(AskPage.GROUP)).hasValue("ZA1.sg.No-Such-Group");
        assertThat(page.field(AskPage.CONTACT)).hasValue("not an address");
        assertThat(page.field(AskPage.COMMENTS)).hasValue("We begin with the ward clerks.");
        requester.link("Choose a policy").click();
        assertThat(page.choice("Standard")).isFocused();

        page.choice("Standard").check();
        page.enter(AskPage.CONTACT, ADDRESS).submit().click();
        assertThat(requester.errorSummary()).containsText("There is no security group 'ZA1.sg.No-Such-Group'");

        RequestPage filed = page.enter(AskPage.GROUP, "ZA1.sg.MFA-CA-Std-Users").file();
        assertThat(requester.heading()).hasText(filed.ritm() + ": Standard policy for Northbank Hospital");
    }

    @Test
    void aDoubleClickFilesOnce(Portal portal) {
        List<String> before = portal.ritms();
        Visitor requester = portal.signedIn("la.za1");
        AskPage.openedBy(requester)
                .choose("Named Locations", "A selected subset of users")
                .enter(AskPage.GROUP, "ZA1.sg.MFA-CA-NL-Users")
                .submit()
                .dblclick(new Locator.DblclickOptions().setDelay(40));

        String ritm = RequestPage.shownTo(requester).ritm();
        assertThat(requester.banner()).containsText("Your request " + ritm + " has been submitted");
        assertThat(portal.ritms()).hasSize(before.size() + 1).contains(ritm);
    }

    @Test
    void anEnquiryIsAnsweredAtOnce(Portal portal) {
        String ritm = portal.inReview();
        Visitor requester = portal.signedIn("la.za1");
        RequestPage page = RequestPage.openedBy(requester, ritm);
        page.ask("");
        assertThat(requester.errorSummary()).isFocused();
        assertThat(requester.errorSummary()).containsText("Enter your question");

        page.ask("When will it be decided?");
        assertThat(requester.banner()).containsText("Answer to your enquiry");
        assertThat(requester.banner())
                .containsText(ritm + " is at \"Review onboarding request\" with Onboarding reviewers since");
        assertThat(requester.banner()).containsText("Next deadline:");
    }

    @Test
    void aRequestIsWithdrawnWithItsReason(Portal portal) {
        String ritm = portal.inReview();
        Visitor requester = portal.signedIn("la.za1");
        RequestPage page = RequestPage.openedBy(requester, ritm);
        page.withdraw("");
        assertThat(requester.errorSummary()).isFocused();
        assertThat(requester.errorSummary()).containsText("Enter the reason");

        page.withdraw("The group was not ready");
        assertThat(requester.banner()).containsText("Your request has been withdrawn");
        assertThat(page.status()).hasText("Withdrawn");
        assertThat(page.timeline().filter(new Locator.FilterOptions().setHasText("The group was not ready")))
                .hasCount(1);
        assertThat(page.form("Withdraw the request")).hasCount(0);
        assertThat(requester.link("Make a new request like this")).isVisible();
    }

    private static Locator said(RequestPage page, String kind) {
        return page.timeline().filter(new Locator.FilterOptions().setHasText(Pattern.compile("· " + kind)));
    }

    private static Locator mail(Visitor reader, String subject) {
        return reader.page()
                .locator(".gh-mail")
                .filter(new Locator.FilterOptions().setHasText(subject))
                .first();
    }
}
