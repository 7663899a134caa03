package org.gatehouse.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * How much open work somebody holds, and how old it is.
 *
 * @param late how much of it is past its due instant
 */
record HolderAges(String holder, long items, long late, Map<Age, Long> byAge) {

    /** How long something has waited, in days of 24 hours. */
    enum Age {
        DAY("Under 1 day", 0, 1),
        THREE_DAYS("1 to 3 days", 1, 3),
        WEEK("3 to 7 days", 3, 7),
        MONTH("7 to 30 days", 7, 30),
        OLDER("Over 30 days", 30, null);

        private final String inWords;
        private final int from;
        private final Integer to;

        Age(String inWords, int from, Integer to) {
            this.inWords = inWords;
            this.from = from;
            this.to = to;
        }

        public String inWords() {
            return inWords;
        }

        Duration from() {
            return Duration.ofDays(from);
        }

        /** Null where it is open to the end. */
        Duration to() {
            return to == null ? null : Duration.ofDays(to);
        }
    }

    static HolderAges read(ResultSet row, int number) throws SQLException {
        var byAge = new EnumMap<Age, Long>(Age.class);
        for (Age age : Age.values()) {
            byAge.put(age, row.getLong("age_" + age));
        }
        return new HolderAges(row.getString("holder"), row.getLong("items"), row.getLong("late"), byAge);
    }
}
