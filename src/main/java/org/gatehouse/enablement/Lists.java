package org.gatehouse.enablement;

import java.time.Instant;
import java.util.List;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.request.Request;
import org.gatehouse.request.RequestCase;
import org.gatehouse.servicedesk.RequestReference;
import org.gatehouse.store.Json;
import org.springframework.stereotype.Component;

/** What is known of a list as a whole. */
@Component
class Lists {

    /** A line of a summary. */
    record Line(String what, long rows) {}

    /** A request that enables what a dry run has judged. */
    record CarriedOut(String ritm, Instant at) {}

    private final EnablementRows rows;
    private final Json json;

    Lists(EnablementRows rows, Json json) {
        this.rows = rows;
        this.json = json;
    }

    ListDetails details(Request request) {
        return json.read(request.details(), ListDetails.class);
    }

    ListState stateOf(Request request) {
        ListDetails details = details(request);
        Tally tally = rows.tally(request.ritm());
        return new ListState(
                request.ritm().value(),
                request.organisation(),
                details.dryRun(),
                request.isOpen(),
                Progress.of(tally.verdicts(), details.dryRun()),
                tally.verdicts(),
                tally.reasons().entrySet().stream()
                        .map(reason -> new Line(reason.getKey().inWords(), reason.getValue()))
                        .toList(),
                details.dryRun() && !request.isOpen()
                        ? rows.carriedOut(request.ritm()).orElse(null)
                        : null);
    }

    /** The newest lists that an address stands in. */
    List<RequestReference> with(AccountAddress address) {
        return rows.listsWith(address.value(), RequestCase.MOST_ABOUT_ONE);
    }
}
