package org.gatehouse.model;

import java.util.List;
import java.util.stream.Stream;
import org.gatehouse.model.Alignment.Key;
import org.gatehouse.model.Alignment.Pair;
import org.gatehouse.model.ComparedTable.ComparedCell;
import org.gatehouse.model.ComparedTable.ComparedRule;
import org.gatehouse.model.DecisionTable.Column;
import org.gatehouse.model.DecisionTable.Rule;

/** Where the cells of a rule stand in either version, column by column of a comparison. */
final class RuleCells {

    private static final int NONE = -1;
    /** Of an input both "-" and nothing mean that it does not matter. */
    private static final String ANY = "-";

    /** @param from the place of the column among the inputs or outputs of the old version */
    private record Slot(boolean input, int from, int to) {

        static Slot of(Pair<Column> column, boolean input) {
            return new Slot(input, column.fromPlace(), column.toPlace());
        }

        boolean isKept() {
            return from != NONE && to != NONE;
        }

        Beside<String> text(Beside<Rule> rule) {
            return new Beside<>(cell(rule.from(), from), cell(rule.to(), to));
        }

        ComparedCell cell(Beside<Rule> rule) {
            Beside<String> text = text(rule);
            boolean changed = rule.from() != null && rule.to() != null && text.differs();
            Difference kind = !isKept()
                    ? (from == NONE ? Difference.ADDED : Difference.REMOVED)
                    : changed ? Difference.CHANGED : Difference.KEPT;
            return new ComparedCell(kind, text);
        }

        private String cell(Rule rule, int place) {
            if (rule == null || place == NONE) {
                return null;
            }
            String cell = (input ? rule.inputs() : rule.outputs()).get(place);
            return input && cell.equals(ANY) ? "" : cell;
        }
    }

    private final List<Slot> slots;

    private RuleCells(List<Slot> slots) {
        this.slots = slots;
    }

    static RuleCells of(List<Pair<Column>> inputs, List<Pair<Column>> outputs) {
        return new RuleCells(Stream.concat(
                        inputs.stream().map(pair -> Slot.of(pair, true)),
                        outputs.stream().map(pair -> Slot.of(pair, false)))
                .toList());
    }

    /** Rules belong together by their ids, else by what they say. */
    List<ComparedRule> compare(List<Rule> from, List<Rule> to) {
        Key<Rule> content =
                new Key<>(rule -> content(new Beside<>(rule, null)), rule -> content(new Beside<>(null, rule)));
        return Alignment.of(from, to, List.of(Key.of(Rule::id), content)).stream()
                .map(this::compared)
                .toList();
    }

    /** Where both versions have a column for it. */
    private List<String> content(Beside<Rule> rule) {
        return Stream.concat(
                        slots.stream()
                                .filter(Slot::isKept)
                                .map(slot -> slot.text(rule).present()),
                        Stream.of(rule.present().annotation()))
                .toList();
    }

    private ComparedRule compared(Pair<Rule> pair) {
        Beside<Rule> both = pair.both();
        Beside<String> annotation = both.map(Rule::annotation);
        List<ComparedCell> cells = slots.stream().map(slot -> slot.cell(both)).toList();
        boolean changed = annotation.differs() || cells.stream().anyMatch(cell -> cell.kind() == Difference.CHANGED);
        return new ComparedRule(
                both.present().id(),
                Difference.of(both, changed, pair.moved()),
                pair.moved(),
                new Beside<>(number(pair.fromPlace()), number(pair.toPlace())),
                cells,
                annotation);
    }

    private static Integer number(int place) {
        return place == NONE ? null : place + 1;
    }
}
