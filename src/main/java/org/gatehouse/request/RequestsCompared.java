package org.gatehouse.request;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.gatehouse.store.Json;
import org.gatehouse.trail.AuditTrail;
import org.gatehouse.trail.ComparedWithFacts;
import org.gatehouse.trail.Fact;
import org.gatehouse.trail.FactKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Compares every request with the facts of it, a part at a time. */
@Component
class RequestsCompared implements ComparedWithFacts {

    private static final Logger log = LoggerFactory.getLogger(RequestsCompared.class);
    private static final int AT_A_TIME = 500;

    private static final Set<FactKind> KINDS =
            EnumSet.of(FactKind.SUBMITTED, FactKind.STATUS, FactKind.DECISION, FactKind.TASK, FactKind.EXPIRY);

    /** @param request null where the row says what no request can say */
    private record Row(long number, String ritm, Request request) {}

    /** @param decision null where the row says what no decision can say */
    private record Decided(String ritm, Decision decision) {}

    /** @param last the number of the last request in it */
    private record Part(List<String> problems, long last) {}

    private interface Reading<T> {
        T read() throws SQLException;
    }

    private final JdbcClient jdbc;
    private final Json json;
    private final AuditTrail trail;
    private final TransactionTemplate snapshot;

    RequestsCompared(JdbcClient jdbc, Json json, AuditTrail trail, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.json = json;
        this.trail = trail;
        snapshot = new TransactionTemplate(transactions);
        // A request that moves on between two queries is no discrepancy.
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);
    }

    @Override
    public void compare(Consumer<String> problem) {
        long after = 0;
        for (Part part = compared(after); part != null; part = compared(after)) {
            after = part.last();
            part.problems().forEach(problem);
        }
        for (Long gone = findGone(0, problem); gone != null; ) {
            gone = findGone(gone, problem);
        }
    }

    /** Null at the end. */
    private Part compared(long after) {
        try {
            return snapshot.execute(running -> compare(rows(after, AT_A_TIME)));
        } catch (RuntimeException unreadable) {
            log.warn("Some of the requests cannot be compared with their facts together", unreadable);
            return oneByOne(rows(after, AT_A_TIME));
        }
    }

    /** What cannot be read of one hinders no other. */
    private Part oneByOne(List<Row> rows) {
        var problems = new ArrayList<String>();
        for (Row row : rows) {
            try {
                problems.addAll(snapshot.execute(running -> compare(rows(row.number() - 1, 1)))
                        .problems());
            } catch (RuntimeException unreadable) {
                problems.add(onOneLine(row.ritm() + ": A fact of it cannot be read"));
            }
        }
        return new Part(problems, rows.get(rows.size() - 1).number());
    }

    private Part compare(List<Row> rows) {
        if (rows.isEmpty()) {
            return null;
        }
        List<String> ritms = rows.stream().map(Row::ritm).toList();
        Map<String, List<Fact>> facts = trail.of(ritms, KINDS).stream().collect(Collectors.groupingBy(Fact::ritm));
        Map<String, List<Decided>> decisions = decisions(ritms);
        var problems = new ArrayList<String>();
        for (Row row : rows) {
            discrepancies(row, decisions.getOrDefault(row.ritm(), List.of()), facts.getOrDefault(row.ritm(), List.of()))
                    .forEach(each -> problems.add(onOneLine("%s: %s".formatted(row.ritm(), each))));
        }
        return new Part(problems, rows.get(rows.size() - 1).number());
    }

    private static List<String> discrepancies(Row row, List<Decided> decisions, List<Fact> facts) {
        if (row.request() == null) {
            return List.of("The request says what Gatehouse cannot have written");
        }
        if (decisions.stream().anyMatch(each -> each.decision() == null)) {
            return List.of("A decision says what Gatehouse cannot have written");
        }
        return Discrepancies.of(
                row.request(), decisions.stream().map(Decided::decision).toList(), facts);
    }

    private Long findGone(long after, Consumer<String> problem) {
        List<AuditTrail.Submission> submitted = trail.submissions(after, AT_A_TIME);
        if (submitted.isEmpty()) {
            return null;
        }
        Set<String> there = jdbc.sql("select ritm from request where ritm in (:ritms)")
                .param(
                        "ritms",
                        submitted.stream().map(AuditTrail.Submission::ritm).toList())
                .query(String.class)
                .set();
        submitted.stream()
                .filter(fact -> !there.contains(fact.ritm()))
                .forEach(fact -> problem.accept(
                        onOneLine("%s: It was submitted, but the request is gone".formatted(fact.ritm()))));
        return submitted.get(submitted.size() - 1).id();
    }

    private List<Row> rows(long after, int most) {
        return jdbc.sql("select * from request where number > :after order by number limit :most")
                .param("after", after)
                .param("most", most)
                .query((row, number) ->
                        new Row(row.getLong("number"), row.getString("ritm"), readable(() -> Requests.read(row, json))))
                .list();
    }

    private Map<String, List<Decided>> decisions(List<String> ritms) {
        return jdbc
                .sql("select * from request_decision where ritm in (:ritms) order by id")
                .param("ritms", ritms)
                .query((row, number) -> new Decided(row.getString("ritm"), readable(() -> Decisions.read(row, json))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Decided::ritm));
    }

    private static <T> T readable(Reading<T> reading) throws SQLException {
        try {
            return reading.read();
        } catch (RuntimeException cannotBe) {
            return null;
        }
    }

    private static String onOneLine(String said) {
        return said.replaceAll("\\R", " ");
    }
}
