package org.gatehouse.trail;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.stereotype.Component;

/** Binds what the journal held before there were commitments; from then on there is no fact without one. */
@Component
class V25__CommitFormerFacts extends BaseJavaMigration {

    private static final int AT_A_TIME = 1000;

    @Override
    public void migrate(Context context) throws SQLException {
        Connection connection = context.getConnection();
        for (List<StoredFact> some = next(connection, 0); !some.isEmpty(); ) {
            commit(connection, some);
            some = next(connection, some.get(some.size() - 1).id());
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("alter table audit_fact alter column commitment set not null");
        }
    }

    @Override
    public Integer getChecksum() {
        return 1;
    }

    private static List<StoredFact> next(Connection connection, long after) throws SQLException {
        try (var select = connection.prepareStatement("select " + StoredFact.COLUMNS
                + " from audit_fact f where f.id > ? and f.commitment is null order by f.id limit ?")) {
            select.setLong(1, after);
            select.setInt(2, AT_A_TIME);
            try (ResultSet rows = select.executeQuery()) {
                var some = new ArrayList<StoredFact>();
                while (rows.next()) {
                    some.add(StoredFact.read(rows, some.size()));
                }
                return some;
            }
        }
    }

    private static void commit(Connection connection, List<StoredFact> some) throws SQLException {
        try (var update = connection.prepareStatement("update audit_fact set salt = ?, commitment = ? where id = ?")) {
            for (StoredFact fact : some) {
                String salt = Commitment.salt();
                update.setString(1, salt);
                update.setString(2, Commitment.to(fact.text(), salt));
                update.setLong(3, fact.id());
                update.addBatch();
            }
            update.executeBatch();
        }
    }
}
