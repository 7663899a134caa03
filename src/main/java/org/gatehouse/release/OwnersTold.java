package org.gatehouse.release;

import java.util.Map;
import java.util.stream.Collectors;
import org.gatehouse.identity.Groups;
import org.gatehouse.identity.People;
import org.gatehouse.identity.Person;
import org.gatehouse.model.ModelVersion;
import org.gatehouse.notification.Letter;
import org.gatehouse.notification.Outbox;
import org.springframework.stereotype.Component;

/** Tells the other process owners that one of them went back, which needs nobody's approval. */
@Component
class OwnersTold {

    private final People people;
    private final Outbox outbox;

    OwnersTold(People people, Outbox outbox) {
        this.people = people;
        this.outbox = outbox;
    }

    void tell(Release release, ModelVersion now) {
        String by = release.reason().by();
        outbox.put(new Letter(
                null,
                "model-back",
                "%s:%d".formatted(release.key(), release.version()),
                people.membersOf(Groups.PROCESS_OWNERS).stream()
                        .filter(owner -> !owner.login().equals(by))
                        .map(Person::address)
                        .collect(Collectors.toSet()),
                Map.of(
                        "name", now.name(),
                        "key", release.key(),
                        "version", release.version(),
                        "backTo", release.backTo(),
                        "who", people.byLogin(by).map(Person::name).orElse(by),
                        "why", release.reason().why(),
                        "running", release.running().inWords())));
    }
}
