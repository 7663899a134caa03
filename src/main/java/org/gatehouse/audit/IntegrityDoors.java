package org.gatehouse.audit;

import java.util.function.Predicate;
import org.gatehouse.identity.Groups;
import org.gatehouse.identity.Person;
import org.gatehouse.web.Door;
import org.gatehouse.web.Doors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who may look at the sealed log and take it away. Every door is a GET: nobody writes here. */
@Configuration(proxyBeanMethods = false)
class IntegrityDoors {

    private static final Predicate<Person> READERS = Door.anyOf(Groups.AUDITORS, Groups.ADMINISTRATORS);

    @Bean
    Doors doorsToTheSealedLog() {
        return Doors.of(
                Door.get("/api/v1/audit/integrity", READERS),
                Door.get("/api/v1/audit/integrity/comparison", READERS),
                Door.get("/api/v1/audit/checkpoints", READERS),
                Door.get("/api/v1/audit/checkpoints/latest", READERS),
                Door.get("/api/v1/audit/public-key", READERS),
                Door.get("/api/v1/audit/log", Door.anyOf(Groups.AUDITORS)),
                Door.get("/audit/integrity", READERS),
                Door.get("/audit/integrity/comparison", READERS),
                Door.get("/audit/integrity/checkpoint", READERS),
                Door.get("/audit/integrity/public-key", READERS),
                Door.get("/audit/integrity/log", Door.anyOf(Groups.AUDITORS)));
    }
}
