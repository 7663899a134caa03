package org.gatehouse.trail;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A fact beside its leaf.
 *
 * @param leaf null where the fact was never sealed
 * @param fact null where it is gone
 */
record SealedFact(Leaf leaf, StoredFact fact) {

    /** The columns that are read, of {@code audit_leaf l} and {@code audit_fact f}. */
    static final String COLUMNS =
            StoredFact.COLUMNS + ", l.leaf_index, l.fact_id, l.ritm as leaf_ritm, l.commitment as leaf_commitment";

    static SealedFact read(ResultSet row, int number) throws SQLException {
        long index = row.getLong("leaf_index");
        Leaf leaf = row.wasNull()
                ? null
                : new Leaf(index, row.getLong("fact_id"), row.getString("leaf_ritm"), row.getString("leaf_commitment"));
        row.getLong("id");
        return new SealedFact(leaf, row.wasNull() ? null : StoredFact.read(row, number));
    }
}
