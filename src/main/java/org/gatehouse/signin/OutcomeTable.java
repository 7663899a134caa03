package org.gatehouse.signin;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.gatehouse.engine.DecisionTables;
import org.springframework.stereotype.Component;

/** Reads {@code processes/sign-in-outcome.dmn}. Each question is asked once of a version, and then remembered. */
@Component
class OutcomeTable {

    private static final String TABLE = "sign-in-outcome";

    private final DecisionTables tables;
    private volatile Edition last;

    OutcomeTable(DecisionTables tables) {
        this.tables = tables;
    }

    /** The table as it is in force now, to be asked any number of times; a check of many accounts keeps to one. */
    Edition inForce() {
        String version = tables.versionInForce(TABLE);
        Edition known = last;
        if (known != null && known.version.equals(version)) {
            return known;
        }
        var newer = new Edition(version);
        last = newer;
        return newer;
    }

    /** One version of the table, which never changes. */
    final class Edition {

        private final String version;
        private final Map<Question, Ruling> answers = new ConcurrentHashMap<>();

        private Edition(String version) {
            this.version = version;
        }

        /** @throws IllegalStateException if no row fits */
        Ruling of(Question question) {
            Ruling known = answers.get(question);
            return known != null ? known : answers.computeIfAbsent(question, this::ask);
        }

        private Ruling ask(Question question) {
            List<Map<String, Object>> rows = tables.evaluate(version, question.inputs());
            if (rows.isEmpty()) {
                throw new IllegalStateException(TABLE + ".dmn has no row for " + question);
            }
            return read(rows.get(0));
        }
    }

    static Ruling read(Map<String, Object> row) {
        return new Ruling(
                Outcome.valueOf((String) row.get("outcome")),
                String.join("; ", texts(row, "rule", "then")),
                texts(row, "because", "thenBecause"),
                (String) row.get("applicationKind"));
    }

    private static List<String> texts(Map<String, Object> row, String... columns) {
        return Stream.of(columns)
                .map(row::get)
                .map(String.class::cast)
                .filter(text -> text != null && !text.isEmpty())
                .toList();
    }
}
