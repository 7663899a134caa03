package org.gatehouse.request;

import org.gatehouse.web.Door;
import org.gatehouse.web.Doors;
import org.gatehouse.web.NavigationItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Who may read requests; which of them, says {@link RequestAccess}. */
@Configuration(proxyBeanMethods = false)
class RequestDoors {

    @Bean
    Doors doorsToRequests() {
        var readers = Door.STAFF.or(Door.REQUESTERS);
        return Doors.of(
                Door.get("/api/v1/requests", readers),
                Door.get("/api/v1/requests/{ritm}", readers),
                Door.get("/api/v1/requests/{ritm}/timeline", readers),
                Door.get("/requests", readers),
                Door.get("/requests/{ritm}", readers),
                Door.get("/requests/{ritm}/progress", readers),
                Door.get("/requests/{ritm}/diagram", readers));
    }

    @Bean
    @Order(20)
    NavigationItem requestsInNavigation() {
        return new NavigationItem("/requests", "Requests", Door.STAFF.or(Door.REQUESTERS));
    }
}
