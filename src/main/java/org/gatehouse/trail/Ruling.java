package org.gatehouse.trail;

import java.util.List;
import java.util.Map;

/**
 * What a decision table answered.
 *
 * @param table its key
 * @param version the version that was in force
 * @param rules those that applied, in the table's order
 */
public record Ruling(String table, int version, Map<String, ?> inputs, List<Rule> rules) {

    /** Stands for as many that are not told. */
    static Ruling leftOut(int number) {
        return new Ruling("leftOut", 0, Map.of("number", number), List.of());
    }

    /** @param id as it stands in the table */
    public record Rule(String id, Map<String, Object> outputs) {}
}
