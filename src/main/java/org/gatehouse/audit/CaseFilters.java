package org.gatehouse.audit;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.refusal.Findings;
import org.gatehouse.refusal.Malformed;
import org.gatehouse.request.Decision.Outcome;
import org.gatehouse.request.RequestStatus;
import org.gatehouse.request.RequestType;
import org.gatehouse.request.Texts;
import org.gatehouse.servicedesk.RequestReference;

/** The filters of the search over requests and cases as they come in. */
record CaseFilters(
        String ritm,
        String organisation,

        @Parameter(description = "An address: whatever is about that account, also under an address it had before")
        String account,

        @Parameter(
                description =
                        "A login or address: whatever that person did something in, or that was asked for in their name")
        String actor,

        @Parameter(schema = @Schema(implementation = RequestType.class))
        String type,

        @Parameter(description = "A status of a request, or ACTION_NEEDED")
        String status,

        @Parameter(
                description = "The outcome of a decision made in it",
                schema = @Schema(implementation = Outcome.class))
        String outcome,

        @Parameter(schema = @Schema(implementation = State.class))
        String state,

        @Parameter(description = "Whether it was, or is, ever late", schema = @Schema(type = "boolean"))
        String overdue,

        @Parameter(description = "Process and version, such as onboarding-request:2")
        String diagram,

        @Parameter(description = "Submitted from then on: a day, which begins at midnight in London, or an instant")
        String from,

        @Parameter(description = "Submitted up to then: a day, which ends at midnight in London, or an instant")
        String to) {

    /** Whether work is still to be done. */
    enum State {
        RUNNING("Running"),
        FINISHED("Finished");

        private final String inWords;

        State(String inWords) {
            this.inWords = inWords;
        }

        String inWords() {
            return inWords;
        }
    }

    /**
     * The filters once read; null for what is not filtered by.
     *
     * @param from the first instant that counts
     * @param to the first instant that does not
     */
    record Read(
            RequestReference ritm,
            OdsCode organisation,
            AccountAddress account,
            String actor,
            RequestType type,
            String status,
            Outcome outcome,
            State state,
            Boolean overdue,
            String diagram,
            Instant from,
            Instant to) {}

    static final String ACTION_NEEDED = "ACTION_NEEDED";
    private static final Pattern DIAGRAM = Pattern.compile("[a-z][a-z0-9-]{0,80}:[1-9][0-9]{0,8}");

    public boolean any() {
        return !set().isEmpty();
    }

    /** Those that are set, by their names. */
    Map<String, String> set() {
        var set = new LinkedHashMap<String, String>();
        set.put("ritm", ritm);
        set.put("organisation", organisation);
        set.put("account", account);
        set.put("actor", actor);
        set.put("type", type);
        set.put("status", status);
        set.put("outcome", outcome);
        set.put("state", state);
        set.put("overdue", overdue);
        set.put("diagram", diagram);
        set.put("from", from);
        set.put("to", to);
        set.values().removeIf(value -> value == null || value.isBlank());
        return set;
    }

    /** Reads them all, and notes whatever is wrong with any. */
    Read read(Findings findings) {
        var read = new Read(
                findings.optional("ritm", ritm, RequestReference::of),
                findings.optional("organisation", organisation, OdsCode::of),
                findings.optional("account", account, AccountAddress::of),
                findings.optional("actor", actor, Texts::line),
                findings.optional("type", type, Readings.oneOf(RequestType.class)),
                findings.optional("status", status, CaseFilters::status),
                findings.optional("outcome", outcome, Readings.oneOf(Outcome.class)),
                findings.optional("state", state, Readings.oneOf(State.class)),
                findings.optional("overdue", overdue, Readings::yesOrNo),
                findings.optional("diagram", diagram, CaseFilters::diagram),
                findings.optional("from", from, Readings::from),
                findings.optional("to", to, Readings::to));
        Readings.inOrder(read.from(), read.to(), findings);
        return read;
    }

    private static String status(String text) {
        return ACTION_NEEDED.equals(text)
                ? text
                : Readings.oneOf(RequestStatus.class).apply(text).name();
    }

    private static String diagram(String text) {
        if (!DIAGRAM.matcher(text).matches()) {
            throw new Malformed("DIAGRAM_INVALID", "Enter a process and its version, such as onboarding-request:2");
        }
        return text;
    }
}
