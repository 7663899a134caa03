package org.gatehouse.enrolment;

import org.gatehouse.web.Door;
import org.gatehouse.web.Doors;
import org.gatehouse.web.NavigationItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Who may read enrolments. */
@Configuration(proxyBeanMethods = false)
class EnrolmentDoors {

    @Bean
    Doors doorsToEnrolments() {
        return Doors.of(
                Door.get("/enrolments", EnrolmentDesk.READERS), Door.get("/api/v1/enrolments", EnrolmentDesk.READERS));
    }

    @Bean
    @Order(26)
    NavigationItem enrolmentsInNavigation() {
        return new NavigationItem("/enrolments", "Enrolments", EnrolmentDesk.READERS);
    }
}
