package org.gatehouse.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Somebody looks for an account and opens its page. */
@ExtendWith(BrowserExtension.class)
class AccountBrowserIT {

    @Test
    void anAccountIsFoundWhileOneTypesAndOpened(Portal portal) {
        Visitor administrator = portal.signedIn("la.za1").open("/accounts");
        Locator status = administrator.page().locator("#accounts-found [role=status]");
        assertThat(status).containsText("44 accounts");

        administrator.field("Name or address").pressSequentially("una w");
        assertThat(status).containsText("1 account.");
        administrator.link("Una Walsh").click();

        assertThat(administrator.heading()).containsText("Una Walsh");
        assertThat(administrator.page().locator(".gh-facts")).containsText("Under MFA by the Standard policy");
        assertThat(administrator.page().locator("main")).containsText(Pattern.compile("\\+44 7700 900\\d{3}"));
        assertThat(administrator.page().getByText("MFA 24 hour exception"))
                .hasAttribute("href", "/short-term-exception/new?account=staff.nurse@za1.example");
    }

    @Test
    void theFormDoesWithoutScripts(Portal portal) {
        Visitor helpdesk = portal.strangerWithoutScripts().signIn("helpdesk1").open("/accounts");
        helpdesk.field("Name or address").fill("ward.clerk");
        helpdesk.field("Organisation (ODS code)").fill("ZB2");
        helpdesk.button("Search").click();

        assertThat(helpdesk.page().locator("#accounts-found [role=status]")).containsText("1 account.");
        assertThat(helpdesk.page().locator("tbody")).containsText("ward.clerk@zb2.example");
    }
}
