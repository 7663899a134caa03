package org.gatehouse.docs;

import static java.util.stream.Collectors.joining;
import static org.gatehouse.docs.Markdown.bold;
import static org.gatehouse.docs.Markdown.code;
import static org.gatehouse.docs.Markdown.link;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.gatehouse.engine.StepCatalogue;

/** The page of one process, for whoever owns it or wants to know how it goes. */
final class ProcessPage {

    private final Diagram diagram;
    private final List<Diagram> all;
    private final WayInWords way;

    ProcessPage(Diagram diagram, List<Diagram> all, StepCatalogue steps) {
        this.diagram = diagram;
        this.all = all;
        this.way = new WayInWords(diagram, steps);
    }

    String markdown() {
        String id = diagram.id();
        return Stream.of(
                        Stream.of(
                                "# " + diagram.name(),
                                "<!-- generated from processes/%s.bpmn -->".formatted(id),
                                diagram.words().text(),
                                "![The diagram](../images/processes/%s.svg)".formatted(id),
                                glance()),
                        Stream.of("## How it starts", way.starts(), "## The way it goes", way.steps()),
                        Stream.of("## How it ends", way.ends()),
                        section("## Timers", diagram.timers().stream().map(ProcessPage::event)),
                        section(
                                "## Messages it waits for",
                                diagram.messages().stream().map(ProcessPage::message)))
                .flatMap(parts -> parts)
                .collect(joining("\n\n", "", "\n"));
    }

    private String glance() {
        Stream<List<String>> tasks = diagram.every(UserTask.class).stream()
                .map(task -> List.of("Task", "%s: %s".formatted(way.who(task), task.getName())));
        Stream<List<String>> facts = Stream.of(
                List.of("Process", "%s, version %s".formatted(code(diagram.id()), diagram.version())),
                List.of("File", link(diagram.id() + ".bpmn", "../../processes/%s.bpmn".formatted(diagram.id()))),
                List.of("Rules", String.join(", ", diagram.rules())));
        Stream<List<String>> links = Stream.concat(
                diagram.calls().stream().map(called -> List.of("Calls", pageOf(called))),
                all.stream()
                        .filter(other -> other.calls().contains(diagram.id()))
                        .map(caller -> List.of("Called by", pageOf(caller.id()))));
        return Markdown.table(
                List.of("", ""),
                Stream.of(facts, tasks, links)
                        .flatMap(rows -> rows)
                        .filter(row -> !row.get(1).isEmpty())
                        .toList());
    }

    private static String pageOf(String process) {
        return link(code(process), process + ".md");
    }

    private static Stream<String> section(String heading, Stream<String> items) {
        List<String> list = items.toList();
        return list.isEmpty() ? Stream.empty() : Stream.of(heading, String.join("\n", list));
    }

    private static String event(CatchEvent event) {
        return "- %s: %s".formatted(bold(event.getName()), Diagram.words(event).markdown());
    }

    private static String message(CatchEvent event) {
        Optional<String> name = event.getEventDefinitions().stream()
                .filter(MessageEventDefinition.class::isInstance)
                .map(definition ->
                        ((MessageEventDefinition) definition).getMessage().getName())
                .findFirst();
        return "%s Message %s.".formatted(event(event), code(name.orElseThrow()));
    }
}
