package org.gatehouse.enablement;

import java.util.LinkedHashMap;
import java.util.List;
import org.gatehouse.directory.DirectoryAccount;
import org.gatehouse.enablement.EnablementPolicy.Facts;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.request.Request;
import org.gatehouse.standing.Standing;
import org.gatehouse.standing.Standings;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Gathers what is known of accounts and has it judged. Changes nothing but the rows' verdicts. */
@Component
class Judging {

    static final int AT_ONCE = 500;

    private final EnablementRows rows;
    private final Lookup lookup;
    private final Standings standings;
    private final String exceptions;

    Judging(
            EnablementRows rows,
            Lookup lookup,
            Standings standings,
            @Value("${gatehouse.exceptions.group}") String exceptions) {
        this.rows = rows;
        this.lookup = lookup;
        this.standings = standings;
        this.exceptions = exceptions;
    }

    /** @throws org.gatehouse.directory.DirectoryUnavailable if the directory tells of none of the next rows */
    void judgeNext(Request request) {
        List<Row> part = rows.next(request.ritm(), Verdict.WAITING, AT_ONCE);
        if (part.isEmpty()) {
            return;
        }
        Lookup.Found found = lookup.at(part.stream().map(Row::address).toList());
        var known = standings.of(
                found.accounts().values().stream().map(DirectoryAccount::id).toList());
        var judged = new LinkedHashMap<Row, Judgement>();
        for (Row row : part) {
            if (!found.untold().contains(row.address())) {
                DirectoryAccount account = found.accounts().get(row.address());
                judged.put(
                        row, judge(request.organisation(), account, account == null ? null : known.get(account.id())));
            }
        }
        rows.settle(request.ritm(), judged);
        rows.failed(
                request.ritm(),
                part.stream().filter(row -> !judged.containsKey(row)).toList());
    }

    /** @param account null where there is none */
    Judgement judge(OdsCode organisation, DirectoryAccount account, Standing standing) {
        return EnablementPolicy.judge(
                organisation, account == null ? null : new Facts(account, standing.compromised(), isExempt(account)));
    }

    private boolean isExempt(DirectoryAccount account) {
        return account.groups().stream().anyMatch(group -> group.displayName().equals(exceptions));
    }
}
