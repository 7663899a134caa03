package org.gatehouse.modelling;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Association;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.Documentation;
import org.camunda.bpm.model.bpmn.instance.TextAnnotation;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.gatehouse.model.DecisionTable;

/** Finds the rules of the guidance that a model implements in what its parts say of themselves. */
final class RulesRead {

    /** A rule may have parts, such as AC-086 b; a letter that begins a sentence is none. */
    private static final Pattern RULE = Pattern.compile("\\b(AC-\\d{3}(?: [a-z](?=[,;.)\\]]|$))?|Q-\\d{2})");

    private RulesRead() {}

    /** Every rule once, in the order of their numbers. */
    static List<String> all(List<Implemented> parts) {
        return parts.stream()
                .flatMap(part -> part.rules().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** From the documentation of elements and the notes beside them, in the order of the file. */
    static List<Implemented> of(BpmnModelInstance diagram) {
        return Stream.concat(
                        diagram.getModelElementsByType(Documentation.class).stream()
                                .map(text -> implemented((BaseElement) text.getParentElement(), text)),
                        diagram.getModelElementsByType(TextAnnotation.class).stream()
                                .map(RulesRead::implemented))
                .filter(part -> !part.rules().isEmpty())
                .toList();
    }

    /** From what is said of each table and of each of its rules. */
    static List<Implemented> of(List<DecisionTable> tables) {
        var parts = new ArrayList<Implemented>();
        for (DecisionTable table : tables) {
            parts.add(implemented(table.id(), table.name(), table.description()));
            for (DecisionTable.Rule rule : table.rules()) {
                String name =
                        "%s, rule %d".formatted(table.name(), table.rules().indexOf(rule) + 1);
                parts.add(implemented(rule.id(), name, rule.annotation()));
            }
        }
        return parts.stream().filter(part -> !part.rules().isEmpty()).toList();
    }

    private static Implemented implemented(BaseElement element, ModelElementInstance text) {
        return implemented(element.getId(), ElementNames.of(element), text.getTextContent());
    }

    private static Implemented implemented(TextAnnotation note) {
        String about = ((BpmnModelInstance) note.getModelInstance())
                .getModelElementsByType(Association.class).stream()
                        .filter(line -> note.equals(line.getTarget()) || note.equals(line.getSource()))
                        .map(line -> note.equals(line.getTarget()) ? line.getSource() : line.getTarget())
                        .map(ElementNames::of)
                        .collect(Collectors.joining(", "));
        return implemented(
                note.getId(),
                about.isEmpty() ? "Note" : "Note beside " + about,
                note.getText() == null ? "" : note.getText().getTextContent());
    }

    private static Implemented implemented(String element, String name, String text) {
        List<String> rules =
                RULE.matcher(text).results().map(MatchResult::group).distinct().toList();
        return new Implemented(element, name, text.strip(), rules);
    }
}
