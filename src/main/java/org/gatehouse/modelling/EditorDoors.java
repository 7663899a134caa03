package org.gatehouse.modelling;

import java.util.function.Predicate;
import org.gatehouse.identity.Groups;
import org.gatehouse.identity.Person;
import org.gatehouse.web.Door;
import org.gatehouse.web.Doors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Who may edit diagrams and tables. What they draw changes nothing before somebody else approves it. */
@Configuration(proxyBeanMethods = false)
class EditorDoors {

    private static final Predicate<Person> OWNERS = Door.anyOf(Groups.PROCESS_OWNERS);

    /** Before doors whose patterns match these too. */
    @Bean
    @Order(0)
    Doors doorsToTheEditor() {
        return Doors.of(
                Door.get("/models/element-templates", OWNERS),
                Door.get("/models/{key}/edit", OWNERS),
                Door.post("/models/lint", OWNERS),
                Door.post("/api/v1/models/lint", OWNERS));
    }
}
