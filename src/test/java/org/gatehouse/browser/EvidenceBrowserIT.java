package org.gatehouse.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.gatehouse.audit.PackFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** An auditor takes evidence away and somebody else checks it. */
@ExtendWith(BrowserExtension.class)
class EvidenceBrowserIT {

    @TempDir
    private Path folder;

    @Test
    void aPackIsSoundUntilSomebodyAltersIt(Portal portal) throws IOException, InterruptedException {
        String ritm = portal.completed();
        Visitor auditor = portal.signedIn("auditor1").open("/audit/evidence-help");
        assertThat(auditor.heading()).hasText("Evidence to take away");
        Accessibility.expectOf(auditor);

        byte[] zip = download(auditor, "/audit/requests/%s/evidence".formatted(ritm), ritm + "-evidence.zip");
        PackFile pack = PackFile.read(zip);

        PackFile.Verdict sound = PackFile.verify(zip, folder);
        Assertions.assertThat(sound.code()).as(sound.said()).isZero();
        PackFile.Verdict altered = PackFile.verify(
                pack.altered(files -> files.computeIfPresent(
                        "request.json",
                        (name, was) -> new String(was, StandardCharsets.UTF_8)
                                .replace("APPROVED", "REJECTED")
                                .getBytes(StandardCharsets.UTF_8))),
                folder);
        Assertions.assertThat(altered.code()).as(altered.said()).isEqualTo(1);
        Assertions.assertThat(altered.said()).contains("request.json");

        Visitor reader = portal.stranger();
        reader.page().setContent(pack.text("request.html"));
        assertThat(reader.heading()).containsText(ritm);
        Accessibility.expectOf(reader);
    }

    @Test
    void theEventLogIsDownloadedAndAWrongFilterIsSaidSo(Portal portal) throws IOException {
        Visitor auditor = portal.signedIn("auditor1").open("/audit/evidence-help");
        auditor.field("Organisation (ODS code)").fill("!");
        auditor.button("Download the event log").click();
        assertThat(auditor.errorSummary()).containsText("An ODS code has 3 to 10 letters and digits");
        Accessibility.expectOf(auditor);

        auditor.field("Organisation (ODS code)").fill("ZA1");
        auditor.field("Logins").check();
        Download download = auditor.page()
                .waitForDownload(() -> auditor.button("Download the event log").click());
        Assertions.assertThat(download.suggestedFilename()).matches("gatehouse-\\d{4}-\\d\\d-\\d\\d\\.xes");
        Assertions.assertThat(Files.readString(download.path()))
                .contains("<log ")
                .endsWith("</log>");
    }

    private static byte[] download(Visitor auditor, String path, String fileName) throws IOException {
        Download download = auditor.page()
                .waitForDownload(() -> auditor.page().evaluate("path => { window.location.href = path; }", path));
        Assertions.assertThat(download.suggestedFilename()).isEqualTo(fileName);
        return Files.readAllBytes(download.path());
    }
}
