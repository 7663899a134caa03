package org.gatehouse.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An auditor asks what became of a request, and who did what. */
@ExtendWith(BrowserExtension.class)
class AuditBrowserIT {

    @Test
    void fromTheSearchToTheTimelineAndTheWayOnTheDiagram(Portal portal) throws IOException {
        String ritm = portal.completed();
        Visitor auditor = portal.signedIn("auditor1").open("/");
        auditor.link("Search the history").click();
        Accessibility.expectOf(auditor);
        var keyboard = new Keyboard(auditor.page());
        keyboard.tabTo(auditor.field("Request")).type(ritm).press("Enter");
        assertThat(auditor.page().locator("[role=status]")).containsText("1 request or case.");
        Accessibility.expectOf(auditor);
        auditor.photograph(Path.of("target", "audit-search.png"));
        Download download = auditor.page()
                .waitForDownload(
                        () -> auditor.page().getByText("Download them as CSV").click());
        Assertions.assertThat(Files.readString(download.path())).contains(ritm);

        keyboard.tabTo(auditor.link(ritm)).press("Enter");
        assertThat(auditor.heading()).containsText(ritm);
        assertThat(auditor.page().locator(".gh-diagram[data-diagram-state=drawn]"))
                .isVisible();
        assertThat(auditor.page().locator(".gh-diagram .gh-is-taken").first()).isAttached();
        assertThat(auditor.page().locator(".gh-diagram__legend")).containsText("Path taken");
        assertThat(auditor.page().locator(".gh-rules__fired").first()).isAttached();
        Accessibility.expectOf(auditor);
        auditor.photograph(Path.of("target", "audit-case.png"));
        auditor.page().setViewportSize(320, 900);
        auditor.photograph(Path.of("target", "audit-case-320.png"));
        auditor.page().setViewportSize(1280, 900);

        auditor.page()
                .getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Parts of the timeline"))
                .getByText("Decision (1)")
                .click();
        assertThat(auditor.page().locator(".gh-timeline__item")).hasCount(1);
        assertThat(auditor.page().locator(".gh-timeline__item")).containsText("Morgan Reid (onboarding1)");
        assertThat(auditor.page().locator(".gh-timeline__item")).containsText("The ward teams agreed");
    }

    @Test
    void theTimelineIsFilteredByKeyboardAndWithoutScripts(Portal portal) {
        String ritm = portal.completed();
        Visitor auditor = portal.strangerWithoutScripts().signIn("auditor1").open("/audit/requests/" + ritm);
        assertThat(auditor.page()
                        .getByText("The steps are listed below in words")
                        .first())
                .isVisible();
        auditor.page()
                .getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Parts of the timeline"))
                .getByRole(AriaRole.LINK)
                .last()
                .focus();
        auditor.page().keyboard().press("Enter");
        assertThat(auditor.page().locator("[aria-current=true]").last()).containsText("Decision tables");
        assertThat(auditor.page().locator(".gh-timeline__item").first()).containsText("Rule 1 fired");
    }

    @Test
    void whatIsWrongWithTheFiltersIsSaidBesideThem(Portal portal) {
        Visitor auditor = portal.signedIn("auditor1").open("/audit");
        auditor.field("Submitted from").fill("soon");
        auditor.page().locator("#account").fill("nobody");
        auditor.button("Search").click();
        assertThat(auditor.errorSummary()).containsText("From: enter a date such as 2026-11-23");
        assertThat(auditor.errorSummary()).containsText("Enter an e-mail address");
        Accessibility.expectOf(auditor);
        Accessibility.expectOf(auditor.open("/audit/events"));
        assertThat(auditor.heading()).containsText("Other events");
    }
}
