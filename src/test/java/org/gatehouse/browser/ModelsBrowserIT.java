package org.gatehouse.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A process owner looks at what runs by which version, and at how long it takes. */
@ExtendWith(BrowserExtension.class)
class ModelsBrowserIT {

    private static final String ONBOARDING = "Onboard an organisation to an MFA policy";

    @Test
    void fromTheListToAModelByTheKeyboard(Portal portal) {
        portal.rejected();
        portal.inReview();
        portal.as("admin").post("/demo/sweeps", Map.of());
        Visitor owner = portal.signedIn("owner1").open("/models");
        var keyboard = new Keyboard(owner.page());
        keyboard.tabTo(owner.link(ONBOARDING)).press("Enter");
        assertThat(owner.heading()).containsText(ONBOARDING);
        assertThat(diagram(owner)).isVisible();
        assertThat(owner.page().locator(".gh-diagram__count--standing[title*='running instance']"))
                .not()
                .hasCount(0);
        assertThat(row(owner, "Review onboarding request")).containsText("Running");

        keyboard.tabTo(owner.link("P95 duration")).press("Enter");
        assertThat(owner.page().locator("[aria-current=true]").first()).hasText("P95 duration");
        assertThat(diagram(owner)).isVisible();
        assertThat(owner.page().locator(".djs-element[class*=gh-heat-]")).not().hasCount(0);
        assertThat(owner.page().locator(".gh-diagram__legend")).containsText("Less than 1 s");
        assertThat(row(owner, "Tell the requester why").locator(".gh-heat")).hasCount(1);
        Accessibility.expectOf(owner);
        owner.link("No colours").click();
        assertThat(diagram(owner)).isVisible();
        assertThat(owner.page().locator(".djs-element[class*=gh-heat-]")).hasCount(0);
    }

    @Test
    void theListATableAndAVersionAreAccessible(Portal portal) throws IOException {
        Visitor auditor = portal.signedIn("auditor1");
        Accessibility.expectOf(auditor.open("/models"));
        auditor.link("Outcome of a sign-in").click();
        assertThat(auditor.heading()).containsText("Outcome of a sign-in");
        Accessibility.expectOf(auditor);
        Accessibility.expectOf(auditor.open("/models/exception-terms/versions/1"));
        Download file = auditor.page()
                .waitForDownload(() ->
                        auditor.page().getByText("Download exception-terms.dmn").click());
        Assertions.assertThat(file.suggestedFilename()).isEqualTo("exception-terms.dmn");
        Assertions.assertThat(Files.readString(file.path()))
                .isEqualTo(Files.readString(Path.of("processes/exception-terms.dmn")));
    }

    @Test
    void withoutScriptsTheStepsAreThereInWords(Portal portal) {
        portal.inReview();
        Visitor owner = portal.strangerWithoutScripts().signIn("owner1").open("/models");
        owner.link(ONBOARDING).click();
        assertThat(owner.page().locator(".gh-diagram")).containsText("listed below in words");
        assertThat(row(owner, "Review onboarding request").locator("td").nth(1).locator("strong"))
                .isVisible();
    }

    private static Locator diagram(Visitor visitor) {
        return visitor.page().locator(".gh-diagram[data-diagram-state=drawn]");
    }

    private static Locator row(Visitor visitor, String step) {
        return visitor.page()
                .locator(".gh-steps tbody tr")
                .filter(new Locator.FilterOptions().setHasText(step))
                .first();
    }
}
