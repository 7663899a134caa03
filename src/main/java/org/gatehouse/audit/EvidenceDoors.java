package org.gatehouse.audit;

import org.gatehouse.web.Door;
import org.gatehouse.web.Doors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who may take evidence and event logs out of the product. */
@Configuration(proxyBeanMethods = false)
class EvidenceDoors {

    @Bean
    Doors doorsToEvidence() {
        return Doors.of(
                Door.get("/api/v1/audit/event-log.xes", AuditDoors.READERS),
                Door.get("/audit/event-log.xes", AuditDoors.READERS),
                Door.get("/api/v1/audit/requests/{ritm}/evidence", AuditDoors.READERS),
                Door.get("/audit/requests/{ritm}/evidence", AuditDoors.READERS),
                Door.get("/audit/evidence-help", AuditDoors.READERS));
    }
}
