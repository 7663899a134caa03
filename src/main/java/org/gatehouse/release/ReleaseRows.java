package org.gatehouse.release;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.gatehouse.store.Times;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who put what into force while the product ran. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class ReleaseRows {

    private final JdbcClient jdbc;

    ReleaseRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Release release) {
        jdbc.sql("""
                        insert into model_release (model_key, version, at, by_whom, proposed_by, why, change_id, running,
                            back_to)
                        values (:key, :version, :at, :by, :proposedBy, :why, :change, :running, :backTo)""")
                .param("key", release.key())
                .param("version", release.version())
                .param("at", Times.of(release.at()))
                .param("by", release.reason().by())
                .param("proposedBy", release.reason().proposedBy())
                .param("why", release.reason().why())
                .param("change", release.reason().change())
                .param("running", release.running().name())
                .param("backTo", release.backTo())
                .update();
    }

    @Transactional(readOnly = true)
    public List<Release> of(String key) {
        return jdbc.sql("select * from model_release where model_key = :key order by version desc")
                .param("key", key)
                .query((row, number) -> read(row))
                .list();
    }

    @Transactional(readOnly = true)
    public Optional<Release> of(String key, int version) {
        return jdbc.sql("select * from model_release where model_key = :key and version = :version")
                .param("key", key)
                .param("version", version)
                .query((row, number) -> read(row))
                .optional();
    }

    private static Release read(ResultSet row) throws SQLException {
        return new Release(
                row.getString("model_key"),
                row.getInt("version"),
                Times.read(row, "at"),
                new Reason(
                        row.getString("by_whom"),
                        row.getString("proposed_by"),
                        row.getString("why"),
                        row.getObject("change_id", Long.class)),
                Running.valueOf(row.getString("running")),
                row.getObject("back_to", Integer.class));
    }
}
