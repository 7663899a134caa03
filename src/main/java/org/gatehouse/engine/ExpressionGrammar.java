package org.gatehouse.engine;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gatehouse.engine.StepCatalogue.Entry;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/**
 * What a model may consist of: a vocabulary of elements, and for every value in them the kind it must be of.
 * Expressions exist in a few kinds only, and there they name one variable or one step.
 */
final class ExpressionGrammar {

    /** What may stand in one place. */
    private enum Kind {
        TEXT("", "plain text"),
        ID("[A-Za-z_][A-Za-z0-9_.-]*", "a name of letters, digits, '-', '_' and '.'"),
        NUMBER("-?[0-9]{1,9}(\\.[0-9]{1,9})?", "a number"),
        NAME(Kind.VARIABLE, "the name of a variable"),
        REFERENCE(Kind.NAMED, "${variable}"),
        COLLECTION(Kind.VARIABLE + "|" + Kind.NAMED, "a variable or ${variable}"),
        STEP(Kind.NAMED, "${step}"),
        LISTENER(Kind.NAMED, "${listener}"),
        GROUPS("(" + Kind.GROUP + ")(, ?(" + Kind.GROUP + "))*", "the name of a group or ${variable}"),
        DATE(Kind.NAMED + "|" + Kind.INSTANT, "${variable} or an instant such as 2026-10-24T12:00:00Z"),
        CONDITION(
                "\\$\\{ ?(!?" + Kind.VARIABLE + "|" + Kind.VARIABLE + " ?== ?'[A-Z][A-Z0-9_]*') ?}",
                "${variable}, ${!variable} or ${variable == 'VALUE'}"),
        TIMES("[1-9][0-9]{0,2}|" + Kind.NAMED, "a number below 1000 or ${variable}"),
        DAYS("P[1-9][0-9]{0,4}D|[1-9][0-9]{0,4}", "a number of days such as P730D"),
        RETRIES("PT[0-9]{1,6}[HMS](,PT[0-9]{1,6}[HMS]){0,19}", "waits such as PT30S,PT2M,PT10M"),
        COLOUR("#[0-9a-fA-F]{3,8}|[a-z]{3,20}", "a colour"),
        LOCAL_ID("#[A-Za-z_][A-Za-z0-9_.-]*", "a part of this file"),
        FEEL(
                "(?i:feel)|https?://www\\.omg\\.org/spec/(FEEL/20140401|DMN/20(180521|191111|211108|230324)/FEEL/)",
                "FEEL, the only language of decision tables"),
        HIT_POLICY("UNIQUE|FIRST|ANY|RULE ORDER|COLLECT", "UNIQUE, FIRST, ANY, RULE ORDER or COLLECT");

        // What the engine puts beside the variables, and the words of its expression language.
        private static final String RESERVED = "execution|task|externalTask|caseExecution|authenticatedUserId"
                + "|true|false|null|empty|not|and|or|div|mod|eq|ne|lt|gt|le|ge|instanceof";
        private static final String VARIABLE = "(?!(" + RESERVED + ")\\b)[a-z][A-Za-z0-9]*";
        private static final String NAMED = "\\$\\{ ?" + VARIABLE + " ?}";
        private static final String GROUP = "[A-Za-z0-9][A-Za-z0-9._-]*|" + NAMED;
        private static final String INSTANT = "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z";

        private final Pattern form;
        private final String said;

        Kind(String form, String said) {
            this.form = Pattern.compile(form);
            this.said = said;
        }

        private boolean admits(String value) {
            return this == TEXT
                    ? !holdsExpression(value)
                    : value.length() <= LONGEST && form.matcher(value).matches();
        }
    }

    /** An element of the vocabulary: where it may stand, the kinds of its attributes and of its text ("" for none). */
    private record Word(Set<String> parents, Map<String, String> attributes, String text) {}

    private static final Map<String, Kind> KINDS =
            Arrays.stream(Kind.values()).collect(Collectors.toMap(Kind::name, Function.identity()));
    private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{");
    /** A variable that is read or tested: its name, and the text it is compared with if it is. */
    static final Pattern VARIABLE_READ = Pattern.compile("\\$\\{ ?!?([A-Za-z][A-Za-z0-9]*)(?: ?== ?'([^']*)')? ?}");

    private static final int LONGEST = 500;
    private static final int MOST_SHOWN = 80;

    private final StepCatalogue steps;

    ExpressionGrammar(StepCatalogue steps) {
        this.steps = steps;
    }

    /**
     * Refuses everything in the document that the vocabulary does not have.
     *
     * @param vocabulary a line for each element: its name, parents, attributes and text, separated by bars, each value
     *     being of a kind or one of several literals; and a line for each abbreviation
     * @param advice what to use instead of an element or attribute that people may miss
     */
    void check(ModelDocument document, String vocabulary, Map<String, String> advice) {
        Map<String, Word> words = inFull(vocabulary)
                .lines()
                .filter(line -> line.contains("|"))
                .map(line -> line.split(" *\\| *", -1))
                .collect(Collectors.toMap(
                        parts -> parts[0],
                        parts -> new Word(Set.of(parts[1].split(" ")), attributes(parts[2]), parts[3].trim())));
        new Reading(document, words, advice).check(document.root(), "/");
    }

    static boolean holdsExpression(String value) {
        return EXPRESSION.matcher(value).find();
    }

    /** What a message repeats of a file: one short line, whatever the file holds. */
    static String shown(String value) {
        String line = String.valueOf(value).replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() <= MOST_SHOWN ? line : line.substring(0, MOST_SHOWN) + "...";
    }

    /** What a diagram writes between <code>${</code> and <code>}</code>. */
    static String named(String expression) {
        return expression.replaceAll("[${} ]", "");
    }

    private static String inFull(String vocabulary) {
        String text = vocabulary;
        for (String line :
                vocabulary.lines().filter(line -> line.startsWith("<")).toList()) {
            String[] abbreviation = line.split(" = ", 2);
            text = text.replace(abbreviation[0], abbreviation[1]);
        }
        return text;
    }

    private static Map<String, String> attributes(String declared) {
        return Arrays.stream(declared.split(" "))
                .filter(attribute -> !attribute.isEmpty())
                .map(attribute -> attribute.split("="))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
    }

    /** One walk over a document. */
    private final class Reading {

        private final ModelDocument document;
        private final Map<String, Word> words;
        private final Map<String, String> advice;

        private Reading(ModelDocument document, Map<String, Word> words, Map<String, String> advice) {
            this.document = document;
            this.words = words;
            this.advice = advice;
        }

        private void check(Element element, String parent) {
            String name = document.name(element);
            Word word = words.get(name);
            if (word == null || !word.parents().contains(parent)) {
                document.dangerous(
                        element, "element", missing(name, word == null ? " to models" : " inside " + said(parent)));
                return;
            }
            ModelDocument.attributes(element).forEach(attribute -> check(element, attribute, word));
            String text = ModelDocument.text(element);
            if (!word.text().isEmpty()) {
                check(element, said(name), word.text(), text);
            } else if (!text.isEmpty()) {
                document.dangerous(element, "text", "%s cannot hold text".formatted(said(name)));
            }
            ModelDocument.children(element).forEach(child -> check(child, name));
        }

        private void check(Element element, Attr attribute, Word word) {
            String name = document.name(attribute);
            String kind = word.attributes().get(name);
            if (kind == null) {
                document.dangerous(element, "attribute", missing(name, " on " + said(document.name(element))));
            } else {
                boolean qualified = name.equals("xsi:type");
                String value = attribute.getValue();
                check(element, "'%s'".formatted(name), kind, qualified ? document.resolve(element, value) : value);
            }
        }

        private void check(Element element, String where, String kind, String value) {
            Kind known = KINDS.get(kind);
            boolean fits = known == null ? List.of(kind.split(",")).contains(value) : known.admits(value);
            if (!fits) {
                document.dangerous(
                        element,
                        holdsExpression(value) ? "expression" : "value",
                        "'%s' cannot stand in %s; it must be %s"
                                .formatted(
                                        shown(value), where, known == null ? kind.replace(",", " or ") : known.said));
            } else if (known == Kind.STEP || known == Kind.LISTENER) {
                strangeStep(named(value), known == Kind.LISTENER)
                        .ifPresent(complaint -> document.dangerous(element, "step", complaint));
            }
        }

        private String missing(String name, String where) {
            return "%s is not available%s%s"
                    .formatted(said(name), where, advice.containsKey(name) ? ": " + advice.get(name) : "");
        }

        private static String said(String name) {
            return "'%s'".formatted(shown(name.replaceFirst("^(bpmn|dmn):", "")));
        }
    }

    private Optional<String> strangeStep(String name, boolean listener) {
        Optional<Entry> entry = steps.find(name);
        if (entry.isEmpty()) {
            String what = listener ? "listener" : "step";
            return Optional.of("The %s '%s' does not exist%s".formatted(what, name, suggestion(name, listener)));
        }
        return entry.filter(found -> found.listener() != listener)
                .map(found -> listener
                        ? "'%s' is a step for a service task, it cannot listen".formatted(name)
                        : "'%s' is a listener for a user task, it cannot be a step".formatted(name));
    }

    private String suggestion(String name, boolean listener) {
        return steps.entries().stream()
                .filter(entry -> entry.listener() == listener)
                .map(Entry::name)
                .min(Comparator.comparingInt(candidate -> distance(name, candidate)))
                .filter(candidate -> distance(name, candidate) <= Math.max(2, name.length() / 3))
                .map("; did you mean '%s'?"::formatted)
                .orElse("");
    }

    /** How many letters must be changed, added or taken away to make one word of the other. */
    private static int distance(String one, String other) {
        int[] previous = new int[other.length() + 1];
        Arrays.setAll(previous, i -> i);
        for (int i = 1; i <= one.length(); i++) {
            int[] current = new int[other.length() + 1];
            current[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int changed = previous[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(changed, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[other.length()];
    }
}
