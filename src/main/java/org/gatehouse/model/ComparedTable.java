package org.gatehouse.model;

import java.util.List;
import java.util.stream.Stream;
import org.gatehouse.model.Alignment.Key;
import org.gatehouse.model.Alignment.Pair;
import org.gatehouse.model.DecisionTable.Column;

/**
 * A decision table of two versions, cell by cell.
 *
 * @param kind whether the whole table is new or gone; changed where anything of it differs
 * @param columns the inputs, then the outputs, those that are gone too
 * @param rules those of the new version in its order, with those that are gone where they stood
 */
public record ComparedTable(
        Difference kind,
        String id,
        Beside<String> name,
        Beside<String> description,
        Beside<String> hitPolicy,
        List<ComparedColumn> columns,
        List<ComparedRule> rules) {

    /** An input or output of either version. */
    public record ComparedColumn(Difference kind, boolean input, Beside<Column> column) {

        public String label() {
            return column.present().label();
        }
    }

    /**
     * A rule of either version.
     *
     * @param moved whether it stands elsewhere among the others, which a changed one may do too
     * @param numbers its place in its table, counted from 1
     * @param cells one for each column of the comparison
     */
    public record ComparedRule(
            String id,
            Difference kind,
            boolean moved,
            Beside<Integer> numbers,
            List<ComparedCell> cells,
            Beside<String> annotation) {}

    /**
     * What a rule says in one column. Of a rule or column that is new or gone, one side is null.
     *
     * @param kind added or removed where its column is, changed where it is there in both and says something else
     */
    public record ComparedCell(Difference kind, Beside<String> text) {}

    /** The id under which a page shows it, so that words can lead there. */
    public String anchor() {
        return "table-" + id;
    }

    /** The same of the rule at this place of the comparison, counted from 0. */
    public String anchorOfRule(int index) {
        return "%s-rule-%d".formatted(anchor(), index + 1);
    }

    /** @param both of which one side may be missing */
    static ComparedTable of(Beside<DecisionTable> both) {
        DecisionTable from = orEmpty(both.from(), both.to());
        DecisionTable to = orEmpty(both.to(), both.from());
        var inputs = align(from.inputs(), to.inputs());
        var outputs = align(from.outputs(), to.outputs());
        List<ComparedColumn> columns = Stream.concat(
                        inputs.stream().map(pair -> column(pair, true)),
                        outputs.stream().map(pair -> column(pair, false)))
                .toList();
        List<ComparedRule> rules = RuleCells.of(inputs, outputs).compare(from.rules(), to.rules());
        var name = new Beside<>(from.name(), to.name());
        var description = new Beside<>(from.description(), to.description());
        var hitPolicy = new Beside<>(from.hitPolicy(), to.hitPolicy());
        boolean differs = Stream.of(name, description, hitPolicy).anyMatch(Beside::differs)
                || columns.stream().anyMatch(column -> column.kind() != Difference.KEPT)
                || rules.stream().anyMatch(rule -> rule.kind() != Difference.KEPT);
        return new ComparedTable(
                Difference.of(both, differs, false), both.present().id(), name, description, hitPolicy, columns, rules);
    }

    private static DecisionTable orEmpty(DecisionTable table, DecisionTable other) {
        return table != null
                ? table
                : new DecisionTable(other.id(), other.name(), "", "", List.of(), List.of(), List.of());
    }

    private static List<Pair<Column>> align(List<Column> from, List<Column> to) {
        return Alignment.of(
                from,
                to,
                List.of(Key.of(Column::id), Key.of(column -> List.of(column.label(), column.expressionOrName()))));
    }

    private static ComparedColumn column(Pair<Column> pair, boolean input) {
        boolean changed = pair.both().map(ComparedTable::withoutId).differs();
        return new ComparedColumn(Difference.of(pair.both(), changed, pair.moved()), input, pair.both());
    }

    private static List<String> withoutId(Column column) {
        return List.of(column.label(), column.expressionOrName(), column.type());
    }
}
