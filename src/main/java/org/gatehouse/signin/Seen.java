package org.gatehouse.signin;

import java.time.Instant;
import java.util.List;
import org.gatehouse.directory.AccountKind;

/**
 * What is known beside the facts, for the words only; all of it may be missing.
 *
 * @param sourceIp null where nobody said
 * @param locations the names of the named locations it is in that the reader may see
 * @param kind what the account is used for
 * @param breakGlass whether it is kept for emergencies
 * @param exceptionEndsAt of the account's exception, which may be over by the time of the sign-in; null where it has none
 */
record Seen(String sourceIp, List<String> locations, AccountKind kind, boolean breakGlass, Instant exceptionEndsAt) {

    static final Seen NOTHING = new Seen(null, List.of(), null);

    /** Of somebody's own account, as most are. */
    Seen(String sourceIp, List<String> locations, Instant exceptionEndsAt) {
        this(sourceIp, locations, AccountKind.USER, false, exceptionEndsAt);
    }

    Seen {
        locations = List.copyOf(locations);
    }

    /** The place is another then, so that its address and names say nothing any more. */
    Seen elsewhere() {
        return new Seen(null, List.of(), kind, breakGlass, exceptionEndsAt);
    }

    Seen withoutException() {
        return new Seen(sourceIp, locations, kind, breakGlass, null);
    }
}
