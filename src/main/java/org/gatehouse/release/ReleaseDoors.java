package org.gatehouse.release;

import java.util.function.Predicate;
import org.gatehouse.identity.Groups;
import org.gatehouse.identity.Person;
import org.gatehouse.web.Door;
import org.gatehouse.web.Doors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Process owners go back; auditors and administrators see what became of running instances. */
@Configuration(proxyBeanMethods = false)
class ReleaseDoors {

    private static final Predicate<Person> OWNERS = Door.anyOf(Groups.PROCESS_OWNERS);
    private static final Predicate<Person> READERS =
            Door.anyOf(Groups.PROCESS_OWNERS, Groups.AUDITORS, Groups.ADMINISTRATORS);

    @Bean
    Doors doorsToReleases() {
        return Doors.of(
                Door.get("/models/{key}/back", OWNERS),
                Door.post("/models/{key}/back", OWNERS),
                Door.post("/api/v1/models/{key}/back", OWNERS),
                Door.get("/models/{key}/migrations/{version}", READERS),
                Door.get("/models/{key}/migrations/{version}/progress", READERS),
                Door.get("/api/v1/models/{key}/migrations/{version}", READERS));
    }
}
