package org.gatehouse.bench;

import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What one of many pieces of work costs a PostgreSQL, as it counts itself; the embedded directory's own statements are
 * left out.
 *
 * @param transactions those that write
 * @param byTime each statement with its calls and milliseconds, the dearest first
 */
public record DatabaseWork(double transactions, double statements, double milliseconds, List<String> byTime) {

    /** @param pieces how many the work consists of */
    public static DatabaseWork of(JdbcClient database, int pieces, Runnable work) {
        database.sql("create extension if not exists pg_stat_statements").update();
        database.sql("select pg_stat_statements_reset()").query().listOfRows();
        long before = transactionsBegun(database);
        work.run();
        double transactions = (transactionsBegun(database) - before - 1) / (double) pieces;
        List<Map<String, Object>> statements =
                database.sql("""
                        select query, calls / %1$d.0 as calls, (total_exec_time + total_plan_time) / %1$d.0 as ms
                          from pg_stat_statements join pg_database on pg_database.oid = dbid
                         where datname = current_database()
                           and query not like '%%directory\\_%%' and query not like '%%select count(*) from%%'
                           and query not like '%%pg_stat%%'
                         order by ms desc""".formatted(pieces)).query().listOfRows();
        return new DatabaseWork(
                transactions,
                sum(statements, "calls", "")
                        - sum(statements, "calls", "BEGIN")
                        - sum(statements, "calls", "COMMIT")
                        - sum(statements, "calls", "ROLLBACK"),
                sum(statements, "ms", ""),
                statements.stream()
                        .map(row -> "%8.2f calls %8.3f ms  %s"
                                .formatted(
                                        number(row, "calls"),
                                        number(row, "ms"),
                                        row.get("query").toString().replaceAll("\\s+", " ")))
                        .toList());
    }

    /** Counts those that write: only they get a number, and asking takes one. */
    private static long transactionsBegun(JdbcClient database) {
        return database.sql("select pg_current_xact_id()::text::bigint")
                .query(Long.class)
                .single();
    }

    private static double sum(List<Map<String, Object>> rows, String column, String beginning) {
        return rows.stream()
                .filter(row -> row.get("query").toString().startsWith(beginning))
                .mapToDouble(row -> number(row, column))
                .sum();
    }

    private static double number(Map<String, Object> row, String column) {
        return ((Number) row.get(column)).doubleValue();
    }
}
