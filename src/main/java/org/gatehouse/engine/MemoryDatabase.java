package org.gatehouse.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A database in memory that exists for as long as its one connection. */
final class MemoryDatabase implements AutoCloseable {

    private static final List<String> RUNTIME = List.of(
            "act_ru_variable",
            "act_ru_event_subscr",
            "act_ru_job",
            "act_ru_identitylink",
            "act_ru_task",
            "act_ru_execution");

    private final SingleConnectionDataSource source;
    private final JdbcTemplate jdbc;

    MemoryDatabase(String name) {
        source = new SingleConnectionDataSource("jdbc:h2:mem:" + name, true);
        source.setAutoCommit(true);
        jdbc = new JdbcTemplate(source);
    }

    DataSource source() {
        return source;
    }

    /** A row of a table, by the names of its columns. */
    record Row(String table, Map<String, Object> values) {}

    void insert(List<Row> rows) {
        jdbc.execute("set referential_integrity false");
        rows.forEach(row -> {
            var columns = new ArrayList<>(row.values().keySet());
            jdbc.update(
                    "insert into %s (%s) values (%s)"
                            .formatted(
                                    row.table(),
                                    String.join(", ", columns),
                                    String.join(", ", Collections.nCopies(columns.size(), "?"))),
                    columns.stream().map(row.values()::get).toArray());
        });
    }

    void clearRuntime() {
        RUNTIME.forEach(table -> jdbc.update("delete from " + table));
    }

    @Override
    public void close() {
        source.destroy();
    }
}
