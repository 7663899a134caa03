package org.gatehouse.trail;

import java.util.List;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How far the database has numbered facts, which no transaction takes back. */
@Repository
class FactNumbers {

    private static final String POSTGRESQL =
            "select coalesce(pg_sequence_last_value(pg_get_serial_sequence('audit_fact', 'id')::regclass), 0)";
    /** The base is the number that comes next. */
    private static final String H2 =
            "select identity_base - identity_increment from information_schema.columns where table_schema = schema()"
                    + " and lower(table_name) = 'audit_fact' and lower(column_name) = 'id'";

    private final JdbcClient jdbc;
    private final String lastGiven;

    FactNumbers(JdbcTemplate jdbc) {
        this.jdbc = JdbcClient.create(jdbc);
        String product = jdbc.execute((ConnectionCallback<String>)
                connection -> connection.getMetaData().getDatabaseProductName());
        this.lastGiven = "PostgreSQL".equals(product) ? POSTGRESQL : H2;
    }

    /** The highest number that the database has given to a fact; higher ones were written by hand. */
    long lastGiven() {
        return jdbc.sql(lastGiven).query(Long.class).single();
    }

    /** Of the numbers in a range, those that have a leaf, upwards. */
    List<Long> sealed(long first, long last) {
        return jdbc.sql("select fact_id from audit_leaf where fact_id between :first and :last order by fact_id")
                .param("first", first)
                .param("last", last)
                .query(Long.class)
                .list();
    }
}
