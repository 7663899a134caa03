package org.gatehouse.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An account is marked, watched while it is locked down, given back by somebody else, and its password handed over. */
@ExtendWith(BrowserExtension.class)
class CompromiseBrowserIT {

    private static final String SIGN = "Suddenly many more emails are sent from it";
    private static final List<String> CHECKLIST = List.of(
            "The holder's identity was checked by other means than this account",
            "The devices were looked through; those that are the holder's can be enabled again",
            "The holder knows that mailbox rules are off, and to enable only those they made themselves",
            "Who may open the mailbox was looked through and is to be set up again",
            "The holder knows to register a method again, and which methods were found");

    @Test
    void anAccountIsMarkedWatchedGivenBackAndItsPasswordHandedOverOnce(Portal portal) {
        String account = "user20@za1.example";
        Visitor alex = portal.signedIn("la.za1").open("/accounts/" + account);
        alex.button("Mark as Compromised").click();
        assertThat(dialog(alex)).isVisible();
        alex.field(SIGN).check();
        cancel(alex).click();
        assertThat(dialog(alex)).isHidden();
        assertThat(alex.button("Mark as Compromised")).isFocused();
        org.assertj.core.api.Assertions.assertThat(portal.as("la.za1")
                        .get("/accounts/" + account)
                        .body()
                        .get("compromised")
                        .asBoolean())
                .as("Cancel changes nothing")
                .isFalse();

        fault(portal, account, "DISABLE_DEVICES", "DOWN");
        alex.button("Mark as Compromised").click();
        assertThat(alex.field(SIGN)).not().isChecked();
        alex.field(SIGN).check();
        alex.button("Confirm").click();

        assertThat(alex.heading()).hasText("Accounts");
        assertThat(alex.banner()).containsText("is being locked down");
        assertThat(alex.banner()).containsText("11 of 12 steps are done and read back");
        assertThat(step(alex, "DISABLE_DEVICES")).containsText("Under way");
        assertThat(alex.page().getByText("Success")).hasCount(0);
        fault(portal, account, "DISABLE_DEVICES", "NONE");
        assertThat(alex.banner()).containsText(account + " is contained");
        assertThat(alex.page().locator("#lock-down-said"))
                .hasText("Contained: 12 of 12 steps are done and read back from the directory.");
        assertThat(alex.page().locator("#lock-down")).not().hasAttribute("hx-get", Pattern.compile(".*"));

        alex.link(account).first().click();
        assertThat(alex.page().locator(".gh-compromised")).containsText("Compromised and locked down");
        assertThat(action(alex, "Reset password")).containsText("Not possible");
        assertThat(action(alex, "Reset password")).containsText("The account is compromised. Remediate it first.");
        assertThat(action(alex, "Export the details").locator("a")).isVisible();

        Visitor sam = portal.signedIn("la2.za1").open("/accounts/" + account);
        sam.link("Give the account back").first().click();
        sam.button("Give the account back").click();
        assertThat(sam.errorSummary()).isFocused();
        assertThat(sam.errorSummary()).containsText("Enter how the holder's identity was checked");
        CHECKLIST.forEach(line -> sam.field(line).check());
        sam.field("How?").fill("In person, with the staff card");
        sam.button("Give the account back").click();
        assertThat(sam.banner()).containsText("is being given back");

        sam.button("Hand over a new password").click();
        Locator password = sam.page().locator("#password");
        String told = password.innerText();
        assertThat(sam.page().locator("main")).containsText("It must be changed at the first sign-in");
        sam.link("Back to the account").click();
        assertThat(sam.heading()).containsText(account);
        sam.page().evaluate("history.back()");
        sam.page().waitForTimeout(1000);
        org.assertj.core.api.Assertions.assertThat(sam.page().content())
                .as("what going back shows")
                .doesNotContain(told);
        sam.open("/accounts/" + account).button("Hand over a new password").click();
        assertThat(password).not().hasText(told);
        assertThat(sam.open("/accounts/" + account).page().locator("main")).containsText("and given back");
    }

    @Test
    void theKeyboardAloneDoes(Portal portal) {
        String account = "user21@za1.example";
        Visitor alex = portal.signedIn("la.za1").open("/accounts/" + account);
        var keys = new Keyboard(alex.page());
        keys.tabTo(alex.button("Mark as Compromised")).press("Enter");
        assertThat(dialog(alex)).isVisible();
        keys.press("Escape");
        assertThat(dialog(alex)).isHidden();
        assertThat(alex.button("Mark as Compromised")).isFocused();
        keys.press(" ");
        keys.tabTo(alex.field(SIGN)).press(" ").tabTo(alex.button("Confirm")).press("Enter");
        assertThat(alex.banner()).containsText("is contained");

        Visitor sam = portal.signedIn("la2.za1").open("/accounts/" + account + "/remediation");
        var second = new Keyboard(sam.page());
        CHECKLIST.forEach(line -> second.tabTo(sam.field(line)).press(" "));
        second.tabTo(sam.field("How?"))
                .type("A video call, with the staff card")
                .tabTo(sam.button("Give the account back"))
                .press("Enter");
        assertThat(sam.banner()).containsText("is being given back");
        second.tabTo(sam.button("Hand over a new password")).press("Enter");
        assertThat(sam.page().locator("#password")).isVisible();
        second.tabTo(sam.button("Copy the password"));
    }

    @Test
    void scriptsAreNotNeeded(Portal portal) {
        String account = "user22@za1.example";
        Visitor alex = portal.strangerWithoutScripts().signIn("la.za1").open("/accounts/" + account);
        alex.button("Mark as Compromised").click();
        assertThat(alex.heading()).containsText("Mark as compromised");
        alex.button("Confirm").click();
        assertThat(alex.errorSummary()).containsText("Choose at least one sign");
        cancel(alex).click();
        alex.button("Mark as Compromised").click();
        alex.field(SIGN).check();
        alex.button("Confirm").click();
        assertThat(alex.heading()).hasText("Accounts");
        portal.awaitContained(account);
        alex.page().reload();
        assertThat(alex.banner()).containsText("is contained");

        Visitor sam = portal.strangerWithoutScripts().signIn("la2.za1").open("/accounts/" + account);
        sam.link("Give the account back").first().click();
        CHECKLIST.forEach(line -> sam.field(line).check());
        sam.field("How?").fill("In person");
        sam.button("Give the account back").click();
        sam.button("Hand over a new password").click();
        assertThat(sam.page().locator("#password")).isVisible();
    }

    @Test
    void everyPageAndTheDialogAreForEverybody(Portal portal) {
        String account = "user23@za1.example";
        Visitor alex = portal.signedIn("la.za1").open("/accounts/" + account);
        alex.button("Mark as Compromised").click();
        Accessibility.expectOf(alex);
        alex.page().keyboard().press("Escape");
        alex.open("/accounts/" + account + "/compromise");
        Accessibility.expectOf(alex);
        alex.button("Confirm").click();
        assertThat(alex.errorSummary()).isVisible();
        Accessibility.expectOf(alex);
        fault(portal, account, "DISABLE_DEVICES", "DOWN");
        alex.field(SIGN).check();
        alex.button("Confirm").click();
        assertThat(step(alex, "DISABLE_DEVICES")).containsText("Under way");
        Accessibility.expectOf(alex);
        portal.advance("PT1H");
        assertThat(alex.page().locator("#lock-down")).hasAttribute("data-verdict", "PARTLY_CONTAINED");
        Accessibility.expectOf(alex);
        Visitor sam = portal.signedIn("la2.za1").open("/accounts/" + account + "/remediation");
        Accessibility.expectOf(sam);

        fault(portal, account, "DISABLE_DEVICES", "NONE");
        alex.open("/accounts/" + account + "/compromise").field(SIGN).check();
        alex.button("Confirm").click();
        assertThat(alex.banner()).containsText("is contained");
        Accessibility.expectOf(alex);
        Accessibility.expectOf(alex.open("/accounts/" + account));
        sam.open("/accounts/" + account + "/remediation");
        Accessibility.expectOf(sam);
        sam.button("Give the account back").click();
        assertThat(sam.errorSummary()).isVisible();
        Accessibility.expectOf(sam);
        CHECKLIST.forEach(line -> sam.field(line).check());
        sam.field("How?").fill("In person");
        sam.button("Give the account back").click();
        assertThat(sam.banner()).isVisible();
        Accessibility.expectOf(sam);
        sam.button("Hand over a new password").click();
        Accessibility.expectOf(sam);
        sam.open("/accounts/" + account).link(ritm(portal, account)).first().click();
        RequestPage page = RequestPage.shownTo(sam);
        assertThat(page.diagram()).isVisible();
        Accessibility.expectOf(sam);
    }

    @Test
    void aPageThatIsLeftOpenStopsAsking(Portal portal) {
        String account = "user24@za1.example";
        fault(portal, account, "DISABLE_DEVICES", "DOWN");
        portal.as("la.za1").post("/accounts/%s/compromise".formatted(account), Map.of("signs", List.of("OTHER")));
        Visitor alex = portal.stranger().signIn("la.za1");
        alex.page().clock().install();
        alex.open("/accounts/" + account);
        Locator over = alex.page().locator("#lock-down-over");
        assertThat(over).isHidden();

        alex.page().clock().fastForward("31:00");

        assertThat(over).isVisible();
        fault(portal, account, "DISABLE_DEVICES", "NONE");
        portal.awaitContained(account);
        alex.page().clock().fastForward("10:00");
        assertThat(alex.page().locator("#lock-down")).not().hasAttribute("data-verdict", "CONTAINED");
        assertThat(alex.open("/accounts/" + account).page().locator("#lock-down"))
                .hasAttribute("data-verdict", "CONTAINED");
    }

    private static String ritm(Portal portal, String account) {
        return portal.as("la.za1")
                .get("/accounts/%s/containment".formatted(account))
                .text("ritm");
    }

    private static void fault(Portal portal, String account, String step, String mode) {
        portal.as("admin").post("/demo/directory-faults", Map.of("operation", step, "account", account, "mode", mode));
    }

    private static Locator dialog(Visitor visitor) {
        return visitor.page().getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setIncludeHidden(true));
    }

    private static Locator cancel(Visitor visitor) {
        return visitor.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Cancel").setExact(true));
    }

    private static Locator step(Visitor visitor, String step) {
        return visitor.page().locator("[data-step=%s]".formatted(step));
    }

    private static Locator action(Visitor visitor, String action) {
        return visitor.page()
                .locator(".nhsuk-summary-list__row")
                .filter(new Locator.FilterOptions().setHasText(action));
    }
}
