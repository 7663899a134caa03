package org.gatehouse.namedlocation;

import java.util.function.Predicate;
import org.gatehouse.identity.Groups;
import org.gatehouse.identity.Person;
import org.gatehouse.web.Door;
import org.gatehouse.web.Doors;
import org.gatehouse.web.NavigationItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Who may ask about named locations, read the register, and see how full it is. */
@Configuration(proxyBeanMethods = false)
class NamedLocationDoors {

    private static final Predicate<Person> READERS = Door.STAFF.or(Door.REQUESTERS);

    @Bean
    Doors doorsToNamedLocations() {
        return Doors.of(
                Door.post("/api/v1/named-location-requests", Door.REQUESTERS),
                Door.post("/api/v1/requests/{ritm}/escalation", Door.REQUESTERS),
                Door.post("/api/v1/ip-range-checks", READERS),
                Door.get("/api/v1/named-locations", READERS),
                Door.get("/api/v1/named-locations/lookup", READERS),
                Door.get("/api/v1/registers/named-locations", Door.anyOf(Groups.AUDITORS, Groups.LOCATION_REVIEWERS)),
                Door.get("/api/v1/registers/capacity", Door.anyOf(Groups.DIRECTORY_SUPPORT, Groups.AUDITORS)),
                Door.get("/named-location/new", Door.LOCAL_ADMINISTRATORS),
                Door.post("/named-location/new", Door.LOCAL_ADMINISTRATORS),
                Door.post("/requests/{ritm}/escalation", Door.LOCAL_ADMINISTRATORS),
                Door.get("/named-locations", READERS),
                Door.get("/named-locations/download", READERS),
                Door.get("/named-locations/check", READERS),
                Door.post("/named-locations/check", READERS),
                Door.get("/named-locations/risks", READERS));
    }

    @Bean
    @Order(25)
    NavigationItem namedLocationsInNavigation() {
        return new NavigationItem("/named-locations", "Named locations", READERS);
    }
}
