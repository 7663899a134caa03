package org.gatehouse.modelling;

import org.gatehouse.web.Door;
import org.gatehouse.web.Doors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who may compare versions of processes and decision tables. */
@Configuration(proxyBeanMethods = false)
class CompareDoors {

    @Bean
    Doors doorsToComparisons() {
        return Doors.of(
                Door.get("/models/{key}/compare", Door.MODEL_READERS),
                Door.get("/models/{key}/shipped/file", Door.MODEL_READERS));
    }
}
