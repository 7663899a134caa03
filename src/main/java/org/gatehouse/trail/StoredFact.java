package org.gatehouse.trail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.regex.Pattern;
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

    private static final Pattern SALT = Pattern.compile("[0-9a-f]{32}");

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
        return salt != null
                && SALT.matcher(salt).matches()
                && Commitment.to(text, salt).equals(commitment);
    }

    Leaf leaf(long index) {
        return new Leaf(index, id, text.ritm(), commitment == null ? "" : commitment);
    }
}
