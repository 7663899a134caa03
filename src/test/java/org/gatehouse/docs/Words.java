package org.gatehouse.docs;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a model says about one of its elements: a sentence, and the rules it rests on, such as {@code AC-062}.
 *
 * @param text without the rules, which models write in brackets at its end
 */
record Words(String text, List<String> rules) {

    private static final Pattern RULES = Pattern.compile("\\s*[\\[(]((?:AC|Q)-[^\\])]*)[\\])]");
    private static final Pattern RULE = Pattern.compile("(AC|Q)-\\d+");
    private static final Pattern CLAUSE_END = Pattern.compile("[;.](?= |$)");

    static Words of(String written) {
        String text = RULES.matcher(written).replaceAll("").strip();
        List<String> rules = RULES.matcher(written)
                .results()
                .flatMap(brackets -> RULE.matcher(brackets.group(1)).results())
                .map(MatchResult::group)
                .toList();
        return new Words(text, rules);
    }

    /** What comes before the first semicolon or full stop: what a table has room for. */
    String firstClause() {
        return CLAUSE_END.split(text, 2)[0];
    }

    /** The text, and its rules in italics. */
    String markdown() {
        return rules.isEmpty() ? text : "%s *%s*".formatted(text, String.join(", ", rules));
    }

    static String inSentence(String text) {
        boolean proper = text.length() > 1 && Character.isUpperCase(text.charAt(1));
        return text.isEmpty() || proper ? text : Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }

    /** All rules that these rest on, each once, in their order. */
    static List<String> rules(Stream<Words> all) {
        return all.flatMap(words -> words.rules().stream()).distinct().sorted().toList();
    }
}
