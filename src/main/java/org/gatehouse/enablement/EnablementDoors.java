package org.gatehouse.enablement;

import org.gatehouse.web.Door;
import org.gatehouse.web.Doors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who may have lists enabled, and who may see what became of them; of whom, says the request. */
@Configuration(proxyBeanMethods = false)
class EnablementDoors {

    @Bean
    Doors doorsToEnablements() {
        var readers = Door.STAFF.or(Door.REQUESTERS);
        return Doors.of(
                Door.post("/api/v1/bulk-enablements", Door.REQUESTERS),
                Door.get("/api/v1/bulk-enablements/{ritm}", readers),
                Door.post("/api/v1/bulk-enablements/{ritm}/enablement", Door.REQUESTERS),
                // before the pattern that would take it for a request
                Door.get("/bulk-enablements/new", Door.LOCAL_ADMINISTRATORS),
                Door.post("/bulk-enablements/new", Door.LOCAL_ADMINISTRATORS),
                Door.get("/bulk-enablements/{ritm}", readers),
                Door.get("/bulk-enablements/{ritm}/progress", readers),
                Door.get("/bulk-enablements/{ritm}/download", readers),
                Door.post("/bulk-enablements/{ritm}/enablement", Door.LOCAL_ADMINISTRATORS));
    }
}
