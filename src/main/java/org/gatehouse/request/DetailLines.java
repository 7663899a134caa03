package org.gatehouse.request;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.util.StringUtils;

/** The details of what was recorded, in words: the known ones in a fixed order, then the others. */
public final class DetailLines {

    private static final Map<String, String> LABELS = labels();
    private static final Set<String> FOR_PROGRAMS = Set.of(
            "template",
            "messageId",
            "accountId",
            "step",
            "run",
            "attempt",
            Recorded.TYPE,
            Recorded.ORGANISATION,
            Recorded.REQUESTED_BY,
            Recorded.DETAILS,
            Recorded.STATUS,
            Recorded.OUTCOME,
            Recorded.DECIDED_AT,
            Recorded.BECAUSE);

    private DetailLines() {}

    /** One line for each; what is for programs only, and what is empty, is left out. */
    public static List<RequestCase.Fact> of(Map<String, Object> details) {
        var left = new TreeMap<>(details);
        left.keySet().removeAll(FOR_PROGRAMS);
        var lines = new LinkedHashMap<String, String>();
        // where two say the same thing, such as key and model, a fact has one of them
        LABELS.forEach((key, label) -> lines.merge(label, text(left.remove(key)), String::concat));
        left.forEach((key, value) -> lines.put(StringUtils.capitalize(key), text(value)));
        return lines.entrySet().stream()
                .filter(line -> !line.getValue().isBlank())
                .map(line -> new RequestCase.Fact(line.getKey(), line.getValue()))
                .toList();
    }

    private static String text(Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Map<?, ?> several) {
            return several.entrySet().stream()
                    .map(each -> each.getKey() + " " + text(each.getValue()))
                    .collect(Collectors.joining(", "));
        }
        return value instanceof Collection<?> several
                ? several.stream().map(DetailLines::text).collect(Collectors.joining("; "))
                : value.toString();
    }

    private static Map<String, String> labels() {
        var labels = new LinkedHashMap<String, String>();
        labels.put("key", "Diagram or table");
        labels.put("model", "Diagram or table");
        labels.put("version", "Version");
        labels.put("replaces", "Instead of version");
        labels.put("backTo", "Back to version");
        labels.put("change", "Proposed change");
        labels.put("proposedBy", "Proposed by");
        labels.put("why", "Why");
        labels.put("running", "What runs meanwhile");
        labels.put("same", "Replayed the same way");
        labels.put("different", "Replayed another way");
        labels.put("untold", "Not replayed");
        labels.put("canMigrate", "Could go on by it");
        labels.put("cannotMigrate", "Could not go on by it");
        labels.put("reason", "Reason");
        labels.put("reasons", "Reasons");
        labels.put("grounds", "Grounds");
        labels.put("question", "Question");
        labels.put("answer", "Answer");
        labels.put("comment", "Comment");
        labels.put("baseVersion", "Drawn on version");
        labels.put("sha256", "SHA-256");
        labels.put("baseSha256", "SHA-256 of what it was drawn on");
        labels.put("sha256To", "SHA-256 now");
        labels.put("sha256From", "SHA-256 before");
        labels.put("to", "To");
        labels.put("account", "Account");
        labels.put("action", "Action");
        labels.put("kind", "Kind");
        labels.put("from", "From (UTC)");
        labels.put("until", "Until (UTC)");
        labels.put("group", "Group");
        labels.put("before", "Before");
        labels.put("wanted", "Wanted");
        labels.put("read", "Read back");
        labels.put("error", "What it said");
        labels.put("identityCheckedBy", "Identity checked by");
        labels.put("identityCheckMethod", "How the identity was checked");
        return labels;
    }
}
