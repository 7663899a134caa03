package org.gatehouse.demo;

import org.gatehouse.web.Door;
import org.gatehouse.web.Doors;
import org.gatehouse.web.NavigationItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;

/** The administrator plays with time and faults; everybody reads their own demo mail. */
@Configuration(proxyBeanMethods = false)
@Profile("embedded")
class DemoDoors {

    @Bean
    Doors doorsToDemo() {
        return Doors.of(
                Door.get("/api/v1/demo/clock", Door.ADMINISTRATORS),
                Door.post("/api/v1/demo/clock", Door.ADMINISTRATORS),
                Door.get("/api/v1/demo/mail", Door.ADMINISTRATORS),
                Door.post("/api/v1/demo/directory-faults", Door.ADMINISTRATORS),
                Door.post("/api/v1/demo/mail-faults", Door.ADMINISTRATORS),
                Door.post("/api/v1/demo/directory-changes", Door.ADMINISTRATORS),
                Door.post("/api/v1/demo/sweeps", Door.ADMINISTRATORS),
                Door.get("/demo/clock", Door.ADMINISTRATORS),
                Door.post("/demo/clock", Door.ADMINISTRATORS),
                Door.get("/mail", Door.SIGNED_IN));
    }

    @Bean
    @Order(80)
    NavigationItem mailInNavigation() {
        return new NavigationItem("/mail", "Demo mail", Door.SIGNED_IN);
    }

    @Bean
    @Order(90)
    NavigationItem clockInNavigation() {
        return new NavigationItem("/demo/clock", "Demo clock", Door.ADMINISTRATORS);
    }
}
