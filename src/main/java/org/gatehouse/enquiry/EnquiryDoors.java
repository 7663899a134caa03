package org.gatehouse.enquiry;

import org.gatehouse.web.Door;
import org.gatehouse.web.Doors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Everybody who may see a request may ask after it. */
@Configuration(proxyBeanMethods = false)
class EnquiryDoors {

    @Bean
    Doors doorsToEnquiries() {
        var readers = Door.STAFF.or(Door.REQUESTERS);
        return Doors.of(
                Door.post("/api/v1/requests/{ritm}/enquiries", readers),
                Door.post("/requests/{ritm}/enquiries", readers));
    }
}
