package org.gatehouse.audit;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.gatehouse.audit.SegregationPolicy.Conflict;
import org.gatehouse.audit.SeparationRows.Found;
import org.gatehouse.web.PageOf;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The register of who decided what for whom, the newest first. What Gatehouse itself decided is not in it: nobody did.
 * Conflicts are looked for in all of it, not only in the page shown.
 */
@Repository
@Transactional(readOnly = true)
class Separations implements Register<Separation> {

    private static final int AT_A_TIME = 500;

    /** Who decides for whom, how often. */
    record Pair(String decidedBy, String requestedBy, long times) {}

    private final SeparationRows rows;
    private final SeparationReader reader;

    Separations(SeparationRows rows, SeparationReader reader) {
        this.rows = rows;
        this.reader = reader;
    }

    @Override
    public String name() {
        return "separation-of-duties";
    }

    @Override
    public PageOf<Separation> page(RegisterFilter filter, PageOf.Wanted wanted) {
        if (filter.only()) {
            List<Separation> conflicts = conflicts(filter);
            return new PageOf<>(
                    conflicts.stream()
                            .skip(wanted.offset())
                            .limit(wanted.size())
                            .toList(),
                    wanted.page(),
                    wanted.size(),
                    conflicts.size());
        }
        List<Found> found = rows.page(filter, wanted);
        return new PageOf<>(reader.read(found), wanted.page(), wanted.size(), rows.count(filter));
    }

    @Override
    public void each(RegisterFilter filter, Consumer<List<Separation>> to) {
        if (filter.only()) {
            to.accept(conflicts(filter));
            return;
        }
        Found last = null;
        List<Found> found;
        do {
            found = rows.after(filter, last, AT_A_TIME);
            to.accept(reader.read(found));
            last = found.isEmpty() ? null : found.get(found.size() - 1);
        } while (found.size() == AT_A_TIME);
    }

    /** The pairs with most decisions. */
    List<Pair> pairs(RegisterFilter filter, int most) {
        return rows.pairs(filter, most);
    }

    /** Of what the database finds suspicious, what is so by the rules. */
    private List<Separation> conflicts(RegisterFilter filter) {
        return reader.read(rows.suspicious(filter)).stream()
                .filter(each -> !each.separate())
                .toList();
    }

    @Override
    public List<String> header() {
        return List.of(
                "Request",
                "Type",
                "Organisation",
                "Requested by",
                "Submitted by",
                "Filed by another system",
                "Vouched for by",
                "What",
                "Decided by",
                "Decided (UTC)",
                "First reviewer",
                "Contested by",
                "Account",
                "Marked by",
                "Identity checked by",
                "All different",
                "Conflicts");
    }

    @Override
    public List<Object> cells(Separation entry) {
        return Arrays.asList(
                entry.ritm(),
                entry.type().inWords(),
                entry.organisation(),
                entry.requestedBy(),
                entry.submittedBy(),
                entry.filedBySystem() ? "Yes" : "No",
                entry.vouchedBy(),
                entry.what(),
                entry.decidedBy(),
                entry.decidedAt(),
                entry.firstReviewer(),
                entry.contestedBy(),
                entry.account(),
                entry.markedBy(),
                entry.identityCheckedBy(),
                entry.separate() ? "Yes" : "No",
                entry.conflicts().stream().map(Conflict::inWords).collect(Collectors.joining("; ")));
    }

    /** What is looked for, in words. */
    static List<String> rules() {
        return Arrays.stream(Conflict.values()).map(Conflict::inWords).toList();
    }
}
