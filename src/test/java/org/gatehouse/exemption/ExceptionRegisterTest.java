package org.gatehouse.exemption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.exemption.ExceptionsOfTheTenant.shortTerm;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.gatehouse.Api;
import org.gatehouse.Browserless;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The register of exceptions: as a page, as a table, and for other systems. */
class ExceptionRegisterTest extends ExceptionTest {

    private static final String CLERK = "ward.clerk@za1.example";
    private static final String NURSE = "staff.nurse@za1.example";
    private static final int MANY = 1_203;

    @Autowired
    private JdbcClient jdbc;

    /** The register shows all there ever were, so each test begins with none. */
    @BeforeEach
    void emptyRegister() {
        jdbc.sql("delete from exception_term").update();
    }

    @Test
    void aLineSaysWhoWhyByWhomForHowLongAndHowOftenBefore() {
        String first = exceptions.applyShort(CLERK);
        world.pass(Duration.ofHours(25));
        String second = exceptions.granted("ZA1", CLERK);

        List<JsonNode> lines = lines(register("auditor1", ""));
        assertThat(lines).extracting(line -> line.path("ritm").asText()).containsExactly(second, first);
        JsonNode running = lines.get(0);
        assertThat(running.path("account").asText()).isEqualTo(CLERK);
        assertThat(running.path("organisation").asText()).isEqualTo("ZA1");
        assertThat(running.path("kind").asText()).isEqualTo("LONG");
        assertThat(running.path("why").asText()).isEqualTo("Disproportionate clinical risk");
        assertThat(running.path("approvedBy").asText()).isEqualTo("exceptions1");
        assertThat(running.path("riskAssessment").asText()).isEqualTo("Low: the accounts read a rota");
        assertThat(running.path("eliminationPlan").asText()).isEqualTo("Readers for smartcards by June");
        assertThat(running.path("startsAt").asText())
                .isEqualTo(exceptions.startsAt(second, CLERK).toString());
        assertThat(running.path("endsAt").asText())
                .isEqualTo(exceptions.endsAt(second, CLERK).toString());
        assertThat(running.path("timesBefore").asInt()).isEqualTo(1);
        assertThat(running.path("state").asText()).isEqualTo("ACTIVE");
        JsonNode over = lines.get(1);
        assertThat(over.path("why").asText()).isEqualTo("The mobile phone was stolen or lost");
        assertThat(over.path("approvedBy").asText()).isEqualTo("local.admin@za1.example");
        assertThat(over.path("timesBefore").asInt()).isZero();
        assertThat(over.path("state").asText()).isEqualTo("ENDED");

        assertThat(Browserless.signedIn(world.baseUrl(), "auditor1")
                        .get("/exceptions")
                        .body())
                .contains(CLERK, "Northbank Hospital (ZA1)", "(exceptions1)", "local.admin@za1.example")
                .contains("<strong>Risk:</strong> Low", "<strong>Plan:</strong> Readers", "180 days left", "Over");
    }

    @Test
    void whoHadMoreThanThreeInThirtyDaysIsFlagged() {
        for (int time = 1; time <= 4; time++) {
            exceptions.applyShort(CLERK);
            world.pass(Duration.ofHours(25));
        }
        exceptions.applyShort(NURSE);

        assertThat(lines(register("auditor1", "")))
                .extracting(line -> line.path("account").asText() + " "
                        + line.path("timesBefore").asInt() + " "
                        + line.path("frequent").asBoolean())
                .containsExactly(
                        NURSE + " 0 false",
                        CLERK + " 3 true",
                        CLERK + " 2 false",
                        CLERK + " 1 false",
                        CLERK + " 0 false");
        assertThat(Browserless.signedIn(world.baseUrl(), "auditor1")
                        .get("/exceptions")
                        .body())
                .containsOnlyOnce("More than 3 in 30 days");

        world.pass(Duration.ofDays(40));
        exceptions.applyShort(CLERK);
        JsonNode later = lines(register("auditor1", "")).get(0);
        assertThat(later.path("timesBefore").asInt()).isEqualTo(4);
        assertThat(later.path("frequent").asBoolean()).isFalse();
    }

    @Test
    void whatRunsWhatEndsSoonAndOneOrganisationCanBeChosen() {
        String over = exceptions.applyShort(NURSE);
        world.pass(Duration.ofHours(25));
        String longer = exceptions.granted("ZA1", CLERK);
        String shorter = exceptions.applyShort("ward.clerk@zb2.example");
        var applied = exceptions.applyLong(ExceptionsOfTheTenant.longTerm("ZA1", NURSE));

        assertThat(ritms(register("auditor1", "")))
                .containsExactly(shorter, longer, over)
                .doesNotContain(applied);
        assertThat(ritms(register("auditor1", "?part=RUNNING"))).containsExactly(shorter, longer);
        assertThat(ritms(register("support1", "?part=ENDING_SOON"))).containsExactly(shorter);
        assertThat(ritms(register("exceptions1", "?organisation=za1"))).containsExactly(longer, over);
        world.pass(Duration.ofDays(155));
        assertThat(ritms(register("auditor1", "?part=ENDING_SOON"))).containsExactly(longer);
        assertThat(world.as("auditor1").get("/registers/exceptions?part=SOME").status())
                .isEqualTo(400);
        assertThat(world.as("auditor1")
                        .get("/registers/exceptions?organisation=!")
                        .codes())
                .containsExactly("ODS_CODE_INVALID");

        var auditor = Browserless.signedIn(world.baseUrl(), "auditor1");
        assertThat(auditor.get("/exceptions?part=ENDING_SOON").body())
                .contains(longer)
                .doesNotContain(over);
        assertThat(auditor.get("/exceptions?part=SOME").statusCode()).isEqualTo(422);
        assertThat(auditor.get("/exceptions/download?organisation=!").statusCode())
                .isEqualTo(422);
    }

    @Test
    void aLocalAdministratorSeesOnlyTheirOwn() {
        String theirs = exceptions.applyShort("ward.clerk@zb2.example");
        String ours = exceptions.applyShort(CLERK);
        var alex = Browserless.signedIn(world.baseUrl(), "la.za1");

        for (String page : List.of("/exceptions", "/exceptions/download")) {
            assertThat(alex.get(page).body()).contains(ours).doesNotContain(theirs);
            assertThat(alex.get(page + "?organisation=ZB2").body()).doesNotContain(ours, theirs);
        }
        assertThat(alex.get("/exceptions").body()).doesNotContain("Organisation (ODS code)");
        assertThat(world.as("la.za1").get("/registers/exceptions").status()).isEqualTo(403);
    }

    @Test
    void noCellOfTheTableIsAFormulaWhoeverWroteIt() throws IOException {
        var form = shortTerm(CLERK);
        form.put("justification", "OTHER");
        form.put("details", "=HYPERLINK(\"https://evil.example\")");
        String ritm = world.as("la.za1").post("/short-term-exceptions", form).text("ritm");
        world.settle();
        jdbc.sql("update exception_term set account_name = :name, because = :because where ritm = :ritm")
                .param("name", "=cmd|' /C calc'!A0")
                .param("because", "\t@SUM(1)\n\"; DROP")
                .param("ritm", ritm)
                .update();

        CSVRecord line = table(download("auditor1", "")).get(0);

        assertThat(line.get("Name")).isEqualTo("'=cmd|' /C calc'!A0");
        assertThat(line.get("Reason")).isEqualTo("'\t@SUM(1)\n\"; DROP");
        assertThat(line.get("Why")).isEqualTo("Something else: =HYPERLINK(\"https://evil.example\")");
        assertThat(line.get("Account")).isEqualTo(CLERK);
        assertThat(line.get("Kind")).isEqualTo("24 hour exception");
        assertThat(line.get("State")).isEqualTo("Active");
    }

    @Test
    void theTableHoldsEverythingThatIsFilteredHoweverMuch() throws IOException {
        String ritm = exceptions.applyShort(CLERK);
        jdbc.sql("""
                        insert into exception_term (id, ritm, account_id, account_address, account_name, organisation,
                            kind, state, starts_at, ends_at, ended_at)
                        select 'many' || x, :ritm, 'many' || x, 'many' || x || '@x26.example', 'Many', 'X26',
                            'SHORT', 'ENDED', timestamp '2026-01-05 09:00:00', timestamp '2026-01-06 09:00:00',
                            timestamp '2026-01-06 09:00:00'
                          from system_range(1, :many)""").param("ritm", ritm).param("many", MANY).update();

        HttpResponse<String> whole = download("auditor1", "");
        assertThat(whole.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
        assertThat(whole.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"exceptions-2026-11-23.csv\"");
        List<CSVRecord> all = table(whole);
        assertThat(all).hasSize(MANY + 1);
        assertThat(all.stream().map(line -> line.get("Account")).distinct()).hasSize(MANY + 1);
        assertThat(all.get(0).get("Account")).isEqualTo("many%d@x26.example".formatted(MANY));
        assertThat(table(download("auditor1", "?part=RUNNING"))).hasSize(1);
        assertThat(table(download("auditor1", "?organisation=X26"))).hasSize(MANY);

        HttpResponse<String> forSystems = world.as("auditor1")
                .with("Accept", "text/csv")
                .get("/registers/exceptions?organisation=X26")
                .response();
        assertThat(table(forSystems)).hasSize(MANY);
        Api.Answer page = register("auditor1", "?size=200&page=6");
        assertThat(page.body().path("total").asInt()).isEqualTo(MANY + 1);
        assertThat(lines(page)).hasSize(4);
        assertThat(Browserless.signedIn(world.baseUrl(), "auditor1")
                        .get("/exceptions?page=60")
                        .body())
                .contains("1,204 exceptions.", CLERK);
    }

    private Api.Answer register(String login, String query) {
        Api.Answer answer = world.as(login).get("/registers/exceptions" + query);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer;
    }

    private HttpResponse<String> download(String login, String query) {
        return Browserless.signedIn(world.baseUrl(), login).get("/exceptions/download" + query);
    }

    private static List<CSVRecord> table(HttpResponse<String> download) throws IOException {
        assertThat(download.statusCode()).isEqualTo(200);
        assertThat(download.body()).startsWith("\uFEFF");
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser parser = CSVParser.parse(new StringReader(download.body().substring(1)), format)) {
            return parser.getRecords();
        }
    }

    private static List<JsonNode> lines(Api.Answer page) {
        return StreamSupport.stream(page.body().path("items").spliterator(), false)
                .toList();
    }

    private static List<String> ritms(Api.Answer page) {
        return lines(page).stream().map(line -> line.path("ritm").asText()).toList();
    }
}
