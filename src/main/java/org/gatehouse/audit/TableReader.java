package org.gatehouse.audit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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
import org.gatehouse.audit.FiredTable.FiredRule;
import org.gatehouse.model.DecisionTable;
import org.gatehouse.model.DecisionTable.Column;
import org.gatehouse.model.DecisionTable.Rule;
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

    /** An expression is no table and has neither columns nor rows. */
    private UsedTable read(DecisionDefinition definition) {
        DecisionTable table = DecisionTable.read(content(definition)).stream()
                .filter(each -> each.id().equals(definition.getKey()))
                .findFirst()
                .orElseThrow();
        boolean isExpression = table.hitPolicy().isEmpty();
        var rows = new ArrayList<UsedTable.Row>();
        for (Rule rule : isExpression ? List.<Rule>of() : table.rules()) {
            List<String> cells = joined(rule.inputs(), rule.outputs()).toList();
            rows.add(new UsedTable.Row(rule.id(), rows.size() + 1, cells, rule.annotation(), false));
        }
        List<String> columns = isExpression
                ? List.of()
                : joined(table.inputs(), table.outputs()).map(Column::label).toList();
        return new UsedTable(
                definition.getKey(), definition.getVersion(), definition.getId(), table.name(), columns, rows);
    }

    private byte[] content(DecisionDefinition definition) {
        try (InputStream table = repository.getDecisionModel(definition.getId())) {
            return table.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> Stream<T> joined(List<T> inputs, List<T> outputs) {
        return Stream.concat(inputs.stream(), outputs.stream());
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
