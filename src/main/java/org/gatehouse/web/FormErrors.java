package org.gatehouse.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gatehouse.refusal.Finding;
import org.gatehouse.refusal.Refusal;
import org.springframework.http.HttpStatus;

/** What is wrong with a form that was sent in, as its page shows it: all of it together, and each at its field. */
public record FormErrors(HttpStatus status, List<Finding> all) {

    public static final FormErrors NONE = new FormErrors(HttpStatus.OK, List.of());

    private static final String MISSING = "REQUIRED";

    /** @param whenMissing what the page says of a field that was left empty, by its name */
    public static FormErrors invalid(List<Finding> findings, Map<String, String> whenMissing) {
        return new FormErrors(HttpStatus.UNPROCESSABLE_ENTITY, worded(findings, whenMissing));
    }

    /** The same for a command that was refused, with the status that says why. */
    public static FormErrors refused(Refusal refusal, Map<String, String> whenMissing) {
        return new FormErrors(Problems.status(refusal.kind()), worded(refusal.findings(), whenMissing));
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** What is wrong with one field, or null. */
    public String of(String field) {
        String messages = all.stream()
                .filter(finding -> finding.field().equals(field))
                .map(Finding::message)
                .collect(Collectors.joining(" "));
        return messages.isEmpty() ? null : messages;
    }

    private static List<Finding> worded(List<Finding> findings, Map<String, String> whenMissing) {
        return findings.stream()
                .map(finding -> finding.code().equals(MISSING) && whenMissing.containsKey(finding.field())
                        ? new Finding(finding.field(), MISSING, whenMissing.get(finding.field()))
                        : finding)
                .toList();
    }
}
