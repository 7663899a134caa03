package org.gatehouse.audit;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gatehouse.audit.CaseEvent.Kind;

/**
 * An event as a page shows it.
 *
 * @param at in London, to the second
 * @param by in words
 */
record EventLine(String at, Kind kind, String what, String by, List<CaseEvent.Detail> details, List<Answer> tables) {

    /**
     * What a table answered.
     *
     * @param anchor of the table on the same page
     */
    record Answer(String table, int version, String anchor, String inputs, List<RuleLine> rules) {}

    /** A rule that fired; its number is 0 where the version of the table is no longer kept. */
    record RuleLine(int number, String id, String description, String outputs) {}

    static Answer told(FiredTable fired) {
        return new Answer(
                fired.table(),
                fired.version(),
                anchor(fired.table(), fired.version()),
                inWords(fired.inputs()),
                fired.rules().stream()
                        .map(rule ->
                                new RuleLine(rule.number(), rule.id(), rule.description(), inWords(rule.outputs())))
                        .toList());
    }

    static String anchor(String table, int version) {
        return "%s-%d".formatted(table, version);
    }

    private static String inWords(Map<String, Object> values) {
        return values.entrySet().stream()
                .map(value -> "%s = %s".formatted(value.getKey(), value.getValue()))
                .collect(Collectors.joining(", "));
    }
}
