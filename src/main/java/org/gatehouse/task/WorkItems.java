package org.gatehouse.task;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.identity.Person;
import org.gatehouse.servicedesk.RequestReference;
import org.gatehouse.store.Times;
import org.gatehouse.web.PageOf;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The work items, indexed for the lists people look at. */
@Repository
class WorkItems {

    private static final String MINE = """
             where open and candidate_group in (:groups)
               and (separate_login is null or (separate_login <> :login and separate_person <> :address))
               and not exists (select 1 from work_item_barred barred
                                where barred.task_id = work_item.task_id and barred.login = :login)
               and (:ritm = '' or ritm = :ritm)""";

    private final JdbcClient jdbc;

    WorkItems(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(WorkItem item) {
        jdbc.sql("""
                        insert into work_item (task_id, process_instance, ritm, definition_key, name, candidate_group, assignee,
                            created_at, due_at, priority, separate_login, separate_person, open)
                        values (:id, :instance, :ritm, :key, :name, :group, :assignee,
                            :createdAt, :dueAt, :priority, :login, :person, true)""")
                .param("id", item.taskId())
                .param("instance", item.processInstance())
                .param("ritm", item.ritm().value())
                .param("key", item.definitionKey())
                .param("name", item.name())
                .param("group", item.group())
                .param("assignee", item.assignee())
                .param("createdAt", Times.of(item.createdAt()))
                .param("dueAt", Times.of(item.dueAt()))
                .param("priority", item.priority())
                .param("login", item.separateLogin())
                .param(
                        "person",
                        item.separatePerson() == null
                                ? null
                                : item.separatePerson().value())
                .update();
    }

    /** Keeps somebody from a task. */
    void bar(String taskId, String login) {
        jdbc.sql("insert into work_item_barred (task_id, login) values (:id, :login)")
                .param("id", taskId)
                .param("login", login)
                .update();
    }

    boolean isBarred(String taskId, String login) {
        return jdbc.sql("select count(*) from work_item_barred where task_id = :id and login = :login")
                        .param("id", taskId)
                        .param("login", login)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    void change(String taskId, String assignee, Instant dueAt, int priority) {
        jdbc.sql("update work_item set assignee = :assignee, due_at = :dueAt, priority = :priority where task_id = :id")
                .param("assignee", assignee)
                .param("dueAt", Times.of(dueAt))
                .param("priority", priority)
                .param("id", taskId)
                .update();
    }

    void end(String taskId, Instant at) {
        jdbc.sql("update work_item set open = false, ended_at = :at where task_id = :id and open")
                .param("at", Times.of(at))
                .param("id", taskId)
                .update();
    }

    Optional<WorkItem> find(String taskId) {
        return jdbc.sql("select * from work_item where task_id = :id")
                .param("id", taskId)
                .query(WorkItems::read)
                .optional();
    }

    /** The item, held against everybody else who would decide it, until the transaction ends. */
    Optional<WorkItem> hold(String taskId) {
        return jdbc.sql("select * from work_item where task_id = :id for update")
                .param("id", taskId)
                .query(WorkItems::read)
                .optional();
    }

    List<WorkItem> openOf(RequestReference ritm) {
        return jdbc.sql("select * from work_item where ritm = :ritm and open order by number")
                .param("ritm", ritm.value())
                .query(WorkItems::read)
                .list();
    }

    /** What this person may work on, oldest first. */
    PageOf<WorkItem> forPerson(Person person, Collection<String> groups, String ritm, PageOf.Wanted page) {
        if (groups.isEmpty()) {
            return new PageOf<>(List.of(), page.page(), page.size(), 0);
        }
        long total = bind(jdbc.sql(PageOf.counting("from work_item " + MINE)), person, groups, ritm)
                .query(Long.class)
                .single();
        List<WorkItem> items = bind(
                        jdbc.sql("select * from work_item " + MINE + " order by number limit :size offset :offset"),
                        person,
                        groups,
                        ritm)
                .param("size", page.size())
                .param("offset", page.offset())
                .query(WorkItems::read)
                .list();
        return new PageOf<>(items, page.page(), page.size(), total);
    }

    private static JdbcClient.StatementSpec bind(
            JdbcClient.StatementSpec statement, Person person, Collection<String> groups, String ritm) {
        return statement
                .param("groups", groups)
                .param("login", person.login())
                .param("address", person.address().value())
                .param("ritm", ritm);
    }

    /** How many of the items this person may work on are past their due instant. */
    long countOverdue(Person person, Instant now) {
        if (person.groups().isEmpty()) {
            return 0;
        }
        return bind(
                        jdbc.sql("select count(*) from work_item " + MINE + " and due_at < :now"),
                        person,
                        person.groups(),
                        "")
                .param("now", Times.of(now))
                .query(Long.class)
                .single();
    }

    private static WorkItem read(ResultSet row, int number) throws SQLException {
        String person = row.getString("separate_person");
        return new WorkItem(
                row.getString("task_id"),
                row.getString("process_instance"),
                RequestReference.of(row.getString("ritm")),
                row.getString("definition_key"),
                row.getString("name"),
                row.getString("candidate_group"),
                row.getString("assignee"),
                Times.read(row, "created_at"),
                Times.read(row, "due_at"),
                row.getInt("priority"),
                row.getString("separate_login"),
                person == null ? null : AccountAddress.of(person),
                row.getBoolean("open"));
    }
}
