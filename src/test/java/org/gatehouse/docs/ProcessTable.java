package org.gatehouse.docs;

import static java.util.stream.Collectors.joining;
import static org.gatehouse.docs.Markdown.code;
import static org.gatehouse.docs.Markdown.link;

import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/** The table of the processes: how each starts, who decides, what it waits for and how it ends. */
final class ProcessTable {

    private static final List<String> HEAD = List.of("process", "starts with", "who decides", "timers", "ends");

    private ProcessTable() {}

    static String markdown(List<Diagram> diagrams) {
        return Markdown.table(HEAD, diagrams.stream().map(ProcessTable::row).toList());
    }

    private static List<String> row(Diagram diagram) {
        return List.of(
                link(code(diagram.id()), "docs/processes/%s.md".formatted(diagram.id())),
                Words.inSentence(Diagram.words(diagram.start()).firstClause()),
                whoDecides(diagram),
                listed(
                        diagram.timers().stream()
                                .map(timer ->
                                        Words.inSentence(Diagram.words(timer).firstClause())),
                        "; ",
                        "none"),
                listed(diagram.ends().stream().map(FlowElement::getName).map(Words::inSentence), ", ", ""));
    }

    private static String whoDecides(Diagram diagram) {
        return listed(diagram.every(UserTask.class).stream().map(ProcessTable::decision), "; ", "nobody");
    }

    private static String decision(UserTask task) {
        String what = Words.inSentence(Diagram.words(task).firstClause());
        return People.group(task)
                .map(group -> "%s (%s)".formatted(what, code(group)))
                .orElse(what);
    }

    private static String listed(Stream<String> each, String between, String none) {
        String all = each.distinct().collect(joining(between));
        return all.isEmpty() ? none : all;
    }
}
