package org.gatehouse.review;

import org.gatehouse.web.Door;
import org.gatehouse.web.Doors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who may withdraw. */
@Configuration(proxyBeanMethods = false)
class ReviewDoors {

    @Bean
    Doors doorsToWithdrawal() {
        return Doors.of(
                Door.post("/api/v1/requests/{ritm}/withdrawal", Door.REQUESTERS),
                Door.post("/requests/{ritm}/withdrawal", Door.LOCAL_ADMINISTRATORS));
    }
}
