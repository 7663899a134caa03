package org.gatehouse.modelchange;

import java.util.function.Predicate;
import org.gatehouse.identity.Groups;
import org.gatehouse.identity.Person;
import org.gatehouse.web.Door;
import org.gatehouse.web.Doors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Process owners propose and decide; auditors and administrators read. */
@Configuration(proxyBeanMethods = false)
class ChangeDoors {

    static final Predicate<Person> OWNERS = Door.anyOf(Groups.PROCESS_OWNERS);
    static final Predicate<Person> READERS = Door.anyOf(Groups.PROCESS_OWNERS, Groups.AUDITORS, Groups.ADMINISTRATORS);

    @Bean
    Doors doorsToModelChanges() {
        return Doors.of(
                Door.post("/api/v1/models/{key}/changes", OWNERS),
                Door.get("/api/v1/model-changes", READERS),
                Door.get("/api/v1/model-changes/{id}", READERS),
                Door.get("/api/v1/model-changes/{id}/file", READERS),
                Door.post("/api/v1/model-changes/{id}/decision", OWNERS),
                Door.post("/api/v1/model-changes/{id}/withdrawal", OWNERS),
                Door.get("/models/changes", READERS),
                Door.get("/models/changes/{id}", READERS),
                Door.get("/models/changes/{id}/progress", READERS),
                Door.get("/models/changes/{id}/file", READERS),
                Door.post("/models/{key}/changes", OWNERS),
                Door.post("/models/changes/{id}/decision", OWNERS),
                Door.post("/models/changes/{id}/withdrawal", OWNERS));
    }
}
