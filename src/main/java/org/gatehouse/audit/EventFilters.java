package org.gatehouse.audit;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gatehouse.refusal.Findings;
import org.gatehouse.request.Texts;
import org.gatehouse.trail.FactKind;

/** The filters of what happened outside requests as they come in. */
record EventFilters(
        @Parameter(schema = @Schema(implementation = FactKind.class))
        String kind,

        @Parameter(description = "A login or address") String actor,

        @Parameter(description = "From then on: a day, which begins at midnight in London, or an instant")
        String from,

        @Parameter(description = "Up to then: a day, which ends at midnight in London, or an instant")
        String to) {

    /** The filters once read; null for what is not filtered by. */
    record Read(FactKind kind, String actor, Instant from, Instant to) {}

    public boolean any() {
        return !set().isEmpty();
    }

    /** Those that are set, by their names. */
    Map<String, String> set() {
        var set = new LinkedHashMap<String, String>();
        set.put("kind", kind);
        set.put("actor", actor);
        set.put("from", from);
        set.put("to", to);
        set.values().removeIf(value -> value == null || value.isBlank());
        return set;
    }

    /** Reads them all, and notes whatever is wrong with any. */
    Read read(Findings findings) {
        var read = new Read(
                findings.optional("kind", kind, Readings.oneOf(FactKind.class)),
                findings.optional("actor", actor, Texts::line),
                findings.optional("from", from, Readings::from),
                findings.optional("to", to, Readings::to));
        Readings.inOrder(read.from(), read.to(), findings);
        return read;
    }
}
