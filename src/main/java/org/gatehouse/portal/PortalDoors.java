package org.gatehouse.portal;

import org.gatehouse.web.Door;
import org.gatehouse.web.Doors;
import org.gatehouse.web.NavigationItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Everybody who is signed in has a home page. */
@Configuration(proxyBeanMethods = false)
class PortalDoors {

    @Bean
    Doors doorsToHome() {
        return Doors.of(Door.get("/", Door.SIGNED_IN));
    }

    @Bean
    @Order(0)
    NavigationItem homeInNavigation() {
        return new NavigationItem("/", "Home", Door.SIGNED_IN);
    }
}
