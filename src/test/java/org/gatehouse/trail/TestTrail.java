package org.gatehouse.trail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.gatehouse.store.Times;
import org.gatehouse.trail.TrailSlice.TestClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A trail in the hands of a test. */
class TestTrail {

    private final AtomicInteger number = new AtomicInteger();
    private final AuditTrail trail;
    private final TestClock clock;
    private final TransactionTemplate transaction;
    private final EvidenceArchive archive;
    final JdbcClient jdbc;
    final Sealer sealer;
    final IntegrityCheck check;
    final Checkpoints checkpoints;
    final SealingKey key;
    final Tree tree;

    TestTrail(
            AuditTrail trail,
            TestClock clock,
            PlatformTransactionManager transactions,
            EvidenceArchive archive,
            JdbcClient jdbc,
            Sealer sealer,
            IntegrityCheck check,
            Checkpoints checkpoints,
            SealingKey key,
            Tree tree) {
        this.trail = trail;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        this.archive = archive;
        this.jdbc = jdbc;
        this.sealer = sealer;
        this.check = check;
        this.checkpoints = checkpoints;
        this.key = key;
        this.tree = tree;
    }

    /** As on an empty database. */
    void reset() {
        for (String table :
                List.of("audit_fact", "audit_leaf", "audit_node", "audit_checkpoint", "audit_gap", "audit_check")) {
            jdbc.sql("delete from " + table).update();
        }
        jdbc.sql("alter table audit_fact alter column id restart with 1").update();
        jdbc.sql("update audit_sealer set tree_size = 0, subtrees = '', highest_fact = 0, suspect = 0")
                .update();
    }

    /** Records facts in one transaction, about requests that take turns. */
    void record(int count) {
        transaction.executeWithoutResult(status -> recordInTransaction(count));
    }

    void rollBack(int count) {
        transaction.executeWithoutResult(status -> {
            recordInTransaction(count);
            status.setRollbackOnly();
        });
    }

    TransactionTemplate transaction() {
        return transaction;
    }

    void recordInTransaction(int count) {
        for (int i = 0; i < count; i++) {
            String ritm = i % 5 == 4 ? null : "RITM001000" + i % 5;
            trail.record(
                    FactKind.values()[i % FactKind.values().length],
                    ritm,
                    "It happened " + number.incrementAndGet(),
                    "user" + i % 3,
                    Map.of("number", i, "text", "a\nb \u00e9"));
        }
    }

    void pass(Duration time) {
        clock.pass(time);
    }

    /** As an expiry does it. */
    void expire(String ritm) {
        jdbc.sql("update audit_fact set what = '', by_whom = '', details = '{}', rulings = null, salt = null,"
                        + " expired_at = :now where ritm = :ritm")
                .param("now", Times.of(clock.instant()))
                .param("ritm", ritm)
                .update();
        record(1);
        sealer.seal();
    }

    byte[] pack(String ritm) {
        var documents = new TreeMap<String, byte[]>();
        documents.put("request.json", "{}".getBytes(StandardCharsets.UTF_8));
        documents.put("models/onboarding-request.bpmn", "<xml/>".getBytes(StandardCharsets.UTF_8));
        var out = new ByteArrayOutputStream();
        try {
            archive.write(ritm, documents, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    byte[] log() {
        var out = new ByteArrayOutputStream();
        try {
            archive.writeLog(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    long count(String rows) {
        return jdbc.sql("select count(*) from " + rows).query(Long.class).single();
    }
}
