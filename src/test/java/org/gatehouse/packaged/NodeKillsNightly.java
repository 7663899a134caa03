package org.gatehouse.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.gatehouse.Postgres;
import org.gatehouse.packaged.ScriptedMailServer.Received;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two nodes on one PostgreSQL with the product's own settings. Again and again one of them is killed in the middle of
 * its work and started again, while the other goes on.
 */
class NodeKillsNightly {

    private static final int KILLS = Integer.getInteger("gatehouse.test.kills", 40);
    private static final int ONBOARDINGS = Integer.getInteger("gatehouse.test.onboardings", 500);
    private static final int NODES = 2;
    private static final int SHORTEST_PAUSE = 5_000;
    private static final int LONGEST_PAUSE = 15_000;
    /** Lock time 60 s, and what it takes to find and do the work. */
    private static final long LONGEST_RESUME = 75;

    private final SplittableRandom random = new SplittableRandom(20261125);
    private final AtomicReferenceArray<PackagedProduct> nodes = new AtomicReferenceArray<>(NODES);
    private final ExecutorService people = Executors.newFixedThreadPool(32);
    private final ScriptedMailServer mail = ScriptedMailServer.start();
    private final String url = Postgres.newDatabase();
    private final Database database = new Database(url);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path directory;

    @AfterEach
    void stop() {
        people.shutdownNow();
        IntStream.range(0, NODES).mapToObj(nodes::get).forEach(node -> {
            if (node != null) {
                node.close();
            }
        });
        mail.close();
    }

    @Test
    void nodesKilledAgainAndAgainLoseNothingAndDoNothingTwice() {
        IntStream.range(0, NODES).forEach(this::start);
        var client = new Client(this::anyNode, database);
        List<CompletableFuture<String>> work = new ArrayList<>();
        List<CompletableFuture<Void>> restarts = new ArrayList<>();
        List<Map<String, Object>> forms = database.forms(ONBOARDINGS);
        for (int kill = 0; kill < KILLS; kill++) {
            awaitBothServe(restarts);
            List<Map<String, Object>> batch =
                    forms.subList(ONBOARDINGS * kill / KILLS, ONBOARDINGS * (kill + 1) / KILLS);
            int pause = random.nextInt(SHORTEST_PAUSE, LONGEST_PAUSE);
            for (Map<String, Object> form : batch) {
                work.add(CompletableFuture.supplyAsync(() -> client.carryThrough(form), people));
                pause(pause / batch.size());
            }
            restarts.add(killOne());
        }
        restarts.forEach(CompletableFuture::join);
        List<String> ritms = work.stream().map(CompletableFuture::join).toList();
        Awaitility.await("every onboarding is completed")
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> database.unfinished(ritms) == 0);
        Awaitility.await("every mail is sent")
                .atMost(Duration.ofMinutes(5))
                .until(() -> database.count("select count(*) from outbox where sent_at is null") == 0);

        List<Long> seconds = database
                .column("select extract(epoch from request.completed_at - request_decision.decided_at)::bigint"
                        + " from request join request_decision using (ritm) order by 1")
                .stream()
                .map(Long::valueOf)
                .toList();
        List<Received> received = mail.received();
        report(client, seconds, received.size() - new HashSet<>(received).size());

        assertThat(ritms).hasSize(ONBOARDINGS).doesNotHaveDuplicates().containsAll(client.acknowledgedFilings());
        assertThat(database.column("select ritm from request_decision"))
                .as("every decision is there once, those that were answered among them")
                .containsExactlyInAnyOrderElementsOf(ritms)
                .containsAll(client.acknowledgedDecisions());
        assertThat(database.count("select count(*) from directory_policy_link where group_id like 'Q%'"))
                .isEqualTo(ONBOARDINGS);
        for (String step : List.of("Security group linked to%", "Link read back%")) {
            assertThat(database.column("select ritm from audit_fact where what like '%s'".formatted(step)))
                    .containsExactlyInAnyOrderElementsOf(ritms);
        }
        assertThat(database.count("select count(*) from act_ru_execution")).isZero();
        assertThat(new HashSet<>(received)).hasSize(2 * ONBOARDINGS);
        assertThat(percentile(seconds, 99))
                .as("seconds from a decision to the completed onboarding")
                .isLessThanOrEqualTo(LONGEST_RESUME);
    }

    /** A directory that takes two seconds to link, so that work is under way whenever a node is killed. */
    private void start(int place) {
        var node = PackagedProduct.start(
                directory.resolve("node" + place),
                "--spring.datasource.url=" + url,
                "--spring.datasource.username=postgres",
                "--spring.mail.host=localhost",
                "--spring.mail.port=" + mail.port(),
                "--gatehouse.api.posts-per-minute=100000");
        node.as("admin").post("/demo/directory-faults", Map.of("operation", "LINK_GROUP", "mode", "SLOW"));
        nodes.set(place, node);
    }

    private void awaitBothServe(List<CompletableFuture<Void>> restarts) {
        Awaitility.await("both nodes serve").atMost(Duration.ofMinutes(3)).until(() -> {
            restarts.stream().filter(CompletableFuture::isDone).forEach(CompletableFuture::join);
            return IntStream.range(0, NODES).allMatch(place -> nodes.get(place) != null);
        });
    }

    /** Kills either node and starts it again; the answer is done when it serves again. */
    private CompletableFuture<Void> killOne() {
        int place = random.nextInt(NODES);
        nodes.getAndSet(place, null).kill();
        return CompletableFuture.runAsync(() -> start(place));
    }

    private PackagedProduct anyNode() {
        PackagedProduct node = nodes.get(ThreadLocalRandom.current().nextInt(NODES));
        if (node == null) {
            throw new UncheckedIOException(new IOException("This node is down"));
        }
        return node;
    }

    private static long percentile(List<Long> sorted, int percent) {
        return sorted.get((sorted.size() * percent + 99) / 100 - 1);
    }

    private static void report(Client client, List<Long> seconds, int mailedTwice) {
        String text = ("%d kills, %d onboardings, %d calls unanswered; from decision to completion in seconds:"
                        + " median %d, p95 %d, p99 %d, longest %d; mails received twice: %d%n")
                .formatted(
                        KILLS,
                        ONBOARDINGS,
                        client.unanswered(),
                        percentile(seconds, 50),
                        percentile(seconds, 95),
                        percentile(seconds, 99),
                        seconds.get(seconds.size() - 1),
                        mailedTwice);
        System.out.print(text);
        try {
            Files.writeString(Path.of("target", "node-kills.txt"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
