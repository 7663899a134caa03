package org.gatehouse.retention;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;

/** Whatever a database holds as text or bytes, read row by row, so that H2 and PostgreSQL are searched alike. */
final class EveryText {

    private static final Set<Integer> TEXT =
            Set.of(Types.VARCHAR, Types.CHAR, Types.LONGVARCHAR, Types.CLOB, Types.NVARCHAR);
    private static final Set<Integer> BYTES = Set.of(Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB);

    private final DataSource source;

    EveryText(DataSource source) {
        this.source = source;
    }

    /** Where one of them stands, such as "request.details: Una Walsh"; tables left out are not looked at. */
    Set<String> holding(List<String> wanted, Set<String> leftOut) throws SQLException {
        var found = new TreeSet<String>();
        try (Connection connection = source.getConnection()) {
            for (String table : tables(connection)) {
                if (leftOut.stream().noneMatch(table.toLowerCase(Locale.ROOT)::startsWith)) {
                    search(connection, table, wanted, found);
                }
            }
        }
        return found;
    }

    private static List<String> tables(Connection connection) throws SQLException {
        var tables = new ArrayList<String>();
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select table_name from information_schema.tables"
                        + " where lower(table_schema) = 'public' and table_type = 'BASE TABLE'")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    private static void search(Connection connection, String table, List<String> wanted, Set<String> found)
            throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select * from \"%s\"".formatted(table))) {
            while (rows.next()) {
                for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                    String text = text(rows, column);
                    String name = rows.getMetaData().getColumnName(column).toLowerCase(Locale.ROOT);
                    wanted.stream()
                            .filter(text::contains)
                            .forEach(each ->
                                    found.add("%s.%s: %s".formatted(table.toLowerCase(Locale.ROOT), name, each)));
                }
            }
        }
    }

    private static String text(ResultSet rows, int column) throws SQLException {
        int type = rows.getMetaData().getColumnType(column);
        if (TEXT.contains(type)) {
            String text = rows.getString(column);
            return text == null ? "" : text;
        }
        if (BYTES.contains(type)) {
            byte[] bytes = rows.getBytes(column);
            return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
        }
        return "";
    }
}
