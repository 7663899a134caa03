package org.gatehouse.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.gatehouse.Api;
import org.gatehouse.Browserless;
import org.gatehouse.packaged.ScriptedMailServer.Received;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * One node of the packaged product, while its mail server, its database and its directory break and come back. Nothing
 * that was acknowledged is lost, nobody waits long, and everything is done in the end.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FaultInjection {

    /**
     * How much of it.
     *
     * @param mailOutage how long the mail server misbehaves in each way
     * @param databaseDown how long the database stays stopped
     * @param terminations how often, once a second, every session of the database is ended
     */
    record Load(
            int mails,
            Duration mailOutage,
            int onboardingsWithoutDatabase,
            Duration databaseDown,
            int onboardingsWithoutSessions,
            int terminations,
            int onboardingsWithDirectoryFaults) {}

    private static final Duration LONGEST_REFUSAL = Duration.ofSeconds(7);
    private static final Duration LONGEST_RETURN = Duration.ofSeconds(10);
    private static final Duration LONGEST_MAIL_PAUSE = Duration.ofMinutes(5);
    private static final Duration FIRST_STEP_RETRY = Duration.ofSeconds(31);
    private static final Duration STEP_RETRIES = Duration.ofMinutes(10);
    private static final String LOCK = "--camunda.bpm.job-execution.lock-time-in-millis=5000";

    private final Load load;
    private final ExecutorService people = Executors.newFixedThreadPool(8);
    private final ScriptedMailServer mail = ScriptedMailServer.start();
    private StoppablePostgres postgres;
    private Database database;
    private PackagedProduct node;

    FaultInjection(Load load) {
        this.load = load;
    }

    @BeforeAll
    void start(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path directory) {
        postgres = StoppablePostgres.start(directory.resolve("postgres"));
        database = new Database(postgres.url());
        node = PackagedProduct.start(
                directory.resolve("node"),
                "--spring.datasource.url=" + postgres.url(),
                "--spring.datasource.username=postgres",
                "--spring.mail.host=localhost",
                "--spring.mail.port=" + mail.port(),
                "--gatehouse.api.posts-per-minute=100000",
                LOCK);
    }

    @AfterAll
    void stop() throws IOException {
        people.shutdownNow();
        node.close();
        postgres.close();
        mail.close();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void aBrokenMailServerDelaysMailAndNothingElse(ScriptedMailServer.Fault fault) {
        int taken = mail.received().size();
        var client = new Client(() -> node, database);
        long until = System.nanoTime() + load.mailOutage().toNanos();
        mail.misbehave(fault);
        List<String> ritms = inParallel(database.forms(load.mails()), client::carryThrough);
        awaitCompleted(ritms);
        assertThat(client.calls())
                .allSatisfy(call -> assertThat(call.answer().status()).isIn(200, 201))
                .allSatisfy(call -> assertThat(call.took()).isLessThan(Duration.ofSeconds(3)));
        pauseUntil(until);
        assertThat(node.isUp()).isTrue();
        if (fault != ScriptedMailServer.Fault.DROPS_AFTER_DATA) {
            assertThat(mail.received()).hasSize(taken);
        }

        mail.misbehave(ScriptedMailServer.Fault.NONE);
        awaitSent();
        List<Received> received = mail.received().subList(taken, mail.received().size());
        assertThat(new HashSet<>(received)).as("every mail").hasSize(2 * ritms.size());
        if (fault != ScriptedMailServer.Fault.DROPS_AFTER_DATA) {
            assertThat(received).doesNotHaveDuplicates();
        }
        for (String ritm : ritms) {
            assertThat(received.stream()
                            .filter(one -> one.subject().startsWith(ritm))
                            .map(Received::messageId)
                            .distinct())
                    .as("mails of %s in their order, each under its own Message-ID", ritm)
                    .containsExactlyElementsOf(database.column(
                            "select message_id from outbox where ritm = '%s' order by id".formatted(ritm)));
        }
    }

    @Test
    void aRecipientWhoIsRefusedForGoodIsShownToPeopleAndHoldsUpNobodyElse() {
        Map<String, Object> form = database.form();
        String address = form.get("contactEmail").toString();
        mail.refuse(address);
        var client = new Client(() -> node, database);
        String refused = client.carryThrough(form);
        String other = client.carryThrough(database.form());
        awaitCompleted(List.of(refused, other));

        Awaitility.await("all is sent but what is refused")
                .atMost(Duration.ofSeconds(20))
                .until(() -> unsent() == 2 && stuck() == 2);
        assertThat(node.console()).contains("ERROR").contains(refused + ": mail");
        assertThat(database.column(
                        "select what from audit_fact where kind = 'MAIL' and ritm = '%s'".formatted(refused)))
                .hasSize(2)
                .allSatisfy(what -> assertThat(what).startsWith("Mail refused: " + refused));

        mail.refuse("");
        advance(Duration.ofHours(1));
        awaitSent();
        assertThat(stuck()).isZero();
        assertThat(mail.received().stream().filter(one -> one.recipient().equals(address)))
                .hasSize(2);
    }

    @Test
    void aRecipientWhoseMailHangsHoldsUpNobodyElseForLong() {
        Map<String, Object> form = database.form();
        mail.hangFor(form.get("contactEmail").toString());
        var client = new Client(() -> node, database);
        awaitCompleted(List.of(client.carryThrough(form)));
        awaitCompleted(inParallel(database.forms(5), client::carryThrough));
        Awaitility.await("only what hangs is unsent")
                .atMost(Duration.ofSeconds(15))
                .until(() -> unsent() == 2);
        mail.hangFor("");
        awaitSent();
    }

    @Test
    void relaysThatRunBesideEachOtherSendEveryMailOnceAndInOrder() {
        mail.misbehave(ScriptedMailServer.Fault.REFUSES_CONNECTIONS);
        var client = new Client(() -> node, database);
        List<String> ritms = inParallel(database.forms(20), client::carryThrough);
        awaitCompleted(ritms);
        int taken = mail.received().size();
        mail.misbehave(ScriptedMailServer.Fault.NONE);
        database.execute("update outbox set next_try_at = created_at where sent_at is null");
        inParallel(List.of(1, 2, 3, 4), relay -> node.as("admin").post("/demo/sweeps", Map.of()));
        awaitSent();
        List<Received> received = mail.received().subList(taken, mail.received().size());
        assertThat(received).hasSize(2 * ritms.size()).doesNotHaveDuplicates();
        assertInOrder(ritms, received);
    }

    @Test
    void whileTheDatabaseIsStoppedPeopleAreToldSoAndNothingAcknowledgedIsLost() {
        List<Map<String, Object>> forms = database.forms(load.onboardingsWithoutDatabase());
        var client = new Client(() -> node, database);
        var portal = Browserless.signedIn(node.baseUrl(), "onboarding1");
        assertThat(portal.get("/my-work").statusCode()).isEqualTo(200);
        List<CompletableFuture<String>> work = begin(forms.subList(0, forms.size() / 2), client::file);
        pause(Duration.ofMillis(500));
        postgres.stopAtOnce();
        long back = System.nanoTime() + load.databaseDown().toNanos();
        work.addAll(begin(forms.subList(forms.size() / 2, forms.size()), client::file));
        assertThat(node.isUp()).isFalse();
        assertSaysThatTheDatabaseIsAway(portal.get("/my-work"));
        assertSaysThatTheDatabaseIsAway(portal.get("/requests"));
        pauseUntil(back);
        postgres.start();
        awaitUp();

        List<String> ritms = awaitDone(work);
        awaitDone(begin(ritms, ritm -> {
            client.approve(ritm);
            return ritm;
        }));
        assertThat(client.calls())
                .as("some were refused")
                .anyMatch(call -> call.answer().status() == 503);
        assertNothingLost(client, ritms);
    }

    @Test
    void sessionsOfTheDatabaseThatEndInTheMiddleLoseNothing() {
        List<Map<String, Object>> forms = database.forms(load.onboardingsWithoutSessions());
        var client = new Client(() -> node, database);
        CompletableFuture<Void> terminations = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < load.terminations(); i++) {
                database.column("select pg_terminate_backend(pid) from pg_stat_activity"
                        + " where datname = current_database() and pid <> pg_backend_pid()");
                pause(Duration.ofSeconds(1));
            }
        });
        var pace = load.terminations() * 1000L / forms.size();
        List<CompletableFuture<String>> work = new ArrayList<>();
        for (Map<String, Object> form : forms) {
            work.addAll(begin(List.of(form), client::carryThrough));
            pause(Duration.ofMillis(pace));
        }
        terminations.join();
        awaitUp();
        assertNothingLost(client, awaitDone(work));
    }

    @ParameterizedTest
    @EnumSource(names = {"REFUSE", "DOWN", "SLOW", "TIMEOUT_AFTER_APPLYING"})
    void aDirectoryThatFailsThreeTimesIsAskedAgainAndChangedOnce(DirectoryFault fault) {
        long failuresBefore = failedJobs();
        breakDirectory(Map.of("operation", "LINK_GROUP", "mode", fault, "times", 3));
        var client = new Client(() -> node, database);
        List<String> ritms = inParallel(database.forms(5), client::carryThrough);
        finish(ritms);

        assertThat(failedJobs() - failuresBefore).isEqualTo(fault == DirectoryFault.SLOW ? 0 : 3);
        assertThat(linkedBeforeTheStep(ritms))
                .as("what had been done is read and not done again")
                .isEqualTo(fault == DirectoryFault.TIMEOUT_AFTER_APPLYING ? 3 : 0);
        assertLinkedOnce(ritms);
    }

    @Test
    void aDirectoryThatIsDownIsWaitedForUntilItIsBack() {
        breakDirectory(Map.of("operation", "LINK_GROUP", "mode", DirectoryFault.DOWN));
        var client = new Client(() -> node, database);
        List<String> ritms = inParallel(database.forms(3), client::carryThrough);
        Awaitility.await("the requests say that they are being retried")
                .atMost(Duration.ofSeconds(20))
                .until(() -> database.count("select count(*) from request where retrying_since is not null and ritm in "
                                + Database.in(ritms))
                        == ritms.size());
        assertThat(database.unfinished(ritms)).isEqualTo(ritms.size());
        breakDirectory(Map.of("mode", DirectoryFault.NONE));
        finish(ritms);
        assertLinkedOnce(ritms);
    }

    @Test
    void aDirectoryThatFailsAtRandomIsGotThrough() {
        var random = new SplittableRandom(20261125);
        var client = new Client(() -> node, database);
        var faults = DirectoryFault.values();
        List<String> ritms = inParallel(database.forms(load.onboardingsWithDirectoryFaults()), form -> {
            synchronized (random) {
                if (random.nextInt(10) < 3) {
                    breakDirectory(Map.of(
                            "operation",
                            random.nextBoolean() ? "READ" : "LINK_GROUP",
                            "mode",
                            faults[random.nextInt(faults.length - 1)],
                            "times",
                            1 + random.nextInt(2)));
                }
            }
            return client.carryThrough(form);
        });
        breakDirectory(Map.of("mode", DirectoryFault.NONE));
        finish(ritms);
        assertLinkedOnce(ritms);
        assertThat(client.calls())
                .allSatisfy(call -> assertThat(call.answer().status()).isIn(200, 201, 409, 503));
    }

    /** The modes of the fault point, the one that clears last. */
    enum DirectoryFault {
        REFUSE,
        DOWN,
        SLOW,
        TIMEOUT_AFTER_APPLYING,
        NONE
    }

    private void assertInOrder(List<String> ritms, List<Received> received) {
        for (String ritm : ritms) {
            assertThat(received.stream()
                            .filter(one -> one.subject().startsWith(ritm))
                            .map(Received::messageId)
                            .distinct())
                    .as("mails of %s in their order, each under its own Message-ID", ritm)
                    .containsExactlyElementsOf(database.column(
                            "select message_id from outbox where ritm = '%s' order by id".formatted(ritm)));
        }
    }

    private static void assertSaysThatTheDatabaseIsAway(HttpResponse<String> page) {
        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.headers().firstValue("Retry-After")).isPresent();
        assertThat(page.body()).contains("The database does not answer").doesNotContain("Exception");
    }

    private void assertNothingLost(Client client, List<String> ritms) {
        assertThat(client.unanswered()).isZero();
        assertThat(client.calls()).allSatisfy(call -> {
            Api.Answer answer = call.answer();
            assertThat(answer.status()).as(answer.body().toString()).isIn(200, 201, 404, 409, 503);
            if (answer.status() == 503) {
                assertThat(answer.codes()).containsExactly("DATABASE_UNAVAILABLE");
                assertThat(answer.response().headers().firstValue("Retry-After"))
                        .isPresent();
                assertThat(call.took()).isLessThan(LONGEST_REFUSAL);
            }
        });
        finish(ritms);
        assertThat(ritms).containsAll(client.acknowledgedFilings());
        assertThat(database.column("select ritm from request_decision where outcome = 'APPROVED'"))
                .containsAll(client.acknowledgedDecisions())
                .doesNotHaveDuplicates();
        assertLinkedOnce(ritms);
        awaitSent();
    }

    /** Every link is in the directory and was read back once; no step needs a person. */
    private void assertLinkedOnce(List<String> ritms) {
        assertThat(database.count("select count(*) from directory_policy_link where group_id in"
                        + " (select organisation || '.sg.MFA-CA-Std-Users' from request where ritm in "
                        + Database.in(ritms) + ")"))
                .isEqualTo(ritms.size());
        for (String step : List.of("Security group linked to%", "Link read back%")) {
            assertThat(database.column("select ritm from audit_fact where what like '%s' and ritm in %s"
                            .formatted(step, Database.in(ritms))))
                    .as(step)
                    .containsExactlyInAnyOrderElementsOf(ritms);
        }
        assertThat(database.count("select count(*) from act_ru_job where retries_ = 0"))
                .isZero();
    }

    private long linkedBeforeTheStep(List<String> ritms) {
        return database.count(
                "select count(*) from audit_fact where details like '%\"before\":\"linked\"%' and ritm in "
                        + Database.in(ritms));
    }

    private long failedJobs() {
        return database.count("select count(*) from act_hi_job_log where job_state_ = 1");
    }

    /** Lets the pause after the first failure of each step pass, which may be the one that opens the review. */
    private List<String> awaitDone(List<CompletableFuture<String>> work) {
        Awaitility.await("people are done")
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    if (!work.stream().allMatch(CompletableFuture::isDone)) {
                        advance(FIRST_STEP_RETRY);
                    }
                    return work.stream().allMatch(CompletableFuture::isDone);
                });
        return work.stream().map(CompletableFuture::join).toList();
    }

    private void awaitCompleted(Collection<String> ritms) {
        Awaitility.await("every onboarding is completed")
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> database.unfinished(ritms) == 0);
    }

    /** Lets the pauses between the tries of failed steps pass. */
    private void finish(Collection<String> ritms) {
        Awaitility.await("every onboarding is completed")
                .atMost(Duration.ofMinutes(2))
                .pollDelay(Duration.ofMillis(500))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    if (database.unfinished(ritms) > 0) {
                        advance(STEP_RETRIES);
                    }
                    return database.unfinished(ritms) == 0;
                });
    }

    /** Lets the pauses between the tries of mails pass. */
    private void awaitSent() {
        advance(LONGEST_MAIL_PAUSE);
        Awaitility.await("every mail is sent").atMost(Duration.ofSeconds(60)).until(() -> unsent() == 0);
    }

    private void awaitUp() {
        Awaitility.await("health is UP").atMost(LONGEST_RETURN).until(node::isUp);
    }

    private double unsent() {
        return node.metric("gatehouse.outbox.unsent");
    }

    private double stuck() {
        return node.metric("gatehouse.outbox.stuck");
    }

    private void advance(Duration by) {
        assertThat(node.as("admin")
                        .post("/demo/clock", Map.of("advance", by.toString()))
                        .status())
                .isEqualTo(200);
    }

    private void breakDirectory(Map<String, Object> fault) {
        assertThat(node.as("admin").post("/demo/directory-faults", fault).status())
                .isEqualTo(204);
    }

    private <T, R> List<R> inParallel(List<T> each, Function<T, R> work) {
        return begin(each, work).stream().map(CompletableFuture::join).toList();
    }

    private <T, R> List<CompletableFuture<R>> begin(List<T> each, Function<T, R> work) {
        return new ArrayList<>(each.stream()
                .map(one -> CompletableFuture.supplyAsync(() -> work.apply(one), people))
                .toList());
    }

    private static void pauseUntil(long nanos) {
        pause(Duration.ofNanos(Math.max(0, nanos - System.nanoTime())));
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
