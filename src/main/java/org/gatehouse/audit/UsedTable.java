package org.gatehouse.audit;

import java.util.List;

/**
 * A version of a decision table as a person reads it.
 *
 * @param definition the engine's id of the version, by which its DMN is found
 * @param columns the labels of its inputs, then of its outputs
 */
public record UsedTable(String key, int version, String definition, String name, List<String> columns, List<Row> rows) {

    /**
     * A rule of it.
     *
     * @param cells as they stand in the table, in the order of the columns
     * @param fired whether it fired in the case
     */
    public record Row(String id, int number, List<String> cells, String description, boolean fired) {}
}
