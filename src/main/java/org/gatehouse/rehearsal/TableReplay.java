package org.gatehouse.rehearsal;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngineException;
import org.gatehouse.engine.RehearsalEngine;
import org.gatehouse.rehearsal.RecordedDecisions.Decision;
import org.gatehouse.rehearsal.Replay.Difference;
import org.gatehouse.rehearsal.Replay.Untold;
import org.gatehouse.trail.Ruling;

/** Recorded decisions of a table, put to a proposed one. */
final class TableReplay {

    private final RehearsalEngine engine;
    private final String table;
    private final String definition;
    private final TableInputs proposal;
    private final List<Difference> different = new ArrayList<>();
    private final List<Difference> stopped = new ArrayList<>();
    private final List<Untold> untold = new ArrayList<>();
    private int same;

    TableReplay(RehearsalEngine engine, String table, String definition, TableInputs proposal) {
        this.engine = engine;
        this.table = table;
        this.definition = definition;
        this.proposal = proposal;
    }

    Replay of(List<Decision> decisions) {
        long since = System.nanoTime();
        decisions.forEach(this::judge);
        return new Replay(same, different, stopped, untold, Duration.ofNanos(System.nanoTime() - since));
    }

    private void judge(Decision decision) {
        Ruling recorded = decision.ruling();
        if (recorded == null) {
            untold(decision, "Its version works something out of what it is asked, which was not recorded");
            return;
        }
        Set<String> missing = proposal.without(recorded.inputs().keySet());
        if (!missing.isEmpty()) {
            untold(
                    decision,
                    "The new version asks for %s, which was not recorded"
                            .formatted(missing.stream().map(this::quoted).collect(Collectors.joining(" and "))));
            return;
        }
        try {
            compare(decision, engine.ask(table, definition, new TreeMap<>(recorded.inputs())));
        } catch (ProcessEngineException refused) {
            stopped.add(difference(
                    decision,
                    List.of(),
                    "With %s it gives no answer: its rules contradict each other or its columns"
                            .formatted(
                                    inWords(recorded.inputs(), recorded.inputs().keySet()))));
        }
    }

    private void compare(Decision decision, Ruling replayed) {
        List<Ruling.Rule> before = decision.ruling().rules();
        List<Ruling.Rule> then = replayed.rules();
        String asked =
                inWords(decision.ruling().inputs(), decision.ruling().inputs().keySet());
        if (!outputs(before).equals(outputs(then))) {
            Set<String> columns = columns(before, then);
            String summary =
                    "With %s it says %s instead of %s".formatted(asked, said(then, columns), said(before, columns));
            (saysLess(before, then) ? stopped : different).add(difference(decision, then, summary));
        } else if (!ids(before).equals(ids(then))) {
            different.add(difference(decision, then, "With %s it says the same by another rule".formatted(asked)));
        } else {
            same++;
        }
    }

    /** Whether there is no answer where there was one: no rule at all, or one that leaves out what it says. */
    private static boolean saysLess(List<Ruling.Rule> before, List<Ruling.Rule> then) {
        return !before.isEmpty() && (then.isEmpty() || !named(outputs(then)).containsAll(named(outputs(before))));
    }

    private static Set<String> named(List<Map<String, Object>> outputs) {
        return outputs.stream().flatMap(each -> each.keySet().stream()).collect(Collectors.toSet());
    }

    private Difference difference(Decision decision, List<Ruling.Rule> then, String summary) {
        List<Ruling.Rule> before = decision.ruling().rules();
        Set<String> columns = columns(before, then);
        List<Ruling.Rule> parting = then.isEmpty() ? before : then;
        return new Difference(
                decision.subject(),
                decision.version(),
                lines(before, columns),
                lines(then, columns),
                parting.isEmpty() ? table : parting.get(0).id(),
                summary);
    }

    private void untold(Decision decision, String why) {
        untold.add(new Untold(decision.subject(), decision.version(), why));
    }

    /** All that either says something in: what one leaves out must be seen. */
    private static Set<String> columns(List<Ruling.Rule> before, List<Ruling.Rule> then) {
        return Stream.concat(before.stream(), then.stream())
                .flatMap(rule -> rule.outputs().keySet().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private List<String> lines(List<Ruling.Rule> rules, Set<String> columns) {
        return rules.stream()
                .map(rule -> "Rule %s: %s".formatted(rule.id(), inWords(rule.outputs(), columns)))
                .toList();
    }

    private String said(List<Ruling.Rule> rules, Set<String> columns) {
        return rules.isEmpty()
                ? "nothing"
                : rules.stream().map(rule -> inWords(rule.outputs(), columns)).collect(Collectors.joining("; "));
    }

    private String inWords(Map<String, ?> values, Set<String> names) {
        return names.stream()
                .map(name -> "%s %s".formatted(proposal.named(name), quotedValue(values.get(name))))
                .collect(Collectors.joining(", "));
    }

    private String quoted(String variable) {
        return "'%s'".formatted(proposal.named(variable));
    }

    private static String quotedValue(Object value) {
        return value instanceof String text
                ? "'%s'".formatted(text)
                : value == null ? "nothing" : String.valueOf(value);
    }

    private static List<String> ids(List<Ruling.Rule> rules) {
        return rules.stream().map(Ruling.Rule::id).toList();
    }

    private static List<Map<String, Object>> outputs(List<Ruling.Rule> rules) {
        return rules.stream().map(rule -> alike(rule.outputs())).toList();
    }

    /** History keeps whole numbers in types of its own; and an output that is empty is as one that is not there. */
    private static Map<String, Object> alike(Map<String, Object> outputs) {
        var alike = new TreeMap<String, Object>();
        outputs.forEach((name, value) -> {
            if (value instanceof Number number) {
                alike.put(name, new BigDecimal(number.toString()).stripTrailingZeros());
            } else if (value != null) {
                alike.put(name, value);
            }
        });
        return alike;
    }
}
