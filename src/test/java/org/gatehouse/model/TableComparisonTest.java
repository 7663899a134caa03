package org.gatehouse.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gatehouse.Shipped;
import org.gatehouse.model.ComparedTable.ComparedRule;
import org.gatehouse.model.DecisionTable.Column;
import org.gatehouse.model.DecisionTable.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TableComparisonTest {

    private static final Column KIND = new Column("kind", "Kind", "kind", "string");
    private static final Column DAYS = new Column("days", "Days", "days", "integer");
    private static final Column LASTS = new Column("lasts", "Lasts", "lasts", "integer");
    private static final Rule SHORT = rule("short", List.of("\"SHORT\"", "-"), List.of("24"), "A day");
    private static final Rule LONG = rule("long", List.of("\"LONG\"", "> 3"), List.of("4320"), "Half a year");
    private static final Rule REST = rule("rest", List.of("", ""), List.of("0"), "");
    private static final DecisionTable TERMS = table("FIRST", List.of(KIND, DAYS), List.of(LASTS), SHORT, LONG, REST);

    static List<Path> shipped() {
        return Shipped.tables();
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
                .containsExactly("Former rule 2 removed: when Kind \"LONG\" and Days > 3: Lasts 4320");
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
