package org.gatehouse.exemption;

import java.util.function.Predicate;
import org.gatehouse.identity.Groups;
import org.gatehouse.identity.Person;
import org.gatehouse.web.Door;
import org.gatehouse.web.Doors;
import org.gatehouse.web.NavigationItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Who may apply for exceptions, cancel them, and read their register. */
@Configuration(proxyBeanMethods = false)
class ExceptionDoors {

    /** Local Administrators find those of their own organisations only. */
    private static final Predicate<Person> READERS = Door.LOCAL_ADMINISTRATORS.or(ExceptionRegister::seesAll);

    @Bean
    Doors doorsToExceptions() {
        return Doors.of(
                Door.post("/api/v1/short-term-exceptions", Door.REQUESTERS),
                Door.post("/api/v1/long-term-exceptions", Door.REQUESTERS),
                Door.post("/api/v1/requests/{ritm}/cancellation", Door.REQUESTERS),
                Door.get(
                        "/api/v1/registers/exceptions",
                        Door.anyOf(Groups.AUDITORS, Groups.EXCEPTION_REVIEWERS, Groups.DIRECTORY_SUPPORT)),
                Door.get("/short-term-exception/new", Door.LOCAL_ADMINISTRATORS),
                Door.post("/short-term-exception/new", Door.LOCAL_ADMINISTRATORS),
                Door.get("/long-term-exception/new", Door.LOCAL_ADMINISTRATORS),
                Door.post("/long-term-exception/new", Door.LOCAL_ADMINISTRATORS),
                Door.post("/requests/{ritm}/cancellation", Door.LOCAL_ADMINISTRATORS),
                Door.get("/exceptions", READERS),
                Door.get("/exceptions/download", READERS));
    }

    @Bean
    @Order(24)
    NavigationItem exceptionsInNavigation() {
        return new NavigationItem("/exceptions", "Exceptions", READERS);
    }
}
