package org.gatehouse.modelling;

import org.gatehouse.web.Door;
import org.gatehouse.web.Doors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Who may edit diagrams and tables. What they draw changes nothing before somebody else approves it. */
@Configuration(proxyBeanMethods = false)
class EditorDoors {

    /** Before doors whose patterns match these too. */
    @Bean
    @Order(0)
    Doors doorsToTheEditor() {
        return Doors.of(
                Door.get("/models/element-templates", Door.PROCESS_OWNERS),
                Door.get("/models/{key}/edit", Door.PROCESS_OWNERS),
                Door.post("/models/lint", Door.PROCESS_OWNERS),
                Door.post("/api/v1/models/lint", Door.PROCESS_OWNERS));
    }
}
