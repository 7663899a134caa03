package org.gatehouse.audit;

import java.util.List;
import java.util.Map;

/**
 * What a decision table answered once.
 *
 * @param version the version that was in force
 * @param rules those that fired, in the table's order
 */
public record FiredTable(String table, int version, Map<String, Object> inputs, List<FiredRule> rules) {

    /**
     * A rule that fired.
     *
     * @param id as it stands in the table
     * @param number its place in the table, the first being 1; 0 where the version is no longer kept
     * @param description why the rule is there, as it stands in the table, or null
     */
    public record FiredRule(String id, int number, String description, Map<String, Object> outputs) {}
}
