package org.gatehouse.modelchange;

import org.gatehouse.engine.Sweep;
import org.gatehouse.model.ModelVersion;
import org.gatehouse.model.ModelVersions;
import org.gatehouse.store.Sha256;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Notices that an approved change has come into force with a file that was shipped, also while another node looks. */
@Component
class ShippedChanges implements Sweep {

    private final ChangeRows rows;
    private final ModelVersions versions;
    private final ChangeFacts facts;
    private final TransactionTemplate transaction;

    ShippedChanges(ChangeRows rows, ModelVersions versions, ChangeFacts facts, TransactionTemplate transaction) {
        this.rows = rows;
        this.versions = versions;
        this.facts = facts;
        this.transaction = transaction;
    }

    @Override
    public void run() {
        transaction.executeWithoutResult(status -> rows.approved().forEach(this::look));
    }

    @Override
    public boolean isHourly() {
        return true;
    }

    /** The start of the product is when shipped files come into force. */
    @EventListener(ApplicationReadyEvent.class)
    void lookAtOnce() {
        run();
    }

    private void look(ModelChange change) {
        versions.inForce(change.key())
                .filter(now -> sha256Of(now).equals(change.sha256()))
                .filter(now -> rows.inForceAs(change.id(), now.version()))
                .ifPresent(now -> facts.shipped(change, now.version()));
    }

    private String sha256Of(ModelVersion version) {
        return Sha256.of(versions.content(version));
    }
}
