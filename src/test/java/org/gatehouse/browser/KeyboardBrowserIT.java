package org.gatehouse.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A request is filed and decided by people who have a keyboard and no mouse. */
@ExtendWith(BrowserExtension.class)
class KeyboardBrowserIT {

    @Test
    void aRequestIsFiledAndApprovedWithTheKeyboardAlone(Portal portal) {
        Visitor requester = portal.stranger();
        signIn(requester, "la.za1");
        String ritm = file(requester);
        portal.awaitStatus(ritm, "IN_REVIEW");

        Visitor approver = portal.stranger();
        signIn(approver, "onboarding1");
        approve(approver, ritm);
        portal.awaitStatus(ritm, "COMPLETED");
    }

    @Test
    void theSkipLinkLeadsPastTheNavigation(Portal portal) {
        Visitor requester = portal.signedIn("la.za1");
        requester.open("/requests");
        var keys = new Keyboard(requester.page());
        keys.tabTo(requester.link("Skip to main content"));
        assertThat(requester.link("Skip to main content")).isInViewport();
        keys.press("Enter");
        assertThat(requester.page().locator("main")).isFocused();
        keys.press("Tab");
        assertThat(requester.page().locator("main :focus")).hasText("Ask for an MFA policy");
    }

    @Test
    void theErrorSummaryLeadsToTheField(Portal portal) {
        Visitor requester = portal.signedIn("la.za1");
        AskPage page = AskPage.openedBy(requester);
        var keys = new Keyboard(requester.page());
        keys.tabTo(page.submit()).press("Enter");
        assertThat(requester.errorSummary()).isFocused();
        keys.tabTo(requester.link("Enter the security group's Display Name")).press("Enter");
        assertThat(page.field(AskPage.GROUP)).isFocused();
    }

    private static void signIn(Visitor person, String login) {
        person.open("/login");
        new Keyboard(person.page())
                .tabTo(person.field("Login"))
                .type(login)
                .tabTo(person.field("Password"))
                .type("demo")
                .tabTo(person.button("Sign in"))
                .press("Enter");
        assertThat(person.button("Sign out")).isVisible();
    }

    private static String file(Visitor requester) {
        var keys = new Keyboard(requester.page());
        keys.tabTo(requester.page().locator("main").getByText("Ask for an MFA policy"))
                .press("Enter");
        assertThat(requester.heading()).hasText("Ask for an MFA policy");

        keys.tabTo(requester.field("Standard")).press("Space").press("ArrowDown");
        assertThat(requester.field("Named Locations")).isChecked();
        keys.tabTo(requester.field("A selected subset of users"))
                .press("Space")
                .tabTo(requester.field(AskPage.GROUP))
                .type("ZA1.sg.MFA-CA-NL-Users")
                .tabTo(requester.button("Submit the request"))
                .press("Space");
        String ritm = RequestPage.shownTo(requester).ritm();
        assertThat(requester.banner()).isFocused();
        return ritm;
    }

    private static void approve(Visitor approver, String ritm) {
        var keys = new Keyboard(approver.page());
        keys.tabTo(approver.page().getByLabel("Menu").getByText("My work")).press("Enter");
        assertThat(approver.heading()).hasText("My work");
        keys.tabTo(approver.link("Review onboarding request " + ritm)).press("Enter");
        assertThat(approver.heading()).containsText("Review onboarding request");
        keys.tabTo(approver.button("Claim this task")).press("Enter");
        assertThat(approver.banner()).isFocused();

        keys.tabTo(approver.field("Approve"))
                .press("Space")
                .tabTo(approver.field("Comment (optional)"))
                .type("The ward teams agreed")
                .tabTo(approver.button("Send the decision"))
                .press("Enter");
        assertThat(approver.banner()).isFocused();
        assertThat(approver.banner()).containsText("Your decision on " + ritm + " has been recorded");
    }
}
