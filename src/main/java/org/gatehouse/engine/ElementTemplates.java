package org.gatehouse.engine;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.engine.StepCatalogue.Entry;

/** The step catalogue as element templates, with which Camunda Modeler offers the steps by their labels. */
public final class ElementTemplates {

    /**
     * One template of Camunda Modeler, as its schema for Camunda 7 describes it.
     *
     * @param entriesVisible whether what a template says nothing about can be set too, such as retries
     */
    private record Template(
            @JsonProperty("$schema") String schema,
            String name,
            String id,
            int version,
            String description,
            List<String> appliesTo,
            boolean entriesVisible,
            List<Property> properties) {}

    private record Property(String type, Object value, Binding binding) {

        static Property hidden(String attribute, Object value) {
            return new Property("Hidden", value, new Binding("property", attribute));
        }
    }

    private record Binding(String type, String name) {}

    private static final String SCHEMA =
            "https://unpkg.com/@camunda/element-templates-json-schema/resources/schema.json";

    private final ObjectWriter writer;

    public ElementTemplates() {
        var lines = new DefaultIndenter("  ", "\n");
        var printer = new DefaultPrettyPrinter()
                .withSeparators(Separators.createDefaultInstance().withObjectFieldValueSpacing(Spacing.AFTER))
                .withObjectIndenter(lines)
                .withArrayIndenter(lines);
        this.writer = JsonMapper.builder().build().writer(printer);
    }

    /** The content of a template file, the same for the same catalogue. */
    public String json(StepCatalogue steps) {
        List<Template> templates = steps.entries().stream()
                .filter(entry -> !entry.listener())
                .map(ElementTemplates::template)
                .toList();
        try {
            return writer.writeValueAsString(templates) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Template template(Entry step) {
        var properties = new ArrayList<Property>();
        properties.add(Property.hidden("camunda:delegateExpression", "${%s}".formatted(step.name())));
        if (step.remote()) {
            properties.add(Property.hidden("camunda:asyncBefore", true));
        }
        return new Template(
                SCHEMA,
                step.label(),
                "org.gatehouse.step." + step.name(),
                1,
                description(step),
                List.of("bpmn:ServiceTask"),
                true,
                properties);
    }

    private static String description(Entry step) {
        return Stream.of(
                        listed("Reads", step.reads()),
                        listed("Writes", step.writes()),
                        listed("Business errors:", step.errors()),
                        step.remote() ? "Works on another system." : "")
                .filter(sentence -> !sentence.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static String listed(String what, List<String> names) {
        return names.isEmpty() ? "" : "%s %s.".formatted(what, String.join(", ", names));
    }
}
