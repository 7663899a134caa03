package org.gatehouse.trail;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What the tree holds of a fact: which it is, of which request, and what it is bound to. It tells nothing of the fact's
 * text and outlives it.
 *
 * @param index its place in the tree, the first being 0
 * @param ritm or null
 * @param commitment in hexadecimal
 */
record Leaf(long index, long factId, String ritm, String commitment) {

    static Leaf read(ResultSet row, int number) throws SQLException {
        return new Leaf(
                row.getLong("leaf_index"), row.getLong("fact_id"), row.getString("ritm"), row.getString("commitment"));
    }

    /** Each part on a line of its own; an absent request leaves its line empty. */
    byte[] bytes() {
        return "%d\n%s\n%s\n"
                .formatted(factId, ritm == null ? "" : ritm, commitment)
                .getBytes(StandardCharsets.UTF_8);
    }

    byte[] hash() {
        return Merkle.leaf(bytes());
    }
}
