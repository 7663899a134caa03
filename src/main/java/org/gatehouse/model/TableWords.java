package org.gatehouse.model;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gatehouse.model.ComparedTable.ComparedColumn;
import org.gatehouse.model.ComparedTable.ComparedRule;
import org.gatehouse.model.DecisionTable.Column;

/** The differences of a table as sentences. */
public final class TableWords {

    /**
     * One difference.
     *
     * @param anchor the id of what it is about on the page
     * @param what such as "Rule 2 changed"
     * @param how such as "Days 3 → any", or empty
     */
    public record Line(Difference kind, String anchor, String what, String how) {

        public String text() {
            return how.isEmpty() ? what : what + ": " + how;
        }
    }

    private static final String ANY = "any";

    private final ComparedTable table;
    private final List<Line> lines = new ArrayList<>();

    private TableWords(ComparedTable table) {
        this.table = table;
    }

    static List<Line> of(ComparedTable table) {
        var words = new TableWords(table);
        words.tell();
        return List.copyOf(words.lines);
    }

    private void tell() {
        if (table.kind() == Difference.ADDED || table.kind() == Difference.REMOVED) {
            add(
                    table.kind(),
                    table.anchor(),
                    "Table '%s' %s"
                            .formatted(table.name().present(), table.kind().inWords()),
                    "");
            return;
        }
        tell("Name", table.name());
        tell("Hit policy", table.hitPolicy());
        tell("Documentation", table.description());
        table.columns().stream()
                .filter(column -> column.kind() != Difference.KEPT)
                .forEach(this::tell);
        IntStream.range(0, table.rules().size())
                .filter(index -> table.rules().get(index).kind() != Difference.KEPT)
                .forEach(index -> tell(table.rules().get(index), table.anchorOfRule(index)));
    }

    private void tell(String what, Beside<String> both) {
        if (both.differs()) {
            add(Difference.CHANGED, table.anchor(), what + " changed", arrow(both));
        }
    }

    private void tell(ComparedColumn column) {
        String what = "%s '%s' %s"
                .formatted(
                        column.input() ? "Input" : "Output",
                        column.label(),
                        column.kind().inWords());
        add(column.kind(), table.anchor(), what, column.kind() == Difference.CHANGED ? changes(column) : "");
    }

    private static String changes(ComparedColumn column) {
        Beside<Column> both = column.column();
        return Stream.of(
                        change("label", both.map(Column::label)),
                        change(column.input() ? "expression" : "name", both.map(Column::expressionOrName)),
                        change("type", both.map(Column::type)))
                .filter(change -> !change.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private void tell(ComparedRule rule, String anchor) {
        Integer from = rule.numbers().from();
        Integer to = rule.numbers().to();
        switch (rule.kind()) {
            case ADDED -> add(rule.kind(), anchor, "Rule %d added".formatted(to), whole(rule));
            case REMOVED -> add(rule.kind(), anchor, "Former rule %d removed".formatted(from), whole(rule));
            case MOVED -> add(rule.kind(), anchor, "Rule %d moved from place %d".formatted(to, from), "");
            case CHANGED -> add(rule.kind(), anchor, "Rule %d changed".formatted(to) + movedToo(rule), changes(rule));
            case KEPT -> throw new IllegalArgumentException("Nothing to tell of " + rule);
        }
    }

    private static String movedToo(ComparedRule rule) {
        return rule.moved() ? " and moved from place " + rule.numbers().from() : "";
    }

    private String whole(ComparedRule rule) {
        String conditions = cells(rule, true).collect(Collectors.joining(" and "));
        String answers = cells(rule, false).collect(Collectors.joining(", "));
        return conditions.isEmpty() ? answers : "when %s: %s".formatted(conditions, answers);
    }

    /** Inputs that do not matter are left out. */
    private Stream<String> cells(ComparedRule rule, boolean inputs) {
        return columns(inputs)
                .filter(index -> text(rule, index) != null
                        && !(inputs && text(rule, index).isEmpty()))
                .mapToObj(index -> "%s %s".formatted(label(index), said(text(rule, index), inputs)));
    }

    private IntStream columns(boolean inputs) {
        return IntStream.range(0, table.columns().size())
                .filter(index -> table.columns().get(index).input() == inputs);
    }

    private String label(int column) {
        return table.columns().get(column).label();
    }

    private static String text(ComparedRule rule, int column) {
        return rule.cells().get(column).text().present();
    }

    private String changes(ComparedRule rule) {
        Stream<String> cells = Stream.of(true, false)
                .flatMap(inputs -> columns(inputs)
                        .filter(index -> rule.cells().get(index).kind() == Difference.CHANGED)
                        .mapToObj(index -> "%s %s"
                                .formatted(
                                        label(index),
                                        arrow(rule.cells().get(index).text().map(text -> said(text, inputs))))));
        return Stream.concat(cells, Stream.of(change("annotation", rule.annotation())))
                .filter(change -> !change.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private static String change(String what, Beside<String> both) {
        return both.differs() ? "%s %s".formatted(what, arrow(both)) : "";
    }

    private static String arrow(Beside<String> both) {
        return "%s → %s".formatted(said(both.from(), false), said(both.to(), false));
    }

    private static String said(String text, boolean input) {
        return text.isEmpty() ? (input ? ANY : "nothing") : text;
    }

    private void add(Difference kind, String anchor, String what, String how) {
        lines.add(new Line(kind, anchor, what, how));
    }
}
