package org.gatehouse.namedlocation;

import java.util.Collection;
import java.util.stream.Collectors;

/** One thing found about a range; the message says in plain English what to do. */
record RangeFinding(RangeCode code, String message) {

    private static final int NAMED = 3;

    /** How many names are worth looking for to write a message. */
    static final int NAMES_WANTED = NAMED + 1;

    /** The first few of the names, and whether there are more. */
    static String few(Collection<String> names) {
        String first = names.stream().limit(NAMED).collect(Collectors.joining(", "));
        return names.size() > NAMED ? first + " and others" : first;
    }
}
