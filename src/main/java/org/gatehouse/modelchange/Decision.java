package org.gatehouse.modelchange;

import java.util.Set;
import org.gatehouse.identity.Person;
import org.gatehouse.refusal.Findings;

/** @param comment null where nothing was said */
record Decision(boolean approves, String comment) {

    private static final Set<ChangeState> APPROVED = Set.of(ChangeState.APPROVED, ChangeState.IN_FORCE);

    boolean wasMadeBefore(ModelChange change, Person by) {
        return by.login().equals(change.decidedBy())
                && (approves ? APPROVED.contains(change.state()) : change.state() == ChangeState.REJECTED);
    }

    /** The states in the database from which it leads on. */
    Set<ChangeState> from() {
        return approves ? Set.of(ChangeState.PROPOSED) : Set.of(ChangeState.PROPOSED, ChangeState.CHECK_FAILED);
    }

    void checkState(ModelChange change, Findings findings) {
        switch (change.state()) {
            case PROPOSED -> {}
            case CHECKING -> against(findings, "NOT_UNDER_REVIEW", "Its check is not done yet. Wait until it is.");
            case CHECK_FAILED -> {
                if (approves) {
                    against(findings, "NOT_UNDER_REVIEW", "Its check failed, so it cannot be approved.");
                }
            }
            case OVERTAKEN -> {
                if (approves) {
                    against(
                            findings,
                            "CHANGED_MEANWHILE",
                            "Version %d came into force since version %d, on which it was drawn. It must be drawn anew on that."
                                    .formatted(change.inForce(), change.baseVersion()));
                }
            }
            default -> against(findings, "NOT_UNDER_REVIEW", "It has been decided about, or withdrawn, already.");
        }
    }

    private static void against(Findings findings, String code, String message) {
        findings.add("", code, message);
    }
}
