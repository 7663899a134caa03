package org.gatehouse.model;

import java.util.List;
import org.gatehouse.model.Alignment.Key;

/**
 * What differs between the decision tables of two files.
 *
 * @param tables every table of either file, those that are the same too
 */
public record TableComparison(List<ComparedTable> tables) {

    public static TableComparison of(List<DecisionTable> from, List<DecisionTable> to) {
        return new TableComparison(Alignment.of(from, to, List.of(Key.of(DecisionTable::id))).stream()
                .map(pair -> ComparedTable.of(pair.both()))
                .toList());
    }

    public boolean differs() {
        return tables.stream().anyMatch(table -> table.kind() != Difference.KEPT);
    }

    /** Everything that differs, table by table. */
    public List<TableWords.Line> lines() {
        return tables.stream().flatMap(table -> TableWords.of(table).stream()).toList();
    }
}
