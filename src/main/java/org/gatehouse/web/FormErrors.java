package org.gatehouse.web;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.refusal.Finding;
import org.gatehouse.refusal.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.util.StringUtils;

/** What is wrong with a form that was sent in, as its page shows it: all of it together, and each at its field. */
public record FormErrors(HttpStatus status, List<Finding> all) {

    public static final FormErrors NONE = new FormErrors(HttpStatus.OK, List.of());

    private static final String MISSING = "REQUIRED";
    /** What value objects say of their texts, not knowing which field each is from. */
    private static final Set<String> OF_ANY_FIELD =
            Set.of("TOO_LONG", "NOT_PRINTABLE", "NOT_A_DATE", "NOT_A_MONTH", "UNKNOWN_CHOICE");

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
        return findings.stream().map(finding -> worded(finding, whenMissing)).toList();
    }

    private static Finding worded(Finding finding, Map<String, String> whenMissing) {
        String field = finding.field();
        if (finding.code().equals(MISSING) && whenMissing.containsKey(field)) {
            return new Finding(field, MISSING, whenMissing.get(field));
        }
        return OF_ANY_FIELD.contains(finding.code()) && !field.isEmpty()
                ? new Finding(
                        field,
                        finding.code(),
                        FieldNames.inWords(field) + ": " + StringUtils.uncapitalize(finding.message()))
                : finding;
    }
}
