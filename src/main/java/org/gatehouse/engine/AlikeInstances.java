package org.gatehouse.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Where the running instances of a process stand, in groups that stand alike. */
@Repository
@Transactional(readOnly = true)
public class AlikeInstances {

    /**
     * A running instance.
     *
     * @param definition the engine's id of its version
     */
    public record Instance(String id, String businessKey, String definition, int version) {}

    private static final String OF_PROCESS =
            " join act_re_procdef d on d.id_ = e.proc_def_id_ where d.key_ = :key and d.tenant_id_ is null";

    private record Execution(String id, String parent, String at, Instance instance) {}

    private final JdbcClient jdbc;

    AlikeInstances(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * All of them. Two are in one group if they are of one version and wait at the same elements for the same things.
     *
     * @param variables the names of those of which it matters whether an instance has them
     */
    public Collection<List<Instance>> alike(String process, Collection<String> variables) {
        List<Execution> executions = executions(process);
        Map<String, TreeSet<String>> waits = new HashMap<>();
        jobs(process, waits);
        subscriptions(process, waits);
        variables(process, variables, waits);
        var children = executions.stream()
                .filter(each -> each.parent() != null)
                .collect(Collectors.groupingBy(Execution::parent));
        var groups = new LinkedHashMap<String, List<Instance>>();
        executions.stream()
                .filter(each -> each.parent() == null)
                .forEach(root -> groups.computeIfAbsent(
                                root.instance().definition() + shape(root, children, waits), any -> new ArrayList<>())
                        .add(root.instance()));
        return groups.values();
    }

    /**
     * Tries the move of one on a copy.
     *
     * @param from the id of its version in the engine that rehearses
     * @param to the id of the other version there
     * @return everything that is in the way; empty where nothing is
     */
    public List<Obstacle> inTheWay(Instance instance, RehearsalEngine engine, String from, String to) {
        return engine.migrate(from, to, copy(instance));
    }

    /** As it stands now. */
    private CopiedInstance copy(Instance instance) {
        return new CopiedInstance(
                instance.id(),
                rows("select * from act_ru_execution where proc_inst_id_ = :id", instance),
                rows("select * from act_ru_task where proc_inst_id_ = :id", instance),
                rows("select * from act_ru_event_subscr where proc_inst_id_ = :id", instance),
                rows("select * from act_ru_variable where proc_inst_id_ = :id", instance),
                rows(
                        "select j.*, d.act_id_ as of_activity, d.job_type_ as of_type from act_ru_job j"
                                + " left join act_ru_jobdef d on d.id_ = j.job_def_id_"
                                + " where j.process_instance_id_ = :id",
                        instance));
    }

    private List<Map<String, Object>> rows(String sql, Instance instance) {
        return jdbc.sql(sql).param("id", instance.id()).query().listOfRows();
    }

    private static String shape(
            Execution execution, Map<String, List<Execution>> children, Map<String, TreeSet<String>> waits) {
        String below = children.getOrDefault(execution.id(), List.of()).stream()
                .map(child -> shape(child, children, waits))
                .sorted()
                .collect(Collectors.joining());
        return "(%s %s%s)".formatted(execution.at(), waits.getOrDefault(execution.id(), new TreeSet<>()), below);
    }

    private List<Execution> executions(String process) {
        return jdbc.sql("select e.*, d.version_ as of_version from act_ru_execution e" + OF_PROCESS)
                .param("key", process)
                .query((row, number) -> execution(row))
                .list();
    }

    private static Execution execution(ResultSet row) throws SQLException {
        String at = "%s %s %s %s %s"
                .formatted(
                        row.getString("act_id_"),
                        row.getBoolean("is_active_"),
                        row.getBoolean("is_concurrent_"),
                        row.getBoolean("is_scope_"),
                        row.getBoolean("is_event_scope_"));
        return new Execution(
                row.getString("id_"),
                row.getString("parent_id_"),
                at,
                new Instance(
                        row.getString("proc_inst_id_"),
                        row.getString("business_key_"),
                        row.getString("proc_def_id_"),
                        row.getInt("of_version")));
    }

    private void jobs(String process, Map<String, TreeSet<String>> waits) {
        note(
                "select j.execution_id_ as place, j.handler_type_ as what, j.handler_cfg_ as which from act_ru_job j"
                        + " join act_ru_execution e on e.id_ = j.execution_id_" + OF_PROCESS,
                process,
                List.of(),
                waits);
    }

    private void subscriptions(String process, Map<String, TreeSet<String>> waits) {
        note(
                "select s.execution_id_ as place, s.event_type_ as what, s.activity_id_ as which"
                        + " from act_ru_event_subscr s join act_ru_execution e on e.id_ = s.execution_id_" + OF_PROCESS,
                process,
                List.of(),
                waits);
    }

    /** Those that only a part of an instance has may be in the way of its move, whatever their name. */
    private void variables(String process, Collection<String> names, Map<String, TreeSet<String>> waits) {
        note(
                "select v.execution_id_ as place, v.type_ as what, v.name_ as which"
                        + " from act_ru_variable v join act_ru_execution e on e.id_ = v.execution_id_" + OF_PROCESS
                        + " and v.task_id_ is null and (v.execution_id_ <> v.proc_inst_id_ or v.name_ in (:names))",
                process,
                names,
                waits);
    }

    private void note(String sql, String process, Collection<String> names, Map<String, TreeSet<String>> waits) {
        // a list of names must not be empty
        var listed = new TreeSet<>(names);
        listed.add("");
        jdbc.sql(sql).param("key", process).param("names", listed).query((ResultSet row) -> {
            waits.computeIfAbsent(row.getString("place"), any -> new TreeSet<>())
                    .add(row.getString("what") + ":" + row.getString("which"));
        });
    }
}
