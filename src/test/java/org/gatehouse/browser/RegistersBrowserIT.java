package org.gatehouse.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An auditor goes through the registers and looks how long everything takes. */
@ExtendWith(BrowserExtension.class)
class RegistersBrowserIT {

    @Test
    void fromTheOverviewToEachRegisterAndItsTable(Portal portal) throws IOException {
        String rejected = portal.rejected();
        String open = portal.inReview();
        Visitor auditor = portal.signedIn("auditor1").open("/audit/registers");
        for (String register : new String[] {
            "Rejected and escalated requests",
            "Separation of duties",
            "Stalled work",
            "Exceptions",
            "Compromised accounts",
            "Named locations",
            "Durations"
        }) {
            Accessibility.expectOf(auditor.open("/audit/registers"));
            auditor.page()
                    .locator("main")
                    .getByText(register, new Locator.GetByTextOptions().setExact(true))
                    .first()
                    .click();
            assertThat(auditor.heading()).containsText(register.equals("Exceptions") ? "Exceptions" : register);
            Accessibility.expectOf(auditor);
        }

        auditor.open("/audit/registers/rejections");
        assertThat(auditor.page().locator("tbody")).containsText("The group still holds leavers");
        Assertions.assertThat(download(auditor)).contains(rejected, "The group still holds leavers");
        auditor.open("/audit/registers/separation-of-duties");
        assertThat(auditor.page().locator("main")).containsText("Who decides for whom");
        Assertions.assertThat(download(auditor)).contains(rejected, "onboarding1");
        auditor.open("/audit/registers/stalled-work");
        assertThat(auditor.page().locator("main")).containsText("By holder and age");
        Assertions.assertThat(download(auditor)).contains(open);
    }

    @Test
    void theFiltersDoWithoutScripts(Portal portal) {
        portal.rejected();
        Visitor auditor =
                portal.strangerWithoutScripts().signIn("auditor1").open("/audit/registers/separation-of-duties");
        auditor.field("Only conflicts").check();
        auditor.button("Filter").click();
        assertThat(auditor.page().locator("main")).containsText("There is no conflict");
        auditor.open("/audit/registers/rejections");
        auditor.field("Organisation (ODS code)").fill("ZB2");
        auditor.button("Filter").click();
        assertThat(auditor.page().locator("[role=status]")).containsText("No request was rejected that fits");
        auditor.open("/audit/registers/rejections?from=yesterday");
        assertThat(auditor.page().locator(".nhsuk-error-summary")).containsText("From: enter a date");
        Accessibility.expectOf(portal.signedIn("auditor1").open("/audit/registers/rejections?from=yesterday"));
    }

    @Test
    void durationsShowWhatHasEnded(Portal portal) throws IOException {
        portal.completed();
        portal.as("admin").post("/demo/sweeps", Map.of());
        Visitor owner = portal.signedIn("owner1").open("/audit/durations");
        assertThat(owner.page().locator("main")).containsText("Tasks of people");
        assertThat(owner.page().locator("main")).containsText("Submission to completion");
        Accessibility.expectOf(owner);
        owner.field("Process").selectOption("onboarding-request");
        owner.button("Show").click();
        assertThat(owner.page().locator("main")).containsText("Steps of Gatehouse");
        Accessibility.expectOf(owner);
        Assertions.assertThat(download(owner)).contains("\"onboarding-request\"", "P95 (s)");
    }

    private static String download(Visitor visitor) throws IOException {
        Download download = visitor.page()
                .waitForDownload(
                        () -> visitor.page().getByText("Download them as CSV").click());
        return Files.readString(download.path());
    }
}
