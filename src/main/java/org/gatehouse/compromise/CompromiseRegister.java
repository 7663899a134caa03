package org.gatehouse.compromise;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.gatehouse.identity.Groups;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.identity.Person;
import org.gatehouse.store.Times;
import org.gatehouse.web.PageOf;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The register of compromised accounts (catalogue 2.1): who marked which account when and why, how long it took to contain
 * it, what became of its steps, and who gave it back. A line for each marking.
 */
@Repository
@Transactional(readOnly = true)
class CompromiseRegister {

    private static final int AT_A_TIME = 500;
    private static final Set<String> SEE_ALL = Set.of(
            Groups.AUDITORS, Groups.HELPDESK, Groups.DIRECTORY_SUPPORT, Groups.PROCESS_OWNERS, Groups.ADMINISTRATORS);

    /**
     * A line of the register.
     *
     * @param run which marking of the case it is, from 1
     * @param runs how often the account was marked in the case
     * @param secondsToContain from the marking until every step was read back, to the tenth, or null
     * @param over why the lock-down ended before that, or null
     * @param steps the state of each step
     * @param remediatedBy the login of who gave it back in the end, or null
     */
    record Entry(
            String ritm,
            String account,
            String displayName,
            String organisation,
            int run,
            int runs,
            String markedBy,
            Instant markedAt,
            List<Sign> signs,
            String comment,
            Instant containedAt,
            Double secondsToContain,
            Verdict verdict,
            Over over,
            List<StepOfEntry> steps,
            String remediatedBy,
            String identityCheckedBy,
            Instant remediatedAt,
            Instant closedAt) {}

    /** What ended a lock-down before the account was contained. */
    enum Over {
        MARKED_AGAIN("Marked again before it was contained"),
        ACCOUNT_DELETED("The account was deleted before it was contained");

        private final String inWords;

        Over(String inWords) {
            this.inWords = inWords;
        }

        public String inWords() {
            return inWords;
        }
    }

    record StepOfEntry(ContainmentStep step, StepState state) {}

    private record Line(long number, Entry entry) {}

    private final JdbcClient jdbc;

    CompromiseRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether this person sees the cases of every organisation and not only of their own. */
    static boolean seesAll(Person person) {
        return person.isAnyOf(SEE_ALL);
    }

    /** @param organisation only of this one, or null */
    PageOf<Entry> page(Person person, OdsCode organisation, PageOf.Wanted page) {
        Collection<OdsCode> within = person.within(seesAll(person), organisation);
        String where = condition(within);
        Map<String, Object> values = values(within);
        long total = jdbc.sql(
                        PageOf.counting("from compromise_run r join compromise_case c on c.ritm = r.ritm" + where))
                .params(values)
                .query(Long.class)
                .single();
        List<Line> lines = jdbc.sql(lines(where) + " order by c.number desc, r.run desc limit :size offset :offset")
                .params(values)
                .param("size", page.size())
                .param("offset", page.offset())
                .query(CompromiseRegister::read)
                .list();
        return new PageOf<>(withSteps(lines), page.page(), page.size(), total);
    }

    /** Hands out everything that the pages show, newest case first. */
    void each(Person person, OdsCode organisation, Consumer<List<Entry>> to) {
        Collection<OdsCode> within = person.within(seesAll(person), organisation);
        String where = condition(within);
        long before = Long.MAX_VALUE;
        List<Line> lines;
        do {
            lines = jdbc.sql(lines(where + (where.isEmpty() ? " where" : " and")
                                    + " c.number in (select number from compromise_case where number < :before"
                                    + " order by number desc limit :size)")
                            + " order by c.number desc, r.run desc")
                    .params(values(within))
                    .param("before", before)
                    .param("size", AT_A_TIME)
                    .query(CompromiseRegister::read)
                    .list();
            to.accept(withSteps(lines));
            before = lines.isEmpty() ? 0 : lines.get(lines.size() - 1).number();
        } while (before > 0);
    }

    private static String condition(Collection<OdsCode> within) {
        if (within == null) {
            return "";
        }
        return within.isEmpty() ? " where 1 = 0" : " where c.organisation in (:organisations)";
    }

    private static Map<String, Object> values(Collection<OdsCode> within) {
        var values = new HashMap<String, Object>();
        if (within != null && !within.isEmpty()) {
            values.put("organisations", within.stream().map(OdsCode::value).toList());
        }
        return values;
    }

    private static String lines(String where) {
        return """
                select c.*, r.run as this_run, r.marked_at, r.marked_by, r.signs, r.comment, r.contained_at
                  from compromise_run r join compromise_case c on c.ritm = r.ritm""" + where;
    }

    /** The steps of all lines are asked for at once. */
    private List<Entry> withSteps(List<Line> lines) {
        record OfRun(String ritm, int run, StepOfEntry step) {}
        Set<String> ritms = lines.stream().map(line -> line.entry().ritm()).collect(Collectors.toSet());
        Map<String, List<StepOfEntry>> steps = ritms.isEmpty()
                ? Map.of()
                : jdbc
                        .sql("select ritm, run, step, state from compromise_step where ritm in (:ritms)")
                        .param("ritms", ritms)
                        .query((row, number) -> new OfRun(
                                row.getString("ritm"),
                                row.getInt("run"),
                                new StepOfEntry(
                                        ContainmentStep.valueOf(row.getString("step")),
                                        StepState.valueOf(row.getString("state")))))
                        .list()
                        .stream()
                        .collect(Collectors.groupingBy(
                                each -> each.ritm() + ":" + each.run(),
                                Collectors.mapping(OfRun::step, Collectors.toCollection(ArrayList::new))));
        return lines.stream()
                .map(Line::entry)
                .map(entry -> complete(entry, steps.getOrDefault(entry.ritm() + ":" + entry.run(), List.of())))
                .toList();
    }

    private static Entry complete(Entry entry, List<StepOfEntry> steps) {
        return new Entry(
                entry.ritm(),
                entry.account(),
                entry.displayName(),
                entry.organisation(),
                entry.run(),
                entry.runs(),
                entry.markedBy(),
                entry.markedAt(),
                entry.signs(),
                entry.comment(),
                entry.containedAt(),
                entry.secondsToContain(),
                Verdict.of(steps.stream().map(StepOfEntry::state).toList()),
                entry.over(),
                steps.stream()
                        .sorted((one, other) -> one.step().compareTo(other.step()))
                        .toList(),
                entry.remediatedBy(),
                entry.identityCheckedBy(),
                entry.remediatedAt(),
                entry.closedAt());
    }

    private static Line read(ResultSet row, int number) throws SQLException {
        Instant markedAt = Times.read(row, "marked_at");
        Instant containedAt = Times.read(row, "contained_at");
        boolean last = row.getInt("this_run") == row.getInt("run");
        return new Line(
                row.getLong("number"),
                new Entry(
                        row.getString("ritm"),
                        row.getString("account_address"),
                        row.getString("account_name"),
                        row.getString("organisation"),
                        row.getInt("this_run"),
                        row.getInt("run"),
                        row.getString("marked_by"),
                        markedAt,
                        Arrays.stream(row.getString("signs").split(","))
                                .map(Sign::valueOf)
                                .toList(),
                        row.getString("comment"),
                        containedAt,
                        containedAt == null
                                ? null
                                : Math.round(Duration.between(markedAt, containedAt)
                                                        .toMillis()
                                                / 100.0)
                                        / 10.0,
                        null,
                        over(containedAt, last, Times.read(row, "closed_at")),
                        List.of(),
                        last ? row.getString("remediation_by") : null,
                        last ? row.getString("identity_checked_by") : null,
                        last ? Times.read(row, "remediated_at") : null,
                        last ? Times.read(row, "closed_at") : null));
    }

    private static Over over(Instant containedAt, boolean last, Instant closedAt) {
        if (containedAt != null) {
            return null;
        }
        if (!last) {
            return Over.MARKED_AGAIN;
        }
        return closedAt == null ? null : Over.ACCOUNT_DELETED;
    }
}
