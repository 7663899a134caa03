package org.gatehouse.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gatehouse.Browserless;
import org.gatehouse.GatehouseTest;
import org.gatehouse.World;
import org.gatehouse.identity.People;
import org.gatehouse.identity.Person;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever changes a request in the database is contradicted by its facts: on its page, in its pack and every night. */
@GatehouseTest
class RequestTamperTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Autowired
    private World world;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private EvidencePacks packs;

    @Autowired
    private People people;

    @BeforeEach
    void begin() {
        world.beginAt(World.MONDAY_MORNING);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "update request set details = replace(details, 'SUBSET', 'ALL') where ritm = :ritm | its details were changed",
                "update request set status = 'REJECTED' where ritm = :ritm | shown as REJECTED, but was recorded as COMPLETED",
                "update request set submitted_by = 'onboarding2' where ritm = :ritm | shown as onboarding2, but was recorded as la.za1",
                "update request set requested_by = 'x@za1.example' where ritm = :ritm | In whose name it was asked is shown as x@za1.example",
                "update request set organisation = 'ZA2' where ritm = :ritm | The organisation is shown as ZA2, but was recorded as ZA1",
                "update request_decision set outcome = 'REJECTED' where ritm = :ritm | shown as REJECTED by onboarding1",
                "update request_decision set decided_by = 'onboarding2' where ritm = :ritm | shown as APPROVED by onboarding2",
                "update request_decision set remark = 'By word of mouth' where ritm = :ritm | The reasons of a decision are not those",
                "update request_decision set decided_at = timestamp '2026-11-20 12:00:00' where ritm = :ritm | at 2026-11-20T12:00:00Z, but was recorded",
                "delete from request_decision where ritm = :ritm | A decision that was recorded is missing: APPROVED by onboarding1",
                "insert into request_decision (ritm, outcome, reasons, decided_by, decided_at) values (:ritm, 'APPROVED', '[]', 'onboarding2', timestamp '2026-11-24 12:00:00') | No fact says that this was decided: APPROVED by onboarding2",
                "update request set expired_at = timestamp '2026-11-24 12:00:00' where ritm = :ritm | no fact says so"
            })
    void whatIsChangedIsNamed(String change, String named) throws IOException {
        String ritm = world.completed();
        assertThat(world.discrepancies()).isEmpty();
        assertThat(page(ritm)).doesNotContain("Not what was recorded");

        Map<String, Object> request =
                rows("select * from request where ritm = :ritm", ritm).get(0);
        List<Map<String, Object>> decided = rows("select * from request_decision where ritm = :ritm", ritm);
        assertThat(jdbc.sql(change).param("ritm", ritm).update()).isOne();

        assertThat(world.discrepancies())
                .singleElement()
                .satisfies(each -> assertThat(each).startsWith(ritm + ": ").contains(named));
        assertThat(page(ritm)).contains("Not what was recorded").contains(named);
        assertThat(world.as("auditor1")
                        .get("/audit/requests/" + ritm)
                        .body()
                        .at("/discrepancies/0")
                        .asText())
                .contains(named);
        PackFile pack = PackFile.read(packs.of(ritm, auditor()).content());
        assertThat(JSON.readTree(pack.text("request.json"))
                        .at("/discrepancies/0")
                        .asText())
                .contains(named);
        assertThat(pack.text("request.html")).contains("Not what was recorded").contains(named);

        putBack(ritm, request, decided);
        assertThat(world.discrepancies()).isEmpty();
    }

    @Test
    void whatNoCodeReadsIsNamedAndHindersNoOther() {
        String unreadable = world.completed();
        String other = world.file(World.onboarding("ZB2", "STANDARD"));
        jdbc.sql("update request set status = 'NONSENSE' where ritm = :ritm")
                .param("ritm", unreadable)
                .update();
        jdbc.sql("update request set submitted_by = 'somebody' where ritm = :ritm")
                .param("ritm", other)
                .update();

        assertThat(world.discrepancies())
                .containsExactly(
                        unreadable + ": The request says what Gatehouse cannot have written",
                        other + ": Who submitted it is shown as somebody, but was recorded as la.zb2");
        jdbc.sql("update request set status = 'COMPLETED' where ritm = :ritm")
                .param("ritm", unreadable)
                .update();
        world.expectTampering();
    }

    @Test
    void aFactThatCannotBeReadHindersNoOtherRequest() {
        String unreadable = world.completed();
        String other = world.file(World.onboarding("ZB2", "STANDARD"));
        String was = jdbc.sql("select details from audit_fact where ritm = :ritm and kind = 'SUBMITTED'")
                .param("ritm", unreadable)
                .query(String.class)
                .single();
        submitted(unreadable, "no JSON");
        jdbc.sql("update request set submitted_by = 'somebody' where ritm = :ritm")
                .param("ritm", other)
                .update();

        assertThat(world.discrepancies())
                .containsExactly(
                        unreadable + ": A fact of it cannot be read",
                        other + ": Who submitted it is shown as somebody, but was recorded as la.zb2");
        submitted(unreadable, was);
        world.expectTampering();
    }

    @Test
    void aRequestWithoutFactsAndFactsWithoutRequestAreNamed() throws Exception {
        String ritm = world.completed();
        jdbc.sql("update request set ritm = 'RITM7777777' where ritm = :ritm")
                .param("ritm", ritm)
                .update();

        assertThat(world.discrepancies()).containsExactly("RITM7777777: No fact says that it was submitted");
        JsonNode said = comparison();
        assertThat(said.toString())
                .contains("RITM7777777: No fact says that it was submitted")
                .contains(ritm + ": It was submitted, but the request is gone");
        jdbc.sql("update request set ritm = :ritm where ritm = 'RITM7777777'")
                .param("ritm", ritm)
                .update();
    }

    @Test
    void whatFactsOfEarlierVersionsDidNotSayIsNoDiscrepancy() {
        String ritm = world.completed();
        submitted(
                ritm,
                "{\"type\":\"ONBOARDING\",\"organisation\":\"ZA1\",\"requestedBy\":\"%s\"}".formatted(requester(ritm)));
        jdbc.sql("update audit_fact set details = '{}' where ritm = :ritm and kind in ('DECISION', 'STATUS')")
                .param("ritm", ritm)
                .update();

        assertThat(world.discrepancies()).isEmpty();

        jdbc.sql("update request_decision set decided_by = 'onboarding2' where ritm = :ritm")
                .param("ritm", ritm)
                .update();
        assertThat(world.discrepancies()).singleElement().asString().contains("No fact says that this was decided");
        world.expectTampering();
    }

    private List<Map<String, Object>> rows(String query, String ritm) {
        return jdbc.sql(query).param("ritm", ritm).query().listOfRows().stream()
                .map(RequestTamperTest::byLowerCaseName)
                .toList();
    }

    /** H2 names columns in capitals. */
    private static Map<String, Object> byLowerCaseName(Map<String, Object> row) {
        var named = new HashMap<String, Object>();
        row.forEach((name, value) -> named.put(name.toLowerCase(Locale.ROOT), value));
        return named;
    }

    private void putBack(String ritm, Map<String, Object> request, List<Map<String, Object>> decided) {
        jdbc.sql("""
                        update request
                           set details = :details, status = :status, submitted_by = :submitted_by,
                               requested_by = :requested_by, organisation = :organisation, expired_at = null
                         where ritm = :ritm""").params(request).update();
        jdbc.sql("delete from request_decision where ritm = :ritm")
                .param("ritm", ritm)
                .update();
        decided.forEach(each -> jdbc.sql("""
                        insert into request_decision (ritm, outcome, reasons, remark, decided_by, decided_at)
                        values (:ritm, :outcome, :reasons, :remark, :decided_by, :decided_at)""").params(each).update());
    }

    private void submitted(String ritm, String details) {
        jdbc.sql("update audit_fact set details = :details where ritm = :ritm and kind = 'SUBMITTED'")
                .param("details", details)
                .param("ritm", ritm)
                .update();
    }

    private String requester(String ritm) {
        return jdbc.sql("select requested_by from request where ritm = :ritm")
                .param("ritm", ritm)
                .query(String.class)
                .single();
    }

    private JsonNode comparison() {
        String before = lastComparison().toString();
        world.as("auditor1").get("/audit/integrity/comparison");
        return World.await(this::lastComparison, seen -> !seen.toString().equals(before))
                .path("said");
    }

    private JsonNode lastComparison() {
        return world.as("auditor1").get("/audit/integrity").body().path("comparison");
    }

    private Person auditor() {
        return people.byLogin("auditor1").orElseThrow();
    }

    private String page(String ritm) {
        return Browserless.signedIn(world.baseUrl(), "auditor1")
                .get("/audit/requests/" + ritm)
                .body();
    }
}
