package org.gatehouse.trail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.gatehouse.store.Times;

/**
 * A fact as its row says it, whether or not that is still what was recorded.
 *
 * @param salt null once it has expired
 * @param expiredAt when salt and text were taken away, or null
 */
record StoredFact(long id, FactText text, String salt, String commitment, Instant expiredAt) {

    /** The columns that are read, of {@code audit_fact f}. */
    static final String COLUMNS = "f.id, f.at, f.kind, f.ritm, f.by_whom, f.what, f.details, f.rulings, f.salt,"
            + " f.commitment, f.expired_at";

    static StoredFact read(ResultSet row, int number) throws SQLException {
        var text = new FactText(
                Times.read(row, "at"),
                row.getString("kind"),
                row.getString("ritm"),
                row.getString("by_whom"),
                row.getString("what"),
                row.getString("details"),
                row.getString("rulings"));
        return new StoredFact(
                row.getLong("id"),
                text,
                row.getString("salt"),
                row.getString("commitment"),
                Times.read(row, "expired_at"));
    }

    boolean isExpired() {
        return expiredAt != null;
    }

    /** Whether the text is what the commitment was made to. */
    boolean isAsCommitted() {
        try {
            return salt != null && commitment != null && commitment.equals(Commitment.to(text, salt));
        } catch (IllegalArgumentException noSalt) {
            return false;
        }
    }

    Leaf leaf(long index) {
        return new Leaf(index, id, text.ritm(), commitment == null ? "" : commitment);
    }
}
