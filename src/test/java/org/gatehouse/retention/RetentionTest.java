package org.gatehouse.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.World.namedLocation;
import static org.gatehouse.World.onboarding;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.gatehouse.Api;
import org.gatehouse.Browserless;
import org.gatehouse.GatehouseTest;
import org.gatehouse.World;
import org.gatehouse.compromise.CompromisesOfTheTenant;
import org.gatehouse.engine.TimeMachine;
import org.gatehouse.exemption.ExceptionsOfTheTenant;
import org.gatehouse.request.HoldsPersonalData;
import org.gatehouse.request.Requests;
import org.gatehouse.servicedesk.RequestReference;
import org.gatehouse.standing.Standings;
import org.gatehouse.trail.Sealer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What tells of people is looked for everywhere, two years after the last of it was needed. */
@GatehouseTest
@Import(RetentionTest.Interrupted.class)
class RetentionTest {

    private static final String NURSE = "staff.nurse@za1.example";
    private static final String CLERK = "ward.clerk@za1.example";
    private static final String STARTER = "new.starter@za1.example";
    private static final String LEGACY = "peruser.legacy@za1.example";
    private static final String WRITTEN = "Canary wrote this";

    /** Those who had a part in what is over, and nowhere else; and what they wrote. */
    private static final List<String> CANARIES = List.of(
            WRITTEN,
            "canary.contact@",
            "la2.za1",
            "location2",
            "exceptions2",
            "panel2",
            "helpdesk1",
            "support1",
            "Canary Approver",
            "canary.approver@",
            "Priya Nair",
            "Una Walsh",
            NURSE,
            CLERK,
            STARTER,
            LEGACY);

    /** The directory itself, its mirror, and the people of the demo: who there is now, not what somebody did. */
    private static final Set<String> WHO_THERE_IS =
            Set.of("directory_", "kept_", "census", "act_id_", "act_ru_authorization");

    private static final Map<String, Object> APPROVAL = Map.of(
            "name", "Canary Approver",
            "role", "SIRO",
            "email", "canary.approver@za1.example",
            "confirmedOn", "2020-11-20",
            "reference", WRITTEN);

    private static final Duration TIME_TO_LIVE = Duration.ofDays(730);

    /** Fails in the middle of expiring a request, when told to. */
    @TestConfiguration
    static class Interrupted {

        private RequestReference at;

        @Bean
        HoldsPersonalData interrupted() {
            return requests -> {
                if (requests.contains(at)) {
                    throw new IllegalStateException("Interrupted at " + at);
                }
            };
        }
    }

    @Autowired
    private World world;

    @Autowired
    private CompromisesOfTheTenant compromises;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DataSource source;

    @Autowired
    private HistoryService history;

    @Autowired
    private ManagementService management;

    @Autowired
    private Standings standings;

    @Autowired
    private Retention retention;

    @Autowired
    private RetentionSweep sweep;

    @Autowired
    private Requests requests;

    @Autowired
    private Sealer sealer;

    @Autowired
    private TimeMachine time;

    @Autowired
    private Interrupted interrupted;

    @BeforeEach
    void mondayMorning() {
        compromises.beginAt(World.MONDAY_MORNING);
        world.takeCensus();
    }

    @AfterEach
    void putBack() {
        interrupted.at = null;
        compromises.forget();
    }

    @Test
    void nothingTellsOfPeopleTwoYearsAfterTheirRequestsAreOver() throws SQLException {
        Map<String, String> needed = neededStill();
        Map<String, String> over = over();
        pass(Duration.ofDays(15));
        assertThat(found()).as("the search finds what is there").hasSizeGreaterThan(60);
        pass(Duration.ofDays(166));
        Map<String, String> before = new LinkedHashMap<>();
        over.forEach((what, ritm) -> before.put(what, world.status(ritm)));

        pass(TIME_TO_LIVE.minusDays(190));
        cleanUpHistory();
        over.forEach((what, ritm) -> {
            assertThat(world.request(ritm).path("expiredAt").isNull()).as(what).isTrue();
            assertThat(dateOf(ritm)).as(what).isAfter(world.now());
        });

        pass(Duration.ofDays(170));
        String running = accepted(
                world.as("la.x26")
                        .post("/long-term-exceptions", ExceptionsOfTheTenant.longTerm("X26", "ward.clerk@x26.example")),
                201);
        world.decide("exceptions1", running, Map.of("decision", "APPROVE"));
        pass(Duration.ofDays(40));
        cleanUpHistory();
        sweep.run();

        assertThat(found()).isEmpty();
        over.forEach((what, ritm) -> {
            assertThat(world.request(ritm).path("expiredAt").isNull()).as(what).isFalse();
            assertThat(world.status(ritm)).as(what).isEqualTo(before.get(what));
            assertThat(factsOf(ritm, "EXPIRY")).as(what).isEqualTo(1);
        });
        assertThat(jdbc.sql("select count(*) from audit_fact where commitment is null or expired_at is not null"
                                + " and (salt is not null or rulings is not null)")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(standings.of(List.of(id(NURSE))).get(id(NURSE)).everCompromised())
                .isTrue();
        assertNeeded(needed);
        assertThat(world.request(running).path("requestedBy").asText()).isEqualTo("local.admin@x26.example");
        assertThat(world.request(running).toString()).contains("Low: the accounts read a rota");
        assertPagesAnswer(over.values());
        assertPagesAnswer(needed.values());
    }

    @Test
    void anInterruptionLosesNothingAndASecondRunDoesNoHarm() {
        String first = rejectedOnboarding("ZA1", "STANDARD");
        String second = rejectedOnboarding("ZA1", "NAMED_LOCATIONS");
        interrupted.at = RequestReference.of(first);
        long documents = jdbc.sql("select count(*) from outbox where ritm = :ritm")
                .param("ritm", first)
                .query(Long.class)
                .single();

        pass(TIME_TO_LIVE.plusDays(1));
        sweep.run();

        assertThat(world.request(first).toString()).contains(WRITTEN);
        assertThat(world.request(second).toString()).doesNotContain(WRITTEN);
        assertThat(jdbc.sql("select count(*) from outbox where ritm = :ritm")
                        .param("ritm", first)
                        .query(Long.class)
                        .single())
                .isEqualTo(documents)
                .isPositive();
        assertThat(factsOf(first, "EXPIRY")).isZero();

        interrupted.at = null;
        sweep.run();
        String once = world.request(first).toString();
        sweep.run();

        assertThat(once).doesNotContain(WRITTEN);
        assertThat(world.request(first).toString()).isEqualTo(once);
        assertThat(factsOf(first, "EXPIRY")).isEqualTo(1);
    }

    @Test
    void theTimeBeginsWhenNothingRestsOnTheRequestAnyMore() {
        String ritm = world.completed();
        assertThat(dateOf(ritm)).as("while the link is in force").isNull();
        world.pass(Duration.ofDays(100));
        Instant retired = world.now();
        assertThat(world.as("support1")
                        .post("/requests/%s/retirement".formatted(ritm), Map.of("reason", "Merged"))
                        .status())
                .isEqualTo(200);
        world.settle();

        assertThat(dateOf(ritm))
                .isBetween(retired.plus(TIME_TO_LIVE), world.now().plus(TIME_TO_LIVE));
    }

    @Test
    void aRejectionThatCanBeContestedIsNotOver() {
        world.onboardToNamedLocations("ZA1");
        String ritm = world.fileLocation(namedLocation("ZA1", "REGISTER", "Main site", "45.67.84.0/28"));
        world.decide("location1", ritm, Map.of("decision", "REJECT", "reasons", List.of("No")));
        world.settle();
        assertThat(dateOf(ritm)).isNull();

        world.pass(Duration.ofDays(15));

        assertThat(dateOf(ritm)).isAfter(world.now().plus(TIME_TO_LIVE).minus(Duration.ofDays(2)));
    }

    @Test
    void whatAnUpdateReplacedIsKeptFromThenOn() {
        world.onboardToNamedLocations("ZA1");
        String first = world.registered("ZA1", "Main site", "45.67.84.0/28");
        String update = approved(namedLocation("ZA1", "UPDATE", "Main site", "45.67.85.0/28"));
        assertThat(dateOf(first)).as("the location itself").isNull();
        assertThat(dateOf(update)).as("its range").isNull();
        world.pass(Duration.ofDays(50));
        Instant replaced = world.now();

        approved(namedLocation("ZA1", "UPDATE", "Main site", "45.67.86.0/28"));

        assertThat(dateOf(first)).isNull();
        assertThat(dateOf(update))
                .isBetween(replaced.plus(TIME_TO_LIVE), world.now().plus(TIME_TO_LIVE));
    }

    @Test
    void whatIsRecordedOfAnExpiredRequestExpiresToo() {
        String ritm = rejectedOnboarding("ZA1", "STANDARD");
        pass(TIME_TO_LIVE.plusDays(1));
        assertThat(world.request(ritm).path("expiredAt").isNull()).isFalse();
        ask(ritm);
        assertThat(world.timeline(ritm).toString()).contains("Status enquiry");

        pass(TIME_TO_LIVE.plusDays(1));
        sweep.run();

        assertThat(world.timeline(ritm).toString()).doesNotContain("Status enquiry");
        assertThat(jdbc.sql("select count(*) from enquiry where question like :written")
                        .param("written", "%" + WRITTEN + "%")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private Map<String, String> neededStill() {
        var needed = new LinkedHashMap<String, String>();
        needed.put("a link in force", world.completed());
        world.onboardToNamedLocations("ZA1");
        needed.put("a registered location", world.registered("ZA1", "Main site", "45.67.84.0/28"));
        needed.put("a request under review", world.file(onboarding("ZB2", "STANDARD")));
        return needed;
    }

    private void assertNeeded(Map<String, String> needed) {
        needed.forEach((what, ritm) -> {
            assertThat(world.request(ritm).path("expiredAt").isNull()).as(what).isTrue();
            assertThat(world.request(ritm).path("submittedBy").asText())
                    .as(what)
                    .startsWith("la.z");
            assertThat(world.timeline(ritm).toString()).as(what).doesNotContain("Removed after");
            assertThat(dateOf(ritm)).as(what).isNull();
        });
    }

    /** Requests of each type, each of them with whatever can be written about it. */
    private Map<String, String> over() {
        var over = new LinkedHashMap<String, String>();
        over.put("onboarding", retired());
        over.put("rejection", rejectedOnboarding("X26", "STANDARD"));
        over.put("named location", upheld());
        over.put("short-term exception", shortTerm());
        over.put("long-term exception", longTerm());
        over.put("compromise", compromise());
        over.put("list", enabled());
        over.put("enrolment", givenUp());
        return over;
    }

    private String retired() {
        Map<String, Object> form = onboarding("ZB2", "NAMED_LOCATIONS");
        form.put("comments", WRITTEN);
        form.put("contactEmail", "canary.contact@zb2.example");
        String ritm = accepted(world.as("la.zb2").post("/onboarding-requests", form), 201);
        world.decide("onboarding2", ritm, Map.of("decision", "APPROVE", "comment", WRITTEN));
        world.settle();
        accepted(world.as("support1").post("/requests/%s/retirement".formatted(ritm), Map.of("reason", WRITTEN)), 200);
        assertThat(world.status(ritm)).isEqualTo("RETIRED");
        return ritm;
    }

    private String rejectedOnboarding(String organisation, String policy) {
        Map<String, Object> form = onboarding(organisation, policy);
        form.put("comments", WRITTEN);
        String login = organisation.equals("ZA1") ? "la2.za1" : "la." + organisation.toLowerCase();
        String ritm = accepted(world.as(login).post("/onboarding-requests", form), 201);
        ask(ritm);
        world.decide("onboarding2", ritm, Map.of("decision", "REJECT", "reasons", List.of(WRITTEN)));
        world.settle();
        return ritm;
    }

    private void ask(String ritm) {
        String login = world.request(ritm).path("organisation").asText().equals("ZA1") ? "la2.za1" : "la.x26";
        assertThat(world.as(login)
                        .post("/requests/%s/enquiries".formatted(ritm), Map.of("question", WRITTEN))
                        .status())
                .isLessThan(300);
    }

    private String upheld() {
        Map<String, Object> form = namedLocation("ZA1", "REGISTER", "East site", "45.67.90.0/28");
        form.put("comments", WRITTEN);
        form.put("seniorApproval", APPROVAL);
        String ritm = accepted(world.as("la2.za1").post("/named-location-requests", form), 201);
        byte[] document = ("%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n% " + WRITTEN)
                .getBytes(StandardCharsets.UTF_8);
        assertThat(world.as("la2.za1")
                        .upload("/requests/%s/documents".formatted(ritm), "file", "Canary Approver.pdf", document)
                        .status())
                .isEqualTo(201);
        world.decide("location2", ritm, Map.of("decision", "REJECT", "reasons", List.of(WRITTEN)));
        world.settle();
        accepted(world.as("la2.za1").post("/requests/%s/escalation".formatted(ritm), Map.of("grounds", WRITTEN)), 200);
        world.decide("helpdesk1", ritm, Map.of("decision", "FORWARD", "comment", WRITTEN));
        world.decide("panel2", ritm, Map.of("decision", "UPHOLD", "reasons", List.of(WRITTEN)));
        world.settle();
        assertThat(world.status(ritm)).isEqualTo("REJECTED");
        return ritm;
    }

    private String shortTerm() {
        return accepted(
                world.as("la2.za1")
                        .post(
                                "/short-term-exceptions",
                                Map.of("account", NURSE, "justification", "PHONE_STOLEN_OR_LOST", "details", WRITTEN)),
                201);
    }

    private String longTerm() {
        Map<String, Object> form = ExceptionsOfTheTenant.longTerm("ZA1", CLERK);
        form.put("riskAssessment", WRITTEN);
        form.put("eliminationPlan", WRITTEN);
        form.put("seniorApproval", APPROVAL);
        String ritm = accepted(world.as("la2.za1").post("/long-term-exceptions", form), 201);
        world.decide("exceptions2", ritm, Map.of("decision", "APPROVE", "comment", WRITTEN));
        world.settle();
        assertThat(world.status(ritm)).isEqualTo("ACTIVE");
        return ritm;
    }

    private String compromise() {
        String ritm = accepted(
                world.as("la2.za1")
                        .post(
                                "/accounts/%s/compromise".formatted(NURSE),
                                Map.of("signs", List.of("EMAIL_SURGE"), "comment", WRITTEN)),
                202);
        var remediation = new LinkedHashMap<>(CompromisesOfTheTenant.REMEDIATION);
        remediation.put("identityCheckMethod", WRITTEN);
        assertThat(world.as("la2.za1")
                        .post("/accounts/%s/remediation".formatted(NURSE), remediation)
                        .status())
                .isLessThan(300);
        world.settle();
        assertThat(world.status(ritm)).isEqualTo("REMEDIATED");
        assertThat(world.as("la2.za1")
                        .post("/accounts/%s/actions/RESET_PASSWORD".formatted(CLERK), Map.of("reason", WRITTEN))
                        .status())
                .isLessThan(300);
        standings.note(id(NURSE), "support1", WRITTEN);
        return ritm;
    }

    private String enabled() {
        Api.Answer answer = world.as("la2.za1")
                .upload(
                        "/bulk-enablements",
                        Map.of("organisation", "ZA1", "dryRun", "false"),
                        "file",
                        "canary.contact@.csv",
                        STARTER.getBytes(StandardCharsets.UTF_8));
        return accepted(answer, 202);
    }

    private String givenUp() {
        world.changeDirectory(Map.of("account", LEGACY, "addTo", "ZA1.sg.MFA-CA-NL-Users"));
        world.settle();
        world.breakDirectory(Map.of("operation", "CHANGE_ACCOUNT", "account", LEGACY, "mode", "REFUSE"));
        world.pass(Duration.ofHours(13));
        String ritm = jdbc.sql("select ritm from enrolment where address = :address")
                .param("address", LEGACY)
                .query(String.class)
                .single();
        world.breakDirectory(Map.of("mode", "NONE"));
        world.decide("support1", ritm, Map.of("decision", "CANNOT_BE_DONE", "reasons", List.of(WRITTEN)));
        world.settle();
        assertThat(world.status(ritm)).isEqualTo("CLOSED");
        return ritm;
    }

    private String approved(Map<String, Object> form) {
        String ritm = world.fileLocation(form);
        world.decide("location1", ritm, Map.of("decision", "APPROVE"));
        world.settle();
        assertThat(world.status(ritm)).isEqualTo("COMPLETED");
        return ritm;
    }

    private String accepted(Api.Answer answer, int status) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
        world.settle();
        return answer.text("ritm");
    }

    /** At once, without the days between; what was recorded before is sealed. */
    private void pass(Duration duration) {
        sealer.seal();
        time.set(time.offset().plus(duration));
        world.settle();
    }

    /** What the engine does at night. */
    private void cleanUpHistory() {
        history.cleanUpHistoryAsync(true);
        history.findHistoryCleanupJobs().forEach(job -> {
            for (int times = 0; times < 20; times++) {
                management.executeJob(job.getId());
            }
        });
    }

    private Set<String> found() throws SQLException {
        return new EveryText(source).holding(CANARIES, WHO_THERE_IS);
    }

    private Instant dateOf(String ritm) {
        return retention.dateOf(requests.get(RequestReference.of(ritm)));
    }

    private long factsOf(String ritm, String kind) {
        return jdbc.sql("select count(*) from audit_fact where ritm = :ritm and kind = :kind")
                .param("ritm", ritm)
                .param("kind", kind)
                .query(Long.class)
                .single();
    }

    private String id(String account) {
        return jdbc.sql("select id from directory_account where address = :address")
                .param("address", account)
                .query(String.class)
                .single();
    }

    private void assertPagesAnswer(Collection<String> ritms) {
        var paths = new ArrayList<>(List.of(
                "/requests",
                "/exceptions",
                "/exceptions/download",
                "/audit",
                "/audit/registers",
                "/audit/registers/rejections",
                "/audit/registers/separation-of-duties",
                "/audit/registers/stalled-work",
                "/compromises",
                "/enrolments",
                "/named-locations",
                "/accounts/" + NURSE,
                "/accounts/" + CLERK,
                "/my-work"));
        ritms.forEach(ritm -> paths.addAll(List.of("/requests/" + ritm, "/audit/requests/" + ritm)));
        for (String login : List.of("auditor1", "la.za1", "support1", "exceptions1")) {
            Browserless visitor = Browserless.signedIn(world.baseUrl(), login);
            paths.forEach(path -> assertThat(visitor.get(path).statusCode())
                    .as(login + " " + path)
                    .isLessThan(500));
        }
        Api auditor = world.as("auditor1");
        ritms.forEach(ritm -> {
            for (String path : List.of("", "/timeline", "/documents")) {
                assertThat(auditor.get("/requests/" + ritm + path).status()).isIn(200, 404, 405);
            }
            assertThat(auditor.get("/requests/" + ritm).status()).isEqualTo(200);
            assertThat(auditor.get("/audit/requests/" + ritm).status()).isEqualTo(200);
        });
        for (String path : List.of(
                "/requests?size=200",
                "/registers/exceptions",
                "/registers/compromises",
                "/registers/rejections",
                "/registers/separation-of-duties",
                "/registers/stalled-work",
                "/audit/requests?size=200",
                "/audit/events",
                "/audit/durations",
                "/enrolments",
                "/named-locations")) {
            assertThat(auditor.get(path).status()).as(path).isEqualTo(200);
        }
    }
}
