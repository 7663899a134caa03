package org.gatehouse.trail;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Does something to the stored log that nobody may do, and says what. */
final class Tampering {

    private static final List<String> FACT = List.of(
            "id", "ritm", "at", "kind", "what", "by_whom", "details", "rulings", "salt", "commitment", "expired_at");
    private static final List<String> LEAF = List.of("leaf_index", "fact_id", "ritm", "commitment");
    private static final List<String> NODE = List.of("position", "level", "hash");
    private static final List<String> CHECKPOINT = List.of("tree_size", "at", "note");
    private static final List<String> SEALER = List.of("id", "tree_size", "subtrees", "highest_fact", "suspect");
    private static final List<String> TABLES = List.of("audit_fact", "audit_leaf", "audit_node", "audit_checkpoint");

    private final JdbcClient jdbc;
    private final Random random;

    Tampering(JdbcClient jdbc, long seed) {
        this.jdbc = jdbc;
        this.random = new Random(seed);
    }

    String atRandom() {
        return switch (random.nextInt(12)) {
            case 0, 1, 2 -> alter("audit_fact", FACT);
            case 3 -> alter("audit_leaf", LEAF);
            case 4 -> alter("audit_node", NODE);
            case 5 -> alter("audit_checkpoint", CHECKPOINT);
            case 6 -> alter("audit_sealer", SEALER);
            case 7 -> delete(TABLES.get(random.nextInt(TABLES.size())));
            case 8 -> insert();
            case 9 -> swap();
            case 10 -> cut();
            default -> replace();
        };
    }

    private String alter(String table, List<String> columns) {
        String key = columns.get(0);
        String column = columns.get(random.nextInt(columns.size()));
        Object row = any(table, key);
        Object old = jdbc.sql("select %s from %s where %s = :row".formatted(column, table, key))
                .param("row", row)
                .query((found, number) -> Optional.ofNullable(found.getObject(1)))
                .single()
                .orElse(null);
        Object other = other(column, old);
        jdbc.sql("update %s set %s = :other where %s = :row".formatted(table, column, key))
                .param("other", other)
                .param("row", row)
                .update();
        return "%s of %s %s: %s, not %s".formatted(column, table, row, other, old);
    }

    private Object other(String column, Object old) {
        if (column.equals("expired_at")) {
            return Timestamp.valueOf("2026-11-23 11:00:00");
        }
        if (old instanceof Timestamp time) {
            return Timestamp.from(time.toInstant().plus(Duration.ofNanos(1000L * (1 + random.nextInt(1_000_000)))));
        }
        if (old instanceof Integer) {
            return 1_000 + random.nextInt(1_000);
        }
        if (old instanceof Long) {
            return 100_000L + random.nextInt(1_000);
        }
        if (old == null || old.toString().isEmpty()) {
            return "x";
        }
        var text = new StringBuilder(old.toString());
        int at = random.nextInt(text.length());
        text.setCharAt(at, text.charAt(at) == 'a' ? random.nextBoolean() ? 'A' : 'b' : 'a');
        return text.toString();
    }

    private String delete(String table) {
        String key = keyOf(table);
        Object row = any(table, key);
        jdbc.sql("delete from %s where %s = :row".formatted(table, key))
                .param("row", row)
                .update();
        return "%s %s deleted".formatted(table, row);
    }

    /** A fact that was put in, with everything right about it, a leaf, a node or a checkpoint that was put in. */
    private String insert() {
        return switch (random.nextInt(4)) {
            case 0 -> insertFact();
            case 1 ->
                put(
                        "insert into audit_leaf select leaf_index + 10000, fact_id + 10000, ritm, commitment"
                                + " from audit_leaf where leaf_index = ?",
                        "audit_leaf",
                        "leaf_index");
            case 2 ->
                put(
                        "insert into audit_node select level, position + 10000, hash from audit_node where position = ?",
                        "audit_node",
                        "position");
            default ->
                put(
                        "insert into audit_checkpoint select tree_size + 10000, at, note from audit_checkpoint"
                                + " where tree_size = ?",
                        "audit_checkpoint",
                        "tree_size");
        };
    }

    private String insertFact() {
        StoredFact model = jdbc.sql("select " + StoredFact.COLUMNS + " from audit_fact f where id = :id")
                .param("id", any("audit_fact", "id"))
                .query(StoredFact::read)
                .single();
        FactText text = model.text();
        var forged =
                new FactText(text.at(), text.kind(), text.ritm(), text.by(), "Forged", text.details(), text.rulings());
        String salt = Commitment.salt();
        long free = TamperTest.FREE_FROM + random.nextInt(TamperTest.FREE);
        jdbc.sql("insert into audit_fact (id, at, kind, ritm, by_whom, what, details, rulings, salt, commitment)"
                        + " select :free, at, kind, ritm, by_whom, 'Forged', details, rulings, :salt, :commitment"
                        + " from audit_fact where id = :model")
                .param("free", free)
                .param("salt", salt)
                .param("commitment", Commitment.to(forged, salt))
                .param("model", model.id())
                .update();
        return "fact %d put in".formatted(free);
    }

    private String put(String insert, String table, String key) {
        Object row = any(table, key);
        jdbc.sql(insert).param(row).update();
        return "%s: %s of %s".formatted(table, insert, row);
    }

    private String swap() {
        return random.nextBoolean() ? swap("audit_fact", "id") : swap("audit_leaf", "leaf_index");
    }

    private String swap(String table, String key) {
        Object one = any(table, key);
        Object other = any(table, key);
        while (one.equals(other)) {
            other = any(table, key);
        }
        move(table, key, one, -1L);
        move(table, key, other, one);
        move(table, key, -1L, other);
        return "%s %s and %s swapped".formatted(table, one, other);
    }

    private void move(String table, String key, Object from, Object to) {
        jdbc.sql("update %s set %s = :to where %s = :from".formatted(table, key, key))
                .param("from", from)
                .param("to", to)
                .update();
    }

    /** A part of the log with everything that belongs to it. */
    private String cut() {
        long from = ((Number) any("audit_leaf", "leaf_index")).longValue();
        long to = from + 1 + random.nextInt(20);
        jdbc.sql("delete from audit_fact where id in"
                        + " (select fact_id from audit_leaf where leaf_index >= :from and leaf_index < :to)")
                .param("from", from)
                .param("to", to)
                .update();
        jdbc.sql("delete from audit_leaf where leaf_index >= :from and leaf_index < :to")
                .param("from", from)
                .param("to", to)
                .update();
        return "leaves %d to %d cut out".formatted(from, to);
    }

    /** A fact with another text to which salt, commitment and leaf are made to fit. */
    private String replace() {
        Leaf leaf = jdbc.sql("select * from audit_leaf where leaf_index = :index")
                .param("index", any("audit_leaf", "leaf_index"))
                .query(Leaf::read)
                .single();
        FactText text = jdbc.sql("select " + StoredFact.COLUMNS + " from audit_fact f where id = :id")
                .param("id", leaf.factId())
                .query(StoredFact::read)
                .single()
                .text();
        var forged =
                new FactText(text.at(), text.kind(), text.ritm(), "other", text.what(), text.details(), text.rulings());
        String salt = Commitment.salt();
        String commitment = Commitment.to(forged, salt);
        jdbc.sql("update audit_fact set by_whom = 'other', salt = :salt, commitment = :commitment where id = :id")
                .param("salt", salt)
                .param("commitment", commitment)
                .param("id", leaf.factId())
                .update();
        jdbc.sql("update audit_leaf set commitment = :commitment where leaf_index = :index")
                .param("commitment", commitment)
                .param("index", leaf.index())
                .update();
        return "fact %d replaced with its leaf".formatted(leaf.factId());
    }

    private Object any(String table, String key) {
        List<Object> keys = jdbc.sql("select %s from %s order by %s".formatted(key, table, key))
                .query((row, number) -> row.getObject(1))
                .list();
        return keys.get(random.nextInt(keys.size()));
    }

    private static String keyOf(String table) {
        return switch (table) {
            case "audit_fact" -> "id";
            case "audit_leaf" -> "leaf_index";
            case "audit_node" -> "position";
            default -> "tree_size";
        };
    }
}
