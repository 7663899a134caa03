package org.gatehouse.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Account holders look after their own sign-in. */
@ExtendWith(BrowserExtension.class)
class SecurityInfoBrowserIT {

    private static final String NUMBER = "Telephone number";

    @Test
    void aMethodIsRegisteredFromTheHomePage(Portal portal) {
        Visitor holder = portal.signedIn("staff.nurse").open("/");
        holder.link("Your security info").click();
        assertThat(holder.heading()).containsText("Security info");
        assertThat(holder.page().locator(".gh-facts")).containsText("Under MFA by the Standard policy");
        Accessibility.expectOf(holder);

        holder.field("Text message").check();
        holder.field(NUMBER).fill("+353 85 012 3456");
        holder.button("Register").click();
        assertThat(holder.errorSummary()).containsText("Enter a UK number");
        assertThat(holder.field(NUMBER)).hasValue("+353 85 012 3456");
        Accessibility.expectOf(holder);

        holder.errorSummary().getByRole(AriaRole.LINK).click();
        assertThat(holder.field(NUMBER)).isFocused();
        holder.field(NUMBER).fill("07700 900 777");
        holder.button("Register").click();
        assertThat(holder.banner()).containsText("Text message is registered");
        assertThat(methods(holder)).containsText("ending in 777");
        assertThat(holder.page().locator("main")).not().containsText("900777");
    }

    @Test
    void guidanceUnfolds(Portal portal) {
        Visitor holder = portal.signedIn("staff.nurse").open("/security-info");
        Locator steps = holder.page().getByText("Choose to begin the recovery.");
        assertThat(steps).isHidden();
        holder.page()
                .locator("summary")
                .filter(new Locator.FilterOptions().setHasText("Move the Authenticator app to a new phone"))
                .click();
        assertThat(steps).isVisible();
        Accessibility.expectOf(holder);
        Accessibility.expectOf(holder.open("/guidance"));
    }

    @Test
    void whoHasOnlyAKeyboardAndNoScriptsRegistersAndEnrols(Portal portal) {
        Visitor holder = portal.strangerWithoutScripts().signIn("new.starter").open("/security-info");
        assertThat(holder.page().locator(".gh-facts")).containsText("Not under MFA");
        holder.field("Phone call").check();
        holder.field(NUMBER).fill("(020) 7946-0018");
        holder.button("Register").click();
        assertThat(methods(holder)).containsText("ending in 018");

        holder.page().getByText("Enrol for MFA...").click();
        assertThat(holder.page().locator("main")).containsText("You cannot undo this yourself");
        holder.button("Enrol for MFA").click();
        assertThat(holder.banner()).containsText("Your account is under MFA from now on");
        assertThat(holder.page().locator(".gh-facts")).containsText("Under MFA by the Standard policy");
    }

    @Test
    void aMethodIsRegisteredWithTheKeyboardAlone(Portal portal) {
        Visitor holder = portal.signedIn("staff.nurse").open("/security-info");
        var keys = new Keyboard(holder.page());
        keys.tabTo(holder.field("Authenticator app")).press("ArrowDown").press("ArrowDown");
        assertThat(holder.field("Phone call")).isChecked();
        keys.tabTo(holder.field(NUMBER)).type("01632 960 555");
        keys.tabTo(holder.button("Register")).press("Enter");
        assertThat(holder.banner()).containsText("Phone call is registered");
        assertThat(methods(holder)).containsText("ending in 555");
    }

    @Test
    void theQuestionBeforeEnrollingIsAccessible(Portal portal) {
        Visitor administrator = portal.signedIn("la.za1");
        Accessibility.expectOf(administrator.open("/security-info/self-enrolment"));
        Accessibility.expectOf(portal.signedIn("helpdesk1").open("/security-info"));
    }

    private static Locator methods(Visitor holder) {
        return holder.page()
                .locator(
                        "section",
                        new Page.LocatorOptions().setHas(holder.page().locator("#methods-heading")));
    }
}
