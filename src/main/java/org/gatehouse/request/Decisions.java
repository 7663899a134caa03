package org.gatehouse.request;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.request.Decision.Outcome;
import org.gatehouse.servicedesk.RequestReference;
import org.gatehouse.store.Json;
import org.gatehouse.store.Times;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Every decision made on every request. */
@Repository
@Transactional
public class Decisions {

    private record Row(String ritm, Decision decision) {}

    private final JdbcClient jdbc;
    private final Json json;
    private final Journal journal;

    Decisions(JdbcClient jdbc, Json json, Journal journal) {
        this.jdbc = jdbc;
        this.json = json;
        this.journal = journal;
    }

    /** Together with the fact that says everything of it. */
    public void record(RequestReference ritm, Decision decision) {
        jdbc.sql("""
                        insert into request_decision (ritm, outcome, reasons, remark, decided_by, decided_at)
                        values (:ritm, :outcome, :reasons, :remark, :by, :at)""")
                .param("ritm", ritm.value())
                .param("outcome", decision.outcome().name())
                .param("reasons", json.write(decision.reasons()))
                .param("remark", decision.comment())
                .param("by", decision.by())
                .param("at", Times.of(decision.at().truncatedTo(ChronoUnit.MICROS)))
                .update();
        journal.note(ritm, JournalKind.DECISION, decision.outcome().inWords(), decision.by(), Recorded.of(decision));
    }

    /** The decisions on one request, oldest first. */
    @Transactional(readOnly = true)
    public List<Decision> on(RequestReference ritm) {
        return on(Set.of(ritm)).getOrDefault(ritm, List.of());
    }

    /** The decisions on several requests, each list oldest first. */
    @Transactional(readOnly = true)
    public Map<RequestReference, List<Decision>> on(Collection<RequestReference> ritms) {
        if (ritms.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("select * from request_decision where ritm in (:ritms) order by id")
                .param("ritms", ritms.stream().map(RequestReference::value).toList())
                .query((row, number) -> new Row(row.getString("ritm"), read(row, json)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        row -> RequestReference.of(row.ritm()),
                        Collectors.mapping(Row::decision, Collectors.toList())));
    }

    static Decision read(ResultSet row, Json json) throws SQLException {
        return new Decision(
                Outcome.valueOf(row.getString("outcome")),
                json.readList(row.getString("reasons"), String.class),
                row.getString("remark"),
                row.getString("decided_by"),
                Times.read(row, "decided_at"));
    }
}
