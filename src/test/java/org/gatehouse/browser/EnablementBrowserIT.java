package org.gatehouse.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A list of accounts: judged while one watches, then enabled with one button. Its accounts are nobody's in other tests. */
@ExtendWith(BrowserExtension.class)
class EnablementBrowserIT {

    private static final String NEW = "/bulk-enablements/new";
    private static final List<String> TO_ENABLE =
            List.of("sspr.only@x26.example", "new.starter@x26.example", "peruser.legacy@x26.example");
    private static final int NOBODY = 3000;

    @Test
    void aListIsJudgedWhileOneWatchesAndEnabledWithOneButton(Portal portal) throws IOException {
        Visitor administrator = portal.signedIn("la.x26").open(NEW);
        Accessibility.expectOf(administrator);
        administrator.button("Judge the list").click();
        assertThat(administrator.errorSummary()).containsText("Choose a file with at least one address");
        Accessibility.expectOf(administrator);

        handIn(
                administrator,
                Stream.concat(
                        TO_ENABLE.stream(), IntStream.range(0, NOBODY).mapToObj("nobody%d@x26.example"::formatted)));
        assertThat(progress(administrator)).containsText("3,003 rows are judged");
        Accessibility.expectOf(administrator);
        assertThat(administrator.button("Enable these 3 accounts")).isVisible();
        assertThat(progress(administrator)).containsText("All 3,003 rows are judged. Nothing was changed.");
        Accessibility.expectOf(administrator);
        String dryRun = ritmOf(administrator);

        administrator.link("The rows as they are now").click();
        administrator.field("Verdict").selectOption("WILL_BE_ENABLED");
        administrator.button("Filter").click();
        assertThat(administrator.page().locator("tbody tr")).hasCount(3);
        Accessibility.expectOf(administrator);
        Download table = administrator
                .page()
                .waitForDownload(
                        () -> administrator.link("Download all rows as CSV").click());
        org.assertj.core.api.Assertions.assertThat(Files.readAllLines(table.path()))
                .hasSize(TO_ENABLE.size() + NOBODY + 1);

        administrator.button("Enable these 3 accounts").click();
        assertThat(administrator.heading()).containsText("MFA for a list");
        assertThat(progress(administrator)).containsText("3,003 of 3,003 rows are done.");
        assertThat(progress(administrator)).containsText(Pattern.compile("Enabled\\s+3"));
        assertThat(administrator.page().locator("#rows")).not().containsText("Not judged yet");
        assertThat(administrator.page().locator("#rows tbody tr").first()).containsText("Enabled");
        Accessibility.expectOf(administrator);
        String ritm = ritmOf(administrator);
        portal.awaitStatus(ritm, "PARTLY_COMPLETED");
        portal.awaitMails(
                "local.admin@x26.example", dryRun + " dry run: 3 accounts", ritm + " MFA enabled for 3 of a list of ");

        RequestPage request = RequestPage.openedBy(administrator, ritm);
        assertThat(request.diagram()).isVisible();
        assertThat(progress(administrator)).containsText("3,003 of 3,003 rows are done.");
        Accessibility.expectOf(administrator);
    }

    @Test
    void withoutScriptsOneReloads(Portal portal) {
        Visitor administrator = portal.strangerWithoutScripts().signIn("la.x26").open(NEW);
        handIn(administrator, Stream.of("user01@x26.example", "the nurse"));
        portal.awaitStatus(ritmOf(administrator), "COMPLETED");

        administrator.link("The rows as they are now").click();

        assertThat(progress(administrator)).containsText("All 2 rows are judged");
        assertThat(administrator.page().locator("tbody tr").first()).containsText("Enabled already");
    }

    private static void handIn(Visitor administrator, Stream<String> addresses) {
        administrator
                .field("List of addresses")
                .setInputFiles(new FilePayload(
                        "accounts.csv",
                        "text/csv",
                        addresses.collect(Collectors.joining("\r\n")).getBytes(StandardCharsets.UTF_8)));
        administrator.button("Judge the list").click();
        assertThat(administrator.heading()).containsText("Dry run of a list");
    }

    private static Locator progress(Visitor visitor) {
        return visitor.page().locator("#enablement");
    }

    private static String ritmOf(Visitor visitor) {
        return visitor.page().url().replaceAll(".*(RITM\\d+).*", "$1");
    }
}
