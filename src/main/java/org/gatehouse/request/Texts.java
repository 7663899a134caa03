package org.gatehouse.request;

import org.gatehouse.refusal.Malformed;

/** Free texts people write, with their limits. */
public final class Texts {

    private static final int LINE = 200;
    private static final int REASON = 2000;
    private static final int COMMENTS = 4000;

    private Texts() {}

    /** A reason or a question of at most 2,000 characters. */
    public static String reason(String text) {
        return limited(text, REASON);
    }

    /** Comments of at most 4,000 characters. */
    public static String comments(String text) {
        return limited(text, COMMENTS);
    }

    /** A name or a reference: one line of at most 200 characters. */
    public static String line(String text) {
        String line = limited(text, LINE);
        if (line.chars().anyMatch(Character::isISOControl)) {
            throw new Malformed("NOT_PRINTABLE", "Write it on one line, without control characters");
        }
        return line;
    }

    private static String limited(String text, int longest) {
        if (text.length() > longest) {
            throw new Malformed("TOO_LONG", "At most %,d characters".formatted(longest));
        }
        if (text.codePoints().anyMatch(Texts::cannotBeStored)) {
            throw new Malformed("NOT_PRINTABLE", "The text holds a character that cannot be stored");
        }
        return text.strip();
    }

    /** PostgreSQL has no NUL, and half a pair of surrogates is no character. */
    private static boolean cannotBeStored(int character) {
        return character == 0 || Character.getType(character) == Character.SURROGATE;
    }
}
