package org.gatehouse.refusal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Collects every finding on one input, so that all problems come back together. */
public final class Findings {

    private final List<Finding> all = new ArrayList<>();

    /** Reads a mandatory text into a value object; answers null and notes why where it is missing or malformed. */
    public <T> T required(String field, String text, Function<String, T> factory) {
        if (text == null || text.isBlank()) {
            add(field, "REQUIRED", "Enter a value for '%s'".formatted(field));
            return null;
        }
        return read(field, text, factory);
    }

    /** Reads a text that may be missing; answers null where it is missing or malformed. */
    public <T> T optional(String field, String text, Function<String, T> factory) {
        return text == null || text.isBlank() ? null : read(field, text, factory);
    }

    /** Notes a mandatory value that is missing. */
    public <T> T required(String field, T value) {
        if (value == null) {
            add(field, "REQUIRED", "Enter a value for '%s'".formatted(field));
        }
        return value;
    }

    public void add(String field, String code, String message) {
        all.add(new Finding(field, code, message));
    }

    public void addAll(List<Finding> findings) {
        all.addAll(findings);
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** Whether anything was found about this field. */
    public boolean has(String field) {
        return all.stream().anyMatch(finding -> finding.field().equals(field));
    }

    public List<Finding> all() {
        return List.copyOf(all);
    }

    /** The distinct codes of what was found, for the log: messages may hold what people wrote. */
    public Set<String> codes() {
        return all.stream().map(Finding::code).collect(Collectors.toCollection(TreeSet::new));
    }

    /** @throws Refusal with everything found, if anything was */
    public void refuseIfAny() {
        if (!all.isEmpty()) {
            throw Refusal.invalid(all);
        }
    }

    private <T> T read(String field, String text, Function<String, T> factory) {
        try {
            return factory.apply(text);
        } catch (Malformed malformed) {
            add(field, malformed.code(), malformed.getMessage());
            return null;
        }
    }
}
