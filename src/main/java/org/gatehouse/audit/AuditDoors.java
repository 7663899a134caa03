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

/** Who may read what is audited. Nobody writes it. */
@Configuration(proxyBeanMethods = false)
class AuditDoors {

    static final Predicate<Person> READERS = Door.anyOf(Groups.AUDITORS, Groups.ADMINISTRATORS);

    @Bean
    Doors doorsToAudit() {
        return Doors.of(
                Door.get("/api/v1/audit/requests", READERS),
                Door.get("/api/v1/audit/requests/{ritm}", READERS),
                Door.get("/api/v1/audit/events", READERS),
                Door.get("/audit", READERS),
                Door.get("/audit/download", READERS),
                Door.get("/audit/requests/{ritm}", READERS),
                Door.get("/audit/requests/{ritm}/diagram", READERS),
                Door.get("/audit/events", READERS));
    }

    @Bean
    @Order(28)
    NavigationItem auditInNavigation() {
        return new NavigationItem("/audit", "Audit", READERS);
    }
}
