package org.gatehouse.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.gatehouse.Api;
import org.gatehouse.GatehouseTest;
import org.gatehouse.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Event logs of real requests, read back by the schema of the standard. */
@GatehouseTest
class EventLogTest {

    private static final String LOG = "/audit/event-log.xes";

    @Autowired
    private World world;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void begin() {
        world.beginAt(World.MONDAY_MORNING);
    }

    @Test
    void aTraceTellsWhoDidWhatAndWhen() {
        String ritm = world.file(World.onboarding("ZA1", "STANDARD"));
        world.pass(Duration.ofMinutes(90));
        world.decide("onboarding1", ritm, Map.of("decision", "APPROVE"));
        world.settle();

        XesLog.Trace trace = log("?people=LOGINS").named(ritm);

        assertThat(trace.facts())
                .containsEntry("type", "ONBOARDING")
                .containsEntry("organisation", "ZA1")
                .containsEntry("outcome", "COMPLETED")
                .containsEntry("process", "onboarding-request")
                .containsEntry("diagramVersion", "1")
                .hasEntrySatisfying("begun", begun -> assertThat(begun).startsWith("2026-11-23T10:0"))
                .hasEntrySatisfying("ended", ended -> assertThat(ended).startsWith("2026-11-23T11:3"));
        assertThat(trace.steps())
                .contains(
                        "Review onboarding request start onboarding1",
                        "Review onboarding request complete onboarding1");
        assertThat(trace.steps()).startsWith("Request submitted complete la.za1");
        assertThat(trace.steps().stream().filter(step -> step.endsWith("la.za1")))
                .hasSize(1);
        assertThat(trace.events())
                .isSortedAccordingTo((one, other) -> one.get("time:timestamp").compareTo(other.get("time:timestamp")));
        assertThat(trace.events())
                .filteredOn(event -> "onboarding1".equals(event.get("org:resource")))
                .allSatisfy(event -> assertThat(event).containsEntry("org:group", "onboarding-reviewers"));
    }

    @Test
    void peopleHaveTheSamePseudonymInEveryLogAndNoLogin() {
        String ritm = world.completed();

        Api.Answer answer = world.as("auditor1").get(LOG);
        XesLog.Trace trace = XesLog.read(answer.response().body()).named(ritm);

        assertThat(answer.response().body()).doesNotContain("onboarding1").doesNotContain("la.za1");
        List<String> resources =
                trace.events().stream().map(event -> event.get("org:resource")).toList();
        assertThat(resources).anyMatch(resource -> resource.matches("person-[0-9a-f]{16}"));
        assertThat(log("").named(ritm).events())
                .extracting(event -> event.get("org:resource"))
                .isEqualTo(resources);
    }

    @Test
    void theFiltersLeaveOutEverythingElse() {
        String ritm = world.completed();
        world.onboardToNamedLocations("ZB2");

        assertThat(log("?organisation=ZA1&type=ONBOARDING&from=2026-11-23&to=2026-11-23")
                        .traces())
                .isNotEmpty()
                .allSatisfy(trace -> assertThat(trace.facts())
                        .containsEntry("organisation", "ZA1")
                        .containsEntry("type", "ONBOARDING"))
                .anySatisfy(trace -> assertThat(trace.name()).isEqualTo(ritm));
        assertThat(log("?to=2020-01-01").traces()).isEmpty();
        assertThat(log("?type=COMPROMISE&organisation=ZC3").traces()).isEmpty();
    }

    @Test
    void wrongFiltersAreRefusedTogether() {
        Api.Answer answer = world.as("auditor1").get(LOG + "?organisation=!&from=yesterday&to=%2B99999-01-01");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.codes()).containsExactly("ODS_CODE_INVALID", "NOT_A_DATE", "NOT_A_DATE");
        assertThat(world.as("auditor1")
                        .get(LOG + "?from=2026-11-24&to=2026-11-23")
                        .codes())
                .containsExactly("OUT_OF_RANGE");
        assertThat(world.as("auditor1").get(LOG + "?type=NONE").status()).isEqualTo(400);
        assertThat(world.as("auditor1").get(LOG + "?people=NAMES").status()).isEqualTo(400);
    }

    @Test
    void whoTookItOutIsWrittenDownWithTheFilters() {
        log("?organisation=ZA1&people=LOGINS");

        assertThat(lastExport())
                .containsEntry("by_whom", "auditor1")
                .containsEntry("what", "Event log exported")
                .hasEntrySatisfying(
                        "details",
                        details -> assertThat(details.toString())
                                .contains("\"organisation\":\"ZA1\"")
                                .contains("\"people\":\"LOGINS\""));
    }

    private Map<String, Object> lastExport() {
        return jdbc.sql("select by_whom, what, details from audit_fact where kind = 'EXPORT' order by id desc limit 1")
                .query()
                .singleRow();
    }

    private XesLog log(String query) {
        Api.Answer answer = world.as("auditor1").get(LOG + query);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        assertThat(answer.response().headers().firstValue("Content-Type")).hasValue("application/xml");
        return XesLog.read(answer.response().body());
    }
}
