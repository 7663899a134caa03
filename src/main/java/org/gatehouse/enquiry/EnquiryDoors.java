package org.gatehouse.enquiry;

import org.gatehouse.request.AllowedActions;
import org.gatehouse.web.Door;
import org.gatehouse.web.Doors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Everybody who may see a request may ask after it, but auditors, who only read. */
@Configuration(proxyBeanMethods = false)
class EnquiryDoors {

    @Bean
    Doors doorsToEnquiries() {
        return Doors.of(
                Door.post("/api/v1/requests/{ritm}/enquiries", AllowedActions.ENQUIRERS),
                Door.post("/requests/{ritm}/enquiries", AllowedActions.ENQUIRERS));
    }
}
