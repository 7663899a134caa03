package org.gatehouse.enablement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.gatehouse.request.RequestType;
import org.gatehouse.servicedesk.RequestReference;
import org.gatehouse.store.Times;
import org.gatehouse.web.PageOf;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The rows of all lists. */
@Repository
@Transactional
class EnablementRows {

    private static final int PART = 1000;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Clock clock;

    EnablementRows(JdbcClient jdbc, JdbcTemplate batches, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.clock = clock;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void enter(RequestReference ritm, List<Row> rows) {
        batches.batchUpdate(
                "insert into enablement_row (ritm, line, account, verdict, reasons, failures) values (?, ?, ?, ?, ?, 0)",
                rows,
                PART,
                (insert, row) -> {
                    insert.setString(1, ritm.value());
                    insert.setInt(2, row.line());
                    insert.setString(3, row.account());
                    insert.setString(4, row.verdict().name());
                    insert.setString(5, text(row.reasons()));
                });
    }

    /** Gives a request the list of another one; what depends on the directory is to be judged anew. */
    @Transactional(propagation = Propagation.MANDATORY)
    void copy(RequestReference from, RequestReference to) {
        jdbc.sql("""
                        insert into enablement_row (ritm, line, account, verdict, reasons, failures)
                        select :to, line, account,
                               case when reasons in (:ofItself) then verdict else 'WAITING' end,
                               case when reasons in (:ofItself) then reasons else '' end, 0
                          from enablement_row where ritm = :from""")
                .param("to", to.value())
                .param("from", from.value())
                .param("ofItself", List.of(Reason.NOT_AN_ADDRESS.name(), Reason.DUPLICATE.name()))
                .update();
    }

    /** The newest request that enables what the dry run has judged. */
    @Transactional(readOnly = true)
    Optional<Lists.CarriedOut> carriedOut(RequestReference dryRun) {
        return jdbc.sql("""
                        select ritm, submitted_at from request
                         where type = :type and details like :judged
                           and number > (select number from request where ritm = :dryRun)
                         order by number desc limit 1""")
                .param("type", RequestType.BULK_ENABLEMENT.name())
                .param("judged", "%%\"judgedAs\":\"%s\"%%".formatted(dryRun))
                .param("dryRun", dryRun.value())
                .query((row, number) -> new Lists.CarriedOut(row.getString("ritm"), Times.read(row, "submitted_at")))
                .optional();
    }

    /** The lists that an address stands in, newest first. */
    @Transactional(readOnly = true)
    List<RequestReference> listsWith(String account, int most) {
        return jdbc
                .sql("select distinct ritm from enablement_row where account = :account order by ritm desc limit :most")
                .param("account", account)
                .param("most", most)
                .query(String.class)
                .list()
                .stream()
                .map(RequestReference::of)
                .toList();
    }

    /** The next rows with this verdict. What failed before comes last, so that it holds up nothing else. */
    @Transactional(readOnly = true)
    List<Row> next(RequestReference ritm, Verdict verdict, int most) {
        return jdbc.sql("""
                        select * from enablement_row where ritm = :ritm and verdict = :verdict
                         order by failures, line limit :most""")
                .param("ritm", ritm.value())
                .param("verdict", verdict.name())
                .param("most", most)
                .query(EnablementRows::read)
                .list();
    }

    void settle(RequestReference ritm, Map<Row, Judgement> judged) {
        batches.batchUpdate(
                "update enablement_row set verdict = ?, reasons = ?, settled_at = ? where ritm = ? and line = ?",
                judged.entrySet().stream()
                        .map(each -> new Object[] {
                            each.getValue().verdict().name(),
                            text(each.getValue().reasons()),
                            Times.of(clock.instant()),
                            ritm.value(),
                            each.getKey().line()
                        })
                        .toList());
    }

    /** Puts rows that could not be seen to behind the others. */
    void failed(RequestReference ritm, Collection<Row> rows) {
        batches.batchUpdate(
                "update enablement_row set failures = failures + 1 where ritm = ? and line = ?",
                rows.stream()
                        .map(row -> new Object[] {ritm.value(), row.line()})
                        .toList());
    }

    void giveUp(RequestReference ritm, Collection<Verdict> unfinished) {
        jdbc.sql("""
                        update enablement_row set verdict = 'NOT_ENABLED', reasons = :reason, settled_at = :now
                         where ritm = :ritm and verdict in (:unfinished)""")
                .param("reason", Reason.GIVEN_UP.name())
                .param("now", Times.of(clock.instant()))
                .param("ritm", ritm.value())
                .param("unfinished", unfinished.stream().map(Enum::name).toList())
                .update();
    }

    @Transactional(readOnly = true)
    boolean hasAny(RequestReference ritm, Verdict verdict) {
        return !next(ritm, verdict, 1).isEmpty();
    }

    @Transactional(readOnly = true)
    Tally tally(RequestReference ritm) {
        return new Tally(jdbc.sql("""
                        select verdict, reasons, count(*) as number from enablement_row where ritm = :ritm
                         group by verdict, reasons""")
                .param("ritm", ritm.value())
                .query((row, number) -> new Tally.Part(
                        Verdict.valueOf(row.getString("verdict")),
                        reasons(row.getString("reasons")),
                        row.getLong("number")))
                .list());
    }

    /** @param verdict null for rows of every verdict */
    @Transactional(readOnly = true)
    PageOf<Row> page(RequestReference ritm, Verdict verdict, PageOf.Wanted wanted) {
        String fromAndWhere = "from enablement_row where ritm = :ritm and (:verdict = '' or verdict = :verdict)";
        Map<String, Object> values = Map.of("ritm", ritm.value(), "verdict", verdict == null ? "" : verdict.name());
        long total = jdbc.sql("select count(*) " + fromAndWhere)
                .params(values)
                .query(Long.class)
                .single();
        List<Row> rows = jdbc.sql("select * %s order by line limit :size offset :from".formatted(fromAndWhere))
                .params(values)
                .param("size", wanted.size())
                .param("from", wanted.offset())
                .query(EnablementRows::read)
                .list();
        return new PageOf<>(rows, wanted.page(), wanted.size(), total);
    }

    /** Hands out all rows in the order of the file, some at a time. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    void each(RequestReference ritm, Consumer<List<Row>> look) {
        List<Row> part = after(ritm, 0);
        while (!part.isEmpty()) {
            look.accept(part);
            part = after(ritm, part.get(part.size() - 1).line());
        }
    }

    private List<Row> after(RequestReference ritm, int line) {
        return jdbc.sql("select * from enablement_row where ritm = :ritm and line > :line order by line limit :most")
                .param("ritm", ritm.value())
                .param("line", line)
                .param("most", PART)
                .query(EnablementRows::read)
                .list();
    }

    private static Row read(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getInt("line"),
                row.getString("account"),
                Verdict.valueOf(row.getString("verdict")),
                reasons(row.getString("reasons")));
    }

    private static String text(List<Reason> reasons) {
        return reasons.stream().map(Enum::name).collect(Collectors.joining(","));
    }

    private static List<Reason> reasons(String text) {
        return Arrays.stream(text.split(","))
                .filter(name -> !name.isEmpty())
                .map(Reason::valueOf)
                .toList();
    }
}
