package org.gatehouse.trail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Period;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Reads what an inspection of the log compares. */
@Repository
class LogReader {

    private static final int MOST_STRANGERS = 100;
    private static final int SIZE_LINE = 1;

    /** How far the sealer says that the log has come. */
    record State(long size, String subtrees, long highest, long suspect) {}

    private final JdbcClient jdbc;
    private final SealedFacts facts;
    private final Checkpoints checkpoints;
    private final CheckpointFiles files;
    private final SealingKey key;
    private final TrailSettings settings;

    LogReader(
            JdbcClient jdbc,
            SealedFacts facts,
            Checkpoints checkpoints,
            CheckpointFiles files,
            SealingKey key,
            TrailSettings settings) {
        this.jdbc = jdbc;
        this.facts = facts;
        this.checkpoints = checkpoints;
        this.files = files;
        this.key = key;
        this.settings = settings;
    }

    State state() {
        return jdbc.sql("select * from audit_sealer where id = 1")
                .query((row, number) -> new State(
                        row.getLong("tree_size"),
                        row.getString("subtrees"),
                        row.getLong("highest_fact"),
                        row.getLong("suspect")))
                .optional()
                .orElseThrow(() -> new BrokenTree("The row of the sealer is gone"));
    }

    Iterator<SealedFact> facts(long size) {
        return facts.upTo(size).iterator();
    }

    Iterator<Checkpoint> checkpoints(long size) {
        return checkpoints.upTo(size).iterator();
    }

    boolean isNode(int level, long position, byte[] hash) {
        return jdbc.sql("select hash from audit_node where level = :level and position = :position")
                .param("level", level)
                .param("position", position)
                .query(String.class)
                .optional()
                .equals(Optional.of(HexFormat.of().formatHex(hash)));
    }

    boolean isSigned(Checkpoint checkpoint) {
        return key.isSigned(checkpoint.note());
    }

    /** How a checkpoint is not signed, in words. */
    String signatureInWords(Checkpoint checkpoint) {
        return key.strangeSigner(checkpoint.note())
                .map("is signed by another key, with the number %s"::formatted)
                .orElse("is not signed");
    }

    Period retention() {
        return settings.retention();
    }

    /** What a walk from the first leaf to the last does not come past. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<String> oddities() {
        State state = state();
        var odd = new ArrayList<String>();
        compare(odd, "leaves", count("audit_leaf"), state.size());
        compare(odd, "nodes", count("audit_node"), nodes(state.size()));
        if (count("audit_checkpoint where tree_size < 1") > 0
                || count("audit_checkpoint where tree_size > " + state.size()) > 0) {
            odd.add("There are checkpoints of sizes that the log did not have");
        }
        long highest = highestUpTo(state.highest());
        if (highest != state.highest()) {
            odd.add("The highest number of a sealed fact is %d, not %d".formatted(highest, state.highest()));
        }
        ahead(state.highest())
                .forEach(id -> odd.add(("Fact %d was not recorded by Gatehouse: its number is above those that were"
                                + " given, which end at %d")
                        .formatted(id, state.highest())));
        if (count("audit_gap g where exists"
                        + " (select 1 from audit_leaf l where l.fact_id between g.first_id and g.last_id)")
                > 0) {
            odd.add("Facts that are sealed are said to be still to come");
        }
        return odd;
    }

    List<Long> strangers() {
        return facts.withoutLeaf(MOST_STRANGERS);
    }

    /** What does not fit the checkpoints that were put into a directory. */
    List<String> keptElsewhere() {
        var odd = new ArrayList<String>();
        for (Path file : files.all()) {
            String note = read(file);
            boolean there = size(note)
                    .flatMap(checkpoints::ofSize)
                    .filter(checkpoint -> checkpoint.note().equals(note))
                    .isPresent();
            if (!there) {
                odd.add(
                        "The log is not the one of which %s was kept: its end was cut off, or it was rewritten, even if it has grown since"
                                .formatted(file.getFileName()));
            }
        }
        return odd;
    }

    private static Optional<Long> size(String note) {
        return note.lines()
                .skip(SIZE_LINE)
                .findFirst()
                .filter(line -> line.matches("[0-9]{1,18}"))
                .map(Long::parseLong);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void compare(List<String> odd, String what, long found, long expected) {
        if (found != expected) {
            odd.add("There are %d %s and should be %d".formatted(found, what, expected));
        }
    }

    private static long nodes(long size) {
        long nodes = 0;
        for (int level = Tree.STEP; level < Long.SIZE; level += Tree.STEP) {
            nodes += size >> level;
        }
        return nodes;
    }

    private long highestUpTo(long number) {
        return jdbc.sql("select coalesce(max(fact_id), 0) from audit_leaf where fact_id <= :number")
                .param("number", number)
                .query(Long.class)
                .single();
    }

    private List<Long> ahead(long number) {
        return jdbc.sql("select fact_id from audit_leaf where fact_id > :number order by fact_id limit :most")
                .param("number", number)
                .param("most", MOST_STRANGERS)
                .query(Long.class)
                .list();
    }

    private long count(String rows) {
        return jdbc.sql("select count(*) from " + rows).query(Long.class).single();
    }
}
