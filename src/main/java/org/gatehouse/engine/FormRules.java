package org.gatehouse.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.gatehouse.engine.ModelLint.Problem;
import org.gatehouse.engine.ModelLint.Severity;

/** What a form may consist of: fields the task list can show (form-js 1.8.7), and nothing from outside the page. */
final class FormRules {

    private static final int NEWEST_SCHEMA = 16;
    private static final int LONGEST_KEY = 200;
    private static final Set<String> FORM = words("""
            id type components schemaVersion executionPlatform executionPlatformVersion exporter versionTag""");
    private static final Set<String> TYPES = words("""
            textfield textarea number datetime checkbox checklist radio select taglist
            text table separator spacer group dynamiclist expression button""");
    private static final Set<String> COMPONENT = words("""
            id type key label description text defaultValue readonly disabled layout conditional validate appearance
            properties values valuesKey valuesExpression searchable action
            subtype dateLabel timeLabel use24h timeSerializingFormat timeInterval disallowPassedDates
            decimalDigits increment serializeToString height expression computeOn
            components path showOutline verticalAlignment isRepeating allowAddRemove defaultRepetitions
            disableCollapse nonCollapsedItems columns columnsExpression rowCount dataSource""");

    private static final Pattern KEY =
            Pattern.compile("(?!.*\\b(constructor|prototype)\\b)[a-zA-Z]\\w*(\\.[a-zA-Z]\\w*)*");
    private static final Pattern OUTSIDE = Pattern.compile("(?i)//\\S|(javascript|vbscript)\\s*:|data:\\w+[/;,]|!\\[");
    private static final Pattern MARKUP = Pattern.compile("<[a-zA-Z/!]");

    private static final ObjectMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final String file;
    private final String name;
    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> keys = new HashSet<>();

    FormRules(String file, String name) {
        this.file = file;
        this.name = name;
    }

    List<Problem> check(byte[] content) {
        try {
            // As text: the engine reads it as UTF-8, whatever it looks like.
            JsonNode form = STRICT.readTree(new String(content, StandardCharsets.UTF_8));
            if (form.isObject()) {
                checkForm(form);
            } else {
                dangerous(file, "unreadable", "The file does not hold a form");
            }
        } catch (JsonProcessingException e) {
            String reason = ExpressionGrammar.shown(e.getOriginalMessage());
            dangerous(file, "unreadable", "The file cannot be read as a form: " + reason);
        }
        return List.copyOf(problems);
    }

    private void checkForm(JsonNode form) {
        form.properties().forEach(property -> {
            if (!FORM.contains(property.getKey())) {
                String unknown = ExpressionGrammar.shown(property.getKey());
                dangerous(file, "attribute", "'%s' is not available in a form".formatted(unknown));
            }
        });
        JsonNode schema = form.path("schemaVersion");
        if (!schema.isInt() || schema.intValue() > NEWEST_SCHEMA) {
            dangerous(file, "schema-version", "The form must be of schema version 16, the newest that can be shown");
        }
        if (!form.path("id").asText().equals(name)) {
            error(file, "file-name", "The id of the form must be the name of its file, '%s'".formatted(name));
        }
        if (!form.path("executionPlatform").asText().equals("Camunda Platform")
                || !form.path("executionPlatformVersion").asText().equals("7.24.0")) {
            error(file, "platform", "The form must be made for Camunda Platform 7.24.0");
        }
        checkComponents(form, "");
    }

    private void checkComponents(JsonNode holder, String path) {
        holder.path("components").forEach(component -> checkComponent(component, path));
    }

    private void checkComponent(JsonNode component, String path) {
        String id = ExpressionGrammar.shown(component.path("id").asText(file));
        String type = component.path("type").asText();
        if (!TYPES.contains(type)) {
            dangerous(
                    id, "element", "'%s' is not a field that forms may have".formatted(ExpressionGrammar.shown(type)));
        }
        component.properties().forEach(property -> {
            if (!COMPONENT.contains(property.getKey())) {
                String unknown = ExpressionGrammar.shown(property.getKey());
                dangerous(id, "attribute", "'%s' is not available on a field of a form".formatted(unknown));
            } else if (!property.getKey().equals("components")) {
                checkValue(id, property.getKey(), property.getValue());
            }
        });
        checkKey(id, component, path);
        checkComponents(component, path + component.path("path").asText() + "/");
    }

    private void checkKey(String id, JsonNode component, String path) {
        for (JsonNode binding : List.of(component.path("key"), component.path("path"))) {
            if (!isKey(binding)) {
                String text = ExpressionGrammar.shown(binding.toString());
                dangerous(id, "key", "%s cannot be the key of a field".formatted(text));
            }
        }
        String key = component.path("key").asText();
        if (!key.isEmpty() && !keys.add(path + key)) {
            error(id, "duplicate-key", "Two fields have the key '%s'; one would overwrite the other".formatted(key));
        }
    }

    private static boolean isKey(JsonNode binding) {
        String text = binding.asText();
        boolean said = text.length() <= LONGEST_KEY && KEY.matcher(text).matches();
        return binding.isMissingNode() || binding.isTextual() && (text.isEmpty() || said);
    }

    private void checkValue(String id, String property, JsonNode value) {
        if (value.isContainerNode()) {
            value.forEach(part -> checkValue(id, property, part));
            return;
        }
        String text = value.asText();
        if (ExpressionGrammar.holdsExpression(text)) {
            dangerous(id, "expression", "'%s' is not available in a form".formatted(ExpressionGrammar.shown(text)));
        }
        if (OUTSIDE.matcher(text).find()) {
            dangerous(id, "address", "A form may not name anything outside it: " + ExpressionGrammar.shown(text));
        }
        // An expression (it begins with '=') may compare with '<'; a text may not hold HTML.
        if (!text.startsWith("=") && MARKUP.matcher(text).find()) {
            dangerous(id, "markup", "A form may not hold HTML: " + ExpressionGrammar.shown(text));
        }
    }

    private void dangerous(String element, String rule, String message) {
        problems.add(ModelLint.refusal(element, rule, message));
    }

    private void error(String element, String rule, String message) {
        problems.add(new Problem(element, rule, Severity.ERROR, message));
    }

    private static Set<String> words(String text) {
        return Set.of(text.split("\\s+"));
    }
}
