package org.gatehouse.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.camunda.bpm.model.xml.ModelException;
import org.gatehouse.Shipped;
import org.gatehouse.model.DecisionTable.Column;
import org.gatehouse.model.DecisionTable.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DecisionTableTest {

    private static final String DECISION = """
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="file" name="File" namespace="test">
              <decision id="decided" name="Decided">%s</decision>
            </definitions>""";

    static List<Path> shipped() {
        return Shipped.tables();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void everyShippedTableIsReadWhole(Path file) throws IOException {
        String dmn = Files.readString(file);
        List<DecisionTable> tables = DecisionTable.read(dmn.getBytes(StandardCharsets.UTF_8));

        assertThat(tables)
                .hasSize(count(dmn, "<decision "))
                .first()
                .satisfies(table -> assertThat(table.id())
                        .isEqualTo(file.getFileName().toString().replace(".dmn", "")));
        assertThat(tables.stream().mapToInt(table -> table.rules().size()).sum())
                .isEqualTo(count(dmn, "<rule "));
        assertThat(tables.stream().mapToInt(table -> table.inputs().size()).sum())
                .isEqualTo(count(dmn, "<input "));
        assertThat(tables.stream().mapToInt(table -> table.outputs().size()).sum())
                .isEqualTo(count(dmn, "<output "));
        assertThat(tables).allSatisfy(table -> {
            assertThat(table.description()).isNotBlank();
            assertThat(table.rules()).allSatisfy(rule -> {
                assertThat(rule.annotation()).isNotBlank();
                assertThat(rule.inputs()).hasSameSizeAs(table.inputs()).doesNotContainNull();
                assertThat(rule.outputs()).hasSameSizeAs(table.outputs()).doesNotContainNull();
            });
            assertThat(table.inputs())
                    .allSatisfy(column -> assertThat(column.label()).isNotBlank());
        });
    }

    @Test
    void aTableIsReadInTheWordsOfItsFile() throws IOException {
        DecisionTable terms = DecisionTable.read(Files.readAllBytes(Path.of("processes/exception-terms.dmn")))
                .get(0);
        assertThat(terms.name()).isEqualTo("Exception terms");
        assertThat(terms.hitPolicy()).isEqualTo("UNIQUE");
        assertThat(terms.inputs()).containsExactly(new Column("kind", "Kind", "kind", "string"));
        assertThat(terms.outputs().get(0)).isEqualTo(new Column("output-lasts", "Lasts (hours)", "lasts", "integer"));
        assertThat(terms.rules().get(0))
                .isEqualTo(new Rule(
                        "short",
                        List.of("\"SHORT\""),
                        List.of("24", "\"4\""),
                        "A short-term exception lasts 24 hours from the application (AC-089, Q-24)"));
    }

    @Test
    void aFileMayHoldSeveralDecisions() throws IOException {
        assertThat(DecisionTable.read(Files.readAllBytes(Path.of("processes/sign-in-outcome.dmn"))))
                .extracting(DecisionTable::id)
                .containsExactly("sign-in-outcome", "sign-in-application", "mfa-due");
    }

    @Test
    void theHitPolicySaysHowHitsAreAddedUpAndIsUniqueWhereNothingIsSaid() {
        assertThat(read("<decisionTable id='t' hitPolicy='COLLECT' aggregation='SUM'><output id='o'/></decisionTable>")
                        .hitPolicy())
                .isEqualTo("COLLECT SUM");
        assertThat(read("<decisionTable id='t' hitPolicy='RULE ORDER'><output id='o'/></decisionTable>")
                        .hitPolicy())
                .isEqualTo("RULE ORDER");
        assertThat(read("<decisionTable id='t'><output id='o'/></decisionTable>")
                        .hitPolicy())
                .isEqualTo("UNIQUE");
    }

    @Test
    void anExpressionIsATableOfOneRule() {
        DecisionTable expression = read("<variable id='v' name='sum' typeRef='integer'/>"
                + "<literalExpression id='e'><text>a + b</text></literalExpression>");
        assertThat(expression.hitPolicy()).isEmpty();
        assertThat(expression.outputs()).containsExactly(new Column("decided", "sum", "sum", "integer"));
        assertThat(expression.rules()).containsExactly(new Rule("e", List.of(), List.of("a + b"), ""));
    }

    @Test
    void aColumnWithoutALabelIsKnownByWhatItIsReadFrom() {
        DecisionTable table = read("<decisionTable id='t'><input id='i'><inputExpression id='x'><text>days</text>"
                + "</inputExpression></input><output id='o' name='fee'/></decisionTable>");
        assertThat(table.inputs()).containsExactly(new Column("i", "days", "days", ""));
        assertThat(table.outputs()).containsExactly(new Column("o", "fee", "fee", ""));
    }

    @Test
    void aFileThatReachesOutsideItselfIsNotRead() {
        byte[] hostile = ("<!DOCTYPE d [<!ENTITY secret SYSTEM 'file:///etc/passwd'>]>"
                        + DECISION.formatted("<description>&secret;</description>"))
                .getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> DecisionTable.read(hostile)).isInstanceOf(ModelException.class);
    }

    private static DecisionTable read(String decision) {
        return DecisionTable.read(DECISION.formatted(decision).getBytes(StandardCharsets.UTF_8))
                .get(0);
    }

    private static int count(String text, String part) {
        return text.split(part, -1).length - 1;
    }
}
