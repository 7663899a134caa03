package org.gatehouse.rehearsal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.gatehouse.engine.Passed;
import org.gatehouse.engine.RehearsalEngine;
import org.gatehouse.engine.Wait;
import org.gatehouse.rehearsal.CaseReplay.Played;
import org.gatehouse.rehearsal.Replay.Difference;
import org.gatehouse.rehearsal.Replay.Untold;

/** Finished cases of a process, played again one after the other by a proposed diagram. */
final class ProcessReplay {

    static final Duration MOST_FOR_ONE = Duration.ofSeconds(5);
    static final Duration MOST_FOR_ALL = Duration.ofSeconds(60);

    static final String CLOCK_WENT_BACK =
            "Its history has something from before it began or after it ended, so the order of what happened is not known";

    private final RehearsalEngine engine;
    private final String definition;
    private final Flow proposal;
    private final List<Difference> different = new ArrayList<>();
    private final List<Difference> stopped = new ArrayList<>();
    private final List<Untold> untold = new ArrayList<>();
    private final long since = System.nanoTime();
    private int same;

    ProcessReplay(RehearsalEngine engine, String definition, Flow proposal) {
        this.engine = engine;
        this.definition = definition;
        this.proposal = proposal;
    }

    Replay of(List<HistoricProcessInstance> cases, RecordedCases history) {
        cases.forEach(each -> {
            if (took().compareTo(MOST_FOR_ALL) > 0) {
                untold(each, "There was no time left for it");
            } else {
                history.read(each)
                        .ifPresentOrElse(
                                recorded -> judge(each, recorded),
                                () -> untold(
                                        each,
                                        "It came to more than %d elements".formatted(RecordedCases.MOST_ELEMENTS)));
            }
        });
        return new Replay(same, different, stopped, untold, took());
    }

    private Duration took() {
        return Duration.ofNanos(System.nanoTime() - since);
    }

    private void judge(HistoricProcessInstance instance, RecordedCase recorded) {
        if (recorded.visits().isEmpty()) {
            untold(instance, "Nothing is left of its history");
            return;
        }
        if (!recorded.isWithin(instance.getStartTime().toInstant())) {
            untold(instance, CLOCK_WENT_BACK);
            return;
        }
        Played played = new CaseReplay(recorded).play(engine, definition, MOST_FOR_ONE);
        if (played.broken() == null) {
            compare(recorded, played);
        } else {
            judge(instance, new Stop(recorded, played, proposal));
        }
    }

    private void judge(HistoricProcessInstance instance, Stop stop) {
        String last = stop.played().last().orElse(null);
        if (stop.isEndless()) {
            different.add(difference(
                    stop.recorded(),
                    stop.played(),
                    last,
                    "Never comes to an end: it was stopped at '%s'".formatted(proposal.named(last))));
        } else {
            stop.whyUntold()
                    .ifPresentOrElse(
                            why -> untold(instance, why),
                            () -> stopped.add(difference(stop.recorded(), stop.played(), last, stop.inWords())));
        }
    }

    private void compare(RecordedCase recorded, Played played) {
        var comparison = new Comparison(way(recorded), played.path(), proposal);
        Optional<Comparison.Parting> parting = comparison.parting();
        if (parting.isEmpty() && played.over() != recorded.cutShort()) {
            same++;
        } else if (!played.over() && !recorded.cutShort() && comparison.comesToNothingNew()) {
            different(
                    recorded,
                    played,
                    waitingAt(played),
                    "Waits for ever at %s: nothing that happened takes it on".formatted(waiting(played)));
        } else {
            parting.ifPresentOrElse(
                    each -> different(recorded, played, each.element(), each.summary()),
                    () -> different(
                            recorded,
                            played,
                            played.last().orElse(null),
                            "Comes to an end where it was ended from outside"));
        }
    }

    private void different(RecordedCase recorded, Played played, String element, String summary) {
        different.add(difference(recorded, played, element, summary));
    }

    private static Difference difference(RecordedCase recorded, Played played, String element, String summary) {
        return new Difference(
                recorded.subject(),
                recorded.version(),
                Comparison.inWords(way(recorded)),
                Comparison.inWords(played.path()),
                element,
                summary);
    }

    private void untold(HistoricProcessInstance instance, String why) {
        untold.add(new Untold(RecordedCases.subject(instance), instance.getProcessDefinitionVersion(), why));
    }

    private static List<Passed> way(RecordedCase recorded) {
        return recorded.visits().values().stream()
                .map(each -> new Passed(each.activity(), each.name(), each.type()))
                .toList();
    }

    private String waiting(Played played) {
        return played.waiting().stream()
                .filter(Wait::begun)
                .map(each -> "'%s'".formatted(proposal.named(each.activity())))
                .distinct()
                .collect(Collectors.joining(" and "));
    }

    private static String waitingAt(Played played) {
        return played.waiting().stream()
                .filter(Wait::begun)
                .map(Wait::activity)
                .findFirst()
                .orElseGet(() -> played.last().orElse(null));
    }
}
