package org.gatehouse.modelchange;

import java.util.LinkedHashMap;
import java.util.Map;
import org.gatehouse.identity.Person;
import org.gatehouse.model.ModelVersions;
import org.gatehouse.request.Stage;
import org.gatehouse.store.Sha256;
import org.gatehouse.trail.AuditTrail;
import org.gatehouse.trail.FactKind;
import org.springframework.stereotype.Component;

/** Puts every act on a proposed change on record, in the transaction of the act. */
@Component
class ChangeFacts {

    private final AuditTrail trail;
    private final ModelVersions versions;

    ChangeFacts(AuditTrail trail, ModelVersions versions) {
        this.trail = trail;
        this.versions = versions;
    }

    void proposed(ModelChange change) {
        record(
                change,
                "A change of %s was proposed",
                change.proposedBy(),
                Map.of("reason", change.reason(), "running", change.running().name()));
    }

    void checked(ModelChange change, ChangeReport report) {
        Map<String, Object> found = report.failure() == null
                ? Map.of(
                        "same", report.replay().same(),
                        "different", report.replay().different().size(),
                        "stopped", report.replay().stopped().size(),
                        "untold", report.replay().untold().size(),
                        "canMigrate", report.migratable().can(),
                        "cannotMigrate", report.migratable().cannot().size())
                : Map.of("failure", report.failure());
        record(change, "The proposed change of %s was checked", Stage.GATEHOUSE, found);
    }

    void approved(ModelChange change, String comment, Person by) {
        record(change, "The change of %s was approved", by.login(), said(comment));
    }

    void rejected(ModelChange change, String comment, Person by) {
        record(change, "The change of %s was rejected", by.login(), said(comment));
    }

    void withdrawn(ModelChange change) {
        record(change, "The change of %s was withdrawn", change.proposedBy(), Map.of());
    }

    void shipped(ModelChange change, int version) {
        record(change, "The change of %s is in force with a shipped file", Stage.GATEHOUSE, Map.of("version", version));
    }

    private static Map<String, Object> said(String comment) {
        return comment == null ? Map.of() : Map.of("comment", comment);
    }

    private void record(ModelChange change, String what, String by, Map<String, ?> more) {
        var details = new LinkedHashMap<String, Object>();
        details.put("change", change.id());
        details.put("model", change.key());
        details.put("baseVersion", change.baseVersion());
        versions.of(change.key(), change.baseVersion())
                .ifPresent(base -> details.put("baseSha256", Sha256.of(versions.content(base))));
        details.put("sha256", change.sha256());
        details.putAll(more);
        trail.record(FactKind.MODEL, null, what.formatted(change.key()), by, details);
    }
}
