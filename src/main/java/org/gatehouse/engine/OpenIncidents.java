package org.gatehouse.engine;

import java.time.Instant;
import java.util.List;
import org.gatehouse.store.Times;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Steps that failed for good, each where it failed and not again at the calls above it. */
@Repository
@Transactional(readOnly = true)
public class OpenIncidents {

    /** How many there are at an element of a version of a process. */
    public record AtElement(String process, int version, String element, long incidents) {}

    /**
     * One of them.
     *
     * @param businessKey the reference that its process was started with, or null
     */
    public record Open(String id, int version, String element, Instant since, String businessKey) {}

    private static final String WHERE_IT_FAILED = """
             from act_ru_incident i join act_re_procdef d on d.id_ = i.proc_def_id_
             left join act_ru_execution p on p.id_ = i.proc_inst_id_
            where i.id_ = i.cause_incident_id_""";

    private final JdbcClient jdbc;

    OpenIncidents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of every process that has some. */
    public List<AtElement> byElement() {
        return jdbc.sql("select d.key_, d.version_, i.activity_id_, count(*) as incidents" + WHERE_IT_FAILED
                        + " group by d.key_, d.version_, i.activity_id_")
                .query((row, number) -> new AtElement(
                        row.getString("key_"),
                        row.getInt("version_"),
                        row.getString("activity_id_"),
                        row.getLong("incidents")))
                .list();
    }

    /**
     * Those of a version, the oldest first.
     *
     * @param most at most so many
     */
    public List<Open> of(String process, int version, int most) {
        return jdbc.sql("select i.id_, d.version_, i.activity_id_, i.incident_timestamp_, p.business_key_"
                        + WHERE_IT_FAILED
                        + " and d.key_ = :process and d.version_ = :version"
                        + " order by i.incident_timestamp_, i.id_ limit :most")
                .param("process", process)
                .param("version", version)
                .param("most", most)
                .query((row, number) -> new Open(
                        row.getString("id_"),
                        row.getInt("version_"),
                        row.getString("activity_id_"),
                        Times.read(row, "incident_timestamp_"),
                        row.getString("business_key_")))
                .list();
    }
}
