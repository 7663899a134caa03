package org.gatehouse.docs;

import static java.util.stream.Collectors.joining;
import static org.gatehouse.docs.Markdown.code;
import static org.gatehouse.docs.Markdown.link;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Description;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.gatehouse.Shipped;

/** The decision tables as tables, one page for all of them, and what README says of each. */
final class TablesPage {

    private record File(String name, List<Decision> decisions) {}

    private TablesPage() {}

    static String summary() throws IOException {
        return Markdown.table(
                List.of("table", "says", "rows"),
                files().stream()
                        .map(file -> List.of(
                                link(
                                        code(file.name()),
                                        "docs/tables.md#"
                                                + anchor(file.decisions().get(0))),
                                Words.inSentence(words(file.decisions().get(0)).firstClause()),
                                String.valueOf(rowsOf(file))))
                        .toList());
    }

    static String markdown() throws IOException {
        String head = """
                # The decision tables
                <!-- generated from processes/*.dmn -->
                What an empty cell stands for is any value. Values are written as the tables hold them.""";
        return Stream.concat(Stream.of(head), files().stream().flatMap(TablesPage::chapters))
                .collect(joining("\n\n", "", "\n"));
    }

    private static List<File> files() {
        return Shipped.tables().stream()
                .map(file -> new File(
                        file.getFileName().toString(),
                        List.copyOf(Dmn.readModelFromFile(file.toFile()).getModelElementsByType(Decision.class))))
                .toList();
    }

    private static Stream<String> chapters(File file) {
        return file.decisions().stream().flatMap(decision -> {
            DecisionTable table = table(decision);
            return Stream.of(
                    "## " + decision.getName(),
                    "%s %s (%s in %s)"
                            .formatted(
                                    words(decision).markdown(),
                                    inWords(table.getHitPolicy()),
                                    code(decision.getId()),
                                    link(file.name(), "../processes/" + file.name())),
                    Markdown.table(
                            head(table),
                            table.getRules().stream().map(TablesPage::row).toList()));
        });
    }

    private static List<String> head(DecisionTable table) {
        return Stream.of(
                        table.getInputs().stream().map(Input::getLabel),
                        table.getOutputs().stream().map(Output::getLabel).map(Markdown::bold),
                        Stream.of("why"))
                .flatMap(cells -> cells)
                .toList();
    }

    private static List<String> row(Rule rule) {
        return Stream.of(
                        texts(rule.getInputEntries()).map(text -> text.equals("-") ? "" : text),
                        texts(rule.getOutputEntries()).map(text -> text.equals("\"\"") ? "" : text),
                        Stream.of(words(rule).markdown()))
                .flatMap(cells -> cells)
                .toList();
    }

    private static Stream<String> texts(Collection<? extends ModelElementInstance> entries) {
        return entries.stream().map(entry -> entry.getTextContent().strip());
    }

    private static String inWords(HitPolicy policy) {
        return switch (policy) {
            case UNIQUE -> "One row fits.";
            case FIRST -> "The first row that fits counts.";
            case COLLECT -> "Every row that fits counts.";
            case RULE_ORDER -> "Every row that fits counts, in this order.";
            default -> throw new IllegalArgumentException("No words for " + policy);
        };
    }

    private static int rowsOf(File file) {
        return file.decisions().stream()
                .mapToInt(decision -> table(decision).getRules().size())
                .sum();
    }

    private static DecisionTable table(Decision decision) {
        return (DecisionTable) decision.getExpression();
    }

    private static Words words(DmnElement element) {
        return Words.of(element.getChildElementsByType(Description.class).stream()
                .map(ModelElementInstance::getTextContent)
                .findFirst()
                .orElse(""));
    }

    /** As GitHub makes it of a heading. */
    private static String anchor(Decision decision) {
        return decision.getName().toLowerCase().replaceAll("[^a-z0-9 -]", "").replace(' ', '-');
    }
}
