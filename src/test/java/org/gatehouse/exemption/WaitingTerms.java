package org.gatehouse.exemption;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.RuntimeService;
import org.gatehouse.bench.Load;
import org.gatehouse.store.Times;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Exceptions that run and wait for their end, 10,000 of them in a minute where granting them would take ten: accounts,
 * requests and terms are put into their tables as they are by then, and each instance is started at the timer at which
 * it waits. They wait for a far instant, which is then moved for all.
 */
public class WaitingTerms {

    private static final Duration FAR = Duration.ofHours(10);
    private static final int TOGETHER = 100;
    private static final int CLIENTS = 4;

    private static final List<String> ROWS = List.of("""
            insert into directory_account
            select 'account-' || n, 'user' || n || '@storm.example', 'User ' || n, 'ZA1', 'USER',
                   true, false, false, false, cast(:since as timestamp)
              from generate_series(:first, :last) n""", """
            insert into directory_member (group_id, account_id)
            select :group, 'account-' || n from generate_series(:first, :last) n""", """
            insert into account_standing (account_id, compromised, ever_compromised)
            select 'account-' || n, false, false from generate_series(:first, :last) n""", """
            insert into request (ritm, type, organisation, status, details, warnings, submitted_at, submitted_by,
                requested_by, due_at, stage_name, stage_holder, stage_since, action_needed)
            select 'RITM' || 90000000 + n, 'LONG_TERM_EXCEPTION', 'ZA1', 'ACTIVE', '{}', '[]',
                   cast(:since as timestamp), 'la.za1', 'local.admin@za1.example', cast(:end as timestamp), 'Active',
                   'gatehouse', cast(:since as timestamp), false
              from generate_series(:firstRequest, :lastRequest) n""", """
            insert into exception_term (id, ritm, account_id, account_address, account_name, organisation, kind, state,
                slot, starts_at, ends_at, in_force_at)
            select 'term-' || n, 'RITM' || 90000000 + :firstRequest + (n - :first) / :ofEach, 'account-' || n,
                   'user' || n || '@storm.example', 'User ' || n, 'ZA1', 'LONG', 'ACTIVE', 'account-' || n,
                   cast(:since as timestamp), cast(:end as timestamp), cast(:since as timestamp)
              from generate_series(:first, :last) n""");

    private record Waiting(String id, String ritm) {}

    private final RuntimeService runtime;
    private final Consumer<Runnable> together;
    private final JdbcClient jdbc;
    private final String group;

    /**
     * @param together does what it is given as one command of the engine
     * @param group id of the exception group, or null on an engine that has the diagram and nothing else
     */
    public WaitingTerms(RuntimeService runtime, Consumer<Runnable> together, JdbcClient jdbc, String group) {
        this.runtime = runtime;
        this.together = together;
        this.jdbc = jdbc;
        this.group = group;
    }

    public void make(int requests, int ofEach) {
        List<Waiting> made = group == null
                ? IntStream.range(0, requests * ofEach)
                        .mapToObj(n -> new Waiting("term-" + n, "RITM" + n))
                        .toList()
                : put(requests, ofEach);
        Date far = Date.from(Instant.now().plus(FAR));
        List<List<Waiting>> parts = IntStream.iterate(0, from -> from < made.size(), from -> from + TOGETHER)
                .mapToObj(from -> made.subList(from, Math.min(from + TOGETHER, made.size())))
                .toList();
        Load.each(parts, CLIENTS, part -> together.accept(() -> part.forEach(term -> start(term, far))));
        if (group != null) {
            jdbc.sql("""
                            update exception_term set process_instance = proc_inst_id_
                              from act_ru_variable where name_ = 'term' and text_ = exception_term.id""").update();
        }
        jdbc.sql("vacuum analyze").update();
    }

    private void start(Waiting term, Date end) {
        runtime.createProcessInstanceByKey(TermProcess.KEY)
                .businessKey(term.ritm())
                .setVariables(Map.of("ritm", term.ritm(), "term", term.id(), "next", "END", "nextAt", end))
                .startBeforeActivity("instant-reached")
                .execute();
    }

    private List<Waiting> put(int requests, int ofEach) {
        int terms = requests * ofEach;
        int first = count("exception_term");
        int firstRequest = count("request");
        Instant now = Instant.now();
        Map<String, Object> values = Map.of(
                "group",
                group,
                "first",
                first,
                "last",
                first + terms - 1,
                "firstRequest",
                firstRequest,
                "lastRequest",
                firstRequest + requests - 1,
                "ofEach",
                ofEach,
                "since",
                Times.of(now.minus(FAR)),
                "end",
                Times.of(now.plus(FAR)));
        ROWS.forEach(rows -> jdbc.sql(rows).params(values).update());
        return jdbc.sql("select id, ritm from exception_term where state = 'ACTIVE'")
                .query(Waiting.class)
                .list();
    }

    /** Moves the end of all that wait. */
    public void endAt(Instant due) {
        if (group != null) {
            jdbc.sql("update exception_term set ends_at = :due where state = 'ACTIVE'")
                    .param("due", Times.of(due))
                    .update();
        }
        jdbc.sql("update act_ru_job set duedate_ = :due where handler_type_ = 'timer-intermediate-transition'")
                .param("due", Times.of(due))
                .update();
    }

    /** How many have not come to the end of their process. */
    public int running() {
        return count("act_ru_execution");
    }

    JdbcClient jdbc() {
        return jdbc;
    }

    private int count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }
}
