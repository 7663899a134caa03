package org.gatehouse.request;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
     * @param organisations those the person may see, or null for all
     */
    public record Wanted(Set<OdsCode> organisations, OdsCode organisation, String type, String status) {}

    private static final String ACTION_NEEDED = "ACTION_NEEDED";
    private static final String OPEN = "('SUBMITTED', 'IN_REVIEW', 'APPROVED')";

    private final JdbcClient jdbc;
    private final Requests requests;

    RequestSearch(JdbcClient jdbc, Requests requests) {
        this.jdbc = jdbc;
        this.requests = requests;
    }

    /** How many requests are still to be worked on. */
    long countOpen(Set<OdsCode> organisations) {
        if (organisations != null && organisations.isEmpty()) {
            return 0;
        }
        var count = jdbc.sql("select count(*) from request where status in " + OPEN
                + (organisations == null ? "" : " and organisation in (:organisations)"));
        return (organisations == null ? count : count.param("organisations", codes(organisations)))
                .query(Long.class)
                .single();
    }

    public PageOf<Request> find(Wanted wanted, PageOf.Wanted page) {
        if (wanted.organisations() != null && wanted.organisations().isEmpty()) {
            return new PageOf<>(List.of(), page.page(), page.size(), 0);
        }
        var conditions = new ArrayList<String>();
        Map<String, Object> values = new HashMap<>();
        if (wanted.organisations() != null) {
            conditions.add("organisation in (:organisations)");
            values.put("organisations", codes(wanted.organisations()));
        }
        if (wanted.organisation() != null) {
            conditions.add("organisation = :organisation");
            values.put("organisation", wanted.organisation().value());
        }
        if (wanted.type() != null) {
            conditions.add("type = :type");
            values.put("type", wanted.type());
        }
        if (ACTION_NEEDED.equals(wanted.status())) {
            conditions.add("action_needed and status in " + OPEN);
        } else if (wanted.status() != null) {
            conditions.add("status = :status and not (action_needed and status in " + OPEN + ")");
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

    private static Set<String> codes(Set<OdsCode> organisations) {
        return organisations.stream().map(OdsCode::value).collect(Collectors.toSet());
    }
}
