package org.gatehouse.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A request is filed and decided by people who have a keyboard and no mouse. */
@ExtendWith(BrowserExtension.class)
class KeyboardBrowserIT {

    /** A day that is typed alike whether the browser begins with the day or with the month. */
    private static final String FIRST_OF_JANUARY = "0101";

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
    void aNamedLocationIsFiledAndRejectedWithTheKeyboardAlone(Portal portal) {
        portal.onboardToNamedLocations();
        Visitor requester = portal.stranger();
        signIn(requester, "la.za1");
        String ritm = fileLocation(requester);
        portal.awaitStatus(ritm, "IN_REVIEW");

        Visitor reviewer = portal.stranger();
        signIn(reviewer, "location1");
        reject(reviewer, ritm);
        portal.awaitStatus(ritm, "REJECTED");
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

    private static String fileLocation(Visitor requester) {
        var keys = new Keyboard(requester.page());
        keys.tabTo(requester.page().locator("main").getByText("Register a named location"))
                .press("Enter");
        NamedLocationPage form = NamedLocationPage.shownTo(requester);
        keys.tabTo(form.field(NamedLocationPage.NAME))
                .type("Reception")
                .tabTo(form.field(NamedLocationPage.RANGES))
                .type("45.67.85.16/28");
        assertThat(form.verdictOn("45.67.85.16/28")).containsText("OK");
        keys.tabTo(form.field(NamedLocationPage.SENIOR_NAME))
                .type("Jo Lund")
                .tabTo(form.field(NamedLocationPage.SENIOR_ROLE))
                .press("Space")
                .tabTo(form.field(NamedLocationPage.SENIOR_EMAIL))
                .type("jo.lund@za1.example")
                .tabTo(form.field(NamedLocationPage.CONFIRMED_ON))
                .type(FIRST_OF_JANUARY + Portal.yesterday().getYear())
                .tabTo(form.field(NamedLocationPage.REFERENCE))
                .type("IG-17/26");
        form.criteria().all().forEach(criterion -> keys.tabTo(criterion).press("Space"));
        keys.tabTo(form.submit()).press("Enter");
        String ritm = RequestPage.shownTo(requester).ritm();
        assertThat(requester.banner()).isFocused();
        return ritm;
    }

    private static void reject(Visitor reviewer, String ritm) {
        Keyboard keys = openTask(reviewer, "Review named location", ritm);
        keys.tabTo(reviewer.field("Approve")).press("Space").press("ArrowDown");
        assertThat(reviewer.field("Reject")).isChecked();
        keys.tabTo(reviewer.field("Use of the network is logged and the logs are looked at"))
                .press("Space")
                .tabTo(reviewer.button("Send the decision"))
                .press("Enter");
        assertThat(reviewer.banner()).isFocused();
        assertThat(reviewer.banner()).containsText("Your decision on " + ritm + " has been recorded");
    }

    private static Keyboard openTask(Visitor decider, String task, String ritm) {
        var keys = new Keyboard(decider.page());
        keys.tabTo(decider.page().getByLabel("Menu").getByText("My work")).press("Enter");
        assertThat(decider.heading()).hasText("My work");
        keys.tabTo(decider.link(task + " " + ritm)).press("Enter");
        assertThat(decider.heading()).containsText(task);
        return keys;
    }

    private static void approve(Visitor approver, String ritm) {
        Keyboard keys = openTask(approver, "Review onboarding request", ritm);
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
