package org.gatehouse.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.World.onboarding;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.commons.csv.CSVFormat;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.gatehouse.Api;
import org.gatehouse.Browserless;
import org.gatehouse.GatehouseTest;
import org.gatehouse.World;
import org.gatehouse.compromise.CompromisesOfTheTenant;
import org.gatehouse.trail.AuditTrail;
import org.gatehouse.trail.FactKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What auditors find, and what they read of one case. */
@GatehouseTest
class AuditTest {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    @Autowired
    private World world;

    @Autowired
    private CompromisesOfTheTenant tenant;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private IdentityService identities;

    @Autowired
    private ManagementService management;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private TransactionTemplate transaction;

    @BeforeEach
    void begin() {
        tenant.beginAt(World.MONDAY_MORNING);
    }

    @AfterEach
    void putBack() {
        tenant.forget();
    }

    @Test
    void everyFilterFindsWhatFitsAndLeavesOutTheRest() {
        String done = world.completed();
        String rejected = world.file(onboarding("ZB2", "STANDARD"));
        world.decide("onboarding2", rejected, Map.of("decision", "REJECT", "reasons", List.of("Not yet")));
        world.settle();
        String waiting = world.file(onboarding("ZA1", "NAMED_LOCATIONS"));
        String marked = tenant.markAndSettle("staff.nurse@za1.example");
        List<String> all = List.of(done, rejected, waiting, marked);

        expect("ritm=" + rejected, all, rejected);
        expect("organisation=ZB2", all, rejected);
        expect("type=ONBOARDING", all, done, rejected, waiting);
        expect("type=COMPROMISE", all, marked);
        expect("status=REJECTED", all, rejected);
        expect("outcome=APPROVED", all, done);
        expect("outcome=REJECTED", all, rejected);
        expect("state=FINISHED", all, done, rejected);
        expect("state=RUNNING", all, waiting, marked);
        expect("actor=onboarding2", all, rejected);
        expect("actor=onboarding2@gatehouse.example", all, rejected);
        expect("actor=local.admin@zb2.example", all, rejected);
        expect("actor=la.zb2", all, rejected);
        expect("account=staff.nurse@za1.example", all, marked);
        expect("account=nobody@za1.example", all);
        expect("diagram=onboarding-request:1", all, done, rejected, waiting);
        expect("diagram=onboarding-request:2", all);
        expect("organisation=ZA1&state=FINISHED&outcome=APPROVED", all, done);
        expect("from=2026-11-23&to=2026-11-23", all, done, rejected, waiting, marked);
        expect("from=2026-11-24", all);
        expect("to=2026-11-22", all);
        expect("to=2026-11-23T10:00:00Z", all);
    }

    @Test
    void lateIsWhatAnyTaskOfItWasEvenIfItIsDoneNow() {
        String inTime = world.completed();
        String late = world.file(onboarding("ZB2", "STANDARD"));
        world.pass(Duration.ofHours(30));
        world.decide("onboarding1", late, Map.of("decision", "APPROVE"));
        world.settle();

        expect("overdue=true", List.of(inTime, late), late);
        expect("overdue=false", List.of(inTime, late), inTime);
        JsonNode task = caseOf(late).path("tasks").path(0);
        assertThat(task.path("assignee").asText()).isEqualTo("onboarding1");
        assertThat(task.path("completed").asBoolean()).isTrue();
        assertThat(task.path("claimedAt").isNull()).isFalse();
        assertThat(page("/audit/requests/" + late)).contains("Late by 1 d").contains("Review");
    }

    @Test
    void anAccountIsFoundByTheAddressItHadWhenItWasMarked() {
        String marked = tenant.markAndSettle("staff.nurse@za1.example");
        jdbc.sql("update compromise_case set account_address = 'maiden.name@za1.example' where ritm = :ritm")
                .param("ritm", marked)
                .update();
        world.takeCensus();

        expect("account=maiden.name@za1.example", List.of(marked), marked);
        expect("account=staff.nurse@za1.example", List.of(marked), marked);
    }

    @Test
    void everythingWrongWithTheFiltersComesBackAtOnce() {
        Api.Answer unreadable = world.as("auditor1")
                .get("/audit/requests?ritm=x&organisation=!&account=y&type=NONE&outcome=MAYBE&from=soon"
                        + "&overdue=perhaps&state=OPEN&diagram=x&status=NEW&page=a&size=9999");
        assertThat(unreadable.status()).isEqualTo(400);
        assertThat(unreadable.codes())
                .containsExactlyInAnyOrder(
                        "RITM_INVALID",
                        "ODS_CODE_INVALID",
                        "EMAIL_INVALID",
                        "NOT_READABLE",
                        "NOT_READABLE",
                        "NOT_A_DATE",
                        "NOT_READABLE",
                        "NOT_READABLE",
                        "DIAGRAM_INVALID",
                        "NOT_READABLE",
                        "NOT_READABLE");
        Api.Answer wrong = world.as("auditor1").get("/audit/requests?from=2026-11-24&to=2026-11-22&size=9999");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.codes()).containsExactlyInAnyOrder("OUT_OF_RANGE", "OUT_OF_RANGE");
        assertThat(world.as("auditor1").get("/audit/events?kind=NONE&from=x").status())
                .isEqualTo(400);
        Browserless auditor = Browserless.signedIn(world.baseUrl(), "auditor1");
        assertThat(auditor.get("/audit?type=NONE&ritm=x").statusCode()).isEqualTo(422);
        assertThat(auditor.get("/audit/events?kind=NONE").statusCode()).isEqualTo(422);
    }

    @Test
    void aCaseTellsWhoDidWhatWithTheTablesAndTheDirectory() {
        String ritm = world.completed();
        JsonNode told = caseOf(ritm);

        assertThat(told.path("subject").asText()).isEqualTo("Standard policy");
        assertThat(told.path("decisions").path(0).path("outcome").asText()).isEqualTo("APPROVED");
        assertThat(told.path("processes").path(0).path("key").asText()).isEqualTo("onboarding-request");
        // it is kept as long as its link is in force
        assertThat(told.path("keptUntil").isNull()).isTrue();
        List<String> kinds =
                events(told).map(event -> event.path("kind").asText()).toList();
        assertThat(kinds)
                .contains("SUBMITTED", "TASK", "DECISION", "DIRECTORY", "MAIL", "STATUS")
                .doesNotContain("OPERATOR", "JOB");
        assertThat(details(told, "DIRECTORY")).anyMatch(detail -> detail.startsWith("Read back"));
        assertThat(details(told, "MAIL"))
                .contains("Attempts: 1")
                .anyMatch(detail -> detail.startsWith("Queued: 23 Nov 2026"))
                .anyMatch(detail -> detail.startsWith("Sent: 23 Nov 2026"));
        JsonNode table = told.path("tables").path(0);
        assertThat(table.path("key").asText()).isEqualTo("service-levels");
        JsonNode fired = StreamSupport.stream(table.path("rows").spliterator(), false)
                .filter(row -> row.path("fired").asBoolean())
                .findFirst()
                .orElseThrow();
        assertThat(fired.path("id").asText()).isEqualTo("onboarding-review");
        assertThat(fired.path("number").asInt()).isEqualTo(1);
        assertThat(page("/audit/requests/" + ritm))
                .contains("Rule 1 fired")
                .contains("processed within 1 to 3 working hours")
                .contains("Fired");
        assertThat(page("/audit/requests/" + ritm + "?kind=MAIL"))
                .contains("Mail sent")
                .doesNotContain("waits for Onboarding reviewers");
    }

    @Test
    void aStepThatFailedIsToldWithItsAttemptsAndTheRepair() {
        String ritm = world.file(onboarding("ZA1", "STANDARD"));
        world.breakDirectory(Map.of("operation", "LINK_GROUP", "mode", "REFUSE"));
        world.decide("onboarding1", ritm, Map.of("decision", "APPROVE"));
        world.settle();
        world.pass(Duration.ofMinutes(1));
        world.breakDirectory(Map.of("mode", "NONE"));
        world.pass(Duration.ofHours(2));

        List<String> failed = events(caseOf(ritm))
                .filter(event -> event.path("kind").asText().equals("JOB"))
                .map(event -> event.path("what").asText())
                .toList();
        assertThat(failed).hasSizeGreaterThanOrEqualTo(2);
        assertThat(failed.get(0)).endsWith("failed");
        assertThat(failed.get(failed.size() - 1)).endsWith("was done after all");
        assertThat(details(caseOf(ritm), "JOB"))
                .contains("Attempt: 1", "Attempt: 2")
                .anyMatch(detail -> detail.startsWith("What it said: "))
                .anyMatch(detail -> detail.startsWith("Next attempt: 23 Nov 2026"));
    }

    @Test
    void whatAnOperatorDidInCockpitStandsInTheTimeline() {
        String ritm = world.file(onboarding("ZA1", "STANDARD"));
        String instance = caseOf(ritm).path("processes").path(0).path("id").asText();
        String job = management
                .createJobQuery()
                .processInstanceId(instance)
                .listPage(0, 1)
                .get(0)
                .getId();
        identities.setAuthentication("admin", List.of("camunda-admin"));
        try {
            management.setJobRetries(job, 7);
        } finally {
            identities.clearAuthentication();
        }
        List<JsonNode> operator = events(caseOf(ritm))
                .filter(event -> event.path("kind").asText().equals("OPERATOR"))
                .toList();
        assertThat(operator).hasSize(1);
        assertThat(operator.get(0).path("by").asText()).isEqualTo("admin");
        assertThat(operator.get(0).toString()).contains("SetJobRetries").contains("7");
    }

    @Test
    void whatPeopleDoThroughTheProductIsNoIntervention() {
        String withdrawn = world.file(onboarding("ZA1", "STANDARD"));
        world.as("la.za1").post("/requests/" + withdrawn + "/withdrawal", Map.of("reason", "Not now"));
        world.settle();
        String failed = world.file(onboarding("ZB2", "STANDARD"));
        world.breakDirectory(Map.of("operation", "LINK_GROUP", "mode", "REFUSE"));
        world.decide("onboarding1", failed, Map.of("decision", "APPROVE"));
        world.settle();
        world.pass(Duration.ofDays(1));
        world.breakDirectory(Map.of("mode", "NONE"));
        assertThat(world.decide("support1", failed, Map.of("decision", "RETRY")).status())
                .isEqualTo(200);
        world.settle();

        for (String ritm : List.of(withdrawn, failed)) {
            assertThat(events(caseOf(ritm)).map(event -> event.path("kind").asText()))
                    .as(caseOf(ritm).toString())
                    .doesNotContain("OPERATOR");
        }
    }

    @Test
    void theWayOfEachProcessThatRanIsDrawn() {
        String ritm = filed(tenantException());
        JsonNode told = caseOf(ritm);
        Browserless auditor = Browserless.signedIn(world.baseUrl(), "auditor1");
        assertThat(told.path("processes").size()).isEqualTo(2);
        for (JsonNode process : told.path("processes")) {
            var drawing = auditor.get("/audit/requests/%s/diagram?process=%s"
                    .formatted(ritm, process.path("id").asText()));
            assertThat(drawing.statusCode()).isEqualTo(200);
            assertThat(drawing.body()).contains(process.path("key").asText()).contains("\"flows\":[\"");
        }
        assertThat(auditor.get("/audit/requests/%s/diagram?process=none".formatted(ritm))
                        .statusCode())
                .isEqualTo(404);
        expect("account=ward.clerk@za1.example", List.of(ritm), ritm);
    }

    private String filed(Map<String, Object> exception) {
        Api.Answer answer = world.as("la.za1").post("/short-term-exceptions", exception);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        world.settle();
        return answer.text("ritm");
    }

    private static Map<String, Object> tenantException() {
        return Map.of("account", "ward.clerk@za1.example", "justification", "OTHER", "details", "=No phone");
    }

    @Test
    void theFileHoldsWhatTheSearchFinds() throws IOException {
        String ritm = world.file(onboarding("ZA1", "STANDARD"));
        world.decide("onboarding1", ritm, Map.of("decision", "REJECT", "reasons", List.of("=1+1")));
        world.settle();
        String file = page("/audit/download?ritm=" + ritm);
        try (var table = FORMAT.parse(new StringReader(file.substring(1)))) {
            var rows = table.getRecords();
            assertThat(rows).hasSize(1);
            assertThat(rows.get(0).get("Request")).isEqualTo(ritm);
            assertThat(rows.get(0).get("Decision")).isEqualTo("Request rejected");
            assertThat(rows.get(0).get("Reasons")).isEqualTo("'=1+1");
            assertThat(rows.get(0).get("Diagram")).isEqualTo("onboarding-request:1");
        }
    }

    @Test
    void whatIsAboutNoRequestIsFoundByKindPersonAndDay() {
        transaction.executeWithoutResult(status ->
                trail.record(FactKind.SIGN_IN, null, "Signed in as auditor", "auditor1", Map.of("role", "x")));
        assertThat(whats("?kind=SIGN_IN&actor=auditor1")).contains("Signed in as auditor");
        assertThat(whats("?actor=auditor1@gatehouse.example&from=2026-11-23")).contains("Signed in as auditor");
        assertThat(whats("?kind=SIGN_IN&actor=somebody.else")).isEmpty();
        assertThat(whats("?kind=SIGN_IN&to=2026-11-22")).doesNotContain("Signed in as auditor");
        assertThat(page("/audit/events?kind=SIGN_IN")).contains("Signed in as auditor");
    }

    private List<String> whats(String filters) {
        return StreamSupport.stream(
                        world.as("auditor1")
                                .get("/audit/events" + filters)
                                .body()
                                .path("items")
                                .spliterator(),
                        false)
                .map(event -> event.path("what").asText())
                .toList();
    }

    private void expect(String filters, List<String> among, String... found) {
        Api.Answer answer = world.as("auditor1").get("/audit/requests?size=200&" + filters);
        assertThat(answer.status()).as(filters + " " + answer.body()).isEqualTo(200);
        assertThat(StreamSupport.stream(answer.body().path("items").spliterator(), false)
                        .map(item -> item.path("ritm").asText())
                        .filter(among::contains))
                .as(filters)
                .containsExactlyInAnyOrder(found);
    }

    private JsonNode caseOf(String ritm) {
        Api.Answer answer = world.as("auditor1").get("/audit/requests/" + ritm);
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }

    private static Stream<JsonNode> events(JsonNode told) {
        return StreamSupport.stream(told.path("events").spliterator(), false);
    }

    private static List<String> details(JsonNode told, String kind) {
        return events(told)
                .filter(event -> event.path("kind").asText().equals(kind))
                .flatMap(event -> StreamSupport.stream(event.path("details").spliterator(), false))
                .map(detail -> detail.path("label").asText() + ": "
                        + detail.path("value").asText())
                .toList();
    }

    private String page(String path) {
        var answer = Browserless.signedIn(world.baseUrl(), "auditor1").get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }
}
