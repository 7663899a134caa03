package org.gatehouse.audit;

import java.util.function.Predicate;
import org.gatehouse.identity.Groups;
import org.gatehouse.identity.Person;
import org.gatehouse.web.Door;
import org.gatehouse.web.Doors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who may take evidence and event logs out of the product. */
@Configuration(proxyBeanMethods = false)
class EvidenceDoors {

    private static final Predicate<Person> READERS = Door.anyOf(Groups.AUDITORS, Groups.ADMINISTRATORS);

    @Bean
    Doors doorsToEvidence() {
        return Doors.of(
                Door.get("/api/v1/audit/event-log.xes", READERS),
                Door.get("/audit/event-log.xes", READERS),
                Door.get("/api/v1/audit/requests/{ritm}/evidence", READERS),
                Door.get("/audit/requests/{ritm}/evidence", READERS),
                Door.get("/audit/evidence-help", READERS));
    }
}
