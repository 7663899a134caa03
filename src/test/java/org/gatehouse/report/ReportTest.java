package org.gatehouse.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.gatehouse.Api;
import org.gatehouse.Browserless;
import org.gatehouse.GatehouseTest;
import org.gatehouse.World;
import org.gatehouse.compromise.CompromisesOfTheTenant;
import org.gatehouse.exemption.ExceptionsOfTheTenant;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.precedence.PolicyTerms;
import org.gatehouse.precedence.Precedence;
import org.gatehouse.web.PageOf;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The reports beside a count of the same over the account pages' own answers, which come from the directory. */
@GatehouseTest
class ReportTest {

    private static final String LOCATIONS_GROUP = ".sg.MFA-CA-NL-Users";
    private static final Set<String> CORE = Set.of("AUTHENTICATOR_APP", "SMS", "CALL");
    private static final int MANY = 2_503;
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    @Autowired
    private World world;

    @Autowired
    private CompromisesOfTheTenant tenant;

    @Autowired
    private TenantTable table;

    @Autowired
    private Precedence precedence;

    @Autowired
    private PolicyTerms terms;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private final Map<String, Instant> joined = new HashMap<>();

    @BeforeEach
    void begin() {
        tenant.beginAt(World.MONDAY_MORNING);
        world.takeCensus();
    }

    @AfterEach
    void putBack() {
        tenant.forget();
        world.takeCensus();
    }

    @Test
    void theNumbersAreThoseOfACountOfEveryAccount() throws IOException {
        registerAbroad("user07@zb2.example");
        world.onboardToNamedLocations("ZA1");
        join("new.starter@za1.example");
        join("ward.clerk@za1.example");
        join("local.admin@za1.example");
        world.pass(Duration.ofDays(3));
        join("shared.reception@za1.example");
        join("shared.mailbox@za1.example");
        tenant.markAndSettle("staff.nurse@za1.example");
        tenant.markAndSettle("peruser.legacy@zb2.example");
        tenant.remediate("la.zb2", "peruser.legacy@zb2.example");
        except("ward.clerk@za1.example");
        exceptSharedUse("shared.reception@zb2.example");
        world.settle();

        expectAgreement(null);
        JsonNode adoption = adoption("auditor1", "?organisation=ZA1");
        assertThat(adoption.path("inGrace").asInt()).isEqualTo(2);
        assertThat(adoption.path("excepted").asInt()).isEqualTo(1);
        assertThat(adoption.path("compromised").asInt()).isEqualTo(1);
        assertThat(adoption("auditor1", "?organisation=ZB2")
                        .path("notUnderMfaExcepted")
                        .asInt())
                .isEqualTo(1);

        assertThat(adoption("auditor1", "?organisation=ZB2")
                        .path("numberOutsideUk")
                        .asInt())
                .isEqualTo(1);

        world.pass(Duration.ofDays(12));
        expectAgreement("ZA1");
        assertThat(adoption("auditor1", "?organisation=ZA1").path("inGrace").asInt())
                .isEqualTo(1);
    }

    @Test
    void theGraceIsOverAtItsEnd() {
        world.onboardToNamedLocations("ZA1");
        join("new.starter@za1.example");
        world.settle();
        Instant end = Instant.parse(
                line("auditor1", "new.starter@za1.example").path("graceEndsAt").asText());
        assertThat(end)
                .isBetween(
                        joined.get("new.starter@za1.example").plus(Duration.ofDays(14)),
                        world.now().plus(Duration.ofDays(14)));

        assertThat(inGraceAt(end.minusMillis(1))).isEqualTo(1);
        assertThat(inGraceAt(end)).isZero();
    }

    @Test
    void neitherAMethodNorAnAdministratorHasGrace() {
        world.onboardToNamedLocations("ZA1");
        join("new.starter@za1.example");
        world.settle();
        assertThat(line("auditor1", "new.starter@za1.example")
                        .path("graceEndsAt")
                        .isNull())
                .isFalse();

        world.changeDirectory(Map.of("account", "new.starter@za1.example", "administrator", true));
        world.settle();

        assertThat(line("auditor1", "new.starter@za1.example")
                        .path("graceEndsAt")
                        .isNull())
                .isTrue();
        join("sspr.only@za1.example");
        world.settle();
        JsonNode registered = line("auditor1", "sspr.only@za1.example");
        assertThat(registered.path("graceEndsAt").isNull()).isTrue();
        assertThat(registered.path("ssprOnly").asBoolean()).isFalse();
        assertThat(registered.path("policy").asText()).isEqualTo("NAMED_LOCATIONS");
    }

    @Test
    void aMethodThatNothingAsksForIsNamedAsSelfService() {
        JsonNode line = line("la.za1", "sspr.only@za1.example");

        assertThat(line.path("underMfa").asBoolean()).isFalse();
        assertThat(line.path("ssprOnly").asBoolean()).isTrue();
        assertThat(line.path("methods")).hasSize(1);
        assertThat(line.path("methods").get(0).asText()).isEqualTo("SMS");
        assertThat(line.path("policies")).isEmpty();
        JsonNode adoption = adoption("la.za1", "?organisation=ZA1");
        assertThat(adoption.at("/ssprOnlyByMethod/SMS").asInt()).isEqualTo(1);
        assertThat(world.as("la.za1")
                        .get("/reports/mfa-status?organisation=ZA1&size=200")
                        .response()
                        .body())
                .doesNotContain("44 77", "+44");
    }

    @Test
    void aReaderMayAskForWhatTheirRoleSees() {
        assertThat(world.as("la.za1").get("/reports/adoption").codes()).containsExactly("REQUIRED");
        assertThat(world.as("la.za1").get("/reports/mfa-status").status()).isEqualTo(422);
        for (String report : List.of("adoption", "mfa-status")) {
            assertThat(status("la.za1", report, "?organisation=za1")).isEqualTo(200);
            assertThat(status("la.za1", report, "?organisation=ZB2")).isEqualTo(404);
            assertThat(status("la.za1", report, "?organisation=!")).isEqualTo(422);
            assertThat(status("auditor1", report, "")).isEqualTo(200);
            assertThat(status("support1", report, "")).isEqualTo(200);
            assertThat(status("helpdesk1", report, "?organisation=ZB2")).isEqualTo(200);
            assertThat(status("auditor1", report, "?organisation=ZC3")).isEqualTo(200);
            assertThat(status("auditor1", report, "?organisation=B99")).isEqualTo(404);
            assertThat(status("staff.nurse", report, "?organisation=ZA1")).isEqualTo(403);
            assertThat(world.as("la.za1")
                            .with("Accept", "text/csv")
                            .get("/reports/" + report + "?organisation=ZB2")
                            .status())
                    .isEqualTo(404);
        }
        assertThat(status("auditor1", "mfa-status", "?part=SOME")).isEqualTo(400);
        assertThat(status("auditor1", "mfa-status", "?size=0")).isEqualTo(422);
    }

    @Test
    void beforeTheFirstCensusThereIsNoReport() {
        jdbc.sql("update census_reading set caught_up = null").update();

        Api.Answer answer = world.as("auditor1").get("/reports/adoption");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.codes()).containsExactly("CENSUS_NOT_TAKEN");
        assertThat(world.as("auditor1")
                        .with("Accept", "text/csv")
                        .get("/reports/mfa-status")
                        .status())
                .isEqualTo(503);
        HttpResponse<String> page =
                Browserless.signedIn(world.baseUrl(), "auditor1").get("/reports");
        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.body()).contains("for the first time").doesNotContain("accounts that need it");
    }

    @Test
    void aDirectoryThatIsDownLeavesTheReportAsItWasTold() {
        world.breakDirectory(Map.of("mode", "DOWN"));
        world.pass(Duration.ofHours(2));

        JsonNode adoption = adoption("auditor1", "");

        assertThat(adoption.path("accounts").asInt()).isEqualTo(132);
        assertThat(Instant.parse(adoption.path("asOf").asText()))
                .isBefore(world.now().minus(Duration.ofHours(1)));
        world.breakDirectory(Map.of("mode", "NONE"));
    }

    @Test
    void theTableOfAccountsHoldsAllOfThemOnceAndInOrder() throws IOException {
        jdbc.sql("""
                        insert into census (account_id, address, display_name, organisation, kind, enabled,
                            administrator, break_glass, per_user_mfa, methods, standard, named_locations)
                        select concat('many', x), concat('many', mod(x, 1900), '@x26.example'), 'Many', 'X26', 'USER',
                            true, false, false, false, 'CALL', true, false
                          from (%s) numbers""".formatted(numbers())).param("many", MANY).update();

        List<CSVRecord> lines = csv(world.as("auditor1")
                .with("Accept", "text/csv")
                .get("/reports/mfa-status?organisation=X26")
                .response());
        List<String> manifold = lines.stream()
                .map(line -> line.get("Account"))
                .filter(account -> account.startsWith("many"))
                .toList();

        assertThat(manifold).hasSize(MANY).isSorted();
        assertThat(lines).hasSize(MANY + 44);
        assertThat(adoption("auditor1", "?organisation=X26").path("accounts").asInt())
                .isEqualTo(MANY + 44);
    }

    @Test
    void noCellIsAFormula() throws IOException {
        jdbc.sql("update census set display_name = '=HYPERLINK(\"https://evil.example\")'"
                        + " where address = 'ward.clerk@za1.example'")
                .update();

        CSVRecord line =
                csv(Browserless.signedIn(world.baseUrl(), "la.za1").get("/reports/mfa-status/download")).stream()
                        .filter(each -> each.get("Account").equals("ward.clerk@za1.example"))
                        .findFirst()
                        .orElseThrow();

        assertThat(line.get("Name")).isEqualTo("'=HYPERLINK(\"https://evil.example\")");
        assertThat(line.get("Methods")).isEqualTo("Authenticator app, Text message");
        assertThat(line.get("Policy that counts")).isEqualTo("Standard");
        assertThat(line.get("Under MFA")).isEqualTo("Yes");
    }

    @Test
    void thePagesSayTheSame() {
        var auditor = Browserless.signedIn(world.baseUrl(), "auditor1");
        assertThat(auditor.get("/").body()).contains("href=\"/reports\"", "See MFA adoption");
        assertThat(auditor.get("/reports").body())
                .contains("The whole tenant", "117 of 129 accounts that need it", "As of Monday 23 November 2026")
                .contains("3 more are genuine shared mailboxes", "Northbank Hospital (ZA1)", "Share of all")
                .contains("href=\"/reports/mfa-status?part=SSPR_ONLY\"", "href=\"/reports/download\"");
        assertThat(auditor.get("/reports?organisation=ZC3").body())
                .contains("There is no account that needs it", "Weir Lane Surgery (ZC3)");
        assertThat(auditor.get("/reports?organisation=B99").statusCode()).isEqualTo(404);
        assertThat(auditor.get("/reports?organisation=!").statusCode()).isEqualTo(422);
        assertThat(auditor.get("/reports/mfa-status?part=SOME").statusCode()).isEqualTo(422);
        assertThat(auditor.get("/reports/mfa-status/download?part=SOME").statusCode())
                .isEqualTo(422);
        assertThat(auditor.get("/reports/mfa-status?page=6").body())
                .contains("132 accounts, in the order of their addresses.", "user30@zb2.example");

        var alex = Browserless.signedIn(world.baseUrl(), "la.za1");
        assertThat(alex.get("/reports").body())
                .contains("Northbank Hospital (ZA1)", "39 of 43 accounts that need it", "1 more is a genuine")
                .doesNotContain("Organisation (ODS code)", "Southmoor");
        assertThat(alex.get("/reports?organisation=ZB2").statusCode()).isEqualTo(404);
        assertThat(alex.get("/reports/mfa-status?part=SSPR_ONLY").body())
                .contains("1 account", "href=\"/accounts/sspr.only@za1.example\"", "serves to reset the password only")
                .doesNotContain("zb2.example", "ward.clerk");
        assertThat(alex.get("/reports/mfa-status/download?organisation=ZB2").statusCode())
                .isEqualTo(404);
        assertThat(alex.get("/reports/download").body()).contains("\"ZA1\",\"44\",\"39\",\"4\"");
    }

    /** Every number and every line of both reports, as JSON and as tables, is what the accounts themselves say. */
    private void expectAgreement(String organisation) throws IOException {
        String query = organisation == null ? "?size=200" : "?size=200&organisation=" + organisation;
        List<JsonNode> accounts = items("support1", "/accounts" + query).stream()
                .map(found -> world.as("support1")
                        .get("/accounts/" + found.path("address").asText())
                        .body())
                .toList();
        JsonNode adoption = adoption("auditor1", query);
        assertThat(numbers(adoption)).isEqualTo(counted(accounts));
        assertThat(map(adoption.path("byMethod"))).isEqualTo(countedByMethod(accounts, account -> true));
        assertThat(map(adoption.path("ssprOnlyByMethod"))).isEqualTo(countedByMethod(accounts, ReportTest::ssprOnly));
        assertThat(map(adoption.path("byPolicy")))
                .isEqualTo(Stream.of("NAMED_LOCATIONS", "STANDARD", "PER_USER", "NONE")
                        .collect(Collectors.toMap(
                                policy -> policy,
                                policy -> count(
                                        accounts, account -> policy(account).equals(policy)))));

        for (Part part : Part.values()) {
            List<String> expected = accounts.stream()
                    .filter(account -> belongs(account, part))
                    .map(account -> account.path("address").asText())
                    .sorted()
                    .toList();
            List<JsonNode> lines = items("auditor1", "/reports/mfa-status" + query + "&part=" + part);
            assertThat(lines)
                    .as(part.name())
                    .extracting(line -> line.path("account").asText())
                    .isEqualTo(expected);
            Map<String, JsonNode> byAddress = accounts.stream()
                    .collect(Collectors.toMap(account -> account.path("address").asText(), account -> account));
            assertThat(lines)
                    .allSatisfy(line ->
                            expectLine(line, byAddress.get(line.path("account").asText())));
            assertThat(csv(world.as("auditor1")
                            .with("Accept", "text/csv")
                            .get("/reports/mfa-status" + query + "&part=" + part)
                            .response()))
                    .as(part.name())
                    .extracting(line -> line.get("Account"))
                    .isEqualTo(expected);
        }

        List<CSVRecord> organisations = csv(world.as("auditor1")
                .with("Accept", "text/csv")
                .get("/reports/adoption" + query)
                .response());
        assertThat(organisations).hasSize(organisation == null ? 3 : 1);
        Map<String, String> columns = Map.of(
                "accounts", "Accounts",
                "underMfa", "Under MFA",
                "ssprOnly", "SSPR only",
                "inGrace", "In grace",
                "everCompromised", "Ever compromised");
        columns.forEach((field, column) -> assertThat(organisations.stream()
                        .mapToLong(line -> Long.parseLong(line.get(column)))
                        .sum())
                .as(column)
                .isEqualTo(adoption.path(field).asLong()));
    }

    /** Where somebody registers at Microsoft, who takes any number. */
    private void registerAbroad(String account) {
        jdbc.sql("""
                        update directory_account_method set detail = '+33 6 12 34 56 78'
                         where type = 'SMS'
                           and account_id = (select id from directory_account where address = :address)""").param("address", account).update();
        world.takeCensus();
    }

    private static void expectLine(JsonNode line, JsonNode account) {
        assertThat(line.path("underMfa").asBoolean()).isEqualTo(underMfa(account));
        assertThat(line.path("ssprOnly").asBoolean()).isEqualTo(ssprOnly(account));
        assertThat(texts(line.path("methods"))).containsExactlyInAnyOrderElementsOf(methods(account));
        assertThat(line.path("numberOutsideUk").asBoolean()).isEqualTo(hasNumberAbroad(account));
        assertThat(line.path("policies")).isEqualTo(account.path("policies"));
        assertThat(line.path("policy").asText()).isEqualTo(policy(account));
        assertThat(line.path("everCompromised")).isEqualTo(account.path("everCompromised"));
        assertThat(line.path("compromised")).isEqualTo(account.path("compromised"));
        assertThat(line.path("exceptionEndsAt").asText())
                .isEqualTo(excepted(account) ? account.at("/exception/endsAt").asText() : "null");
    }

    private Map<String, Long> counted(List<JsonNode> accounts) {
        Map<String, Long> counted = new TreeMap<>();
        counted.put("accounts", (long) accounts.size());
        counted.put("underMfa", count(accounts, ReportTest::underMfa));
        counted.put("notUnderMfa", count(accounts, account -> belongs(account, Part.NOT_UNDER_MFA)));
        counted.put(
                "notUnderMfaExcepted",
                count(accounts, account -> belongs(account, Part.NOT_UNDER_MFA) && excepted(account)));
        counted.put("needNoMfa", count(accounts, account -> isMailbox(account) && !underMfa(account)));
        counted.put("ssprOnly", count(accounts, ReportTest::ssprOnly));
        counted.put("noMethod", count(accounts, account -> belongs(account, Part.NO_METHOD)));
        counted.put("numberOutsideUk", count(accounts, account -> belongs(account, Part.NUMBER_OUTSIDE_UK)));
        counted.put("inGrace", count(accounts, account -> belongs(account, Part.IN_GRACE)));
        counted.put("excepted", count(accounts, ReportTest::excepted));
        counted.put(
                "everCompromised",
                count(accounts, account -> account.path("everCompromised").asBoolean()));
        counted.put(
                "compromised",
                count(accounts, account -> account.path("compromised").asBoolean()));
        return counted;
    }

    private boolean belongs(JsonNode account, Part part) {
        return switch (part) {
            case ALL -> true;
            case NOT_UNDER_MFA -> !underMfa(account) && !isMailbox(account);
            case SSPR_ONLY -> ssprOnly(account);
            case NO_METHOD -> !isMailbox(account) && lacksCore(account);
            case NUMBER_OUTSIDE_UK -> hasNumberAbroad(account);
            case IN_GRACE -> inGrace(account);
            case EXCEPTED -> excepted(account);
            case EVER_COMPROMISED -> account.path("everCompromised").asBoolean();
        };
    }

    private static boolean hasNumberAbroad(JsonNode account) {
        return account.findValues("outsideUk").stream().anyMatch(JsonNode::asBoolean);
    }

    private boolean inGrace(JsonNode account) {
        Instant since = joined.get(account.path("address").asText());
        return since != null
                && policy(account).equals("NAMED_LOCATIONS")
                && !account.path("administrator").asBoolean()
                && !isMailbox(account)
                && lacksCore(account)
                && world.now().isBefore(since.plus(Duration.ofDays(14)));
    }

    private static boolean underMfa(JsonNode account) {
        return !policy(account).equals("NONE");
    }

    private static boolean ssprOnly(JsonNode account) {
        return !underMfa(account) && !isMailbox(account) && !lacksCore(account);
    }

    private static boolean lacksCore(JsonNode account) {
        return methods(account).stream().noneMatch(CORE::contains);
    }

    private static boolean isMailbox(JsonNode account) {
        return account.path("kind").asText().equals("SHARED_MAILBOX");
    }

    private static boolean excepted(JsonNode account) {
        return account.at("/exception/state").asText().equals("ACTIVE");
    }

    private static String policy(JsonNode account) {
        List<String> policies = texts(account.path("policies"));
        if (account.path("everCompromised").asBoolean()) {
            return "STANDARD";
        }
        if (policies.contains("NAMED_LOCATIONS")) {
            return "NAMED_LOCATIONS";
        }
        if (policies.contains("STANDARD")) {
            return "STANDARD";
        }
        return account.path("perUserMfa").asBoolean() ? "PER_USER" : "NONE";
    }

    private static List<String> methods(JsonNode account) {
        return StreamSupport.stream(account.path("methods").spliterator(), false)
                .map(method -> method.path("type").asText())
                .toList();
    }

    private static Map<String, Long> countedByMethod(List<JsonNode> accounts, Predicate<JsonNode> which) {
        return Stream.of("AUTHENTICATOR_APP", "SMS", "CALL", "FIDO2", "SMARTCARD")
                .collect(Collectors.toMap(
                        type -> type,
                        type -> count(
                                accounts,
                                account ->
                                        which.test(account) && methods(account).contains(type))));
    }

    private static long count(List<JsonNode> accounts, Predicate<JsonNode> which) {
        return accounts.stream().filter(which).count();
    }

    private static Map<String, Long> numbers(JsonNode adoption) {
        Map<String, Long> numbers = new TreeMap<>();
        adoption.fields().forEachRemaining(field -> {
            if (field.getValue().isNumber()) {
                numbers.put(field.getKey(), field.getValue().asLong());
            }
        });
        return numbers;
    }

    private static Map<String, Long> map(JsonNode counts) {
        Map<String, Long> map = new HashMap<>();
        counts.fields()
                .forEachRemaining(
                        field -> map.put(field.getKey(), field.getValue().asLong()));
        return map;
    }

    private static List<String> texts(JsonNode values) {
        return StreamSupport.stream(values.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private long inGraceAt(Instant now) {
        var wanted = new Wanted(OdsCode.of("ZA1"), Part.IN_GRACE, new PoliciesThatCount(precedence, terms), now);
        long listed = table.page(wanted, new PageOf.Wanted(0, 50)).total();
        assertThat(table.alike(new Wanted(OdsCode.of("ZA1"), Part.IN_GRACE, wanted.policies(), now), true).stream()
                        .mapToLong(Alike::number)
                        .sum())
                .isEqualTo(listed);
        return listed;
    }

    private void join(String account) {
        world.changeDirectory(Map.of("account", account, "addTo", "ZA1" + LOCATIONS_GROUP));
        joined.put(account, clock.instant().minusSeconds(10));
    }

    private void except(String account) {
        assertThat(world.as("la.za1")
                        .post("/short-term-exceptions", Map.of("account", account, "justification", "NO_SIGNAL"))
                        .status())
                .isEqualTo(201);
        world.settle();
    }

    private void exceptSharedUse(String account) {
        Map<String, Object> form = ExceptionsOfTheTenant.longTerm("ZB2", account);
        form.put("rationale", "SHARED_USER_ACCOUNT");
        Api.Answer answer = world.as("la.zb2").post("/long-term-exceptions", form);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        world.settle();
        assertThat(world.decide("exceptions1", answer.text("ritm"), Map.of("decision", "APPROVE"))
                        .status())
                .isEqualTo(200);
        world.settle();
    }

    private JsonNode adoption(String login, String query) {
        Api.Answer answer = world.as(login).get("/reports/adoption" + query);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer.body();
    }

    private int status(String login, String report, String query) {
        return world.as(login).get("/reports/" + report + query).status();
    }

    private JsonNode line(String login, String account) {
        String organisation = account.substring(account.indexOf('@') + 1, account.indexOf(".example"));
        return items(login, "/reports/mfa-status?size=200&organisation=" + organisation).stream()
                .filter(line -> line.path("account").asText().equals(account))
                .findFirst()
                .orElseThrow();
    }

    private List<JsonNode> items(String login, String path) {
        var items = new ArrayList<JsonNode>();
        Api.Answer answer = world.as(login).get(path);
        assertThat(answer.status()).as(path).isEqualTo(200);
        answer.body().path("items").forEach(items::add);
        assertThat(answer.body().path("total").asInt()).isEqualTo(items.size());
        return items;
    }

    private static List<CSVRecord> csv(HttpResponse<String> download) throws IOException {
        assertThat(download.statusCode()).isEqualTo(200);
        assertThat(download.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
        assertThat(download.body()).startsWith("\uFEFF");
        try (CSVParser parser = CSVParser.parse(new StringReader(download.body().substring(1)), FORMAT)) {
            return parser.getRecords();
        }
    }

    /** The numbers from 1 to :many, as x. */
    String numbers() {
        return "select x from system_range(1, :many)";
    }
}
