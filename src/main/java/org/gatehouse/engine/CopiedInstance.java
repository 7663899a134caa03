package org.gatehouse.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gatehouse.engine.MemoryDatabase.Row;

/** The rows of a running instance, to be put into another database. Contents of documents and the like are not in them. */
record CopiedInstance(
        String id,
        List<Map<String, Object>> executions,
        List<Map<String, Object>> tasks,
        List<Map<String, Object>> subscriptions,
        List<Map<String, Object>> variables,
        List<Map<String, Object>> jobs) {

    /** What a job is for: the element and the kind of job. */
    record JobPlace(String activity, String type) {}

    /**
     * The rows as if the instance had been started there by itself, without the process that called it.
     *
     * @param definition the id of its version there
     * @param jobDefinitions the ids of the version's job definitions there
     */
    List<Row> rows(String definition, Map<JobPlace, String> jobDefinitions) {
        var rows = new ArrayList<Row>();
        executions.forEach(row -> {
            Map<String, Object> values = of(row, "proc_def_id_", definition);
            values.put("root_proc_inst_id_", id);
            values.put("super_exec_", null);
            rows.add(new Row("act_ru_execution", values));
        });
        tasks.forEach(row -> rows.add(new Row("act_ru_task", of(row, "proc_def_id_", definition))));
        subscriptions.forEach(row -> rows.add(new Row("act_ru_event_subscr", lowerCase(row))));
        variables.forEach(row -> rows.add(new Row("act_ru_variable", variable(row, definition))));
        jobs.forEach(row -> rows.add(new Row("act_ru_job", job(row, definition, jobDefinitions))));
        return rows;
    }

    private static Map<String, Object> variable(Map<String, Object> row, String definition) {
        Map<String, Object> values = of(row, "proc_def_id_", definition);
        if (values.put("bytearray_id_", null) != null) {
            values.put("type_", "null");
        }
        return values;
    }

    private Map<String, Object> job(Map<String, Object> row, String definition, Map<JobPlace, String> definitions) {
        Map<String, Object> values = of(row, "process_def_id_", definition);
        var place = new JobPlace((String) values.remove("of_activity"), (String) values.remove("of_type"));
        values.put("job_def_id_", definitions.get(place));
        values.put("root_proc_inst_id_", id);
        values.put("exception_stack_id_", null);
        values.put("deployment_id_", null);
        values.put("lock_owner_", null);
        values.put("lock_exp_time_", null);
        return values;
    }

    private static Map<String, Object> of(Map<String, Object> row, String column, String value) {
        Map<String, Object> values = lowerCase(row);
        values.put(column, value);
        return values;
    }

    private static Map<String, Object> lowerCase(Map<String, Object> row) {
        var values = new HashMap<String, Object>();
        row.forEach((column, value) -> values.put(column.toLowerCase(Locale.ROOT), value));
        return values;
    }
}
