package org.gatehouse.request;

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

    public void record(RequestReference ritm, Decision decision) {
        jdbc.sql("""
                        insert into request_decision (ritm, outcome, reasons, decided_by, decided_at)
                        values (:ritm, :outcome, :reasons, :by, :at)""")
                .param("ritm", ritm.value())
                .param("outcome", decision.outcome().name())
                .param("reasons", json.write(decision.reasons()))
                .param("by", decision.by())
                .param("at", Times.of(decision.at()))
                .update();
        journal.note(
                ritm,
                JournalKind.DECISION,
                decision.outcome().inWords(),
                decision.by(),
                decision.reasons().isEmpty() ? Map.of() : Map.of("reasons", decision.reasons()));
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
                .query((row, number) -> new Row(
                        row.getString("ritm"),
                        new Decision(
                                Outcome.valueOf(row.getString("outcome")),
                                json.readList(row.getString("reasons"), String.class),
                                row.getString("decided_by"),
                                Times.read(row, "decided_at"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        row -> RequestReference.of(row.ritm()),
                        Collectors.mapping(Row::decision, Collectors.toList())));
    }
}
