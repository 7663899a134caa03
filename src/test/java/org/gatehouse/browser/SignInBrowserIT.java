package org.gatehouse.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Somebody asks why a user was prompted, and what would change it. */
@ExtendWith(BrowserExtension.class)
class SignInBrowserIT {

    private static final String TITLE = "Why was this user prompted?";

    @Test
    void theAnswerIsReadAndAFactIsChangedWithTheKeyboardAlone(Portal portal) {
        Visitor helpdesk = portal.signedIn("helpdesk1").open("/");
        helpdesk.link(TITLE).click();
        assertThat(helpdesk.heading()).hasText(TITLE);
        Accessibility.expectOf(helpdesk);

        var keys = new Keyboard(helpdesk.page());
        keys.tabTo(helpdesk.field("Address of the account"))
                .type("ward.clerk@za1.example")
                .tabTo(helpdesk.field("From which IP address?"))
                .type("203.0.113.7")
                .press("Enter");
        assertThat(helpdesk.page().locator("#answer-heading")).containsText("MFA is required");
        assertThat(helpdesk.page().locator("main")).containsText("203.0.113.7 is in no named location.");
        Accessibility.expectOf(helpdesk);

        keys.tabTo(helpdesk.page().locator("summary").first()).press("Enter");
        keys.tabTo(helpdesk.field("In a named location")).press("Space");
        keys.tabTo(helpdesk.field("In a Named Locations group only")).press("Space");
        keys.press("Enter");
        assertThat(helpdesk.page().locator(".gh-comparison mark").first()).hasText("MFA is required");
        assertThat(helpdesk.page().locator(".gh-comparison")).containsText("MFA is not required");
        Accessibility.expectOf(helpdesk);
    }

    @Test
    void mistakesAreShownAtTheirFields(Portal portal) {
        Visitor administrator = portal.signedIn("la.za1").open("/sign-in-checks");
        administrator.button("Check").click();
        assertThat(administrator.errorSummary()).containsText("Enter the address of the account");
        Accessibility.expectOf(administrator);
    }

    @Test
    void theCasesOfTheGuidanceAreButtons(Portal portal) {
        Visitor administrator = portal.signedIn("la.za1").open("/sign-in-checks");
        administrator.button("Example 1: HSCN").click();
        assertThat(administrator.page().locator(".gh-comparison")).containsText("MFA is not required");
        Accessibility.expectOf(administrator);
        administrator.button("Some users are asked").click();
        assertThat(administrator.page().locator("main")).containsText("Per-user MFA: on (most: off)");
        Accessibility.expectOf(administrator);
    }

    @Test
    void aSiteIsCheckedWithoutScripts(Portal portal) {
        Visitor administrator = portal.strangerWithoutScripts().signIn("la.za1").open("/sign-in-checks/site");
        administrator.field("Accounts").fill("user01@za1.example, new.starter@za1.example, nobody@za1.example");
        administrator.field("From which IP address?").fill("198.51.100.7");
        administrator.button("Check").click();
        assertThat(administrator.page().locator("tbody tr")).hasCount(3);
        assertThat(administrator.page().locator("tbody")).containsText("Is in no Named Locations group");
    }

    @Test
    void theSiteIsAccessible(Portal portal) {
        Visitor administrator = portal.signedIn("la.za1").open("/sign-in-checks/site");
        Accessibility.expectOf(administrator);
        administrator.button("Check").click();
        assertThat(administrator.errorSummary()).isVisible();
        Accessibility.expectOf(administrator);
        administrator.field("Accounts").fill("user01@za1.example, fido.user@za1.example, nobody@za1.example");
        administrator.field("From which IP address?").fill("198.51.100.7");
        administrator.button("Check").click();
        assertThat(administrator.page().locator("tbody tr")).hasCount(3);
        Accessibility.expectOf(administrator);
    }
}
