package org.gatehouse.signin;

import java.time.Instant;

/** All that is known of one sign-in, or is supposed of it. */
record Gathered(Facts facts, Attempt attempt, Seen seen) {

    Gathered with(Facts others) {
        return new Gathered(others, attempt, seen);
    }

    Gathered with(Attempt another) {
        return new Gathered(facts, another, seen);
    }

    Gathered from(boolean inNamedLocation) {
        return new Gathered(facts.located(inNamedLocation), attempt, seen.elsewhere());
    }

    /** The exception of which the end is known is over by then, or not. */
    Gathered at(Instant at) {
        boolean runs =
                facts.exceptionActive() && (seen.exceptionEndsAt() == null || at.isBefore(seen.exceptionEndsAt()));
        return new Gathered(facts.excepted(runs), new Attempt(attempt.application(), attempt.client(), at), seen);
    }

    Gathered excepted(boolean runs) {
        return new Gathered(facts.excepted(runs), attempt, seen.withoutException());
    }
}
