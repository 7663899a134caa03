package org.gatehouse.refusal;

import java.util.List;
import java.util.stream.Collectors;

/** A command that is not carried out. Thrown at the edge of its transaction, so that nothing of it stays. */
public final class Refusal extends RuntimeException {

    /** Why, as the REST contract tells it apart by status. */
    public enum Kind {
        /** A value is none that this call knows (400). */
        UNREADABLE,
        /** The content is wrong (422). */
        INVALID,
        /** The state forbids it (409). */
        CONFLICT,
        /** Wrong role, or separation of duties (403). */
        FORBIDDEN,
        /** There is no such thing, or it is another organisation's (404). */
        UNKNOWN,
        /** A part the command needs does not answer; nothing was changed (503). */
        UNAVAILABLE
    }

    private final Kind kind;
    private final List<Finding> findings;

    public Refusal(Kind kind, List<Finding> findings) {
        super(findings.stream().map(Finding::message).map(Refusal::sentence).collect(Collectors.joining(" ")));
        this.kind = kind;
        this.findings = List.copyOf(findings);
    }

    /** All of these together: a conflict where only the state is against it, invalid where content is. */
    public static Refusal of(Findings findings) {
        boolean onlyState =
                findings.all().stream().allMatch(finding -> finding.field().isEmpty());
        return new Refusal(onlyState ? Kind.CONFLICT : Kind.INVALID, findings.all());
    }

    public static Refusal invalid(List<Finding> findings) {
        return new Refusal(Kind.INVALID, findings);
    }

    public static Refusal invalid(String field, String code, String message) {
        return invalid(List.of(new Finding(field, code, message)));
    }

    public static Refusal conflict(String code, String message) {
        return new Refusal(Kind.CONFLICT, List.of(new Finding("", code, message)));
    }

    public static Refusal forbidden(String code, String message) {
        return new Refusal(Kind.FORBIDDEN, List.of(new Finding("", code, message)));
    }

    public static Refusal unknown(String what) {
        return new Refusal(Kind.UNKNOWN, List.of(new Finding("", "NOT_FOUND", what)));
    }

    public static Refusal unavailable(String code, String message) {
        return new Refusal(Kind.UNAVAILABLE, List.of(new Finding("", code, message)));
    }

    public Kind kind() {
        return kind;
    }

    public List<Finding> findings() {
        return findings;
    }

    private static String sentence(String message) {
        return message.matches("(?s).*[.!?]") ? message : message + ".";
    }
}
