package org.gatehouse.docs;

import java.util.List;
import java.util.stream.Collectors;

/** Pieces of Markdown. */
final class Markdown {

    private Markdown() {}

    static String code(String text) {
        return "`%s`".formatted(text);
    }

    static String bold(String text) {
        return "**%s**".formatted(text);
    }

    static String link(String text, String target) {
        return "[%s](%s)".formatted(text, target);
    }

    /** A table with a head; a cell may hold Markdown, a bar in it is escaped. */
    static String table(List<String> head, List<List<String>> rows) {
        String rule = "|" + "---|".repeat(head.size());
        String body = rows.stream().map(Markdown::row).collect(Collectors.joining("\n"));
        return String.join("\n", row(head), rule, body);
    }

    private static String row(List<String> cells) {
        return cells.stream()
                .map(cell -> cell.replace("|", "\\|").replace("\n", " "))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }
}
