package org.gatehouse.enablement;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.gatehouse.Browserless;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pages of lists, as a browser without scripts uses them. */
class EnablementPagesTest extends EnablementTest {

    private static final String NEW = "/bulk-enablements/new";

    private Browserless alex;

    @BeforeEach
    void signIn() {
        alex = Browserless.signedIn(world.baseUrl(), "la.za1");
    }

    @Test
    void aListIsJudgedAndThenEnabledWithoutBeingHandedInAgain() {
        HttpResponse<String> sent = upload(SSPR_ONLY, NEW_STARTER, "nobody@za1.example");
        assertThat(sent.statusCode()).isEqualTo(302);
        String page = location(sent);
        assertThat(alex.get(page).body())
                .contains("0 of 3 rows are judged", "hx-get=\"" + page + "/progress?seen=", "<progress")
                .doesNotContain("Enable these");
        world.settle();

        String judged = alex.get(page).body();
        assertThat(judged)
                .contains("All 3 rows are judged", "Enable these 2 accounts", "Will be enabled", "Not enabled")
                .contains("The organisation has no account at this address")
                .doesNotContain("/progress?seen=");
        HttpResponse<String> enabled = alex.submit(page, page + "/enablement", Map.of());
        assertThat(enabled.statusCode()).isEqualTo(302);
        assertThat(alex.get(page).body())
                .contains("Carried out as", "href=\"" + location(enabled) + "\"", "enable them once more")
                .doesNotContain("Enable these");
        String second = location(enabled);
        assertThat(second).isNotEqualTo(page);
        world.settle();
        assertThat(alex.get(second).body())
                .contains("3 of 3 rows are done", "the dry run ")
                .doesNotContain("Enable these");
        assertThat(isEnabled(SSPR_ONLY)).isTrue();
        assertThat(alex.get("/requests" + second.substring("/bulk-enablements".length()))
                        .body())
                .contains("MFA for a list of 3 rows", "Partly completed", "3 of 3 rows are done");

        assertThat(location(alex.submit(page, page + "/enablement", Map.of())))
                .as("nobody is stopped from enabling who is left")
                .startsWith("/bulk-enablements/");
    }

    @Test
    void twoClicksEnableOnce() {
        String page = location(upload(SSPR_ONLY));
        world.settle();
        alex.submit(page, page + "/enablement", Map.of());

        assertThat(location(alex.submit(page, page + "/enablement", Map.of()))).isEqualTo(page);
        assertThat(alex.get(page).body()).contains("There is a problem", "are being enabled already");
    }

    @Test
    void whoWatchesIsToldWhatChanges() {
        String page = location(upload(SSPR_ONLY));
        String before = alex.get(page + "/progress").body();
        assertThat(before).contains("id=\"enablement-said\"", "0 of 1 rows are judged");
        String seen = before.replaceAll("(?s).*progress\\?seen=([^\"]+)\".*", "$1");
        assertThat(alex.get(page + "/progress?seen=" + seen).statusCode()).isEqualTo(204);
        world.settle();

        assertThat(alex.get(page + "/progress?seen=" + seen).headers().firstValue("HX-Trigger"))
                .as("what the rows wait for")
                .contains("rows-are-done");
        assertThat(alex.get(page + "/progress?seen=" + seen).body())
                .contains("All 1 rows are judged", "Enable this account", "name=\"_csrf\"")
                .doesNotContain("hx-trigger");
        Browserless auditor = Browserless.signedIn(world.baseUrl(), "auditor1");
        assertThat(auditor.get(page + "/progress").body()).contains("judged").doesNotContain("Enable this account");
    }

    @Test
    void rowsAreFilteredByTheirVerdict() {
        String page = location(upload(SSPR_ONLY, "ward.clerk@za1.example", "the nurse"));
        world.settle();

        assertThat(alex.get(page + "?verdict=NOT_ENABLED").body())
                .contains("1 row.", "the nurse", "This is no email address")
                .doesNotContain(">" + SSPR_ONLY + "<");
        assertThat(alex.get(page + "?verdict=ENABLED").body()).contains("No row has this verdict.");
        HttpResponse<String> wrong = alex.get(page + "?verdict=SOME");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("Verdict: choose one from the list");
    }

    @Test
    void theResultIsATableThatNoSpreadsheetProgramCalculates() {
        String page = location(upload(SSPR_ONLY, "=cmd|' /C calc'!A0", "new.starter@za1.example"));
        world.settle();

        HttpResponse<String> table = alex.get(page + "/download");

        assertThat(table.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("attachment", page.substring(page.lastIndexOf('/') + 1) + ".csv");
        assertThat(table.body().lines())
                .containsExactly(
                        "\uFEFF\"Line\",\"Account\",\"Verdict\",\"Codes\",\"Why\"",
                        "\"1\",\"sspr.only@za1.example\",\"Will be enabled\",\"\",\"\"",
                        "\"2\",\"'=cmd|' /C calc'!A0\",\"Not enabled\",\"NOT_AN_ADDRESS\",\"This is no email address\"",
                        "\"3\",\"new.starter@za1.example\",\"Will be enabled\",\"NO_METHOD_REGISTERED\","
                                + "\"No method that counts is registered: its holder is asked to register one\"");
    }

    @Test
    void aFormThatIsNotCompleteSaysSoAtItsFields() {
        HttpResponse<String> empty = alex.upload(NEW, Map.of("organisation", "ZA1"), "file", "", new byte[0]);
        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(empty.body())
                .contains("Error: Enable MFA for many accounts", "Choose a file with at least one address");
        HttpResponse<String> wide =
                alex.upload(NEW, Map.of("organisation", "ZA1"), "file", "a.csv", list(SSPR_ONLY + ",Sam"));
        assertThat(wide.body()).contains("Line 1 has more than one column");
        assertThat(alex.upload(NEW, Map.of("organisation", "ZB2"), "file", "a.csv", list(SSPR_ONLY))
                        .statusCode())
                .isEqualTo(404);
    }

    private HttpResponse<String> upload(String... lines) {
        return alex.upload(NEW, Map.of("organisation", "ZA1"), "file", "accounts.csv", list(lines));
    }

    private static String location(HttpResponse<String> redirect) {
        return redirect.headers().firstValue("Location").orElseThrow().replaceAll("^https?://[^/]+", "");
    }
}
