package org.gatehouse.audit;

import org.gatehouse.identity.Groups;
import org.gatehouse.web.Door;
import org.gatehouse.web.Doors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who may look at the sealed log and take it away. Every door is a GET: nobody writes here. */
@Configuration(proxyBeanMethods = false)
class IntegrityDoors {

    @Bean
    Doors doorsToTheSealedLog() {
        return Doors.of(
                Door.get("/api/v1/audit/integrity", AuditDoors.READERS),
                Door.get("/api/v1/audit/integrity/comparison", AuditDoors.READERS),
                Door.get("/api/v1/audit/checkpoints", AuditDoors.READERS),
                Door.get("/api/v1/audit/checkpoints/latest", AuditDoors.READERS),
                Door.get("/api/v1/audit/public-key", AuditDoors.READERS),
                Door.get("/api/v1/audit/log", Door.anyOf(Groups.AUDITORS)),
                Door.get("/audit/integrity", AuditDoors.READERS),
                Door.get("/audit/integrity/comparison", AuditDoors.READERS),
                Door.get("/audit/integrity/checkpoint", AuditDoors.READERS),
                Door.get("/audit/integrity/public-key", AuditDoors.READERS),
                Door.get("/audit/integrity/log", Door.anyOf(Groups.AUDITORS)));
    }
}
