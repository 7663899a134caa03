package org.gatehouse.compromise;

import java.util.function.Predicate;
import org.gatehouse.identity.Groups;
import org.gatehouse.identity.Person;
import org.gatehouse.web.Door;
import org.gatehouse.web.Doors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who may mark accounts as compromised, see how far they are locked down, and give them back. */
@Configuration(proxyBeanMethods = false)
class CompromiseDoors {

    /** No approval is needed to mark, so whoever looks after accounts may (AC-129). */
    static final Predicate<Person> MARKERS = Door.REQUESTERS.or(Door.anyOf(Groups.HELPDESK, Groups.DIRECTORY_SUPPORT));

    static final Predicate<Person> REMEDIATORS = Door.LOCAL_ADMINISTRATORS.or(Door.anyOf(Groups.DIRECTORY_SUPPORT));

    /** Of every organisation. */
    static final Predicate<Person> SEE_ALL = Door.STAFF.or(Door.anyOf(Groups.INTEGRATION));

    private static final Predicate<Person> READERS = SEE_ALL.or(Door.LOCAL_ADMINISTRATORS);

    @Bean
    Doors doorsToCompromises() {
        return Doors.of(
                Door.post("/api/v1/accounts/{address}/compromise", MARKERS),
                Door.post("/api/v1/compromises", MARKERS),
                Door.get("/api/v1/accounts/{address}/containment", READERS),
                Door.post("/api/v1/accounts/{address}/remediation", REMEDIATORS),
                Door.post("/api/v1/accounts/{address}/method-removal", REMEDIATORS),
                Door.post("/accounts/{address}/method-removal", REMEDIATORS),
                Door.post("/api/v1/accounts/{address}/password-handover", REMEDIATORS),
                Door.get("/accounts/{address}/compromise", MARKERS),
                Door.post("/accounts/{address}/compromise", MARKERS),
                Door.get("/accounts/{address}/lock-down", READERS),
                Door.get("/accounts/{address}/remediation", REMEDIATORS),
                Door.post("/accounts/{address}/remediation", REMEDIATORS),
                Door.post("/accounts/{address}/password-handover", REMEDIATORS));
    }
}
