package org.gatehouse.repair;

/** The ways on from a failed step. */
enum RepairDecision {
    RETRY("Try the step again", "When the cause is gone"),
    DONE_BY_HAND("It is done by hand", "The step reads the directory first and goes on only if it is"),
    CANNOT_BE_DONE("It cannot be done", "What was done is undone, and the requester is told the reasons");

    private final String label;
    private final String hint;

    RepairDecision(String label, String hint) {
        this.label = label;
        this.hint = hint;
    }

    String label() {
        return label;
    }

    String hint() {
        return hint;
    }
}
