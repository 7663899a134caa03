package org.gatehouse.audit;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gatehouse.identity.Groups;
import org.gatehouse.identity.People;
import org.gatehouse.request.RequestType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Groups that work is or will be for, and of which Gatehouse knows no member: what they hold, nobody can do. */
@Component
class EmptyGroups {

    /** @param open how much open work waits for it, claimed or not */
    record EmptyGroup(String group, long open) {

        public String inWords() {
            return Groups.inWords(group);
        }
    }

    private record Open(String group, long items) {}

    private final JdbcClient jdbc;
    private final People people;

    EmptyGroups(JdbcClient jdbc, People people) {
        this.jdbc = jdbc;
        this.people = people;
    }

    /** In the order of their names. */
    @Transactional(readOnly = true)
    List<EmptyGroup> find() {
        Map<String, Long> open = jdbc
                .sql("select candidate_group, count(*) as items from work_item where open group by candidate_group")
                .query((row, number) -> new Open(row.getString("candidate_group"), row.getLong("items")))
                .list()
                .stream()
                .collect(Collectors.toMap(Open::group, Open::items));
        for (RequestType type : RequestType.values()) {
            open.putIfAbsent(type.reviewers(), 0L);
        }
        open.putIfAbsent(Groups.ESCALATION_PANEL, 0L);
        open.putIfAbsent(Groups.HELPDESK, 0L);
        return open.entrySet().stream()
                .filter(entry -> people.membersOf(entry.getKey()).isEmpty())
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> new EmptyGroup(entry.getKey(), entry.getValue()))
                .toList();
    }
}
