package org.gatehouse.namedlocation;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The text of a list of ranges, as people type and paste it. */
final class RangeList {

    /** Commas by the guidance; lists are pasted from spreadsheets and mails too. */
    private static final Pattern SEPARATOR = Pattern.compile("[,;\\n\\r\\f\\u000B\\u0085\\u2028\\u2029]");

    /** Enough for the longest range twice over. */
    private static final int LONGEST_SHOWN = 100;

    private RangeList() {}

    /** What stands between separators, in order, without what surrounds it unseen; at most so many. */
    static List<String> split(String text, int most) {
        return SEPARATOR
                .splitAsStream(text)
                .map(RangeList::withoutUnseenEdges)
                .filter(Predicate.not(String::isEmpty))
                .limit(most)
                .toList();
    }

    /** The text, or its beginning where it is too long to be repeated. */
    static String shortened(String text) {
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
    }

    private static String withoutUnseenEdges(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isUnseen(text.charAt(from))) {
            from++;
        }
        while (from < to && isUnseen(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    /** Spaces of every width, tabs, byte order marks and the marks that word processors leave behind. */
    private static boolean isUnseen(char c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT;
    }
}
