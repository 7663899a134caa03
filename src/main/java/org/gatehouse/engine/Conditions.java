package org.gatehouse.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.engine.ModelLint.Problem;
import org.gatehouse.engine.ModelLint.Severity;
import org.springframework.core.io.ClassPathResource;
import org.w3c.dom.Element;

/**
 * Whether the conditions of a changed diagram can be true. A variable that the shipped diagram tests as true or false is
 * one, and one that it compares is text. What a task's form gives is one of the values that the form offers or the shipped
 * diagram compares; what a step writes may be others too. A case that comes to a condition which is neither true nor false
 * stops.
 */
final class Conditions {

    private static final Set<String> PLACES = Set.of("bpmn:conditionExpression", "bpmn:completionCondition");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param value what the variable is compared with; empty where it is tested itself */
    private record Test(String element, String variable, Optional<String> value) {}

    private final ModelDocument proposed;
    private final Set<String> known;
    private final Set<String> written;
    private final Set<String> truths;
    private final Map<String, Set<String>> texts = new TreeMap<>();

    /**
     * @param known the variables that the shipped diagram reads or writes
     * @param written those of them that its steps and mappings write
     */
    Conditions(ModelDocument shipped, Set<String> known, Set<String> written, ModelDocument proposed) {
        this.proposed = proposed;
        this.known = known;
        this.written = written;
        this.truths = tests(shipped)
                .filter(test -> test.value().isEmpty())
                .map(Test::variable)
                .collect(Collectors.toSet());
        tests(shipped).forEach(test -> test.value().ifPresent(value -> mayHold(test.variable(), value)));
        shipped.all("bpmn:userTask")
                .map(task -> shipped.value(task, "camunda:formRef"))
                .filter(form -> !form.isEmpty())
                .forEach(form -> readFields(form(form)));
    }

    Stream<Problem> check() {
        return tests(proposed)
                .flatMap(test -> complaint(test)
                        .map(sentence -> new Problem(test.element(), "condition-value", Severity.ERROR, sentence))
                        .stream());
    }

    /** None of a variable that only a step knows which the shipped diagram does not use. */
    private Optional<String> complaint(Test test) {
        String variable = test.variable();
        Set<String> values = texts.getOrDefault(variable, Set.of());
        if (truths.contains(variable)) {
            return test.value().map(value -> "'%1$s' is true or false; write ${%1$s} or ${!%1$s}".formatted(variable));
        }
        if (values.isEmpty()) {
            return known.contains(variable)
                    ? Optional.of("'%s' is nothing that a way can be chosen by%s".formatted(variable, instead()))
                    : Optional.empty();
        }
        if (test.value().isEmpty()) {
            return Optional.of("'%1$s' is text and neither true nor false; compare it, as in ${%1$s == '%2$s'}"
                    .formatted(variable, values.iterator().next()));
        }
        return test.value()
                .filter(value -> !values.contains(value) && !written.contains(variable))
                .map(value -> "'%s' is compared with '%s', and there are only %s; use the default flow for all else"
                        .formatted(variable, value, quoted(values)));
    }

    private String instead() {
        var there = new TreeSet<>(truths);
        there.addAll(texts.keySet());
        return there.isEmpty() ? "" : "; there are " + String.join(", ", there);
    }

    private static String quoted(Set<String> values) {
        return values.stream().map("'%s'"::formatted).collect(Collectors.joining(", "));
    }

    private void mayHold(String variable, String value) {
        texts.computeIfAbsent(variable, any -> new TreeSet<>()).add(value);
    }

    private void readFields(JsonNode holder) {
        holder.path("components").forEach(field -> {
            field.path("values")
                    .forEach(choice -> mayHold(
                            field.path("key").asText(), choice.path("value").asText()));
            readFields(field);
        });
    }

    private static Stream<Test> tests(ModelDocument document) {
        return document.all(PLACES).flatMap(place -> test(document, place).stream());
    }

    private static Optional<Test> test(ModelDocument document, Element place) {
        Matcher test = ExpressionGrammar.VARIABLE_READ.matcher(ModelDocument.text(place));
        return test.matches()
                ? Optional.of(new Test(document.nearestId(place), test.group(1), Optional.ofNullable(test.group(2))))
                : Optional.empty();
    }

    private static JsonNode form(String name) {
        var file = new ClassPathResource("forms/" + name + ".form");
        try {
            return file.exists() ? JSON.readTree(file.getContentAsByteArray()) : JSON.nullNode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
