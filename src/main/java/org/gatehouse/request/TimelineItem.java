package org.gatehouse.request;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** An entry of a request's journal in words, as its page shows it. */
record TimelineItem(String at, JournalKind kind, String what, String by, String details) {

    private static final Map<String, String> LABELS = labels();
    private static final Set<String> FOR_PROGRAMS =
            Set.of("template", "messageId", "step", "run", "attempt", "type", "organisation", "requestedBy");

    static TimelineItem of(JournalEntry entry, String at, String by) {
        return new TimelineItem(at, entry.kind(), entry.what(), by, details(entry.details()));
    }

    /** The journal has a mail for each recipient; people read one line for the same mail to several. */
    static List<JournalEntry> merged(List<JournalEntry> entries) {
        var merged = new ArrayList<JournalEntry>();
        for (JournalEntry entry : entries) {
            JournalEntry last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last != null && entry.kind() == JournalKind.MAIL && entry.what().equals(last.what())) {
                var recipients = new LinkedHashSet<Object>();
                recipients.addAll(
                        last.details().get("to") instanceof Collection<?> several
                                ? several
                                : List.of(last.details().get("to")));
                recipients.add(entry.details().get("to"));
                merged.set(
                        merged.size() - 1,
                        new JournalEntry(last.at(), last.kind(), last.what(), last.by(), Map.of("to", recipients)));
            } else {
                merged.add(entry);
            }
        }
        return merged;
    }

    /** One line for each detail: the known ones in a fixed order, then the others. */
    private static String details(Map<String, Object> details) {
        var left = new TreeMap<>(details);
        left.keySet().removeAll(FOR_PROGRAMS);
        var lines = new LinkedHashMap<String, String>();
        LABELS.forEach((key, label) -> lines.put(label, text(left.remove(key))));
        left.forEach((key, value) -> lines.put(key, text(value)));
        return lines.entrySet().stream()
                .filter(line -> !line.getValue().isBlank())
                .map(line -> line.getKey() + ": " + line.getValue())
                .collect(Collectors.joining("\n"));
    }

    private static String text(Object value) {
        if (value == null) {
            return "";
        }
        return value instanceof Collection<?> several
                ? several.stream().map(String::valueOf).collect(Collectors.joining("; "))
                : value.toString();
    }

    private static Map<String, String> labels() {
        var labels = new LinkedHashMap<String, String>();
        labels.put("reason", "Reason");
        labels.put("reasons", "Reasons");
        labels.put("grounds", "Grounds");
        labels.put("question", "Question");
        labels.put("comment", "Comment");
        labels.put("grounds", "Grounds");
        labels.put("sha256", "SHA-256");
        labels.put("to", "To");
        labels.put("group", "Group");
        labels.put("before", "Before");
        labels.put("wanted", "Wanted");
        labels.put("read", "Read back");
        labels.put("error", "What it said");
        labels.put("sha256", "SHA-256");
        return labels;
    }
}
