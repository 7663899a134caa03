package org.gatehouse.release;

import org.gatehouse.web.Door;
import org.gatehouse.web.Doors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Process owners go back and move what runs; auditors and administrators see what became of running instances. */
@Configuration(proxyBeanMethods = false)
class ReleaseDoors {

    @Bean
    Doors doorsToReleases() {
        return Doors.of(
                Door.get("/models/{key}/back", Door.PROCESS_OWNERS),
                Door.post("/models/{key}/back", Door.PROCESS_OWNERS),
                Door.post("/api/v1/models/{key}/back", Door.PROCESS_OWNERS),
                Door.get("/models/{key}/move", Door.PROCESS_OWNERS),
                Door.post("/models/{key}/move", Door.PROCESS_OWNERS),
                Door.post("/api/v1/models/{key}/move", Door.PROCESS_OWNERS),
                Door.get("/models/{key}/migrations/{version}", Door.MODEL_READERS),
                Door.get("/models/{key}/migrations/{version}/progress", Door.MODEL_READERS),
                Door.get("/api/v1/models/{key}/migrations/{version}", Door.MODEL_READERS));
    }
}
