package org.gatehouse.rehearsal;

import java.time.Duration;
import java.util.List;

/**
 * What became of finished cases when they were replayed by a proposal.
 *
 * @param same how many went the way they had gone
 * @param different those that went another way or came to another result
 * @param stopped those that could not go on, or to which a table said nothing although it had said something
 * @param untold those that could not be replayed, such as one of whose history too little is left
 * @param took how long it took
 */
public record Replay(
        int same, List<Difference> different, List<Difference> stopped, List<Untold> untold, Duration took) {

    /** What was kept by an earlier version of the product says nothing of cases that stopped. */
    public Replay {
        stopped = stopped == null ? List.of() : stopped;
    }

    /**
     * A case that would have gone differently.
     *
     * @param subject the RITM, or where a case has none the engine's id; of a decision without one when it was asked
     * @param version the version it ran on
     * @param recorded the steps it took, or what the table said, in words
     * @param replayed the same by the proposal
     * @param atElement where the ways part: the id of an element or rule
     * @param summary one sentence, such as "Goes to 'Reject' after 'Review' instead of to 'Approve'"
     */
    public record Difference(
            String subject,
            int version,
            List<String> recorded,
            List<String> replayed,
            String atElement,
            String summary) {}

    /** @param why one sentence */
    public record Untold(String subject, int version, String why) {}

    public int cases() {
        return same + different.size() + stopped.size() + untold.size();
    }
}
