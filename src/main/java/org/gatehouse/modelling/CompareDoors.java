package org.gatehouse.modelling;

import java.util.function.Predicate;
import org.gatehouse.identity.Groups;
import org.gatehouse.identity.Person;
import org.gatehouse.web.Door;
import org.gatehouse.web.Doors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who may compare versions of processes and decision tables. */
@Configuration(proxyBeanMethods = false)
class CompareDoors {

    private static final Predicate<Person> READERS =
            Door.anyOf(Groups.PROCESS_OWNERS, Groups.AUDITORS, Groups.ADMINISTRATORS);

    @Bean
    Doors doorsToComparisons() {
        return Doors.of(Door.get("/models/{key}/compare", READERS), Door.get("/models/{key}/shipped/file", READERS));
    }
}
