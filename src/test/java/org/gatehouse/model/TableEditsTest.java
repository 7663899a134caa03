package org.gatehouse.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.gatehouse.model.ComparedTable.ComparedColumn;
import org.gatehouse.model.ComparedTable.ComparedRule;
import org.junit.jupiter.api.Test;

/** Whatever is edited in a table is found by its comparison, and nothing else. */
class TableEditsTest {

    private static final long SEED = 20261126;
    private static final int EDITS = 2000;

    @Test
    void everyEditIsFoundAndNothingElse() {
        for (long seed = SEED; seed < SEED + EDITS; seed++) {
            var edited = new EditedTable(seed);
            ComparedTable found = only(edited.comparison());
            String which = "edits of seed " + seed;

            assertThat(ids(found, Difference.ADDED)).as(which).isEqualTo(edited.added);
            assertThat(ids(found, Difference.REMOVED)).as(which).isEqualTo(edited.removed);
            assertThat(ids(found, Difference.CHANGED)).as(which).isEqualTo(edited.changed);
            assertThat(columns(found, Difference.ADDED)).as(which).isEqualTo(edited.columns);
            assertThat(columns(found, Difference.REMOVED)).as(which).isEmpty();
            expectFewestMoves(found, which);
            assertThat(edited.comparison().differs())
                    .as(which)
                    .isEqualTo(!edited.comparison().lines().isEmpty());
        }
    }

    @Test
    void whatIsComparedTheOtherWayRoundHasAddedAndRemovedSwapped() {
        for (long seed = SEED; seed < SEED + EDITS; seed++) {
            var edited = new EditedTable(seed);
            ComparedTable there = only(edited.comparison());
            ComparedTable back = only(edited.backwards());
            String which = "edits of seed " + seed;

            assertThat(ids(back, Difference.ADDED)).as(which).isEqualTo(ids(there, Difference.REMOVED));
            assertThat(ids(back, Difference.REMOVED)).as(which).isEqualTo(ids(there, Difference.ADDED));
            assertThat(ids(back, Difference.CHANGED)).as(which).isEqualTo(ids(there, Difference.CHANGED));
            assertThat(columns(back, Difference.REMOVED)).as(which).isEqualTo(columns(there, Difference.ADDED));
        }
    }

    @Test
    void nothingDiffersFromItself() {
        for (long seed = SEED; seed < SEED + EDITS; seed++) {
            DecisionTable table = new EditedTable(seed).to;
            assertThat(TableComparison.of(List.of(table), List.of(table)).lines())
                    .isEmpty();
        }
    }

    /** One rule at most was moved, so that one at most is told; without it the others are in their old order. */
    private static void expectFewestMoves(ComparedTable found, String which) {
        List<ComparedRule> both = found.rules().stream()
                .filter(rule -> rule.numbers().from() != null && rule.numbers().to() != null)
                .toList();
        assertThat(both.stream()
                        .filter(rule -> !rule.moved())
                        .map(rule -> rule.numbers().from()))
                .as(which)
                .isSorted();
        List<Integer> places = both.stream().map(rule -> rule.numbers().from()).toList();
        boolean inOrder = places.equals(places.stream().sorted().toList());
        assertThat(both.stream().filter(ComparedRule::moved)).as(which).hasSize(inOrder ? 0 : 1);
    }

    private static Set<String> ids(ComparedTable table, Difference kind) {
        return table.rules().stream()
                .filter(rule -> rule.kind() == kind)
                .map(ComparedRule::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> columns(ComparedTable table, Difference kind) {
        return table.columns().stream()
                .filter(column -> column.kind() == kind)
                .map(ComparedColumn::label)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static ComparedTable only(TableComparison comparison) {
        assertThat(comparison.tables()).hasSize(1);
        return comparison.tables().get(0);
    }
}
