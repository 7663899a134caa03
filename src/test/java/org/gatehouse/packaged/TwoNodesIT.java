package org.gatehouse.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.gatehouse.Api;
import org.gatehouse.Browserless;
import org.gatehouse.Postgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes of the packaged product on one PostgreSQL: they share the work, and first one may die of it, then both. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class TwoNodesIT {

    private static final int RACES = Integer.getInteger("gatehouse.test.races", 200);
    private static final int TERMS = Integer.getInteger("gatehouse.test.terms", 200);
    private static final int ONBOARDINGS = 100;
    private static final long MARKED = 30;
    private static final long STEPS = 12;
    private static final String LOCK = "--camunda.bpm.job-execution.lock-time-in-millis=10000";

    private final AtomicInteger organisations = new AtomicInteger(1000);
    private final ExecutorService people = Executors.newFixedThreadPool(8);
    private String database;
    private Path home;
    private String[] options;
    private PackagedProduct one;
    private PackagedProduct two;

    @BeforeAll
    void startBoth(@TempDir Path directory) {
        database = Postgres.newDatabase();
        home = directory;
        options = new String[] {
            "--spring.datasource.url=" + database,
            "--spring.datasource.username=postgres",
            "--gatehouse.api.posts-per-minute=100000",
            LOCK
        };
        one = PackagedProduct.start(directory.resolve("one"), options);
        two = PackagedProduct.start(directory.resolve("two"), options);
    }

    @AfterAll
    void stopBoth() {
        people.shutdownNow();
        one.close();
        two.close();
    }

    @Test
    @Order(1)
    void ofTwoApproversOnTwoNodesExactlyOneDecides() {
        List<CompletableFuture<Void>> races = IntStream.range(0, RACES)
                .mapToObj(race -> CompletableFuture.runAsync(
                        () -> {
                            String ritm = file(race % 2 == 0 ? one : two);
                            String task = task(one, ritm);
                            var first = decide(one, "onboarding1", task);
                            var second = decide(two, "onboarding2", task);
                            assertThat(List.of(first.join(), second.join())).containsExactlyInAnyOrder(200, 409);
                            assertThat(one.as("auditor1")
                                            .get("/requests/" + ritm)
                                            .body()
                                            .path("decisions"))
                                    .hasSize(1);
                        },
                        people))
                .toList();
        races.forEach(CompletableFuture::join);
    }

    /** After the races, since one node is gone after it. */
    @Test
    @Order(2)
    void aNodeKilledInTheMiddleLosesNothingAndLeavesNothingBehind() {
        Browserless reviewer = Browserless.signedIn(two.baseUrl(), "onboarding1");
        assertThat(seesTasklist(reviewer)).isTrue();
        List<String> acknowledged = Collections.synchronizedList(new ArrayList<>());
        List<CompletableFuture<Void>> work = IntStream.range(0, ONBOARDINGS)
                .mapToObj(number -> CompletableFuture.runAsync(
                        () -> {
                            if (number == ONBOARDINGS / 2) {
                                two.kill();
                            }
                            String ritm = file(one);
                            acknowledged.add(ritm);
                            PackagedProduct node = number < ONBOARDINGS / 2 && number % 2 == 1 ? two : one;
                            approve(node, ritm);
                        },
                        people))
                .toList();
        work.forEach(CompletableFuture::join);

        assertThat(seesTasklist(reviewer.at(one.baseUrl())))
                .as("whoever signed in on the node that died is still signed in")
                .isTrue();

        Awaitility.await("every onboarding is completed")
                .atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> count("select count(*) from request where status = 'COMPLETED'") >= ONBOARDINGS);

        assertThat(acknowledged).hasSize(ONBOARDINGS);
        String these = "('" + String.join("', '", acknowledged) + "')";
        assertThat(count("select count(*) from request where status <> 'COMPLETED' and ritm in " + these))
                .isZero();
        assertThat(count("select count(*) from directory_policy_link where group_id like 'Q%'"))
                .as("links in the directory, one for each")
                .isEqualTo(ONBOARDINGS);
        assertThat(count("select count(*) from (select ritm from audit_fact where what like 'Link read back%'"
                        + " group by ritm having count(*) <> 1) twice"))
                .isZero();
        assertThat(count("select count(*) from act_ru_job where retries_ = 0")).isZero();
        Awaitility.await("every mail is sent")
                .atMost(Duration.ofSeconds(60))
                .until(() -> count("select count(*) from outbox where sent_at is null") == 0);
        assertThat(count("select count(*) from outbox where ritm in " + these)).isEqualTo(2L * ONBOARDINGS);
    }

    /** The only node that is left dies too, while exceptions end. */
    @Test
    @Order(3)
    void aRestartInTheMiddleOfAStormOfEndingExceptionsLosesNone() {
        var storm = new TermStorm(new Database(database), TERMS);
        storm.grant(one);
        storm.endAt(Instant.now().plusSeconds(1));
        storm.awaitOver(TERMS / 4);
        one.kill();
        assertThat(storm.over()).as("over when the node was killed").isLessThan(TERMS);

        one = PackagedProduct.start(home.resolve("one"), options);
        storm.awaitOver(TERMS);
        storm.assertNothingIsLostOrDoneTwice();
    }

    /** Last: it dies once more, while accounts are locked down. */
    @Test
    @Order(4)
    void aRestartInTheMiddleOfLockDownsLosesNoneAndEntersEachStepOnce() {
        List<String> accounts = IntStream.rangeClosed(1, (int) MARKED)
                .mapToObj("user%02d@x26.example"::formatted)
                .toList();
        Api.Answer marked = one.as("la.x26")
                .post("/compromises", Map.of("accounts", accounts, "signs", List.of("UNUSUAL_SIGN_IN")));
        assertThat(marked.status()).as(marked.body().toString()).isEqualTo(202);
        String done = "select count(*) from compromise_step where state = 'VERIFIED'";
        Awaitility.await("a quarter of the steps are done")
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> count(done) >= MARKED * STEPS / 4);
        one.kill();
        assertThat(count(done)).as("steps when the node was killed").isLessThan(MARKED * STEPS);

        one = PackagedProduct.start(home.resolve("one"), options);
        Awaitility.await("every account is contained")
                .atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> count("select count(*) from request where type = 'COMPROMISE' and status = 'CONTAINED'")
                        == MARKED);

        assertThat(count(done)).isEqualTo(MARKED * STEPS);
        assertThat(count("select count(*) from directory_account a join compromise_case c on c.account_id = a.id"
                        + " where a.enabled"))
                .isZero();
        assertThat(count("select count(*) from audit_fact where what like '%: done and read back'"))
                .as("each step is entered once")
                .isEqualTo(MARKED * STEPS);
        assertThat(count("select count(*) from account_note")).isEqualTo(MARKED);
        assertThat(count("select count(*) from outbox where template = 'compromise-contained'"))
                .isEqualTo(count("select count(distinct ritm || recipient) from outbox"
                        + " where template = 'compromise-contained'"))
                .isGreaterThanOrEqualTo(MARKED);
    }

    /** Whether the session opens a page, and Tasklist's REST interface both to read and to post with its token. */
    private static boolean seesTasklist(Browserless reviewer) {
        String filters = "engine/engine/default/filter?maxResults=50";
        return reviewer.get("/").body().contains("Morgan Reid")
                && reviewer.camunda("GET", filters, null).body().contains("Onboarding reviewers")
                && reviewer.camunda("POST", "engine/engine/default/task/count", "{}")
                                .statusCode()
                        == 200;
    }

    /** Files for an organisation made for this request, in the name of somebody there. */
    private String file(PackagedProduct node) {
        String organisation = "Q" + organisations.incrementAndGet();
        String group = organisation + ".sg.MFA-CA-Std-Users";
        execute("insert into organisation (ods_code, name) values ('%s', 'Practice %s')"
                .formatted(organisation, organisation));
        execute("insert into directory_group (id, display_name, organisation, mail_enabled)"
                + " values ('%s', '%s', '%s', false)".formatted(group, group, organisation));
        String address = "admin@%s.example".formatted(organisation.toLowerCase(Locale.ROOT));
        Map<String, Object> form = new HashMap<>(Map.of(
                "organisation", organisation,
                "policy", "STANDARD",
                "scope", "SUBSET",
                "securityGroup", group,
                "contactEmail", address,
                "requestedBy", address));
        Api.Answer filed = node.as("servicenow").post("/onboarding-requests", form);
        assertThat(filed.status()).as(filed.body().toString()).isEqualTo(201);
        return filed.text("ritm");
    }

    /** Approves on one node, and on the other where that one has died. */
    private void approve(PackagedProduct node, String ritm) {
        try {
            String task = task(node, ritm);
            node.as("onboarding1").post("/tasks/" + task + "/decision", Map.of("decision", "APPROVE"));
        } catch (RuntimeException | AssertionError died) {
            String task = task(one, ritm);
            if (!task.isEmpty()) {
                one.as("onboarding1").post("/tasks/" + task + "/decision", Map.of("decision", "APPROVE"));
            }
        }
    }

    /** The task of a request, or an empty text where it is decided already. */
    private static String task(PackagedProduct node, String ritm) {
        return Awaitility.await("review of " + ritm)
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> {
                            String id = node.as("onboarding1")
                                    .get("/tasks?ritm=" + ritm)
                                    .body()
                                    .at("/items/0/id")
                                    .asText();
                            String status =
                                    node.as("auditor1").get("/requests/" + ritm).text("status");
                            return id.isEmpty() && (status.equals("SUBMITTED") || status.equals("IN_REVIEW"))
                                    ? null
                                    : id;
                        },
                        Objects::nonNull);
    }

    private CompletableFuture<Integer> decide(PackagedProduct node, String login, String task) {
        return CompletableFuture.supplyAsync(() -> node.as(login)
                .post("/tasks/" + task + "/decision", Map.of("decision", "REJECT", "reasons", List.of("Race")))
                .status());
    }

    private void execute(String sql) {
        try (Connection connection = DriverManager.getConnection(database)) {
            connection.createStatement().execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private long count(String sql) {
        try (Connection connection = DriverManager.getConnection(database);
                ResultSet result = connection.createStatement().executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
