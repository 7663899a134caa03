package org.gatehouse.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import java.io.IOException;
import java.nio.file.Files;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Somebody wants to know who is still missing. */
@ExtendWith(BrowserExtension.class)
class ReportBrowserIT {

    @Test
    void fromTheHomePageToAnAccountThatOnlyResetsItsPassword(Portal portal) throws IOException {
        Visitor administrator = portal.signedIn("la.za1").open("/");
        administrator.link("See MFA adoption").click();
        assertThat(administrator.heading()).containsText("MFA adoption");
        assertThat(administrator.heading()).containsText("Northbank Hospital (ZA1)");
        administrator.link("Self-service password reset only").click();
        assertThat(administrator.page().locator("[role=status]")).containsText("1 account.");

        Download download = administrator
                .page()
                .waitForDownload(() ->
                        administrator.page().getByText("Download them as CSV").click());
        Assertions.assertThat(Files.readString(download.path()))
                .startsWith("\uFEFF\"Account\"")
                .contains("\"sspr.only@za1.example\"")
                .doesNotContain("ward.clerk");

        administrator.link("sspr.only@za1.example").click();
        assertThat(administrator.page().locator(".gh-facts")).containsText("serves to reset the password only");
    }

    @Test
    void theFiltersDoWithoutScripts(Portal portal) {
        Visitor auditor = portal.strangerWithoutScripts().signIn("auditor1").open("/reports");
        assertThat(auditor.heading()).containsText("The whole tenant");
        auditor.field("Organisation (ODS code)").fill("ZB2");
        auditor.button("Show").click();
        assertThat(auditor.heading()).containsText("Southmoor Community Care (ZB2)");

        auditor.page().getByText("Show each account").click();
        auditor.field("Which").selectOption("NOT_UNDER_MFA");
        auditor.button("Filter").click();
        assertThat(auditor.page().locator("[role=status]")).containsText("accounts, in the order of their addresses");
        assertThat(auditor.page().locator("tbody")).containsText("shared.reception@zb2.example");
        assertThat(auditor.page().locator("tbody")).not().containsText("ward.clerk");
        assertThat(auditor.page().locator("tbody")).not().containsText("za1.example");
    }
}
