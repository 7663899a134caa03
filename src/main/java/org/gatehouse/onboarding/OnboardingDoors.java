package org.gatehouse.onboarding;

import org.gatehouse.identity.Groups;
import org.gatehouse.web.Door;
import org.gatehouse.web.Doors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who may ask for an onboarding, and who may retire one. */
@Configuration(proxyBeanMethods = false)
class OnboardingDoors {

    @Bean
    Doors doorsToOnboarding() {
        var support = Door.anyOf(Groups.DIRECTORY_SUPPORT);
        return Doors.of(
                Door.post("/api/v1/onboarding-requests", Door.REQUESTERS),
                Door.post("/api/v1/requests/{ritm}/retirement", support),
                Door.get("/onboarding/new", Door.LOCAL_ADMINISTRATORS),
                Door.post("/onboarding/new", Door.LOCAL_ADMINISTRATORS),
                Door.post("/requests/{ritm}/retirement", support));
    }
}
