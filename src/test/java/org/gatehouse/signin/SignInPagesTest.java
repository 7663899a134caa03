package org.gatehouse.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gatehouse.Browserless;
import org.gatehouse.GatehouseTest;
import org.gatehouse.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The pages about sign-ins, without a browser. */
@GatehouseTest
class SignInPagesTest {

    private static final String SITE = "/sign-in-checks/site";
    private static final String CLERK =
            "/sign-in-checks?account=ward.clerk%40za1.example&application=OUTLOOK" + "&client=WEB&sourceIp=203.0.113.7";

    @Autowired
    private World world;

    private Browserless alex;

    @BeforeEach
    void alexIsSignedIn() {
        world.beginAt(World.MONDAY_MORNING);
        world.takeCensus();
        alex = Browserless.signedIn(world.baseUrl(), "la.za1");
    }

    @Test
    void theHomePageAndTheAccountLeadHere() {
        assertThat(alex.get("/").body()).contains("href=\"/sign-in-checks\"");
        assertThat(alex.get("/accounts/ward.clerk@za1.example").body())
                .contains("/sign-in-checks?account=ward.clerk@za1.example");
    }

    @Test
    void anAnswerHasItsRuleItsReasonsAndWhatToDoNext() {
        String page = alex.get(CLERK).body();

        assertThat(page)
                .contains("MFA is required", "8, AC-042; due 4, AC-012", "No exception runs for the account.")
                .contains("203.0.113.7 is in no named location.", "A lost or stolen phone")
                .doesNotContain("gh-comparison");
    }

    @Test
    void whatIfStandsBesideWhatIsAndWhatDiffersIsMarked() {
        String changes =
                "&change=" + Change.UNDER_NAMED_LOCATIONS.ordinal() + "&change=" + Change.IN_A_NAMED_LOCATION.ordinal();
        String page = alex.get(CLERK + changes).body();

        assertThat(page)
                .contains("Both answers", "As it is", "In a named location, In a Named Locations group only")
                .contains("<mark class=\"gh-mark\">MFA is required</mark>")
                .contains("<mark class=\"gh-mark\">MFA is not required</mark>");
    }

    @Test
    void everyMistakeIsNamedAtItsField() {
        HttpResponse<String> page = alex.get(
                "/sign-in-checks?account=&application=TEAMS&client=OUTLOOK_2010&sourceIp=here&at=soon&change=99");
        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body())
                .contains("Enter the address of the account", "Outlook 2010 opens Outlook only")
                .contains("Enter one IP address", "Enter a day and a time");

        HttpResponse<String> unknown = alex.get(CLERK.replace("za1", "zb2"));
        assertThat(unknown.statusCode()).isEqualTo(422);
        assertThat(unknown.body()).contains("There is no account at this address that you may see");
    }

    @ParameterizedTest
    @CsvSource({
        "HSCN,                'On site', MFA is not required, true",
        "OWN_PROVIDER,        'On site', MFA is required,     false",
        "REGISTERED_PROVIDER, 'At home', MFA is not required, true",
        "SOME_ARE_ASKED,      'Per-user MFA is still on', Has an administrator role, true",
        "ALL_ARE_ASKED,       'All are asked (AC-087)',   public ranges,             true"
    })
    void theCasesOfTheGuidanceNeedNoTenant(String example, String one, String other, boolean differ) {
        world.breakDirectory(Map.of("operation", "READ", "mode", "DOWN"));
        HttpResponse<String> page = alex.get("/sign-in-checks/examples/" + example);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains(one, other);
        if (!differ) {
            assertThat(page.body()).doesNotContain("MFA is not required");
        }
    }

    @Test
    void aSiteShowsWhoDiffersFromMost() {
        HttpResponse<String> page = check(
                "user01@za1.example\nuser02@za1.example; user03@za1.example, new.starter@za1.example\n"
                        + "ward.clerk@zb2.example\nno address",
                "198.51.100.7");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("Some are asked (AC-086)", "Policy: None (most: Standard)")
                .contains("Is in no Named Locations group")
                .containsPattern("No such account</dt><dd>2<");
    }

    @Test
    void aFileOfTenThousandIsCheckedAndDownloaded() {
        String file = "Email\n"
                + IntStream.range(0, SitePages.MOST_ACCOUNTS - 1)
                        .mapToObj("nobody%d@za1.example"::formatted)
                        .collect(Collectors.joining("\n"))
                + "\nuser01@za1.example\n";
        HttpResponse<String> table = alex.upload(
                SITE,
                SITE + "/download",
                fields("", "198.51.100.7"),
                "file",
                "site.csv",
                file.getBytes(StandardCharsets.UTF_8));

        assertThat(table.headers().firstValue("Content-Disposition").orElse("")).contains("sign-ins-of-a-site.csv");
        List<String> lines = table.body().lines().toList();
        assertThat(lines).hasSize(SitePages.MOST_ACCOUNTS + 1);
        assertThat(lines).anyMatch(line -> line.startsWith("\"user01@za1.example\",\"MFA is required\",\"8, AC-042"));
        assertThat(check("a@b.example,".repeat(SitePages.MOST_ACCOUNTS + 1), "198.51.100.7")
                        .body())
                .contains("At most 10,000 accounts");
    }

    @Test
    void aWholeOrganisationIsForThoseWhoSeeIt() {
        Map<String, String> fields = Map.of(
                "organisation", "ZA1", "application", "NHSMAIL_PORTAL", "client", "WEB", "sourceIp", "198.51.100.7");
        assertThat(alex.submit(SITE, SITE, fields).body()).contains("peruser.legacy@za1.example");
        HttpResponse<String> others =
                Browserless.signedIn(world.baseUrl(), "la.zb2").submit(SITE, SITE, fields);
        assertThat(others.statusCode()).isEqualTo(422);
        assertThat(others.body()).contains("whose accounts you may see");
        assertThat(Browserless.signedIn(world.baseUrl(), "helpdesk1")
                        .submit(SITE, SITE, fields)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aSiteNeedsAccountsAndAPlace() {
        HttpResponse<String> page = alex.submit(SITE, SITE, Map.of());
        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body())
                .contains("Enter addresses of accounts, choose a file, or name an organisation")
                .contains("Enter the IP address from which the sign-ins come", "Choose an application");
    }

    private HttpResponse<String> check(String accounts, String ip) {
        return alex.submit(SITE, SITE, fields(accounts, ip));
    }

    private static Map<String, String> fields(String accounts, String ip) {
        return Map.of("accounts", accounts, "sourceIp", ip, "application", "OUTLOOK", "client", "WEB");
    }
}
