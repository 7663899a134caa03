package org.gatehouse.rehearsal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngineException;
import org.gatehouse.engine.Passed;
import org.gatehouse.engine.Performance;
import org.gatehouse.engine.RehearsalEngine;
import org.gatehouse.engine.Script.Act;
import org.gatehouse.engine.Wait;
import org.gatehouse.engine.Wait.Kind;
import org.gatehouse.rehearsal.RecordedCase.Visit;
import org.gatehouse.rehearsal.RecordedCase.Written;

/**
 * One case, played again by another diagram. Whatever waits is taken on as it was on record, the n-th time as the n-th
 * time; of several, the one that was first. For what is not on record see decision 28.
 */
final class CaseReplay {

    /**
     * How far it came.
     *
     * @param path what it came to, in order
     * @param over whether it came to its end
     * @param waiting what it waits for where nothing takes it on
     * @param broken why it was stopped; null where it was not
     */
    record Played(List<Passed> path, boolean over, List<Wait> waiting, ProcessEngineException broken) {

        /** The element it came to last; empty where it did not begin. */
        Optional<String> last() {
            return path.isEmpty()
                    ? Optional.empty()
                    : Optional.of(path.get(path.size() - 1).activity());
        }
    }

    private record Next(Wait which, Instant at) {}

    private static final int ELEMENTS_BESIDES = 500;

    private final RecordedCase recorded;
    private final Deque<Written> outside;
    private Instant now = Instant.MIN;

    CaseReplay(RecordedCase recorded) {
        this.recorded = recorded;
        this.outside = new ArrayDeque<>(recorded.outside());
    }

    Played play(RehearsalEngine engine, String definition, Duration limit) {
        var limits = new Performance.Limits(2 * recorded.visits().size() + ELEMENTS_BESIDES, limit);
        try (Performance performance = engine.perform(recorded, limits)) {
            try {
                performance.begin(definition, recorded.start());
                List<Wait> waiting = goOn(performance);
                return new Played(performance.path(), waiting.isEmpty() && performance.isOver(), waiting, null);
            } catch (ProcessEngineException broken) {
                return new Played(performance.path(), false, List.of(), broken);
            }
        }
    }

    /** Goes on for as long as something takes it on; answers what it waits for then. */
    private List<Wait> goOn(Performance performance) {
        while (true) {
            List<Wait> waits = performance.waits();
            Optional<Next> next = first(waits, this::next)
                    .or(() -> first(waits, this::asNothingElseIsLeft))
                    .filter(first -> !recorded.cutShort() || !first.at().isAfter(recorded.endedAt()));
            if (next.isEmpty()) {
                return waits;
            }
            now = next.get().at();
            writeWhatCameFromOutside(performance);
            performance.go(next.get().which(), act(next.get().which()));
        }
    }

    private static Optional<Next> first(List<Wait> waits, Function<Wait, Stream<Next>> when) {
        return waits.stream().flatMap(when).min(Comparator.comparing(Next::at));
    }

    private void writeWhatCameFromOutside(Performance performance) {
        while (!outside.isEmpty() && !outside.peek().at().isAfter(now)) {
            performance.write(outside.poll().variables());
        }
    }

    private Act act(Wait wait) {
        return recorded.actOf(wait.activity(), wait.occurrence()).orElse(Act.NOTHING);
    }

    private Stream<Next> next(Wait wait) {
        return recorded
                .visit(wait.activity(), wait.occurrence())
                .map(visit -> onRecord(wait, visit))
                .orElseGet(() -> notOnRecord(wait))
                .map(at -> new Next(wait, at.isBefore(now) ? now : at))
                .stream();
    }

    private Optional<Instant> onRecord(Wait wait, Visit visit) {
        if (!wait.begun()) {
            return Optional.of(visit.startedAt());
        }
        if (wait.kind() == Kind.JOB) {
            return Optional.of(now);
        }
        boolean ended = !visit.cancelled() || visit.act().error() != null;
        return ended ? Optional.ofNullable(visit.endedAt()) : Optional.empty();
    }

    /** What the recorded version has and did not come to may have been overtaken by something that is still to come. */
    private Optional<Instant> notOnRecord(Wait wait) {
        boolean isNew = !recorded.known().contains(element(wait));
        return switch (wait.kind()) {
            case JOB, TASK, CALL -> isNew ? Optional.of(now) : Optional.empty();
            case MESSAGE -> Optional.empty();
            case TIMER -> isNew ? Optional.ofNullable(wait.due()) : Optional.empty();
        };
    }

    /** On a way that the case did not take, work is done with nothing written, and timers that are waited for come. */
    private Stream<Next> asNothingElseIsLeft(Wait wait) {
        boolean known = recorded.visit(wait.activity(), wait.occurrence()).isPresent();
        if (recorded.cutShort() || known) {
            return Stream.empty();
        }
        return switch (wait.kind()) {
            case JOB, TASK, CALL -> Stream.of(new Next(wait, now));
            case TIMER ->
                wait.begun() && wait.due() != null
                        ? Stream.of(new Next(wait, wait.due().isBefore(now) ? now : wait.due()))
                        : Stream.empty();
            case MESSAGE -> Stream.empty();
        };
    }

    private static String element(Wait wait) {
        return wait.activity().replace("#multiInstanceBody", "");
    }
}
