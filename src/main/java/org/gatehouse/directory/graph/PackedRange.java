package org.gatehouse.directory.graph;

/**
 * That a location of ours has, or had, a range in a shared location of Entra.
 *
 * @param shared number of the shared location
 */
record PackedRange(String location, String cidr, int shared, State state) {

    enum State {
        /** To be written by a change of its own location only: Entra may refuse it. */
        WANTED,
        /** Seen in Entra. Whoever writes the shared location writes it too. */
        HELD,
        /** No longer wanted by this location. */
        LEFT
    }

    boolean isActive() {
        return state != State.LEFT;
    }

    PackedRange in(State other) {
        return new PackedRange(location, cidr, shared, other);
    }
}
