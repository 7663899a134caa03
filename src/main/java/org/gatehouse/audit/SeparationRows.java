package org.gatehouse.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gatehouse.audit.Separations.Pair;
import org.gatehouse.identity.People;
import org.gatehouse.request.Stage;
import org.gatehouse.store.Times;
import org.gatehouse.web.PageOf;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds decisions and accounts given back, the newest first, and which of them are worth a closer look. */
@Repository
class SeparationRows {

    private static final int MOST_SUSPICIOUS = 2_000;

    private static final String DECISIONS = " from request_decision d";
    private static final String GIVEN_BACK = " from compromise_case c";
    private static final String OF_REQUEST = " join request r on r.ritm = %s.ritm";
    private static final String BY_PEOPLE = " where d.decided_by <> '%s'".formatted(Stage.GATEHOUSE);
    private static final String DONE = " where c.remediated_at is not null";

    /** What may break a rule, as wide as a query can tell; addresses are kept in small letters everywhere. */
    private static final String SUSPICIOUS_DECISION = """
             and (d.decided_by = r.submitted_by
               or exists (select 1 from known p where p.login = d.decided_by
                           and (p.address = r.requested_by
                             or r.details like '%"email":"' || p.address || '"%'))
               or r.details like '%"email":"' || r.requested_by || '"%'
               or (d.outcome in ('UPHELD', 'OVERTURNED')
                 and (r.details like '%"by":"' || d.decided_by || '"%'
                   or exists (select 1 from request_decision other
                               where other.ritm = d.ritm and other.decided_by = d.decided_by and other.id < d.id))))""";

    private static final String SUSPICIOUS_GIVING_BACK = """
             and (c.identity_checked_by = c.account_address
               or exists (select 1 from known p where p.login = c.remediation_by
                           and p.address = c.account_address))""";

    /**
     * One of them.
     *
     * @param decision the number of the decision, or 0 for an account that was given back
     */
    record Found(String ritm, long decision, Instant at) {}

    private static final String NEWEST_FIRST = " order by at desc, ritm desc, id desc";
    private static final String BEHIND =
            " where at < :at or (at = :at and (ritm < :ritm or (ritm = :ritm and id < :id)))";
    private static final Found BEFORE_THE_FIRST = new Found("", 0, Instant.parse("9999-01-01T00:00:00Z"));

    private final JdbcClient jdbc;
    private final People people;

    SeparationRows(JdbcClient jdbc, People people) {
        this.jdbc = jdbc;
        this.people = people;
    }

    long count(RegisterFilter filter) {
        return jdbc.sql("select count(*) from (%s limit %d) counted".formatted(both(filter), PageOf.COUNTED + 1))
                .params(filter.values())
                .query(Long.class)
                .single();
    }

    List<Found> page(RegisterFilter filter, PageOf.Wanted wanted) {
        return jdbc.sql(both(filter) + NEWEST_FIRST + " limit :size offset :offset")
                .params(filter.values())
                .param("size", wanted.size())
                .param("offset", wanted.offset())
                .query(SeparationRows::read)
                .list();
    }

    /** @param last the one they come after, or null for the first */
    List<Found> after(RegisterFilter filter, Found last, int most) {
        Found before = last == null ? BEFORE_THE_FIRST : last;
        return jdbc.sql("select * from (" + both(filter) + ") found" + BEHIND + NEWEST_FIRST + " limit :most")
                .params(filter.values())
                .param("at", Times.of(before.at()))
                .param("ritm", before.ritm())
                .param("id", before.decision())
                .param("most", most)
                .query(SeparationRows::read)
                .list();
    }

    /** At most so many: where there are more, something else is wrong than one decision. */
    List<Found> suspicious(RegisterFilter filter) {
        Map<String, Object> values = new HashMap<>(filter.values());
        String known = known(values);
        return jdbc.sql(known
                        + both(
                                filter,
                                OF_REQUEST.formatted("d"),
                                SUSPICIOUS_DECISION,
                                OF_REQUEST.formatted("c"),
                                SUSPICIOUS_GIVING_BACK)
                        + NEWEST_FIRST
                        + " limit :most")
                .params(values)
                .param("most", MOST_SUSPICIOUS)
                .query(SeparationRows::read)
                .list();
    }

    List<Pair> pairs(RegisterFilter filter, int most) {
        return jdbc.sql("select d.decided_by, r.requested_by, count(*) as times" + DECISIONS
                        + OF_REQUEST.formatted("d") + BY_PEOPLE
                        + filter.sql("d.decided_at")
                        + " group by d.decided_by, r.requested_by"
                        + " order by times desc, d.decided_by, r.requested_by limit :most")
                .params(filter.values())
                .param("most", most)
                .query((row, number) ->
                        new Pair(row.getString("decided_by"), row.getString("requested_by"), row.getLong("times")))
                .list();
    }

    /** The addresses of those who ever decided or gave something back, which the database may not know. */
    private String known(Map<String, Object> values) {
        List<String> logins = jdbc.sql("""
                        select decided_by as login from request_decision group by decided_by
                        union select remediation_by from compromise_case where remediation_by is not null""").query(String.class).list();
        var lines = new StringBuilder(
                "with known (login, address) as (values (cast('' as varchar(254)), cast('' as varchar(254)))");
        for (int i = 0; i < logins.size(); i++) {
            String address = people.byLogin(logins.get(i))
                    .map(person -> person.address().value())
                    .orElse(null);
            if (address != null) {
                lines.append(", (:login%1$d, :address%1$d)".formatted(i));
                values.put("login" + i, logins.get(i));
                values.put("address" + i, address);
            }
        }
        return lines.append(") ").toString();
    }

    private static String both(RegisterFilter filter) {
        // Without their requests, the newest of both come from indexes, however many there are.
        boolean bare = filter.organisation() == null && filter.type() == null;
        return both(filter, bare ? "" : OF_REQUEST.formatted("d"), "", bare ? "" : OF_REQUEST.formatted("c"), "");
    }

    private static String both(
            RegisterFilter filter, String ofDecision, String ofDecisions, String ofAccount, String ofAccounts) {
        return "select d.ritm, d.id, d.decided_at as at" + DECISIONS + ofDecision + BY_PEOPLE
                + filter.sql("d.decided_at") + " " + ofDecisions
                + " union all select c.ritm, cast(0 as bigint), c.remediated_at" + GIVEN_BACK + ofAccount + DONE
                + filter.sql("c.remediated_at") + " " + ofAccounts;
    }

    private static Found read(ResultSet row, int number) throws SQLException {
        return new Found(row.getString("ritm"), row.getLong("id"), Times.read(row, "at"));
    }
}
