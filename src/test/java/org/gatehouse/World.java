package org.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.engine.runtime.Job;
import org.gatehouse.census.Census;
import org.gatehouse.engine.TimeMachine;
import org.gatehouse.notification.embedded.Mailbox;
import org.gatehouse.trail.ComparedWithFacts;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The demo tenant in the hands of a test: its people, its clock, its faults and its mail. */
@TestComponent
public class World {

    /** A Monday morning in winter, in working time. */
    public static final Instant MONDAY_MORNING = Instant.parse("2026-11-23T10:00:00Z");

    private final ObjectProvider<ServletWebServerApplicationContext> server;
    private final JdbcClient jdbc;
    private final TimeMachine time;
    private final Census census;
    private final ProcessEngine engine;
    private final ManagementService management;
    private final ObjectProvider<ComparedWithFacts> compared;
    private final ObjectProvider<Mailbox> mailbox;
    private Long lastOfEarlierTests;

    public World(
            ObjectProvider<ServletWebServerApplicationContext> server,
            JdbcClient jdbc,
            TimeMachine time,
            Census census,
            ProcessEngine engine,
            ObjectProvider<ComparedWithFacts> compared,
            ObjectProvider<Mailbox> mailbox) {
        this.compared = compared;
        this.mailbox = mailbox;
        this.time = time;
        this.census = census;
        this.server = server;
        this.jdbc = jdbc;
        this.engine = engine;
        this.management = engine.getManagementService();
    }

    public String baseUrl() {
        return "http://localhost:" + server.getObject().getWebServer().getPort();
    }

    public Api as(String login) {
        return new Api(baseUrl(), login);
    }

    /**
     * Begins a test at a given instant, with every slot free, nothing registered, no mail waiting, nothing broken and
     * none of the jobs of earlier tests to come.
     */
    public void beginAt(Instant instant) {
        // Camunda's webapps find their engine in a register that all contexts of these tests share
        ProcessEngines.registerProcessEngine(engine);
        lastOfEarlierTests = jdbc.sql("select coalesce(max(number), 0) from request")
                .query(Long.class)
                .single();
        time.set(Duration.ofMillis(instant.toEpochMilli() - System.currentTimeMillis()));
        suspendJobsOfEarlierTests();
        jdbc.sql("update request set slot = null where slot is not null").update();
        jdbc.sql("delete from directory_policy_link where group_id not in"
                        + " (select id from directory_group where display_name = 'NHSmail.sg.MFA-CA-Std-Central')")
                .update();
        jdbc.sql("delete from directory_member where group_id not in"
                        + " (select id from directory_group where display_name = 'NHSmail.sg.MFA-CA-Std-Central')")
                .update();
        jdbc.sql("update policy_link set ended_at = linked_at where ended_at is null")
                .update();
        jdbc.sql("update named_location set ended_at = since, held_name = null"
                        + " where ended_at is null and organisation is not null")
                .update();
        jdbc.sql("delete from directory_named_range").update();
        jdbc.sql("delete from wanted_range").update();
        jdbc.sql("delete from outbox where sent_at is null").update();
        jdbc.sql(
                        "update exception_term set state = 'ENDED', slot = null, ended_at = coalesce(ends_at, current_timestamp)"
                                + " where state in ('PENDING', 'ACTIVE')")
                .update();
        jdbc.sql("update enrolment set slot = null, state = 'LEFT' where slot is not null")
                .update();
        passOverChanges();
        jdbc.sql("update location_register set version = version + 1").update();
        breakDirectory(Map.of("mode", "NONE"));
        as("admin").post("/demo/mail-faults", Map.of("mode", "NONE"));
    }

    private void suspendJobsOfEarlierTests() {
        management.createJobQuery().active().list().stream()
                .map(Job::getProcessDefinitionKey)
                .filter(Objects::nonNull)
                .distinct()
                .forEach(process -> management
                        .updateJobSuspensionState()
                        .byProcessDefinitionKey(process)
                        .suspend());
    }

    /** What earlier tests did to the directory is not news. */
    private void passOverChanges() {
        jdbc.sql("update census_reading set caught_up = null, version = version + 1,"
                        + " place = (select 'changes:' || last_number || ':' from directory_feed)")
                .update();
    }

    /** Looks at the whole tenant anew, as at the first start: nobody knows since when anything is as it is. */
    public void takeCensus() {
        jdbc.sql("delete from census").update();
        jdbc.sql("update census_reading set caught_up = null, version = version + 1, place = null")
                .update();
        census.run();
    }

    /** Runs whatever is due now: jobs, sweeps, mails. */
    public void settle() {
        pass(Duration.ZERO);
    }

    public void pass(Duration time) {
        Api.Answer answer = as("admin").post("/demo/clock", Map.of("advance", time.toString()));
        assertThat(answer.status()).isEqualTo(200);
    }

    /** Looks every tenth of a second, for half a minute at most, and answers what it saw last. */
    public static <T> T await(Supplier<T> look, Predicate<T> there) {
        T seen = look.get();
        for (int i = 0; i < 300 && !there.test(seen); i++) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            seen = look.get();
        }
        return seen;
    }

    /** What the comparison says of the requests that were filed since the test began. */
    public List<String> discrepancies() {
        Set<String> own = jdbc.sql("select ritm from request where number > :last")
                .param("last", lastOfEarlierTests)
                .query(String.class)
                .set();
        if (own.isEmpty()) {
            return List.of();
        }
        var said = new ArrayList<String>();
        compared.forEach(each -> each.compare(said::add));
        return said.stream()
                .filter(each -> own.contains(each.substring(0, each.indexOf(':'))))
                .toList();
    }

    /** A test that writes to the database itself ends with discrepancies, as it must. */
    public void expectTampering() {
        lastOfEarlierTests = null;
    }

    void expectNothingDiffers() {
        if (lastOfEarlierTests != null) {
            assertThat(discrepancies()).as("rows that differ from their facts").isEmpty();
        }
    }

    public Instant now() {
        return time.now();
    }

    public void breakDirectory(Map<String, Object> fault) {
        assertThat(as("admin").post("/demo/directory-faults", fault).status()).isEqualTo(204);
    }

    public void changeDirectory(Map<String, Object> change) {
        assertThat(as("admin").post("/demo/directory-changes", change).status()).isEqualTo(204);
    }

    /** An onboarding form that is accepted. */
    public static Map<String, Object> onboarding(String organisation, String policy) {
        var form = new HashMap<String, Object>();
        form.put("organisation", organisation);
        form.put("policy", policy);
        form.put("scope", "SUBSET");
        form.put(
                "securityGroup",
                organisation + (policy.equals("STANDARD") ? ".sg.MFA-CA-Std-Users" : ".sg.MFA-CA-NL-Users"));
        form.put("contactEmail", "it.office@%s.example".formatted(organisation.toLowerCase(Locale.ROOT)));
        return form;
    }

    /** Files the form as the Local Administrator of its organisation and settles; answers the RITM. */
    public String file(Map<String, Object> form) {
        return file("/onboarding-requests", form);
    }

    private String file(String path, Map<String, Object> form) {
        String login = "la." + form.get("organisation").toString().toLowerCase(Locale.ROOT);
        Api.Answer answer = as(login).post(path, form);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        settle();
        return answer.text("ritm");
    }

    /** A form about a named location that is accepted, of an organisation that is onboarded. */
    public static Map<String, Object> namedLocation(String organisation, String action, String name, String ipRanges) {
        var form = new HashMap<String, Object>();
        form.put("organisation", organisation);
        form.put("action", action);
        form.put("name", name);
        if (ipRanges != null) {
            form.put("ipRanges", ipRanges);
        }
        form.put(
                "seniorApproval",
                Map.of(
                        "name", "Jo Lund",
                        "role", "CTO",
                        "email", "jo.lund@%s.example".formatted(organisation.toLowerCase(Locale.ROOT)),
                        "confirmedOn", "2026-11-20",
                        "reference", "IG-17/26"));
        form.put("criteriaConfirmed", true);
        return form;
    }

    /** Files the form about a named location and settles; answers the RITM. */
    public String fileLocation(Map<String, Object> form) {
        return file("/named-location-requests", form);
    }

    /** Onboards an organisation to the Named Locations policy. */
    public void onboardToNamedLocations(String organisation) {
        String ritm = file(onboarding(organisation, "NAMED_LOCATIONS"));
        decide("onboarding1", ritm, Map.of("decision", "APPROVE"));
        settle();
        assertThat(status(ritm)).isEqualTo("COMPLETED");
    }

    /** A named location that has been registered all the way; answers the RITM. */
    public String registered(String organisation, String name, String ipRanges) {
        String ritm = fileLocation(namedLocation(organisation, "REGISTER", name, ipRanges));
        decide("location1", ritm, Map.of("decision", "APPROVE"));
        settle();
        assertThat(status(ritm)).isEqualTo("COMPLETED");
        return ritm;
    }

    /** Files, approves and settles: a completed onboarding of ZA1 to the Standard policy. */
    public String completed() {
        String ritm = file(onboarding("ZA1", "STANDARD"));
        decide("onboarding1", ritm, Map.of("decision", "APPROVE"));
        settle();
        assertThat(request(ritm).path("status").asText()).isEqualTo("COMPLETED");
        return ritm;
    }

    public JsonNode request(String ritm) {
        return as("auditor1").get("/requests/" + ritm).body();
    }

    /** The process of the request, as the engine knows it. */
    public String processInstance(String ritm) {
        return jdbc.sql("select process_instance from request where ritm = :ritm")
                .param("ritm", ritm)
                .query(String.class)
                .single();
    }

    public String status(String ritm) {
        return request(ritm).path("status").asText();
    }

    public List<JsonNode> tasks(String login, String ritm) {
        return list(as(login).get("/tasks?ritm=" + ritm).body());
    }

    public JsonNode task(String login, String ritm) {
        List<JsonNode> tasks = tasks(login, ritm);
        assertThat(tasks).hasSize(1);
        return tasks.get(0);
    }

    public Api.Answer decide(String login, String ritm, Map<String, Object> decision) {
        return as(login).post("/tasks/" + task(login, ritm).path("id").asText() + "/decision", decision);
    }

    /** The subjects of the mails about a request, oldest first, each with its recipient. */
    public List<String> mails(String ritm) {
        return mailbox.getObject().all().stream()
                .filter(mail -> mail.subject().contains(ritm))
                .map(mail -> mail.subject() + " > " + mail.to())
                .toList();
    }

    public List<String> timeline(String ritm) {
        return list(as("auditor1").get("/requests/" + ritm + "/timeline").body()).stream()
                .map(entry -> entry.path("kind").asText() + " "
                        + entry.path("what").asText() + " by "
                        + entry.path("by").asText())
                .toList();
    }

    private static List<JsonNode> list(JsonNode page) {
        return StreamSupport.stream(page.path("items").spliterator(), false).toList();
    }
}
