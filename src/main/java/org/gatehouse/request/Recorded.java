package org.gatehouse.request;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gatehouse.store.Sha256;
import org.gatehouse.trail.Fact;

/** What facts say for programs, so that the rows of a request can be compared with them. */
final class Recorded {

    static final String DETAILS = "detailsSha256";
    static final String STATUS = "statusCode";
    static final String TYPE = "type";
    static final String ORGANISATION = "organisation";
    static final String REQUESTED_BY = "requestedBy";
    static final String OUTCOME = "outcomeCode";
    static final String DECIDED_AT = "decidedAt";
    static final String BECAUSE = "becauseSha256";

    private Recorded() {}

    static Map<String, Object> of(NewRequest asked, String details) {
        return Map.of(
                TYPE, asked.type().name(),
                ORGANISATION, asked.organisation().value(),
                REQUESTED_BY, asked.caller().requestedBy().value(),
                STATUS, asked.type().first().name(),
                DETAILS, Sha256.of(details));
    }

    static Map<String, Object> of(Decision decision) {
        var said = new LinkedHashMap<String, Object>();
        said.put(OUTCOME, decision.outcome().name());
        said.put(DECIDED_AT, time(decision.at()));
        said.put(BECAUSE, because(decision));
        if (!decision.reasons().isEmpty()) {
            said.put("reasons", decision.reasons());
        }
        if (decision.comment() != null) {
            said.put("comment", decision.comment());
        }
        return said;
    }

    /** With the precision that a database keeps. */
    static String time(Instant at) {
        return at.truncatedTo(ChronoUnit.MICROS).toString();
    }

    /** Of the reasons and the comment: the longest do not fit into a fact. */
    static String because(Decision decision) {
        var text = new StringBuilder();
        decision.reasons()
                .forEach(reason ->
                        text.append(reason.length()).append(' ').append(reason).append('\n'));
        if (decision.comment() != null) {
            text.append("comment ").append(decision.comment());
        }
        return Sha256.of(text.toString());
    }

    /** Null where the fact does not say it. */
    static String read(Fact fact, String key) {
        Object value = fact.details().get(key);
        return value == null ? null : value.toString();
    }
}
