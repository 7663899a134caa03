package org.gatehouse.trail;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.LongConsumer;

/** One walk through the whole log: every fact, leaf, node and checkpoint is compared with the others. */
final class Inspection {

    private static final int MOST_TOLD = 100;

    private final LogReader reader;
    private final Clock clock;
    private final LongConsumer progress;
    private final List<String> said = new ArrayList<>();
    private final List<SealedFact> expired = new ArrayList<>();
    private final Subtrees tree = new Subtrees();
    private long leaves;
    private long at;
    private boolean hasHole;
    private long problems;
    private long checkpoints;
    private Checkpoint previous;

    /** @param progress told now and then how many leaves were compared */
    Inspection(LogReader reader, Clock clock, LongConsumer progress) {
        this.reader = reader;
        this.clock = clock;
        this.progress = progress;
    }

    long leaves() {
        return leaves;
    }

    long checkpoints() {
        return checkpoints;
    }

    long problems() {
        return problems;
    }

    /** The first of the problems, in words. */
    List<String> said() {
        return List.copyOf(said);
    }

    void run() {
        try {
            compareAll();
        } catch (BrokenTree broken) {
            say(broken.getMessage());
        }
    }

    private void compareAll() {
        LogReader.State state = reader.state();
        reader.oddities().forEach(this::say);
        walk(state.size());
        if (!hasHole && !tree.stored().equals(state.subtrees())) {
            say("The sealer says that the log has %d facts; its subtrees are not those of the leaves"
                    .formatted(state.size()));
        }
        if (state.size() > 0 && (previous == null || previous.size() != state.size())) {
            say("There is no checkpoint of all %d facts".formatted(state.size()));
        }
        if (state.suspect() > 0) {
            say("%d facts had been altered, or were not recorded by Gatehouse, before they were sealed; the log names"
                            .formatted(state.suspect())
                    + " them");
        }
        reader.strangers().forEach(id -> say("Fact %d was put in: it is not sealed".formatted(id)));
        reader.keptElsewhere().forEach(this::say);
    }

    private void walk(long size) {
        Iterator<Checkpoint> notes = reader.checkpoints(size);
        Checkpoint next = notes.hasNext() ? notes.next() : null;
        for (Iterator<SealedFact> facts = reader.facts(size); facts.hasNext(); ) {
            SealedFact sealed = facts.next();
            skipTo(sealed.leaf().index());
            compare(sealed);
            at++;
            leaves++;
            if (!hasHole) {
                tree.append(sealed.leaf().hash(), this::compareNode);
            }
            while (next != null && next.size() <= at) {
                compare(next);
                next = notes.hasNext() ? notes.next() : null;
            }
            if (leaves % Paging.AT_A_TIME == 0) {
                progress.accept(leaves);
            }
        }
        skipTo(size);
        while (next != null) {
            compare(next);
            next = notes.hasNext() ? notes.next() : null;
        }
    }

    /** What comes after a hole is compared with its leaf; nodes and roots cannot be reckoned any more. */
    private void skipTo(long index) {
        if (index == at) {
            return;
        }
        hasHole = true;
        say(index == at + 1 ? "Leaf %d is gone".formatted(at) : "Leaves %d to %d are gone".formatted(at, index - 1));
        at = index;
    }

    private void compare(SealedFact sealed) {
        Leaf leaf = sealed.leaf();
        StoredFact fact = sealed.fact();
        if (fact == null) {
            say(inWords(leaf) + " was deleted");
        } else if (!leaf.commitment().equals(fact.commitment())
                || !Objects.equals(leaf.ritm(), fact.text().ritm())) {
            say(inWords(leaf) + " was altered: it is not what its leaf says");
        } else if (fact.isExpired()) {
            expired.add(sealed);
        } else if (!fact.isAsCommitted()) {
            say(inWords(leaf) + " was altered: it does not say what it said when it was sealed");
        }
    }

    private void compareNode(int level, long position, byte[] hash) {
        if (Tree.isStored(level) && !reader.isNode(level, position, hash)) {
            say("Node %d of level %d was altered or deleted".formatted(position, level));
        }
    }

    private void compare(Checkpoint checkpoint) {
        checkpoints++;
        if (!reader.isSigned(checkpoint)) {
            say("The checkpoint of %d facts %s".formatted(checkpoint.size(), reader.signatureInWords(checkpoint)));
        }
        String before = previous == null ? null : previous.note();
        if (!(hasHole ? checkpoint.follows(before) : checkpoint.says(tree.root(), before))) {
            say("The checkpoint of %d facts does not describe the log".formatted(checkpoint.size()));
        }
        expired.stream()
                .filter(each -> !mayBeExpired(each.fact(), checkpoint.at()))
                .forEach(each -> say(inWords(each.leaf()) + " has lost its text before its time"));
        expired.clear();
        previous = checkpoint;
    }

    /** When it is said to have expired can be altered; when it was sealed cannot. */
    private boolean mayBeExpired(StoredFact fact, Instant sealedAt) {
        Instant earliest =
                sealedAt.atOffset(ZoneOffset.UTC).plus(reader.retention()).toInstant();
        return fact.salt() == null
                && !earliest.isAfter(clock.instant())
                && !fact.expiredAt().isBefore(earliest);
    }

    private static String inWords(Leaf leaf) {
        return "Fact %d (leaf %d%s)"
                .formatted(leaf.factId(), leaf.index(), leaf.ritm() == null ? "" : ", " + leaf.ritm());
    }

    /** Counts a problem, and keeps it if it is one of the first. */
    void say(String problem) {
        problems++;
        if (said.size() < MOST_TOLD) {
            said.add(problem);
        }
    }
}
