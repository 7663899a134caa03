package org.gatehouse.modelchange;

import org.gatehouse.web.Door;
import org.gatehouse.web.Doors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Process owners propose and decide; auditors and administrators read. */
@Configuration(proxyBeanMethods = false)
class ChangeDoors {

    @Bean
    Doors doorsToModelChanges() {
        return Doors.of(
                Door.post("/api/v1/models/{key}/changes", Door.PROCESS_OWNERS),
                Door.get("/api/v1/model-changes", Door.MODEL_READERS),
                Door.get("/api/v1/model-changes/{id}", Door.MODEL_READERS),
                Door.get("/api/v1/model-changes/{id}/file", Door.MODEL_READERS),
                Door.post("/api/v1/model-changes/{id}/decision", Door.PROCESS_OWNERS),
                Door.post("/api/v1/model-changes/{id}/withdrawal", Door.PROCESS_OWNERS),
                Door.get("/models/changes", Door.MODEL_READERS),
                Door.get("/models/changes/{id}", Door.MODEL_READERS),
                Door.get("/models/changes/{id}/progress", Door.MODEL_READERS),
                Door.get("/models/changes/{id}/file", Door.MODEL_READERS),
                Door.post("/models/{key}/changes", Door.PROCESS_OWNERS),
                Door.post("/models/changes/{id}/decision", Door.PROCESS_OWNERS),
                Door.post("/models/changes/{id}/withdrawal", Door.PROCESS_OWNERS));
    }
}
