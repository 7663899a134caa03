package org.gatehouse.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.World.namedLocation;
import static org.gatehouse.World.onboarding;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.gatehouse.Api;
import org.gatehouse.Browserless;
import org.gatehouse.GatehouseTest;
import org.gatehouse.World;
import org.gatehouse.compromise.CompromisesOfTheTenant;
import org.gatehouse.engine.StrandedInstances;
import org.gatehouse.identity.Groups;
import org.gatehouse.web.PageOf;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What auditors find in the registers after something has happened. */
@GatehouseTest
class RegistersTest {

    @Autowired
    private World world;

    @Autowired
    private CompromisesOfTheTenant tenant;

    @Autowired
    private Separations separations;

    @Autowired
    private StrandedInstances stranded;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void begin() {
        tenant.beginAt(World.MONDAY_MORNING);
    }

    @AfterEach
    void forget() {
        tenant.forget();
    }

    @Test
    void aContestedRejectionIsToldToItsEnd() {
        world.onboardToNamedLocations("ZA1");
        String ritm = world.fileLocation(namedLocation("ZA1", "REGISTER", "=Main site", "45.67.84.0/28"));
        world.pass(Duration.ofHours(2));
        world.decide("location1", ritm, Map.of("decision", "REJECT", "reasons", List.of("=Guests use it, too")));
        world.settle();
        world.pass(Duration.ofHours(1));
        assertThat(world.as("la.za1")
                        .post("/requests/" + ritm + "/escalation", Map.of("grounds", "They do not"))
                        .status())
                .isEqualTo(200);
        world.settle();
        JsonNode open = only("/registers/rejections?only=true", ritm);
        assertThat(open.at("/escalation/outcome").isNull()).isTrue();

        world.pass(Duration.ofHours(1));
        world.decide("helpdesk1", ritm, Map.of("decision", "FORWARD"));
        world.settle();
        world.decide("panel1", ritm, Map.of("decision", "UPHOLD", "reasons", List.of("The evidence is missing")));
        world.settle();

        JsonNode line = only("/registers/rejections?type=NAMED_LOCATION&organisation=ZA1", ritm);
        assertThat(line.path("rejectedBy").asText()).isEqualTo("location1");
        assertThat(line.path("hoursToReject").asDouble()).isEqualTo(2.0);
        assertThat(line.at("/reasons/0").asText()).isEqualTo("=Guests use it, too");
        assertThat(line.at("/escalation/by").asText()).isEqualTo("la.za1");
        assertThat(line.at("/escalation/grounds").asText()).isEqualTo("They do not");
        assertThat(line.at("/escalation/outcome").asText()).isEqualTo("UPHELD");
        assertThat(line.at("/escalation/decidedBy").asText()).isEqualTo("panel1");
        assertThat(line.at("/escalation/hoursToDecide").asDouble()).isEqualTo(1.0);
        assertThat(csv("rejections")).contains(ritm, "\"'=Guests use it, too\"", "\"They do not\"");

        JsonNode panel = line(
                "/registers/separation-of-duties?type=NAMED_LOCATION&size=200",
                item -> item.path("ritm").asText().equals(ritm)
                        && item.path("what").asText().equals("UPHELD"));
        assertThat(panel.path("firstReviewer").asText()).isEqualTo("location1");
        assertThat(panel.path("contestedBy").asText()).isEqualTo("la.za1");
        assertThat(panel.path("separate").asBoolean()).isTrue();
    }

    @Test
    void filtersNarrowARegister() {
        String ritm = rejected("ZA1");
        assertThat(ritms("/registers/rejections?organisation=ZA1&type=ONBOARDING&from=2026-11-23&to=2026-11-23"))
                .contains(ritm);
        assertThat(ritms("/registers/rejections?organisation=ZB2")).doesNotContain(ritm);
        assertThat(ritms("/registers/rejections?type=NAMED_LOCATION")).doesNotContain(ritm);
        assertThat(ritms("/registers/rejections?from=2026-11-24")).doesNotContain(ritm);
        assertThat(ritms("/registers/rejections?to=2026-11-22")).doesNotContain(ritm);
        assertThat(ritms("/registers/rejections?only=true")).doesNotContain(ritm);
        for (String wrong : List.of("type=SOME", "from=yesterday", "from=2026-11-24&to=2026-11-23", "only=maybe")) {
            assertThat(world.as("auditor1")
                            .get("/registers/stalled-work?" + wrong)
                            .status())
                    .as(wrong)
                    .isEqualTo(422);
        }
    }

    @Test
    void everythingWrongComesBackAtOnce() {
        Api.Answer wrong = world.as("auditor1")
                .get("/registers/rejections?organisation=Q&type=SOME&from=yesterday&only=maybe&page=-1&size=999");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body().path("errors").findValuesAsText("field"))
                .containsExactlyInAnyOrder("organisation", "type", "from", "only", "page", "size");
    }

    @Test
    void aDecisionOfOnesOwnIsAConflictWhereverItStands() {
        String ritm = world.completed();
        for (int i = 0; i < 25; i++) {
            jdbc.sql("""
                            insert into request_decision (ritm, outcome, reasons, decided_by, decided_at)
                            values (:ritm, 'APPROVED', '[]', 'reviewer.of.none', timestamp '2027-01-01 00:00:00')""").param("ritm", ritm).update();
        }
        assertThat(ritms("/registers/separation-of-duties?only=true&organisation=ZA1"))
                .as("the same reviewer twice is none by itself")
                .doesNotContain(ritm);
        jdbc.sql("update request_decision set decided_by = 'la.za1' where ritm = :ritm and decided_by = 'onboarding1'")
                .param("ritm", ritm)
                .update();

        PageOf<Separation> conflicts =
                separations.page(new RegisterFilter(null, null, null, null, true), new PageOf.Wanted(0, 50));
        assertThat(conflicts.items())
                .filteredOn(each -> each.ritm().equals(ritm))
                .singleElement()
                .satisfies(each -> assertThat(each.conflicts())
                        .containsExactly(
                                SegregationPolicy.Conflict.DECIDER_ASKED, SegregationPolicy.Conflict.DECIDER_FILED));
        assertThat(separations.pairs(RegisterFilter.EVERYTHING, 20))
                .anyMatch(pair -> pair.decidedBy().equals("reviewer.of.none") && pair.times() == 25);
        assertThat(page("/audit/registers/separation-of-duties?only=true")).contains(ritm, "had filed it");
        forgetDecisions(ritm);
        world.expectTampering();
    }

    @Test
    void theWholeRegisterIsTheSumOfItsPages() {
        String ritm = world.completed();
        jdbc.sql("""
                        insert into request_decision (ritm, outcome, reasons, decided_by, decided_at)
                        select :ritm, 'APPROVED', '[]', 'onboarding2', timestamp '2026-11-23 12:00:00' from (%s) many""".formatted("select 1 from audit_fact limit 3"))
                .param("ritm", ritm)
                .update();
        var ids = new ArrayList<Separation>();
        separations.each(RegisterFilter.EVERYTHING, ids::addAll);
        assertThat(ids).hasSize((int) separations
                .page(RegisterFilter.EVERYTHING, new PageOf.Wanted(0, 1))
                .total());
        forgetDecisions(ritm);
        world.expectTampering();
    }

    @Test
    void anAccountThatIsGivenBackHasItsLine() {
        tenant.markAndSettle("peruser.legacy@zb2.example");
        tenant.remediate("la.zb2", "peruser.legacy@zb2.example");
        world.settle();
        JsonNode line = line(
                "/registers/separation-of-duties?type=COMPROMISE&size=200",
                item -> item.path("account").asText().equals("peruser.legacy@zb2.example"));
        assertThat(line.path("decidedBy").asText()).isEqualTo("la.zb2");
        assertThat(line.path("markedBy").asText()).isNotEmpty();
        assertThat(line.path("separate").asBoolean()).isTrue();
    }

    @Test
    void workIsShownByItsHolderAndAge() {
        String ritm = world.file(onboarding("ZA1", "STANDARD"));
        assertThat(ritms("/registers/stalled-work?only=true")).doesNotContain(ritm);
        world.pass(Duration.ofDays(2));
        JsonNode line = only("/registers/stalled-work?only=true", ritm);
        assertThat(line.path("holder").asText()).isEqualTo(Groups.ONBOARDING_REVIEWERS);
        assertThat(line.path("hoursOld").asDouble()).isEqualTo(48.0);
        assertThat(line.path("hoursLate").asDouble()).isEqualTo(45.0);
        assertThat(page("/audit/registers/stalled-work?organisation=ZA1"))
                .contains("Onboarding reviewers", "1 to 3 days");
        assertThat(csv("stalled-work")).contains(ritm);
    }

    @Test
    void whatIsRetriedIsHeldByGatehouse() {
        String ritm = world.file(onboarding("ZA1", "STANDARD"));
        world.breakDirectory(Map.of("mode", "DOWN"));
        world.decide("onboarding1", ritm, Map.of("decision", "APPROVE"));
        world.settle();
        JsonNode line = only("/registers/stalled-work?only=true", ritm);
        assertThat(line.path("kind").asText()).isEqualTo("GATEHOUSE");
        assertThat(line.path("holder").asText()).isEqualTo("gatehouse");
        assertThat(line.path("retryingSince").isNull()).isFalse();
        assertThat(csv("stalled-work").lines().filter(each -> each.contains(ritm)))
                .singleElement()
                .asString()
                .contains(line.path("retryingSince").asText());
    }

    @Test
    void aGroupWithoutMembersIsNamed() {
        String ritm = world.file(onboarding("ZA1", "STANDARD"));
        assertThat(page("/audit/registers/stalled-work")).doesNotContain("Groups without members");
        jdbc.sql("update work_item set candidate_group = 'local-administrators.ZZ9' where ritm = :ritm")
                .param("ritm", ritm)
                .update();
        assertThat(page("/audit/registers/stalled-work"))
                .contains("Groups without members", "Local administrators of ZZ9: 1 open");
    }

    @Test
    void aProcessThatWaitsForNothingIsFound() {
        String ritm = world.file(onboarding("ZA1", "STANDARD"));
        assertThat(stranded.look(10).found()).isEmpty();
        assertThat(stranded.look(10).looked()).isPositive();
        List<String> jobs = jdbc.sql("select execution_id_ from act_ru_task t join act_ru_execution i on i.id_ ="
                        + " t.proc_inst_id_ where i.business_key_ = :ritm")
                .param("ritm", ritm)
                .query(String.class)
                .list();
        jdbc.sql("update act_ru_task set execution_id_ = null where execution_id_ in (:executions)")
                .param("executions", jobs)
                .update();
        assertThat(stranded.look(10).found())
                .extracting(StrandedInstances.Stranded::businessKey)
                .contains(ritm);
        assertThat(page("/audit/registers/stalled-work")).contains("Processes that wait for nothing");
        jdbc.sql("update act_ru_task set execution_id_ = :execution where execution_id_ is null")
                .param("execution", jobs.get(0))
                .update();
    }

    @Test
    void auditorsReadEveryRegisterInBothShapesAndFindItsPage() {
        String overview = page("/audit/registers");
        for (String register : List.of(
                "exceptions",
                "compromises",
                "named-locations",
                "rejections",
                "separation-of-duties",
                "stalled-work",
                "capacity")) {
            assertThat(overview).contains("/api/v1/registers/" + register);
            assertThat(items("/registers/" + register)).isNotNull();
            assertThat(csv(register)).startsWith("\uFEFF\"");
        }
        assertThat(page("/named-locations")).contains("How full the tenant is", "/named-locations/download");
    }

    private String rejected(String organisation) {
        String ritm = world.file(onboarding(organisation, "STANDARD"));
        world.decide("onboarding1", ritm, Map.of("decision", "REJECT", "reasons", List.of("The group holds leavers")));
        world.settle();
        return ritm;
    }

    private void forgetDecisions(String ritm) {
        jdbc.sql("delete from request_decision where ritm = :ritm")
                .param("ritm", ritm)
                .update();
    }

    private JsonNode items(String path) {
        return world.as("auditor1").get(path).body().path("items");
    }

    private List<String> ritms(String path) {
        return items(path).findValuesAsText("ritm");
    }

    private JsonNode only(String path, String ritm) {
        return line(path + "&size=200", item -> item.path("ritm").asText().equals(ritm));
    }

    private JsonNode line(String path, Predicate<JsonNode> wanted) {
        return StreamSupport.stream(items(path).spliterator(), false)
                .filter(wanted)
                .findFirst()
                .orElseThrow(() -> new AssertionError("It is not in " + path));
    }

    private String csv(String register) {
        var answer = world.as("auditor1").with("Accept", "text/csv").get("/registers/" + register);
        assertThat(answer.status()).as(register).isEqualTo(200);
        return answer.response().body();
    }

    private String page(String path) {
        var answer = Browserless.signedIn(world.baseUrl(), "auditor1").get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }
}
