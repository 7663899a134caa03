package org.gatehouse.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A rollout of the Named Locations policy, played through with the demo clock. */
@ExtendWith(BrowserExtension.class)
class EnrolmentBrowserIT {

    private static final String STARTER = "new.starter@zb2.example";
    private static final String LEGACY = "peruser.legacy@zb2.example";
    private static final String CENTRAL = "NHSmail.sg.MFA-CA-Std-Central";

    @Test
    void aRolloutIsFollowedToTheDayItIsOver(Portal portal) {
        join(portal, STARTER);
        join(portal, LEGACY);
        Visitor requester = portal.signedIn("la.zb2").open("/enrolments");
        assertThat(row(requester, STARTER)).containsText("Under way");
        assertThat(row(requester, STARTER)).containsText("no grace");
        Accessibility.expectOf(requester);

        portal.advance("PT9H");
        requester.open("/enrolments");
        assertThat(row(requester, LEGACY)).containsText("per-user MFA off");
        assertThat(row(requester, LEGACY)).containsText("Enrolled");

        portal.advance("P14D");
        requester.field("State").selectOption("Not registered");
        requester.button("Filter").click();
        assertThat(row(requester, STARTER)).containsText("Not registered");
        assertThat(row(requester, LEGACY)).hasCount(0);
        Accessibility.expectOf(requester);
        portal.awaitMails(STARTER, "Register for multi-factor", "Still no method registered");
    }

    private static void join(Portal portal, String account) {
        portal.as("admin").post("/demo/directory-changes", Map.of("account", account, "addTo", CENTRAL));
    }

    private static Locator row(Visitor visitor, String account) {
        return visitor.page().locator(".gh-list tbody tr").filter(new Locator.FilterOptions().setHasText(account));
    }
}
