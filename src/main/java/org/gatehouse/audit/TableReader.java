package org.gatehouse.audit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.gatehouse.audit.FiredTable.FiredRule;
import org.gatehouse.trail.Ruling;
import org.springframework.stereotype.Component;

/** Reads decision tables in the version that was in force. What a version says never changes, so it is read once. */
@Component
class TableReader {

    private record Version(String key, int number) {}

    private final RepositoryService repository;
    private final Map<Version, UsedTable> read = new ConcurrentHashMap<>();

    TableReader(RepositoryService repository) {
        this.repository = repository;
    }

    /** What a table answered, with why the rules that fired are there. */
    FiredTable fired(Ruling ruling) {
        Optional<UsedTable> table = table(ruling.table(), ruling.version());
        List<FiredRule> rules = ruling.rules().stream()
                .map(rule -> table.flatMap(version -> rowOf(version, rule.id()))
                        .map(row -> new FiredRule(rule.id(), row.number(), row.description(), rule.outputs()))
                        .orElseGet(() -> new FiredRule(rule.id(), 0, null, rule.outputs())))
                .toList();
        return new FiredTable(ruling.table(), ruling.version(), new TreeMap<>(ruling.inputs()), rules);
    }

    /** The tables that events rest on, each version once, with the rules marked that fired in any of them. */
    List<UsedTable> usedIn(Collection<CaseEvent> events) {
        Map<String, Set<String>> firedByTable = new TreeMap<>();
        Map<String, UsedTable> tables = new TreeMap<>();
        events.stream().flatMap(event -> event.tables().stream()).forEach(fired -> {
            String name = "%s:%08d".formatted(fired.table(), fired.version());
            Set<String> rules = firedByTable.computeIfAbsent(name, any -> new HashSet<>());
            fired.rules().forEach(rule -> rules.add(rule.id()));
            table(fired.table(), fired.version()).ifPresent(table -> tables.put(name, table));
        });
        return tables.entrySet().stream()
                .map(table -> marked(table.getValue(), firedByTable.get(table.getKey())))
                .toList();
    }

    /** Empty where the version is no longer deployed. */
    private Optional<UsedTable> table(String key, int number) {
        var version = new Version(key, number);
        UsedTable known = read.get(version);
        if (known == null) {
            known = find(version).map(this::read).orElse(null);
            if (known != null) {
                read.put(version, known);
            }
        }
        return Optional.ofNullable(known);
    }

    private Optional<DecisionDefinition> find(Version version) {
        return Optional.ofNullable(repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(version.key())
                .decisionDefinitionVersion(version.number())
                .singleResult());
    }

    private UsedTable read(DecisionDefinition definition) {
        DmnModelInstance model = repository.getDmnModelInstance(definition.getId());
        Decision decision = model.getModelElementById(definition.getKey());
        if (!(decision.getExpression() instanceof DecisionTable table)) {
            return new UsedTable(
                    definition.getKey(),
                    definition.getVersion(),
                    definition.getId(),
                    decision.getName(),
                    List.of(),
                    List.of());
        }
        List<String> columns = Stream.concat(table.getInputs().stream(), table.getOutputs().stream())
                .map(DmnElement::getLabel)
                .toList();
        var rows = new ArrayList<UsedTable.Row>();
        for (Rule rule : table.getRules()) {
            rows.add(row(rule, rows.size() + 1));
        }
        return new UsedTable(
                definition.getKey(), definition.getVersion(), definition.getId(), decision.getName(), columns, rows);
    }

    private static UsedTable.Row row(Rule rule, int number) {
        List<String> cells = Stream.concat(
                        rule.getInputEntries().stream().map(entry -> text(entry.getText())),
                        rule.getOutputEntries().stream().map(entry -> text(entry.getText())))
                .toList();
        return new UsedTable.Row(rule.getId(), number, cells, text(rule.getDescription()), false);
    }

    private static String text(ModelElementInstance element) {
        return element == null ? "" : element.getTextContent().strip();
    }

    private static Optional<UsedTable.Row> rowOf(UsedTable table, String rule) {
        return table.rows().stream().filter(row -> row.id().equals(rule)).findFirst();
    }

    private static UsedTable marked(UsedTable table, Set<String> fired) {
        return new UsedTable(
                table.key(),
                table.version(),
                table.definition(),
                table.name(),
                table.columns(),
                table.rows().stream()
                        .map(row -> new UsedTable.Row(
                                row.id(), row.number(), row.cells(), row.description(), fired.contains(row.id())))
                        .toList());
    }
}
