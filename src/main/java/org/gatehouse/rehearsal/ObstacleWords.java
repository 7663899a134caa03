package org.gatehouse.rehearsal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.gatehouse.engine.Obstacle;

/** Says why an instance cannot go on by a proposed version as whoever draws it understands it. */
record ObstacleWords(Flow own, Flow proposal, int version) {

    private static final Pattern UNKNOWN = Pattern.compile("Cannot resolve identifier '(\\w+)'");
    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("userTask", "a user task"),
            Map.entry("serviceTask", "a step"),
            Map.entry("businessRuleTask", "a question to a table"),
            Map.entry("receiveTask", "a wait for a message"),
            Map.entry("callActivity", "a call of another process"),
            Map.entry("subProcess", "a subprocess"),
            Map.entry("intermediateCatchEvent", "an event"),
            Map.entry("intermediateThrowEvent", "an event"),
            Map.entry("eventBasedGateway", "a gateway of events"),
            Map.entry("exclusiveGateway", "a gateway"),
            Map.entry("parallelGateway", "a gateway"),
            Map.entry("endEvent", "an end"));

    List<String> of(List<Obstacle> obstacles) {
        return obstacles.stream().map(this::inWords).distinct().toList();
    }

    private String inWords(Obstacle obstacle) {
        if (obstacle.element() == null) {
            return ofTheWhole(obstacle.said());
        }
        String name = own.named(obstacle.element());
        String stands =
                obstacle.begins() ? "It is about to begin '%s'".formatted(name) : "It waits at '%s'".formatted(name);
        return "%s, which %s".formatted(stands, whatBecameOf(obstacle));
    }

    private String whatBecameOf(Obstacle obstacle) {
        Optional<FlowElement> before = own.element(obstacle.element());
        Optional<FlowElement> then = proposal.element(obstacle.element());
        if (then.isEmpty()) {
            return "the new version no longer has";
        }
        if (before.isEmpty()) {
            return "its version %d does not have".formatted(version);
        }
        String kindBefore = kind(before.get());
        String kindThen = kind(then.get());
        if (!kindBefore.equals(kindThen)) {
            return "is %s in the new version and was %s".formatted(kindThen, kindBefore);
        }
        if (!place(before.get()).equals(place(then.get()))) {
            return "stands elsewhere in the new version: %s instead of %s"
                    .formatted(inside(proposal, then.get()), inside(own, before.get()));
        }
        return obstacle.begins()
                ? "no longer begins with a job of its own in the new version"
                : "goes on in a way that the new version cannot take over";
    }

    private String ofTheWhole(String said) {
        Matcher unknown = UNKNOWN.matcher(String.valueOf(said));
        return unknown.find()
                ? "The new version asks for '%s', which it does not have".formatted(unknown.group(1))
                : "What it waits for from its version %d cannot be taken over".formatted(version);
    }

    private static String kind(FlowElement element) {
        String type = element.getElementType().getTypeName();
        String kind = KINDS.getOrDefault(type, "something else (%s)".formatted(type));
        return element instanceof CatchEvent event
                ? event.getEventDefinitions().stream()
                        .findFirst()
                        .map(definition -> "an event (%s)".formatted(trigger(definition)))
                        .orElse(kind)
                : kind;
    }

    private static String trigger(EventDefinition definition) {
        return definition.getElementType().getTypeName().replace("EventDefinition", "");
    }

    private static String place(FlowElement element) {
        return element.getParentElement() instanceof FlowElement scope ? scope.getId() : "";
    }

    private static String inside(Flow flow, FlowElement element) {
        String place = place(element);
        return place.isEmpty() ? "in the process itself" : "in '%s'".formatted(flow.named(place));
    }
}
