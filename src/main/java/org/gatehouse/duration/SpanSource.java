package org.gatehouse.duration;

import java.time.Instant;
import java.util.List;

/** Tells what has ended. */
interface SpanSource {

    /**
     * How far a source has been read: up to the one that ended then and has that id.
     *
     * @param id empty before the first of those that ended then
     */
    record Place(Instant endedAt, String id) {}

    /** The name its place is kept under. */
    String name();

    /** Those behind a place that ended up to an instant, in the order of their ends and ids. */
    List<Span> after(Place place, Instant until, int most);
}
