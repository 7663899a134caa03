package org.gatehouse.modelchange;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.gatehouse.model.ModelKind;
import org.gatehouse.release.Running;

/**
 * A proposed change as the REST contract tells it.
 *
 * @param model the id of the process or decision
 * @param base the version it was drawn on
 * @param inForce the version that is in force now
 * @param risks what must have been looked at before it is approved
 * @param version the version it became
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ChangeView(
        long id,
        String model,
        ModelKind kind,
        int base,
        int inForce,
        String sha256,
        String reason,
        Running running,
        ChangeState state,
        String proposedBy,
        Instant proposedAt,
        Instant checkedAt,
        ChangeReport report,
        String risks,
        String decidedBy,
        Instant decidedAt,
        String comment,
        Instant withdrawnAt,
        Integer version,
        Instant inForceSince) {

    static ChangeView of(ModelChange change) {
        return new ChangeView(
                change.id(),
                change.key(),
                change.kind(),
                change.baseVersion(),
                change.inForce(),
                change.sha256(),
                change.reason(),
                change.running(),
                change.state(),
                change.proposedBy(),
                change.proposedAt(),
                change.checkedAt(),
                change.report(),
                change.risks().isEmpty() ? null : change.risks(),
                change.decidedBy(),
                change.decidedAt(),
                change.comment(),
                change.withdrawnAt(),
                change.releasedVersion(),
                change.releasedAt());
    }
}
