package org.gatehouse.compromise;

import java.util.function.Predicate;
import org.gatehouse.identity.Groups;
import org.gatehouse.identity.Person;
import org.gatehouse.web.Door;
import org.gatehouse.web.Doors;
import org.gatehouse.web.NavigationItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Who may read the register of compromised accounts. */
@Configuration(proxyBeanMethods = false)
class CompromiseRegisterDoors {

    /** Local Administrators find those of their own organisations only. */
    private static final Predicate<Person> READERS = Door.LOCAL_ADMINISTRATORS.or(CompromiseRegister::seesAll);

    @Bean
    Doors doorsToCompromiseRegister() {
        return Doors.of(
                Door.get(
                        "/api/v1/registers/compromises",
                        Door.anyOf(Groups.AUDITORS, Groups.HELPDESK, Groups.DIRECTORY_SUPPORT)),
                Door.get("/compromises", READERS),
                Door.get("/compromises/download", READERS));
    }

    @Bean
    @Order(25)
    NavigationItem compromisesInNavigation() {
        return new NavigationItem("/compromises", "Compromises", READERS);
    }
}
