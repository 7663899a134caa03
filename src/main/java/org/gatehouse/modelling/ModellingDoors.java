package org.gatehouse.modelling;

import org.gatehouse.web.Door;
import org.gatehouse.web.Doors;
import org.gatehouse.web.NavigationItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Who may read processes and decision tables. */
@Configuration(proxyBeanMethods = false)
class ModellingDoors {

    @Bean
    Doors doorsToModels() {
        return Doors.of(
                Door.get("/api/v1/models", Door.MODEL_READERS),
                Door.get("/api/v1/models/{key}", Door.MODEL_READERS),
                Door.get("/api/v1/models/{key}/versions/{version}", Door.MODEL_READERS),
                Door.get("/api/v1/models/{key}/versions/{version}/file", Door.MODEL_READERS),
                Door.get("/models", Door.MODEL_READERS),
                Door.get("/models/{key}", Door.MODEL_READERS),
                Door.get("/models/{key}/versions/{version}", Door.MODEL_READERS),
                Door.get("/models/{key}/versions/{version}/file", Door.MODEL_READERS),
                Door.get("/models/{key}/versions/{version}/diagram", Door.MODEL_READERS));
    }

    @Bean
    @Order(27)
    NavigationItem modelsInNavigation() {
        return new NavigationItem("/models", "Models", Door.MODEL_READERS);
    }
}
