package org.gatehouse.request;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.web.PageOf;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Finds requests, newest first. */
@Repository
@Transactional(readOnly = true)
public class RequestSearch {

    /**
     * Which requests are wanted; null wants all of that kind.
     *
     * @param sight those the person may see
     */
    public record Wanted(Sight sight, OdsCode organisation, String type, String status) {}

    private static final String ACTION_NEEDED = "ACTION_NEEDED";
    /** The statuses in which work is still to be done, as a list of a query. */
    private final JdbcClient jdbc;

    private final Requests requests;

    RequestSearch(JdbcClient jdbc, Requests requests) {
        this.jdbc = jdbc;
        this.requests = requests;
    }

    /** How many requests are still to be worked on. */
    long countOpen(Sight sight) {
        if (sight.isNothing()) {
            return 0;
        }
        var conditions = new ArrayList<>(List.of("status in " + RequestStatus.OPEN_IN_SQL));
        var values = new HashMap<String, Object>();
        within(sight, conditions, values);
        return jdbc.sql("select count(*) from request where " + String.join(" and ", conditions))
                .params(values)
                .query(Long.class)
                .single();
    }

    public PageOf<Request> find(Wanted wanted, PageOf.Wanted page) {
        if (wanted.sight().isNothing()) {
            return new PageOf<>(List.of(), page.page(), page.size(), 0);
        }
        var conditions = new ArrayList<String>();
        Map<String, Object> values = new HashMap<>();
        within(wanted.sight(), conditions, values);
        if (wanted.organisation() != null) {
            conditions.add("organisation = :organisation");
            values.put("organisation", wanted.organisation().value());
        }
        if (wanted.type() != null) {
            conditions.add("type = :type");
            values.put("type", wanted.type());
        }
        if (wanted.status() != null) {
            conditions.add(shownAs(wanted.status()));
            values.put("status", wanted.status());
        }
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        long total = jdbc.sql(PageOf.counting("from request" + where))
                .params(values)
                .query(Long.class)
                .single();
        List<Request> items = jdbc.sql(
                        "select * from request" + where + " order by number desc limit :size offset :offset")
                .params(values)
                .param("size", page.size())
                .param("offset", page.offset())
                .query(requests::read)
                .list();
        return new PageOf<>(items, page.page(), page.size(), total);
    }

    /** That people see this status, {@code :status}: while a repair of an open request waits, that comes first. */
    static String shownAs(String status) {
        String actionNeeded = "(action_needed and status in " + RequestStatus.OPEN_IN_SQL + ")";
        return ACTION_NEEDED.equals(status) ? actionNeeded : "status = :status and not " + actionNeeded;
    }

    private static void within(Sight sight, List<String> conditions, Map<String, Object> values) {
        if (sight.all()) {
            return;
        }
        var either = new ArrayList<String>();
        if (!sight.organisations().isEmpty()) {
            either.add("organisation in (:organisations)");
            values.put(
                    "organisations",
                    sight.organisations().stream().map(OdsCode::value).toList());
        }
        if (!sight.types().isEmpty()) {
            either.add("type in (:types)");
            values.put("types", sight.types().stream().map(Enum::name).toList());
        }
        conditions.add("(" + String.join(" or ", either) + ")");
    }
}
