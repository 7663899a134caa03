package org.gatehouse.document;

import org.gatehouse.web.Door;
import org.gatehouse.web.Doors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who may add documents; whoever may read a request may read its documents. */
@Configuration(proxyBeanMethods = false)
class DocumentDoors {

    @Bean
    Doors doorsToDocuments() {
        var readers = Door.STAFF.or(Door.REQUESTERS);
        return Doors.of(
                Door.get("/api/v1/requests/{ritm}/documents", readers),
                Door.post("/api/v1/requests/{ritm}/documents", Door.REQUESTERS),
                Door.get("/api/v1/requests/{ritm}/documents/{id}", readers),
                Door.post("/requests/{ritm}/documents", Door.LOCAL_ADMINISTRATORS),
                Door.get("/requests/{ritm}/documents/{id}", readers));
    }
}
