package org.gatehouse.trail;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives facts their places in the tree, batch by batch, and signs a checkpoint of each. One node does it at a time: the
 * row that it holds says how far the log has come.
 */
@Component
public class Sealer {

    static final int BATCH = 5000;

    private static final Logger log = LoggerFactory.getLogger(Sealer.class);
    private static final String STATE = "select * from audit_sealer where id = 1 for update";

    private record State(Subtrees tree, long highest, long suspect) {}

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Gaps gaps;
    private final FactNumbers numbers;
    private final Checkpoints checkpoints;
    private final CheckpointFiles files;
    private final SealingKey key;
    private final TrailSettings settings;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Sealer(
            JdbcTemplate batches,
            Gaps gaps,
            FactNumbers numbers,
            Checkpoints checkpoints,
            CheckpointFiles files,
            SealingKey key,
            TrailSettings settings,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.jdbc = JdbcClient.create(batches);
        this.batches = batches;
        this.gaps = gaps;
        this.numbers = numbers;
        this.checkpoints = checkpoints;
        this.files = files;
        this.key = key;
        this.settings = settings;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Seals what has been recorded since, unless another node is at it. */
    @Scheduled(fixedDelayString = "${gatehouse.audit.sealing-pause}")
    void sealInPassing() {
        try {
            sealAll(STATE + " skip locked");
        } catch (RuntimeException failure) {
            log.error("Facts were not sealed; this is tried again", failure);
        }
    }

    /** Seals every fact that is committed by now, waiting for another node that is at it. */
    public void seal() {
        sealAll(STATE);
    }

    private void sealAll(String hold) {
        boolean more = true;
        while (more) {
            more = Boolean.TRUE.equals(transaction.execute(status -> sealBatch(hold)));
            files.keep();
        }
    }

    /** @return whether there may be more */
    private boolean sealBatch(String hold) {
        Optional<State> held = jdbc.sql(hold)
                .query((row, number) -> new State(
                        new Subtrees(row.getLong("tree_size"), row.getString("subtrees")),
                        row.getLong("highest_fact"),
                        row.getLong("suspect")))
                .optional();
        if (held.isEmpty()) {
            return false;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<StoredFact> late = gaps.come(BATCH);
        List<StoredFact> fresh = since(held.get().highest(), BATCH - late.size());
        var facts = new ArrayList<>(late);
        facts.addAll(fresh);
        if (facts.isEmpty()) {
            return false;
        }
        late.forEach(fact -> gaps.fill(fact.id()));
        gaps.close(now);
        // read after the facts, so that no number that the database gave is above it
        long lastGiven = numbers.lastGiven();
        long highest = passOver(held.get().highest(), lastGiven, fresh, now);
        append(held.get().tree(), facts);
        keep(held.get(), highest, suspects(facts, lastGiven));
        sign(held.get().tree(), now);
        return facts.size() == BATCH;
    }

    private List<StoredFact> since(long highest, int atMost) {
        return jdbc.sql("select " + StoredFact.COLUMNS
                        + " from audit_fact f left join audit_leaf l on l.fact_id = f.id"
                        + " where f.id > :highest and l.fact_id is null order by f.id limit :most")
                .param("highest", highest)
                .param("most", atMost)
                .query(StoredFact::read)
                .list();
    }

    /**
     * A number that the database has not given yet passes over nothing: what it will give until then is still to come,
     * and would be given up after a day.
     */
    private long passOver(long highest, long lastGiven, List<StoredFact> fresh, Instant now) {
        long before = highest;
        for (StoredFact fact : fresh) {
            if (fact.id() <= lastGiven) {
                open(before + 1, fact.id() - 1, now);
                before = fact.id();
            }
        }
        return before;
    }

    /** Leaves out what was sealed before its number was given. */
    private void open(long first, long last, Instant now) {
        long from = first;
        for (long sealed : first > last ? List.<Long>of() : numbers.sealed(first, last)) {
            if (from < sealed) {
                gaps.open(from, sealed - 1, now);
            }
            from = sealed + 1;
        }
        if (from <= last) {
            gaps.open(from, last, now);
        }
    }

    private void append(Subtrees tree, List<StoredFact> facts) {
        var leaves = new ArrayList<Object[]>();
        var nodes = new ArrayList<Object[]>();
        for (StoredFact fact : facts) {
            Leaf leaf = fact.leaf(tree.size());
            leaves.add(new Object[] {leaf.index(), leaf.factId(), leaf.ritm(), leaf.commitment()});
            tree.append(leaf.hash(), (level, position, hash) -> {
                if (Tree.isStored(level)) {
                    nodes.add(new Object[] {level, position, HexFormat.of().formatHex(hash)});
                }
            });
        }
        batches.batchUpdate(
                "insert into audit_leaf (leaf_index, fact_id, ritm, commitment) values (?, ?, ?, ?)", leaves);
        batches.batchUpdate("insert into audit_node (level, position, hash) values (?, ?, ?)", nodes);
    }

    /**
     * What was altered before it was sealed is sealed as it was found: left out, it could be altered once more, and
     * leaving it out would be a way to keep things out of the log.
     */
    private static long suspects(List<StoredFact> facts, long lastGiven) {
        List<Long> suspects = facts.stream()
                .filter(fact -> !fact.isAsCommitted() || fact.id() > lastGiven)
                .map(StoredFact::id)
                .toList();
        if (!suspects.isEmpty()) {
            log.error("Facts were altered before they were sealed, or not recorded by Gatehouse: {}", suspects);
        }
        return suspects.size();
    }

    private void keep(State before, long highest, long suspects) {
        jdbc.sql("update audit_sealer set tree_size = :size, subtrees = :subtrees, highest_fact = :highest,"
                        + " suspect = :suspect where id = 1")
                .param("size", before.tree().size())
                .param("subtrees", before.tree().stored())
                .param("highest", highest)
                .param("suspect", before.suspect() + suspects)
                .update();
    }

    private void sign(Subtrees tree, Instant now) {
        String previous = checkpoints.latest().map(Checkpoint::note).orElse(null);
        String text = Checkpoint.text(key.origin(), tree.size(), tree.root(), previous, now, settings.retention());
        checkpoints.add(tree.size(), now, key.signedNote(text));
    }
}
