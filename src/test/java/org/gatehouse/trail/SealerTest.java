package org.gatehouse.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DuplicateKeyException;

/** Every fact gets one place in the log, in whatever order facts become visible. */
class SealerTest {

    @TempDir
    static Path kept;

    private static ConfigurableApplicationContext context;
    private static TestTrail trail;

    @BeforeAll
    static void start() {
        context = TrailSlice.start("gatehouse.audit.checkpoint-directory=" + kept);
        trail = context.getBean(TestTrail.class);
    }

    @AfterAll
    static void close() {
        context.close();
    }

    @BeforeEach
    void reset() throws Exception {
        trail.reset();
        try (var files = Files.list(kept)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    @Test
    void everyLeafIsProvedInTheLogOfEverySizeItIsIn() {
        trail.record(300);
        trail.sealer.seal();
        List<byte[]> leaves =
                trail.jdbc.sql("select * from audit_leaf order by leaf_index").query(Leaf::read).list().stream()
                        .map(Leaf::hash)
                        .toList();
        for (int size = 1; size <= 300; size += 1 + size / 40) {
            byte[] root = MerkleTest.rootByDefinition(leaves.subList(0, size));
            for (int index = 0; index < size; index += 1 + size / 30) {
                List<byte[]> path = trail.tree.path(index, size);
                assertThat(MerkleTest.leadsTo(root, index, size, leaves.get(index), path))
                        .as("leaf %d of %d", index, size)
                        .isTrue();
            }
        }
        assertThat(trail.count("audit_node")).isEqualTo(1);
    }

    @Test
    void aFactThatIsCommittedLateGetsItsPlace() throws Exception {
        var recorded = new CountDownLatch(1);
        var othersSealed = new CountDownLatch(1);
        ExecutorService late = Executors.newSingleThreadExecutor();
        Future<?> slow = late.submit(() -> trail.transaction().executeWithoutResult(status -> {
            trail.recordInTransaction(3);
            recorded.countDown();
            await(othersSealed);
        }));
        recorded.await();
        trail.record(10);
        trail.sealer.seal();
        assertThat(trail.count("audit_leaf")).isEqualTo(10);
        assertThat(trail.check.run().said()).isEmpty();

        othersSealed.countDown();
        slow.get();
        late.shutdown();
        trail.record(1);
        assertThat(waiting()).as("three that were passed over, and the newest").isEqualTo(4);
        trail.sealer.seal();

        assertThat(waiting()).isZero();
        assertThat(trail.count("audit_leaf")).isEqualTo(14);
        assertThat(trail.count("audit_gap")).isZero();
        assertThat(trail.check.run().said()).isEmpty();
    }

    @Test
    void whatIsSealedIsNotStillToCome() {
        trail.record(3);
        trail.sealer.seal();
        trail.jdbc.sql("insert into audit_gap values (2, 2, current_timestamp)").update();

        assertThat(trail.check.run().said()).contains("Facts that are sealed are said to be still to come");
    }

    @Test
    void whatWasRolledBackIsWaitedForADayOnly() {
        trail.record(2);
        trail.rollBack(3);
        trail.record(2);
        trail.sealer.seal();
        assertThat(trail.count("audit_gap")).isEqualTo(1);

        trail.pass(Gaps.OPEN_FOR.plusSeconds(1));
        trail.record(1);
        trail.sealer.seal();

        assertThat(trail.count("audit_gap")).isZero();
        assertThat(trail.check.run().said()).isEmpty();
    }

    @Test
    void whatComesAfterThatWasPutIn() {
        whatWasRolledBackIsWaitedForADayOnly();
        trail.jdbc
                .sql("insert into audit_fact (id, at, kind, what, by_whom, details, salt, commitment)"
                        + " select 4, at, kind, what, by_whom, details, salt, commitment from audit_fact where id = 1")
                .update();

        trail.sealer.seal();

        assertThat(trail.check.run().said()).containsExactly("Fact 4 was put in: it is not sealed");
    }

    @Test
    void aNumberFarAheadKeepsNothingFromBeingSealed() {
        trail.record(3);
        trail.sealer.seal();
        putIn(1_000_000);
        trail.record(2);
        trail.sealer.seal();
        trail.pass(Gaps.OPEN_FOR.plusSeconds(1));
        trail.rollBack(32);
        trail.record(2);
        trail.sealer.seal();
        trail.record(1);
        trail.sealer.seal();

        assertThat(trail.count("audit_leaf")).isEqualTo(9);
        assertThat(trail.count("audit_gap where last_id - first_id = 31")).isEqualTo(1);
        assertThat(trail.count("audit_gap")).isEqualTo(1);
        assertThat(trail.check.run().said())
                .containsExactly(
                        "Fact 1000000 was not recorded by Gatehouse: its number is above those that were given, which"
                                + " end at 40",
                        "1 facts had been altered, or were not recorded by Gatehouse, before they were sealed; the log"
                                + " names them");
        assertThat(Verifier.verify(trail.log()).exit()).isZero();
    }

    @Test
    void aNumberAheadThatIsReachedIsPassedOver() {
        trail.record(1);
        putIn(5);
        trail.sealer.seal();
        trail.rollBack(3);
        assertThatThrownBy(() -> trail.record(1)).isInstanceOf(DuplicateKeyException.class);
        trail.record(1);
        trail.sealer.seal();

        assertThat(trail.count("audit_leaf")).isEqualTo(3);
        assertThat(trail.count("audit_gap where first_id = 2 and last_id = 4")).isEqualTo(1);
        assertThat(trail.count("audit_gap")).isEqualTo(1);
        assertThat(trail.check.run().said())
                .singleElement(STRING)
                .startsWith("1 facts had been altered, or were not recorded by Gatehouse");
    }

    private static void putIn(long id) {
        trail.jdbc
                .sql("insert into audit_fact (id, at, kind, ritm, what, by_whom, details, rulings, salt, commitment)"
                        + " select :id, at, kind, ritm, what, by_whom, details, rulings, salt, commitment"
                        + " from audit_fact where id = 1")
                .param("id", id)
                .update();
    }

    @Test
    void moreThanABatchIsSealedInSeveral() {
        trail.record(Sealer.BATCH + 20);
        trail.sealer.seal();

        assertThat(trail.checkpoints.newest(0, 10)).extracting(Checkpoint::size).containsExactly(5020L, 5000L);
        assertThat(trail.check.run().said()).isEmpty();
    }

    @Test
    void nothingNewMakesNoCheckpoint() {
        trail.record(1);
        trail.sealer.seal();
        trail.sealer.seal();
        trail.sealer.sealInPassing();

        assertThat(trail.checkpoints.count()).isEqualTo(1);
    }

    @Test
    void whatWasAlteredBeforeItWasSealedIsSealedAsFoundAndReported() {
        trail.record(3);
        trail.jdbc.sql("update audit_fact set what = 'x' where id = 2").update();
        trail.sealer.seal();

        assertThat(trail.count("audit_leaf")).isEqualTo(3);
        assertThat(trail.check.run().said())
                .hasSize(2)
                .anyMatch(said -> said.startsWith("1 facts had been altered"))
                .anyMatch(said -> said.startsWith("Fact 2 (leaf 1, RITM0010001) was altered"));
    }

    @Test
    void aCheckpointOfEachHourIsKeptAndTellsWhenTheEndWasCutOff() throws Exception {
        for (int hour = 0; hour < 3; hour++) {
            trail.record(2);
            trail.sealer.seal();
            trail.record(2);
            trail.sealer.seal();
            trail.pass(Duration.ofHours(1));
        }
        try (var files = Files.list(kept)) {
            assertThat(files).hasSize(3);
        }
        assertThat(trail.check.run().said()).isEmpty();

        trail.reset();
        trail.record(9);
        trail.sealer.seal();

        assertThat(trail.check.run().said())
                .hasSize(3)
                .allMatch(said -> said.contains("its end was cut off, or it was rewritten"));
    }

    @Test
    void theKeyIsItsOwnersAlone() throws Exception {
        Path file = Path.of("target/test-data/trail/audit-signing-key.pem");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(KeyFile.pem(KeyFile.read(file).getPublic())).isEqualTo(trail.key.publicKeys());
    }

    @Test
    void manyWhoRecordAndSealAtOnceLoseNothing() throws Exception {
        ExecutorService many = Executors.newFixedThreadPool(6);
        List<Future<?>> all = IntStream.range(0, 60)
                .<Future<?>>mapToObj(i -> many.submit(() -> {
                    trail.record(5);
                    if (i % 7 == 0) {
                        trail.rollBack(2);
                    }
                    trail.sealer.sealInPassing();
                }))
                .toList();
        for (Future<?> each : all) {
            each.get();
        }
        many.shutdown();
        trail.sealer.seal();

        assertThat(trail.count("audit_leaf")).isEqualTo(300);
        assertThat(trail.check.run().said()).isEmpty();
    }

    private static long waiting() {
        return context.getBean(SealedFacts.class).waiting();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
