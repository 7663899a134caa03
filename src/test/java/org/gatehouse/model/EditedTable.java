package org.gatehouse.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.gatehouse.model.DecisionTable.Column;
import org.gatehouse.model.DecisionTable.Rule;

/** A table and another that came of it by a few edits, of which each is noted. */
final class EditedTable {

    final SplittableRandom random;
    final DecisionTable from;
    final Set<String> added = new TreeSet<>();
    final Set<String> removed = new TreeSet<>();
    final Set<String> changed = new TreeSet<>();
    final Set<String> columns = new TreeSet<>();
    String moved;
    DecisionTable to;

    EditedTable(long seed) {
        random = new SplittableRandom(seed);
        int inputs = random.nextInt(1, 4);
        int outputs = random.nextInt(1, 3);
        from = table(
                columns("in", inputs),
                columns("out", outputs),
                IntStream.range(0, random.nextInt(2, 9))
                        .mapToObj(number -> new Rule("rule" + number, cells(inputs), cells(outputs), cell()))
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
                        new Rule(
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
                    rules.set(place, new Rule("anew-" + rule.id(), rule.inputs(), rule.outputs(), rule.annotation()));
                    moved = "anew-" + rule.id();
                }
            }
            default -> {
                addColumn(rules);
                return;
            }
        }
        to = table(to.inputs(), to.outputs(), rules.toArray(Rule[]::new));
    }

    private void addColumn(List<Rule> rules) {
        String id = "more" + columns.size();
        columns.add(id);
        var inputs = new ArrayList<>(to.inputs());
        int place = random.nextInt(inputs.size() + 1);
        inputs.add(place, new Column(id, id, id, "string"));
        to = table(
                inputs,
                to.outputs(),
                rules.stream()
                        .map(rule -> {
                            var cells = new ArrayList<>(rule.inputs());
                            cells.add(place, cell());
                            return new Rule(rule.id(), cells, rule.outputs(), rule.annotation());
                        })
                        .toArray(Rule[]::new));
    }

    private Rule changed(Rule rule) {
        if (random.nextBoolean()) {
            return new Rule(rule.id(), rule.inputs(), rule.outputs(), cell());
        }
        var outputs = new ArrayList<>(rule.outputs());
        outputs.set(random.nextInt(outputs.size()), cell());
        return new Rule(rule.id(), rule.inputs(), outputs, rule.annotation());
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

    private static DecisionTable table(List<Column> inputs, List<Column> outputs, Rule... rules) {
        return new DecisionTable("terms", "Terms", "", "FIRST", inputs, outputs, List.of(rules));
    }
}
