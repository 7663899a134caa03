package org.gatehouse.audit;

import java.util.function.Predicate;
import org.gatehouse.identity.Groups;
import org.gatehouse.identity.Person;
import org.gatehouse.web.Door;
import org.gatehouse.web.Doors;
import org.gatehouse.web.NavigationItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Who may read the registers of auditors, and how long everything takes. */
@Configuration(proxyBeanMethods = false)
class RegisterDoors {

    private static final Predicate<Person> AUDITORS = Door.anyOf(Groups.AUDITORS, Groups.ADMINISTRATORS);
    private static final Predicate<Person> OF_DURATIONS = AUDITORS.or(Door.anyOf(Groups.PROCESS_OWNERS));

    @Bean
    Doors doorsToRegisters() {
        return Doors.of(
                Door.get("/api/v1/registers/rejections", AUDITORS),
                Door.get("/api/v1/registers/separation-of-duties", AUDITORS),
                Door.get("/api/v1/registers/stalled-work", AUDITORS),
                Door.get("/api/v1/audit/durations", OF_DURATIONS),
                Door.get("/audit/registers", AUDITORS),
                Door.get("/audit/registers/rejections", AUDITORS),
                Door.get("/audit/registers/rejections/download", AUDITORS),
                Door.get("/audit/registers/separation-of-duties", AUDITORS),
                Door.get("/audit/registers/separation-of-duties/download", AUDITORS),
                Door.get("/audit/registers/stalled-work", AUDITORS),
                Door.get("/audit/registers/stalled-work/download", AUDITORS),
                Door.get("/audit/durations", OF_DURATIONS),
                Door.get("/audit/durations/download", OF_DURATIONS));
    }

    @Bean
    @Order(27)
    NavigationItem registersInNavigation() {
        return new NavigationItem("/audit/registers", "Registers", AUDITORS);
    }

    @Bean
    @Order(28)
    NavigationItem durationsInNavigation() {
        return new NavigationItem("/audit/durations", "Durations", OF_DURATIONS);
    }
}
