package org.gatehouse.request;

import java.time.Instant;
import java.util.List;

/** A reviewer's outcome: who, when and why. */
public record Decision(Outcome outcome, List<String> reasons, String by, Instant at) {

    /** The outcomes of the REST contract. */
    public enum Outcome {
        APPROVED("Request approved"),
        PARTLY_APPROVED("Request partly approved"),
        REJECTED("Request rejected"),
        UPHELD("Rejection upheld"),
        OVERTURNED("Rejection overturned");

        private final String inWords;

        Outcome(String inWords) {
            this.inWords = inWords;
        }

        public String inWords() {
            return inWords;
        }
    }

    public Decision {
        reasons = List.copyOf(reasons);
    }
}
