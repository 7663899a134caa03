package org.gatehouse.exemption;

import org.gatehouse.web.Door;
import org.gatehouse.web.Doors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who may apply for exceptions, cancel them, and read their register. */
@Configuration(proxyBeanMethods = false)
class ExceptionDoors {

    @Bean
    Doors doorsToExceptions() {
        return Doors.of(
                Door.post("/api/v1/short-term-exceptions", Door.REQUESTERS),
                Door.post("/api/v1/long-term-exceptions", Door.REQUESTERS),
                Door.post("/api/v1/requests/{ritm}/cancellation", Door.REQUESTERS));
    }
}
