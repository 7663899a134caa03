package org.gatehouse.docs;

import static java.util.stream.Collectors.joining;
import static org.gatehouse.docs.Markdown.bold;
import static org.gatehouse.docs.Markdown.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.gatehouse.engine.StepCatalogue;

/** The way through a process as numbered steps, sub-processes as steps within steps. */
final class WayInWords {

    private static final String INDENT = "   ";
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{(.*)}", Pattern.DOTALL);

    private final Diagram diagram;
    private final StepCatalogue steps;

    WayInWords(Diagram diagram, StepCatalogue steps) {
        this.diagram = diagram;
        this.steps = steps;
    }

    String starts() {
        return named(diagram.start());
    }

    String ends() {
        return diagram.ends().stream().map(end -> "- " + named(end)).collect(joining("\n"));
    }

    String steps() {
        return String.join("\n", steps(diagram.way(), ""));
    }

    String who(UserTask task) {
        return People.group(task).map(Markdown::code).orElse("a group that depends on the case");
    }

    private List<String> steps(List<FlowNode> way, String indent) {
        var lines = new ArrayList<String>();
        List<FlowNode> told = way.stream().filter(this::isTold).toList();
        for (int at = 0; at < told.size(); at++) {
            FlowNode node = told.get(at);
            Optional<FlowNode> listedNext = at + 1 < told.size() ? Optional.of(told.get(at + 1)) : Optional.empty();
            lines.add("%s1. %s%s".formatted(indent, named(node), next(node, listedNext)));
            lines.addAll(within(node, indent + INDENT));
        }
        return lines;
    }

    /** Starts and ends have chapters of their own, and a gateway without a name only brings ways together. */
    private boolean isTold(FlowNode node) {
        boolean ofTheProcess = node.getParentElement().equals(diagram.start().getParentElement());
        return node.getName() != null && !(ofTheProcess && (node instanceof StartEvent || node instanceof EndEvent));
    }

    private List<String> within(FlowNode node, String indent) {
        if (node instanceof SubProcess) {
            return steps(diagram.way(node), indent);
        }
        if (node instanceof Gateway && node.getOutgoing().size() > 1) {
            return diagram.leaving(node).stream()
                    .map(flow -> indent + branch(flow))
                    .toList();
        }
        return List.of();
    }

    private String named(FlowNode node) {
        String what = what(node);
        String name = bold(node.getName()) + (what.isEmpty() ? "" : " (%s)".formatted(what));
        String words = Diagram.words(node).markdown();
        return words.isEmpty() ? name : "%s: %s".formatted(name, words);
    }

    private String what(FlowNode node) {
        if (node instanceof UserTask task) {
            return "task of %s, form %s".formatted(who(task), code(task.getCamundaFormRef()));
        }
        if (node instanceof ServiceTask task) {
            return label(task).map("step “%s”"::formatted).orElse("");
        }
        if (node instanceof CallActivity call) {
            return "calls the process %s"
                    .formatted(Markdown.link(code(call.getCalledElement()), call.getCalledElement() + ".md"));
        }
        if (node instanceof BoundaryEvent event) {
            String whatever = event.cancelActivity() ? "ends" : "goes on beside";
            return "%s, %s %s"
                    .formatted(kind(event), whatever, bold(event.getAttachedTo().getName()));
        }
        if (node instanceof CatchEvent event && !(node instanceof StartEvent)) {
            return kind(event);
        }
        if (node instanceof ParallelGateway gateway) {
            return gateway.getOutgoing().size() > 1 ? "all at once" : "waits for all";
        }
        return node instanceof Activity ? "part of the process" : "";
    }

    /** What the catalogue calls the step, where the diagram does not call it the same. */
    private Optional<String> label(ServiceTask task) {
        return steps.find(bare(task.getCamundaDelegateExpression()))
                .map(StepCatalogue.Entry::label)
                .filter(label -> !label.equals(task.getName()));
    }

    private static String kind(CatchEvent event) {
        EventDefinition definition = event.getEventDefinitions().iterator().next();
        if (definition instanceof TimerEventDefinition) {
            return "timer";
        }
        return definition instanceof ErrorEventDefinition ? "business error" : "message";
    }

    private String branch(SequenceFlow flow) {
        String words = Diagram.words(flow).markdown();
        String answer =
                Optional.ofNullable(flow.getName()).map("“%s”"::formatted).orElse("");
        String head = nonEmpty(answer, condition(flow)).collect(joining(", "));
        String to = "→ " + bold(Diagram.destination(flow).getName());
        return "- "
                + nonEmpty(head.isEmpty() ? "" : head + ":", to + ".", words).collect(joining(" "));
    }

    private static String condition(SequenceFlow flow) {
        if (flow.getConditionExpression() != null) {
            return "if "
                    + code(bare(flow.getConditionExpression().getTextContent().strip()));
        }
        boolean other = flow.getSource() instanceof ExclusiveGateway gateway && flow.equals(gateway.getDefault());
        return other ? "otherwise" : "";
    }

    /** Where the way goes on, where that is not the step that is listed next. */
    private String next(FlowNode node, Optional<FlowNode> listedNext) {
        if (node.getOutgoing().size() != 1) {
            return "";
        }
        FlowNode next = Diagram.destination(node.getOutgoing().iterator().next());
        return listedNext.filter(next::equals).isPresent() ? "" : " → " + bold(next.getName());
    }

    private static Stream<String> nonEmpty(String... parts) {
        return Stream.of(parts).filter(Predicate.not(String::isEmpty));
    }

    private static String bare(String expression) {
        return EXPRESSION.matcher(expression).replaceFirst("$1");
    }
}
