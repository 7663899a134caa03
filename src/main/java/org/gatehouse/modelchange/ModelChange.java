package org.gatehouse.modelchange;

import java.time.Instant;
import org.gatehouse.model.ModelKind;
import org.gatehouse.release.Running;

/**
 * A proposed change of a diagram or table.
 *
 * @param key the id of the process or decision
 * @param baseVersion the version it was drawn on
 * @param sha256 of its file
 * @param reason why it is proposed
 * @param proposedBy a login
 * @param report null while it is being checked
 * @param decidedBy the login of another process owner, or null
 * @param comment on the decision, or null
 * @param releasedVersion the version it became, or null
 * @param inForce the version that is in force now
 */
public record ModelChange(
        long id,
        ModelKind kind,
        String key,
        int baseVersion,
        String sha256,
        String reason,
        Running running,
        ChangeState state,
        String proposedBy,
        Instant proposedAt,
        Instant checkedAt,
        ChangeReport report,
        String decidedBy,
        Instant decidedAt,
        String comment,
        Instant withdrawnAt,
        Integer releasedVersion,
        Instant releasedAt,
        int inForce) {

    public String file() {
        return kind.fileOf(key);
    }

    public boolean isProposedBy(String login) {
        return proposedBy.equals(login);
    }

    /** What must have been looked at before it is approved; empty where there is nothing. */
    public String risks() {
        return report == null ? "" : report.risks(kind, running);
    }
}
