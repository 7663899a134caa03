package org.gatehouse.request;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.gatehouse.servicedesk.RequestReference;
import org.gatehouse.store.Json;
import org.gatehouse.store.Times;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The requests that nobody works on any more. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class ClosedRequests {

    /**
     * Some of them.
     *
     * @param last where to go on
     */
    public record Part(List<RequestReference> requests, long last) {}

    private record Numbered(RequestReference ritm, long number) {}

    private static final String CLOSED = "select * from request where status not in " + RequestStatus.OPEN_IN_SQL;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Requests requests;
    private final RequestCases cases;
    private final Json json;

    ClosedRequests(JdbcClient jdbc, JdbcTemplate batches, Requests requests, RequestCases cases, Json json) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.requests = requests;
        this.cases = cases;
        this.json = json;
    }

    /**
     * Those not expired whose status has not changed since that instant, in the order in which they were filed.
     *
     * @param after where the part before ended, 0 for the first one
     */
    @Transactional(readOnly = true)
    public Part unchangedSince(Instant since, long after, int most) {
        List<Numbered> found = jdbc.sql(
                        CLOSED
                                + " and expired_at is null and stage_since <= :since and number > :after order by number limit :most")
                .param("since", Times.of(since))
                .param("after", after)
                .param("most", most)
                .query((row, number) -> new Numbered(RequestReference.of(row.getString("ritm")), row.getLong("number")))
                .list();
        return new Part(
                found.stream().map(Numbered::ritm).toList(),
                found.isEmpty() ? after : found.get(found.size() - 1).number());
    }

    /** Those of the given that are closed, whether expired or not, held until the transaction ends. */
    public List<Request> hold(Collection<RequestReference> wanted) {
        return jdbc.sql(CLOSED + " and ritm in (:ritms) order by ritm for update")
                .param("ritms", RequestReference.texts(wanted))
                .query(requests::read)
                .list();
    }

    /** Takes out of the requests, which are held, and of their decisions what names or describes people. */
    public void expire(Collection<Request> over, Instant at) {
        batches.batchUpdate(
                """
                update request
                   set details = ?, warnings = '[]', submitted_by = ?, requested_by = ?, stage_holder = ?,
                       expired_at = coalesce(expired_at, ?)
                 where ritm = ?""",
                over.stream()
                        .map(request -> new Object[] {
                            json.write(cases.forgotten(request)),
                            Forgotten.WHO,
                            Forgotten.ADDRESS.value(),
                            Stage.GATEHOUSE,
                            Times.of(at),
                            request.ritm().value()
                        })
                        .toList());
        jdbc.sql("""
                        update request_decision set reasons = '[]', remark = null, decided_by = :who
                         where ritm in (:ritms)""")
                .param("who", Forgotten.WHO)
                .param(
                        "ritms",
                        RequestReference.texts(over.stream().map(Request::ritm).toList()))
                .update();
    }
}
