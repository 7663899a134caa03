package org.gatehouse.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The figures of all benches of one run, as one table that grows with each. */
public final class Figures {

    private static final Path TABLE = Path.of("target", "bench-figures.txt");
    private static final String ROW = "%-60s %12s %12s %8s   %-14s %s";
    private static final List<String> LINES = new ArrayList<>();

    private Figures() {}

    /** Opens a part of the table, with a line of what was measured and how. */
    public static void part(String title, String ours, String beside) {
        LINES.add("");
        LINES.add(ROW.formatted(title, ours, beside, "ratio", "goal", "").stripTrailing());
    }

    public static void figure(String what, double ours, Goal goal) {
        LINES.add(row(what, number(ours), "", "", goal.inWords(), goal.verdict(ours)));
    }

    /** Two figures of ours that are no ratio. */
    public static void side(String what, double left, double right) {
        LINES.add(row(what, number(left), number(right), "", "", ""));
    }

    public static void compared(String what, double ours, double beside) {
        LINES.add(row(what, number(ours), number(beside), number(ours / beside), "", ""));
    }

    /** @param ratio what the goal is set on, such as the median of the ratios of the rounds */
    public static void compared(String what, double ours, double beside, double ratio, Goal goal) {
        LINES.add(
                row(what, number(ours), number(beside), number(ratio), "ratio " + goal.inWords(), goal.verdict(ratio)));
    }

    /** Prints the table as it stands and keeps it as a file. */
    public static void print() {
        var table = new ArrayList<String>();
        table.add("Measured " + Instant.now().truncatedTo(ChronoUnit.MINUTES) + ", "
                + Runtime.getRuntime().availableProcessors() + " cores, Java "
                + Runtime.version().feature());
        table.addAll(LINES);
        table.forEach(System.out::println);
        keep(TABLE, table);
    }

    public static void keep(Path file, List<String> lines) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String row(String what, String ours, String beside, String ratio, String goal, String verdict) {
        return ROW.formatted("  " + what, ours, beside, ratio, goal, verdict).stripTrailing();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%.0f", value);
    }
}
