package org.gatehouse.demo;

import java.util.Map;
import java.util.Objects;
import org.gatehouse.identity.Person;
import org.gatehouse.store.Json;
import org.gatehouse.trail.AuditTrail;
import org.gatehouse.trail.FactKind;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Records what the administrator does to the demonstration, which nothing else in it would explain. */
@Component
@Profile("embedded")
@Transactional
class DemoFacts {

    private final AuditTrail trail;
    private final Json json;

    DemoFacts(AuditTrail trail, Json json) {
        this.trail = trail;
        this.json = json;
    }

    /** On its own, for what runs in many transactions afterwards. */
    void record(Person by, String what, Map<String, ?> details) {
        trail.record(FactKind.OPERATOR, null, what, by.login(), details);
    }

    /**
     * Together with the act itself: neither is there without the other.
     *
     * @param asked a record, of which every part is recorded that says something
     */
    void record(Person by, String what, Record asked, Runnable act) {
        Map<String, Object> said = json.readMap(json.write(asked));
        said.values().removeIf(Objects::isNull);
        record(by, what, said);
        act.run();
    }
}
