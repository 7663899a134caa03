package org.gatehouse.modelchange;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Set;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.identity.Groups;
import org.gatehouse.identity.People;
import org.gatehouse.identity.Person;
import org.gatehouse.model.ModelVersion;
import org.gatehouse.model.ModelVersions;
import org.gatehouse.notification.Letter;
import org.gatehouse.notification.Mailboxes;
import org.gatehouse.notification.Outbox;
import org.gatehouse.request.Who;
import org.springframework.stereotype.Component;

/** Mails about proposed changes. */
@Component
class ChangeLetters {

    private final Outbox outbox;
    private final Mailboxes mailboxes;
    private final People people;
    private final Who who;
    private final ModelVersions versions;

    ChangeLetters(Outbox outbox, Mailboxes mailboxes, People people, Who who, ModelVersions versions) {
        this.outbox = outbox;
        this.mailboxes = mailboxes;
        this.people = people;
        this.who = who;
        this.versions = versions;
    }

    /** To the other process owners, once it can be decided about. */
    void waits(ModelChange change) {
        var others = new LinkedHashSet<>(mailboxes.of(Groups.PROCESS_OWNERS));
        others.removeAll(proposerOf(change));
        put(change, "model-change-waits", others);
    }

    void checkFailed(ModelChange change) {
        put(change, "model-change-check-failed", proposerOf(change));
    }

    void decided(ModelChange change) {
        String template = switch (change.state()) {
            case REJECTED -> "model-change-rejected";
            case IN_FORCE -> "model-change-in-force";
            default -> "model-change-approved";
        };
        put(change, template, proposerOf(change));
    }

    private void put(ModelChange change, String template, Set<AccountAddress> recipients) {
        var values = new HashMap<String, Object>();
        values.put("model", nameOf(change.key()));
        values.put("number", change.id());
        values.put("file", change.file());
        values.put("reason", change.reason());
        values.put("proposer", who.inWords(change.proposedBy()));
        values.put("decider", who.inWords(change.decidedBy()));
        values.put("comment", change.comment());
        values.put("version", change.releasedVersion());
        values.put("found", found(change));
        outbox.put(new Letter(null, template, "model-change-" + change.id(), recipients, values));
    }

    private static String found(ModelChange change) {
        ChangeReport report = change.report();
        if (report == null) {
            return "";
        }
        return report.failure() != null ? report.failure() : ReplayInWords.of(report.replay(), change.kind());
    }

    private Set<AccountAddress> proposerOf(ModelChange change) {
        return people.byLogin(change.proposedBy())
                .map(Person::address)
                .map(Set::of)
                .orElse(Set.of());
    }

    private String nameOf(String key) {
        return versions.inForce(key).map(ModelVersion::name).orElse(key);
    }
}
