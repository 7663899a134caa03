package org.gatehouse.modelling;

import static java.util.stream.Collectors.toMap;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gatehouse.engine.OpenIncidents;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Finds the requests that failed steps belong to, where their repairs are told of. */
@Repository
@Transactional(readOnly = true)
class IncidentRequests {

    private final JdbcClient jdbc;

    IncidentRequests(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The RITM by the id of the incident: that of its repair, or that which the process was started with. */
    Map<String, String> of(List<OpenIncidents.Open> incidents) {
        var ritms = new HashMap<>(startedWith(incidents));
        if (!incidents.isEmpty()) {
            jdbc.sql("select incident_id, ritm from repair where incident_id in (:incidents)")
                    .param(
                            "incidents",
                            incidents.stream().map(OpenIncidents.Open::id).toList())
                    .query((row, number) -> ritms.put(row.getString("incident_id"), row.getString("ritm")))
                    .list();
        }
        return ritms;
    }

    /** A step of a repair has no repair of its own; its process was started for a request all the same. */
    private Map<String, String> startedWith(List<OpenIncidents.Open> incidents) {
        Map<String, String> keys = incidents.stream()
                .filter(each -> each.businessKey() != null)
                .collect(toMap(OpenIncidents.Open::id, OpenIncidents.Open::businessKey));
        if (keys.isEmpty()) {
            return Map.of();
        }
        List<String> known = jdbc.sql("select ritm from request where ritm in (:keys)")
                .param("keys", keys.values())
                .query(String.class)
                .list();
        keys.values().retainAll(known);
        return keys;
    }
}
