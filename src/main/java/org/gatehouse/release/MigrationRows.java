package org.gatehouse.release;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gatehouse.store.Times;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Which instances are to be moved to which version, and what became of each. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class MigrationRows {

    /** What becomes of one instance. */
    enum State {
        WAITING,
        MOVED,
        ENDED,
        STAYED
    }

    /** A migration that goes on. */
    record Open(String key, int version) {}

    /**
     * An instance that waits for its turn.
     *
     * @param definition the engine's id of the version it ran by as the migration began
     * @param attempts how often it could not be had, for something else was done to it at that time
     */
    record Next(String instance, String subject, int fromVersion, String definition, int attempts) {}

    private static final int LONGEST_WHY = 2000;
    private static final String OF_ONE = " where model_key = :key and version = :version";

    private final JdbcClient jdbc;

    MigrationRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void begin(String key, int version, Instant at) {
        jdbc.sql("insert into model_migration (model_key, version, started_at) values (:key, :version, :at)")
                .param("key", key)
                .param("version", version)
                .param("at", Times.of(at))
                .update();
    }

    /**
     * Begins it later or once more, for somebody who asks for it; those that stayed wait for another turn.
     *
     * @param by their login
     */
    void beginAgain(String key, int version, String by, Instant at) {
        var migration = new Open(key, version);
        if (of(migration).isEmpty()) {
            begin(key, version, at);
        }
        of(migration, "update model_migration set started_at = :at, ended_at = null, by_whom = :by" + OF_ONE)
                .param("at", Times.of(at))
                .param("by", by)
                .update();
        of(
                        migration,
                        "update model_migration_instance set state = 'WAITING', why = null, attempts = 0" + OF_ONE
                                + " and state = 'STAYED'")
                .update();
    }

    /** The login of who wanted it: whoever asked for it later, otherwise who put the version into force. */
    @Transactional(readOnly = true)
    public String by(Open migration) {
        return of(
                        migration,
                        "select coalesce(m.by_whom, r.by_whom) from model_migration m join model_release r"
                                + " on r.model_key = m.model_key and r.version = m.version"
                                + " where m.model_key = :key and m.version = :version")
                .query(String.class)
                .single();
    }

    /** Notes all that run by older versions and are not noted yet; answers how many these were. */
    int gather(String key, int version) {
        return jdbc.sql("""
                        insert into model_migration_instance (model_key, version, instance, subject, from_version,
                            definition, state, attempts)
                        select d.key_, :version, e.id_, coalesce(e.business_key_, e.id_), d.version_, d.id_,
                               'WAITING', 0
                          from act_ru_execution e join act_re_procdef d on d.id_ = e.proc_def_id_
                         where d.key_ = :key and d.version_ < :version and e.parent_id_ is null
                           and not exists (select 1 from model_migration_instance known
                                            where known.model_key = :key and known.version = :version
                                              and known.instance = e.id_)""").param("key", key).param("version", version).update();
    }

    @Transactional(readOnly = true)
    public List<Open> open() {
        return jdbc.sql("select model_key, version from model_migration where ended_at is null order by started_at")
                .query((row, number) -> new Open(row.getString("model_key"), row.getInt("version")))
                .list();
    }

    /** One that waits, held until the transaction ends; those that another node holds are passed over. */
    Optional<Next> hold(Open migration) {
        return of(
                        migration,
                        "select * from model_migration_instance" + OF_ONE
                                + " and state = 'WAITING' order by attempts, instance limit 1 for update skip locked")
                .query((row, number) -> new Next(
                        row.getString("instance"),
                        row.getString("subject"),
                        row.getInt("from_version"),
                        row.getString("definition"),
                        row.getInt("attempts")))
                .optional();
    }

    /** Says what became of one, unless that was said meanwhile. */
    void settle(Open migration, String instance, State state, String why) {
        of(
                        migration,
                        "update model_migration_instance set state = :state, why = :why" + OF_ONE
                                + " and instance = :instance and state = 'WAITING'")
                .param("state", state.name())
                .param("why", why == null ? null : why.substring(0, Math.min(why.length(), LONGEST_WHY)))
                .param("instance", instance)
                .update();
    }

    void tryLater(Open migration, String instance) {
        of(
                        migration,
                        "update model_migration_instance set attempts = attempts + 1" + OF_ONE
                                + " and instance = :instance")
                .param("instance", instance)
                .update();
    }

    /** Whether it goes on; it then does until the transaction ends. */
    boolean holdOpen(Open migration) {
        return of(migration, "select 1 from model_migration" + OF_ONE + " and ended_at is null for update")
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    boolean anyWaits(Open migration) {
        return of(migration, "select count(*) from model_migration_instance" + OF_ONE + " and state = 'WAITING'")
                        .query(Integer.class)
                        .single()
                > 0;
    }

    void end(Open migration, Instant at) {
        of(migration, "update model_migration set ended_at = :at" + OF_ONE)
                .param("at", Times.of(at))
                .update();
    }

    /** Those that still wait finish on their version. */
    void leaveTheRest(Open migration, String why) {
        of(
                        migration,
                        "update model_migration_instance set state = 'STAYED', why = :why" + OF_ONE
                                + " and state = 'WAITING'")
                .param("why", why)
                .update();
    }

    @Transactional(readOnly = true)
    public Optional<Migration> of(String key, int version) {
        return of(new Open(key, version));
    }

    private Optional<Migration> of(Open migration) {
        return of(migration, "select started_at, ended_at from model_migration" + OF_ONE)
                .query((row, number) -> {
                    Map<State, Integer> counts = counts(migration);
                    return new Migration(
                            migration.key(),
                            migration.version(),
                            Times.read(row, "started_at"),
                            Times.read(row, "ended_at"),
                            counts.values().stream().mapToInt(each -> each).sum(),
                            counts.getOrDefault(State.MOVED, 0),
                            counts.getOrDefault(State.ENDED, 0),
                            stayed(migration));
                })
                .optional();
    }

    private Map<State, Integer> counts(Open migration) {
        return of(
                        migration,
                        "select state, count(*) as counted from model_migration_instance" + OF_ONE + " group by state")
                .query((row, number) -> Map.entry(State.valueOf(row.getString("state")), row.getInt("counted")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private List<Migration.Stayed> stayed(Open migration) {
        return of(
                        migration,
                        "select * from model_migration_instance" + OF_ONE
                                + " and state = 'STAYED' order by subject, instance")
                .query((row, number) -> new Migration.Stayed(
                        row.getString("instance"),
                        row.getString("subject"),
                        row.getInt("from_version"),
                        row.getString("why")))
                .list();
    }

    private JdbcClient.StatementSpec of(Open migration, String sql) {
        return jdbc.sql(sql).param("key", migration.key()).param("version", migration.version());
    }
}
