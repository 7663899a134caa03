package org.gatehouse.trail;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.Period;
import java.util.Base64;
import java.util.HexFormat;
import org.gatehouse.store.Times;

/**
 * What the log was at a time, signed: a checkpoint of C2SP tlog-checkpoint in a signed note. Its extension lines name the
 * checkpoint before it, the time and after how long the text of a fact may expire.
 *
 * @param size how many leaves the tree had
 * @param at when it was signed
 * @param note its whole text with the signature
 */
public record Checkpoint(long size, Instant at, String note) {

    private static final String TEXT = "%s\n%d\n%s\nprevious %s\ntime %s\nretention %s\n";
    private static final String NONE = "none";
    private static final int ROOT_LINE = 2;

    /** @param previous the whole text of the one before it, or null for the first */
    static String text(String origin, long size, byte[] root, String previous, Instant at, Period retention) {
        return TEXT.formatted(
                origin,
                size,
                Base64.getEncoder().encodeToString(root),
                previous == null ? NONE : hash(previous),
                at,
                retention);
    }

    static Checkpoint read(ResultSet row, int number) throws SQLException {
        return new Checkpoint(row.getLong("tree_size"), Times.read(row, "at"), row.getString("note"));
    }

    /** Of the tree, as the note says it. */
    String root() {
        return note.lines().skip(ROOT_LINE).findFirst().orElse("");
    }

    /**
     * Whether the note says, apart from its signature, exactly this.
     *
     * @param previous the whole text of the one before it, or null for the first
     */
    boolean says(byte[] root, String previous) {
        return says(Base64.getEncoder().encodeToString(root), previous);
    }

    /** Whether it follows another, whatever the log then was. */
    boolean follows(String previous) {
        return says(root(), previous);
    }

    private boolean says(String root, String previous) {
        String[] lines = note.split("\n", -1);
        String expected = TEXT.formatted(
                lines[0],
                size,
                root,
                previous == null ? NONE : hash(previous),
                at,
                lines.length > 5 ? lines[5].replaceFirst("^retention ", "") : "");
        return note.startsWith(expected + "\n");
    }

    private static String hash(String note) {
        return HexFormat.of().formatHex(Merkle.sha256().digest(note.getBytes(StandardCharsets.UTF_8)));
    }
}
