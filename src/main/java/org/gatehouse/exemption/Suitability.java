package org.gatehouse.exemption;

import java.time.Clock;
import java.util.List;
import org.gatehouse.directory.AccountDirectory;
import org.gatehouse.exemption.EligibilityTable.Facts;
import org.gatehouse.exemption.EligibilityTable.Ground;
import org.gatehouse.exemption.EligibilityTable.Running;
import org.gatehouse.request.Requests;
import org.gatehouse.standing.Standings;
import org.gatehouse.store.Json;
import org.springframework.stereotype.Component;

/** Whether an exception that was applied for may still begin, as things stand now. */
@Component
class Suitability {

    private final AccountDirectory accounts;
    private final Standings standings;
    private final EligibilityTable table;
    private final Requests requests;
    private final Json json;
    private final Clock clock;

    Suitability(
            AccountDirectory accounts,
            Standings standings,
            EligibilityTable table,
            Requests requests,
            Json json,
            Clock clock) {
        this.accounts = accounts;
        this.standings = standings;
        this.table = table;
        this.requests = requests;
        this.json = json;
        this.clock = clock;
    }

    /** Every ground against it; empty where it may begin. */
    List<Ground> groundsAgainst(Term term) {
        if (!clock.instant().isBefore(term.endsAt())) {
            return List.of(new Ground("TIME_OVER", "Its time was over before it could begin."));
        }
        return accounts.account(term.accountId())
                .map(account -> table.groundsAgainst(
                        new Facts(term.kind(), rationaleOf(term), account, standings.of(account.id()), Running.NONE)))
                .orElse(List.of(new Ground("ACCOUNT_DELETED", "The account was deleted.")));
    }

    private Rationale rationaleOf(Term term) {
        return term.kind() == ExceptionKind.SHORT
                ? null
                : json.read(requests.get(term.ritm()).details(), LongTermDetails.class)
                        .rationale();
    }
}
