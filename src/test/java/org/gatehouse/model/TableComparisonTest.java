package org.gatehouse.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gatehouse.model.ComparedTable.ComparedColumn;
import org.gatehouse.model.ComparedTable.ComparedRule;
import org.gatehouse.model.DecisionTable.Column;
import org.gatehouse.model.DecisionTable.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TableComparisonTest {

    private static final long SEED = 20261126;
    private static final int EDITS = 2000;

    private static final Column KIND = new Column("kind", "Kind", "kind", "string");
    private static final Column DAYS = new Column("days", "Days", "days", "integer");
    private static final Column LASTS = new Column("lasts", "Lasts", "lasts", "integer");
    private static final Rule SHORT = rule("short", List.of("\"SHORT\"", "-"), List.of("24"), "A day");
    private static final Rule LONG = rule("long", List.of("\"LONG\"", "> 3"), List.of("4320"), "Half a year");
    private static final Rule REST = rule("rest", List.of("", ""), List.of("0"), "");
    private static final DecisionTable TERMS = table("FIRST", List.of(KIND, DAYS), List.of(LASTS), SHORT, LONG, REST);

    static Stream<Path> shipped() throws IOException {
        try (var files = Files.list(Path.of("processes"))) {
            return files.filter(file -> file.toString().endsWith(".dmn")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void noShippedTableDiffersFromItself(Path file) throws IOException {
        List<DecisionTable> tables = DecisionTable.read(Files.readAllBytes(file));
        TableComparison comparison = TableComparison.of(tables, DecisionTable.read(Files.readAllBytes(file)));

        assertThat(comparison.differs()).isFalse();
        assertThat(comparison.lines()).isEmpty();
        assertThat(comparison.tables()).hasSameSizeAs(tables);
    }

    @Test
    void aCellThatIsChangedIsToldWithWhatWasThere() {
        assertThat(told(rules(SHORT, rule("long", List.of("\"LONG\"", ""), List.of("2160"), "Half a year"), REST)))
                .containsExactly("Rule 2 changed: Days > 3 → any; Lasts 4320 → 2160");
    }

    @Test
    void anAnnotationThatIsChangedIsTold() {
        assertThat(told(rules(SHORT, LONG, rule("rest", REST.inputs(), REST.outputs(), "Else"))))
                .containsExactly("Rule 3 changed: annotation nothing → Else");
    }

    @Test
    void aRuleThatIsAddedIsToldWhole() {
        Rule added = rule("none", List.of("\"NONE\"", "> 3"), List.of("1"), "");
        assertThat(told(rules(SHORT, added, LONG, REST)))
                .containsExactly("Rule 2 added: when Kind \"NONE\" and Days > 3: Lasts 1");
    }

    @Test
    void aRuleThatIsRemovedIsToldByItsOldNumberAndStandsWhereItStood() {
        TableComparison comparison = comparison(rules(SHORT, REST));
        assertThat(texts(comparison))
                .containsExactly("Rule 2 of before removed: when Kind \"LONG\" and Days > 3: Lasts 4320");
        assertThat(only(comparison).rules())
                .extracting(ComparedRule::kind)
                .containsExactly(Difference.KEPT, Difference.REMOVED, Difference.KEPT);
        assertThat(only(comparison).rules().get(2).numbers()).isEqualTo(new Beside<>(3, 2));
    }

    @Test
    void aRuleThatIsMovedIsToldAndThoseItPassesAreNot() {
        assertThat(told(rules(REST, SHORT, LONG))).containsExactly("Rule 1 moved from place 3");
    }

    @Test
    void aRuleMayBeChangedAndMoved() {
        assertThat(told(rules(rule("rest", REST.inputs(), List.of("1"), ""), SHORT, LONG)))
                .containsExactly("Rule 1 changed and moved from place 3: Lasts 0 → 1");
    }

    @Test
    void aRuleThatWasWrittenAnewWithTheSameContentIsTheSame() {
        assertThat(told(rules(SHORT, rule("anew", LONG.inputs(), LONG.outputs(), LONG.annotation()), REST)))
                .isEmpty();
    }

    @Test
    void nothingAndADashBothMeanAny() {
        assertThat(told(rules(rule("short", List.of("\"SHORT\"", ""), List.of("24"), "A day"), LONG, REST)))
                .isEmpty();
    }

    @Test
    void columnsThatAreAddedRemovedOrChangedAreToldOnceAndNotByEachRule() {
        Column hours = new Column("lasts", "Lasts (hours)", "lasts", "long");
        Column why = new Column("why", "Why", "why", "string");
        DecisionTable to = table(
                "FIRST",
                List.of(KIND),
                List.of(hours, why),
                rule("short", List.of("\"SHORT\""), List.of("24", "\"a\""), "A day"),
                rule("long", List.of("\"LONG\""), List.of("4320", "\"b\""), "Half a year"),
                rule("rest", List.of("-"), List.of("0", ""), ""));
        assertThat(told(to))
                .containsExactly(
                        "Input 'Days' removed",
                        "Output 'Lasts (hours)' changed: label Lasts → Lasts (hours); type integer → long",
                        "Output 'Why' added");
    }

    @Test
    void theTableItselfIsTold() {
        DecisionTable to = new DecisionTable(
                "terms", "Times", "How long", "COLLECT SUM", TERMS.inputs(), TERMS.outputs(), TERMS.rules());
        assertThat(told(to))
                .containsExactly(
                        "Name changed: Terms → Times",
                        "Hit policy changed: FIRST → COLLECT SUM",
                        "Documentation changed: nothing → How long");
    }

    @Test
    void tablesOfAFileThatAreNewOrGoneAreTold() {
        DecisionTable other = new DecisionTable("other", "Other", "", "UNIQUE", List.of(), List.of(LASTS), List.of());
        assertThat(texts(TableComparison.of(List.of(TERMS), List.of(TERMS, other))))
                .containsExactly("Table 'Other' added");
        assertThat(texts(TableComparison.of(List.of(TERMS, other), List.of(TERMS))))
                .containsExactly("Table 'Other' removed");
    }

    /** A table and another that came of it by a few edits, of which each is noted. */
    private static final class Edited {

        final SplittableRandom random;
        final DecisionTable from;
        final Set<String> added = new TreeSet<>();
        final Set<String> removed = new TreeSet<>();
        final Set<String> changed = new TreeSet<>();
        final Set<String> columns = new TreeSet<>();
        String moved;
        DecisionTable to;

        Edited(long seed) {
            random = new SplittableRandom(seed);
            int inputs = random.nextInt(1, 4);
            int outputs = random.nextInt(1, 3);
            from = table(
                    "FIRST",
                    columns("in", inputs),
                    columns("out", outputs),
                    IntStream.range(0, random.nextInt(2, 9))
                            .mapToObj(number -> rule("rule" + number, cells(inputs), cells(outputs), cell()))
                            .toArray(Rule[]::new));
            to = from;
            for (int edits = random.nextInt(1, 5); edits > 0; edits--) {
                edit();
            }
        }

        private void edit() {
            var rules = new ArrayList<>(to.rules());
            int place = random.nextInt(rules.size());
            Rule rule = rules.get(place);
            boolean untouched = !added.contains(rule.id())
                    && !changed.contains(rule.id())
                    && !rule.id().equals(moved);
            switch (random.nextInt(6)) {
                case 0 -> {
                    String id = "new" + added.size();
                    added.add(id);
                    rules.add(
                            place,
                            rule(
                                    id,
                                    cells(to.inputs().size()),
                                    cells(to.outputs().size()),
                                    cell()));
                }
                case 1 -> {
                    if (untouched && rules.size() > 1) {
                        removed.add(rule.id());
                        rules.remove(place);
                    }
                }
                case 2 -> {
                    if (untouched) {
                        changed.add(rule.id());
                        rules.set(place, changed(rule));
                    }
                }
                case 3 -> {
                    if (untouched && moved == null) {
                        moved = rule.id();
                        rules.add(random.nextInt(rules.size()), rules.remove(place));
                    }
                }
                case 4 -> {
                    if (untouched && moved == null) {
                        rules.set(place, rule("anew-" + rule.id(), rule.inputs(), rule.outputs(), rule.annotation()));
                        moved = "anew-" + rule.id();
                    }
                }
                default -> {
                    addColumn(rules);
                    return;
                }
            }
            to = table("FIRST", to.inputs(), to.outputs(), rules.toArray(Rule[]::new));
        }

        private void addColumn(List<Rule> rules) {
            String id = "more" + columns.size();
            columns.add(id);
            var inputs = new ArrayList<>(to.inputs());
            int place = random.nextInt(inputs.size() + 1);
            inputs.add(place, new Column(id, id, id, "string"));
            to = table(
                    "FIRST",
                    inputs,
                    to.outputs(),
                    rules.stream()
                            .map(rule -> {
                                var cells = new ArrayList<>(rule.inputs());
                                cells.add(place, cell());
                                return rule(rule.id(), cells, rule.outputs(), rule.annotation());
                            })
                            .toArray(Rule[]::new));
        }

        private Rule changed(Rule rule) {
            if (random.nextBoolean()) {
                return rule(rule.id(), rule.inputs(), rule.outputs(), cell());
            }
            var outputs = new ArrayList<>(rule.outputs());
            outputs.set(random.nextInt(outputs.size()), cell());
            return rule(rule.id(), rule.inputs(), outputs, rule.annotation());
        }

        private List<String> cells(int number) {
            return IntStream.range(0, number).mapToObj(any -> cell()).toList();
        }

        /** No two are alike. */
        private String cell() {
            return "\"%s\"".formatted(Long.toHexString(random.nextLong()));
        }

        private static List<Column> columns(String prefix, int number) {
            return IntStream.range(0, number)
                    .mapToObj(each -> new Column(prefix + each, prefix + each, prefix + each, "string"))
                    .toList();
        }

        TableComparison comparison() {
            return TableComparison.of(List.of(from), List.of(to));
        }

        TableComparison backwards() {
            return TableComparison.of(List.of(to), List.of(from));
        }
    }

    @Test
    void everyEditIsFoundAndNothingElse() {
        for (long seed = SEED; seed < SEED + EDITS; seed++) {
            var edited = new Edited(seed);
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
            var edited = new Edited(seed);
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
            DecisionTable table = new Edited(seed).to;
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

    private static List<String> told(DecisionTable to) {
        return texts(comparison(to));
    }

    private static TableComparison comparison(DecisionTable to) {
        return TableComparison.of(List.of(TERMS), List.of(to));
    }

    private static ComparedTable only(TableComparison comparison) {
        assertThat(comparison.tables()).hasSize(1);
        return comparison.tables().get(0);
    }

    private static List<String> texts(TableComparison comparison) {
        return comparison.lines().stream().map(TableWords.Line::text).toList();
    }

    private static DecisionTable rules(Rule... rules) {
        return table("FIRST", TERMS.inputs(), TERMS.outputs(), rules);
    }

    private static DecisionTable table(String hitPolicy, List<Column> inputs, List<Column> outputs, Rule... rules) {
        return new DecisionTable("terms", "Terms", "", hitPolicy, inputs, outputs, List.of(rules));
    }

    private static Rule rule(String id, List<String> inputs, List<String> outputs, String annotation) {
        return new Rule(id, inputs, outputs, annotation);
    }
}
