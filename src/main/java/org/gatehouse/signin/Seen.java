package org.gatehouse.signin;

import java.time.Instant;
import java.util.List;

/**
 * What is known beside the facts, for the words only; all of it may be missing.
 *
 * @param sourceIp null where nobody said
 * @param locations the names of the named locations it is in that the reader may see
 * @param exceptionEndsAt of the account's exception, which may be over by the time of the sign-in; null where it has none
 */
record Seen(String sourceIp, List<String> locations, Instant exceptionEndsAt) {

    static final Seen NOTHING = new Seen(null, List.of(), null);

    Seen {
        locations = List.copyOf(locations);
    }
}
