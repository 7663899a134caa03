package org.gatehouse.enrolment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gatehouse.directory.MfaPolicy;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.web.PageOf;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Finds enrolments, the newest first, and says how far a rollout is. */
@Repository
@Transactional(readOnly = true)
class EnrolmentSearch {

    /**
     * Which are wanted; null for any.
     *
     * @param organisations only of these
     */
    record Wanted(Collection<OdsCode> organisations, MfaPolicy policy, EnrolmentState state) {

        private Wanted inAnyState() {
            return new Wanted(organisations, policy, null);
        }
    }

    private record Condition(String sql, Map<String, Object> values) {}

    private record Counted(EnrolmentState state, long count) {}

    private final JdbcClient jdbc;

    EnrolmentSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    PageOf<Enrolment> page(Wanted wanted, PageOf.Wanted page) {
        Condition condition = condition(wanted);
        long total = jdbc.sql(PageOf.counting("from enrolment where " + condition.sql()))
                .params(condition.values())
                .query(Long.class)
                .single();
        List<Enrolment> found = jdbc.sql(
                        "select * from enrolment where %s order by begun_at desc, id limit :size offset :offset"
                                .formatted(condition.sql()))
                .params(condition.values())
                .param("size", page.size())
                .param("offset", page.offset())
                .query(EnrolmentRegister::read)
                .list();
        return new PageOf<>(found, page.page(), page.size(), total);
    }

    /** How many there are in each state, whatever state is wanted; those that nobody is in are left out. */
    Map<EnrolmentState, Long> progress(Wanted wanted) {
        Condition condition = condition(wanted.inAnyState());
        var progress = new EnumMap<EnrolmentState, Long>(EnrolmentState.class);
        jdbc.sql("select state, count(*) as counted from enrolment where %s group by state".formatted(condition.sql()))
                .params(condition.values())
                .query((row, number) ->
                        new Counted(EnrolmentState.valueOf(row.getString("state")), row.getLong("counted")))
                .list()
                .forEach(counted -> progress.put(counted.state(), counted.count()));
        return progress;
    }

    private static Condition condition(Wanted wanted) {
        var conditions = new ArrayList<>(List.of("1 = 1"));
        var values = new HashMap<String, Object>();
        if (wanted.organisations() != null) {
            conditions.add(wanted.organisations().isEmpty() ? "1 = 0" : "organisation in (:organisations)");
            values.put(
                    "organisations",
                    wanted.organisations().stream().map(OdsCode::value).toList());
        }
        if (wanted.policy() != null) {
            conditions.add("policy = :policy");
            values.put("policy", wanted.policy().name());
        }
        if (wanted.state() != null) {
            conditions.add("state = :state");
            values.put("state", wanted.state().name());
        }
        return new Condition(String.join(" and ", conditions), values);
    }
}
