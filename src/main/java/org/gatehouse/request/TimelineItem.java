package org.gatehouse.request;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** An entry of a request's journal in words, as its page shows it. */
record TimelineItem(String at, JournalKind kind, String what, String by, String details) {

    static TimelineItem of(JournalEntry entry, String at, String by) {
        return new TimelineItem(at, entry.kind(), entry.what(), by, details(entry.details()));
    }

    /** The journal has a mail for each recipient; people read one line for the same mail to several. */
    static List<JournalEntry> merged(List<JournalEntry> entries) {
        var merged = new ArrayList<JournalEntry>();
        for (JournalEntry entry : entries) {
            JournalEntry last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last != null
                    && entry.kind() == JournalKind.MAIL
                    && entry.what().equals(last.what())
                    && entry.details().containsKey("to")) {
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

    private static String details(Map<String, Object> details) {
        return DetailLines.of(details).stream()
                .map(line -> line.label() + ": " + line.value())
                .collect(Collectors.joining("\n"));
    }
}
