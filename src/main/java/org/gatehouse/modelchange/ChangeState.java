package org.gatehouse.modelchange;

import java.util.Set;

/** Where a proposed change stands. */
public enum ChangeState {
    /** It is being replayed and held against what runs. */
    CHECKING("Being checked", "blue"),
    /** It could not be checked, for instance because the engine refuses it: nobody can approve it. */
    CHECK_FAILED("Check failed", "red"),
    PROPOSED("Waits for a decision", "yellow"),
    /** Approved where nothing is deployed at run time: its file is to be shipped. */
    APPROVED("Approved", "green"),
    IN_FORCE("In force", "green"),
    REJECTED("Rejected", "red"),
    WITHDRAWN("Withdrawn", "grey"),
    /** Another version came into force before it was decided. Not in the database, see {@link ChangeRows}. */
    OVERTAKEN("Overtaken", "orange");

    static final Set<ChangeState> OPEN = Set.of(CHECKING, CHECK_FAILED, PROPOSED, OVERTAKEN);

    private final String inWords;
    private final String colour;

    ChangeState(String inWords, String colour) {
        this.inWords = inWords;
        this.colour = colour;
    }

    public String inWords() {
        return inWords;
    }

    /** Of its tag on pages. */
    public String colour() {
        return colour;
    }

    /** Whether nobody has decided about it yet. */
    public boolean isOpen() {
        return OPEN.contains(this);
    }
}
