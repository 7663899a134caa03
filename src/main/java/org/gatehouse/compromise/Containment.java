package org.gatehouse.compromise;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.gatehouse.servicedesk.RequestReference;

/**
 * How far the lock-down of an account is.
 *
 * @param run which marking of the case it follows, from 1
 * @param containedAt when it was contained, or null
 * @param steps in their order
 */
public record Containment(
        RequestReference ritm, int run, Instant startedAt, Instant containedAt, List<LedgerEntry> steps) {

    /**
     * A step of it.
     *
     * @param at when the state was reached, or null
     * @param before what the directory showed at first, or null
     * @param read what it showed afterwards, or null
     * @param detail what a person needs to know of it, or null
     */
    public record LedgerEntry(
            ContainmentStep step, StepState state, Instant at, String before, String read, String detail) {

        /** What the directory is to show. */
        @JsonProperty
        public String wanted() {
            return step.wanted();
        }

        public boolean needsSomebody() {
            return state == StepState.FAILED || state == StepState.WAITING_FOR_PERSON;
        }
    }

    /** Contained only once that is on record too, and the account waits to be remediated. */
    public Verdict verdict() {
        Verdict verdict = Verdict.of(steps.stream().map(LedgerEntry::state).toList());
        return verdict == Verdict.CONTAINED && containedAt == null ? Verdict.IN_PROGRESS : verdict;
    }

    /** Whether every step there is was read back. */
    boolean isComplete() {
        return Verdict.of(steps.stream().map(LedgerEntry::state).toList()) == Verdict.CONTAINED;
    }

    /** The steps that somebody has to look at. */
    public List<LedgerEntry> open() {
        return steps.stream().filter(LedgerEntry::needsSomebody).toList();
    }

    /** How many of them are done. */
    public long done() {
        return steps.stream().filter(step -> step.state() == StepState.VERIFIED).count();
    }

    /** Such as "Locking down: 7 of 12 steps are read back." */
    public String inWords() {
        String how = "%s: %d of %d steps are done and read back from the directory."
                .formatted(verdict().inWords(), done(), steps.size());
        return verdict() == Verdict.PARTLY_CONTAINED ? "%s Still open: %s.".formatted(how, openInWords()) : how;
    }

    private String openInWords() {
        return open().stream()
                .map(LedgerEntry::step)
                .map(ContainmentStep::inWords)
                .collect(Collectors.joining(", "));
    }

    /** Another text whenever a step has moved, so that whoever watches can tell whether there is anything new. */
    public String stamp() {
        String states =
                steps.stream().map(step -> step.state().name().substring(0, 1)).collect(Collectors.joining());
        long newest = steps.stream()
                .map(LedgerEntry::at)
                .filter(Objects::nonNull)
                .mapToLong(Instant::toEpochMilli)
                .max()
                .orElse(0);
        return "%d-%s-%d".formatted(run, states, newest);
    }
}
