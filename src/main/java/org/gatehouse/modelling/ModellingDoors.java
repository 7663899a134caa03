package org.gatehouse.modelling;

import java.util.function.Predicate;
import org.gatehouse.identity.Groups;
import org.gatehouse.identity.Person;
import org.gatehouse.web.Door;
import org.gatehouse.web.Doors;
import org.gatehouse.web.NavigationItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Who may read processes and decision tables. */
@Configuration(proxyBeanMethods = false)
class ModellingDoors {

    static final Predicate<Person> OWNERS = Door.anyOf(Groups.PROCESS_OWNERS);
    static final Predicate<Person> READERS = OWNERS.or(Door.anyOf(Groups.AUDITORS, Groups.ADMINISTRATORS));

    @Bean
    Doors doorsToModels() {
        return Doors.of(
                Door.get("/api/v1/models", READERS),
                Door.get("/api/v1/models/{key}", READERS),
                Door.get("/api/v1/models/{key}/versions/{version}", READERS),
                Door.get("/api/v1/models/{key}/versions/{version}/file", READERS),
                Door.get("/models", READERS),
                Door.get("/models/{key}", READERS),
                Door.get("/models/{key}/versions/{version}", READERS),
                Door.get("/models/{key}/versions/{version}/file", READERS),
                Door.get("/models/{key}/versions/{version}/diagram", READERS));
    }

    @Bean
    @Order(27)
    NavigationItem modelsInNavigation() {
        return new NavigationItem("/models", "Models", READERS);
    }
}
