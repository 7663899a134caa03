package org.gatehouse.modelchange;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.model.ModelKind;
import org.gatehouse.model.ModelVersion;
import org.gatehouse.release.Running;
import org.gatehouse.store.Json;
import org.gatehouse.store.Sha256;
import org.gatehouse.store.Times;
import org.gatehouse.web.PageOf;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** All proposed changes. Each act names the states it may begin from, so that of two at once one comes too late. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class ChangeRows {

    /** A check that was begun longer ago belongs to a node that died, and is begun again. */
    static final Duration ABANDONED = Duration.ofMinutes(2);

    /** A proposal whose check is this node's to do. */
    record Taken(long id, int attempts) {}

    /** Which are sought; null seeks all. */
    record Sought(String key, ChangeState state) {}

    /** Everything but the file. */
    private static final String TOLD = """
            select id, kind, model_key, base_version, sha256, reason, running, shown, proposed_by, proposed_at,
                   checked_at, report, decided_by, decided_at, comment, withdrawn_at, released_version, released_at,
                   in_force
            """;

    private static final String ALL = """
            from (select c.*,
                         case when state in ('CHECKING', 'PROPOSED') and base_version < in_force then 'OVERTAKEN'
                              else state end as shown
                    from (select m.*,
                                 coalesce(case m.kind
                                     when 'PROCESS' then (select max(version_) from act_re_procdef d
                                                           where d.key_ = m.model_key)
                                     else (select max(version_) from act_re_decision_def d
                                            where d.key_ = m.model_key) end, 0) as in_force
                            from model_change m) c) s""";
    private static final String SOUGHT =
            ALL + " where (:key = '' or model_key = :key) and (:state = '' or shown = :state)";

    private final JdbcClient jdbc;
    private final Json json;
    private final Clock clock;

    ChangeRows(JdbcClient jdbc, Json json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    long enter(Proposal proposal) {
        ModelVersion base = proposal.base();
        var key = new GeneratedKeyHolder();
        jdbc.sql("""
                        insert into model_change (kind, model_key, base_version, content, sha256, reason, running,
                            state, proposed_by, proposed_at, attempts)
                        values (:kind, :key, :base, :content, :sha256, :reason, :running,
                            'CHECKING', :by, :now, 0)""")
                .param("kind", base.kind().name())
                .param("key", base.key())
                .param("base", base.version())
                .param("content", proposal.content())
                .param("sha256", Sha256.of(proposal.content()))
                .param("reason", proposal.reason())
                .param("running", proposal.running().name())
                .param("by", proposal.by().login())
                .param("now", now())
                .update(key, "id");
        return key.getKeyAs(Long.class);
    }

    @Transactional(readOnly = true)
    Optional<ModelChange> find(long id) {
        return jdbc.sql(TOLD + ALL + " where id = :id")
                .param("id", id)
                .query(this::read)
                .optional();
    }

    @Transactional(readOnly = true)
    byte[] content(long id) {
        return jdbc.sql("select content from model_change where id = :id")
                .param("id", id)
                .query((row, number) -> row.getBytes("content"))
                .single();
    }

    /** The newest first. */
    @Transactional(readOnly = true)
    PageOf<ModelChange> page(Sought sought, PageOf.Wanted wanted) {
        List<ModelChange> found = asked(TOLD + SOUGHT + " order by id desc limit :size offset :from", sought)
                .param("size", wanted.size())
                .param("from", wanted.offset())
                .query(this::read)
                .list();
        long total = asked(PageOf.counting(SOUGHT), sought).query(Long.class).single();
        return new PageOf<>(found, wanted.page(), wanted.size(), total);
    }

    /** How many wait for somebody else than who proposed them. */
    @Transactional(readOnly = true)
    long waitingFor(String login) {
        return jdbc.sql("select count(*) " + ALL + " where shown = 'PROPOSED' and proposed_by <> :login")
                .param("login", login)
                .query(Long.class)
                .single();
    }

    /** The next one to be checked, which no other node takes for a while. */
    Optional<Taken> takeNext() {
        Instant now = clock.instant();
        Optional<Taken> next = jdbc.sql("""
                        select id, attempts from model_change
                         where state = 'CHECKING' and (taken_at is null or taken_at < :abandoned)
                         order by id limit 1 for update skip locked""")
                .param("abandoned", Times.of(now.minus(ABANDONED)))
                .query((row, number) -> new Taken(row.getLong("id"), row.getInt("attempts") + 1))
                .optional();
        next.ifPresent(taken -> jdbc.sql("update model_change set taken_at = :now, attempts = :attempts where id = :id")
                .param("now", Times.of(now))
                .param("attempts", taken.attempts())
                .param("id", taken.id())
                .update());
        return next;
    }

    boolean checked(long id, ChangeState now, ChangeReport report) {
        return 1
                == jdbc.sql("""
                                update model_change set state = :state, checked_at = :now, report = :report
                                 where id = :id and state = 'CHECKING'""")
                        .param("state", now.name())
                        .param("now", now())
                        .param("report", json.write(report))
                        .param("id", id)
                        .update();
    }

    boolean decide(long id, Set<ChangeState> from, ChangeState to, String by, String comment) {
        return 1
                == jdbc.sql("""
                                update model_change set state = :state, decided_by = :by, decided_at = :now,
                                    comment = :comment
                                 where id = :id and state in (:from)""")
                        .param("state", to.name())
                        .param("by", by)
                        .param("now", now())
                        .param("comment", comment)
                        .param("id", id)
                        .param("from", from.stream().map(Enum::name).toList())
                        .update();
    }

    boolean withdraw(long id) {
        return 1 == jdbc.sql("""
                                update model_change set state = 'WITHDRAWN', withdrawn_at = :now
                                 where id = :id and state in ('CHECKING', 'CHECK_FAILED', 'PROPOSED')""").param("now", now()).param("id", id).update();
    }

    /** Whether it was approved and not yet known to be in force. */
    boolean inForceAs(long id, int version) {
        return 1
                == jdbc.sql("""
                                update model_change set state = 'IN_FORCE', released_version = :version,
                                    released_at = :now
                                 where id = :id and state = 'APPROVED'""")
                        .param("version", version)
                        .param("now", now())
                        .param("id", id)
                        .update();
    }

    /** Those whose file is to be shipped, the oldest first. */
    @Transactional(readOnly = true)
    List<ModelChange> approved() {
        return jdbc.sql(TOLD + ALL + " where state = 'APPROVED' order by id")
                .query(this::read)
                .list();
    }

    private JdbcClient.StatementSpec asked(String query, Sought sought) {
        return jdbc.sql(query)
                .param("key", sought.key() == null ? "" : sought.key())
                .param("state", sought.state() == null ? "" : sought.state().name());
    }

    private Timestamp now() {
        return Times.of(clock.instant());
    }

    private ModelChange read(ResultSet row, int number) throws SQLException {
        String report = row.getString("report");
        return new ModelChange(
                row.getLong("id"),
                ModelKind.valueOf(row.getString("kind")),
                row.getString("model_key"),
                row.getInt("base_version"),
                row.getString("sha256"),
                row.getString("reason"),
                Running.valueOf(row.getString("running")),
                ChangeState.valueOf(row.getString("shown")),
                row.getString("proposed_by"),
                Times.read(row, "proposed_at"),
                Times.read(row, "checked_at"),
                report == null ? null : json.read(report, ChangeReport.class),
                row.getString("decided_by"),
                Times.read(row, "decided_at"),
                row.getString("comment"),
                Times.read(row, "withdrawn_at"),
                row.getObject("released_version", Integer.class),
                Times.read(row, "released_at"),
                row.getInt("in_force"));
    }
}
