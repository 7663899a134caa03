package org.gatehouse;

import java.util.List;
import java.util.Map;
import org.gatehouse.store.Json;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The audit trail in the hands of a test: what was recorded, and a trail that takes nothing more. */
@TestComponent
public class Facts {

    /** A fact as its row tells it. */
    public record Row(
            long id, String kind, String ritm, String by, String what, Map<String, Object> details, String rulings) {}

    private final JdbcClient jdbc;
    private final Json json;

    public Facts(JdbcClient jdbc, Json json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The id of the newest fact. */
    public long last() {
        return jdbc.sql("select coalesce(max(id), 0) from audit_fact")
                .query(Long.class)
                .single();
    }

    /** What was recorded after that one, oldest first. */
    public List<Row> since(long id) {
        return jdbc.sql("select * from audit_fact where id > :id order by id")
                .param("id", id)
                .query((row, number) -> new Row(
                        row.getLong("id"),
                        row.getString("kind"),
                        row.getString("ritm"),
                        row.getString("by_whom"),
                        row.getString("what"),
                        json.readMap(row.getString("details")),
                        row.getString("rulings")))
                .list();
    }

    public List<Row> since(long id, String kind) {
        return since(id).stream().filter(row -> row.kind().equals(kind)).toList();
    }

    public List<Row> all(String kind) {
        return since(0, kind);
    }

    /** From now on the database takes no fact of these kinds; of none at all, where none is given. */
    public void cannotBeWritten(String... kinds) {
        String these = kinds.length == 0 ? "kind = ''" : "kind not in ('" + String.join("', '", kinds) + "')";
        jdbc.sql("alter table audit_fact add constraint no_more check (%s) nocheck".formatted(these))
                .update();
    }

    public void canBeWritten() {
        jdbc.sql("alter table audit_fact drop constraint if exists no_more").update();
    }
}
