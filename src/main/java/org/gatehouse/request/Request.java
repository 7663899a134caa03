package org.gatehouse.request;

import java.time.Instant;
import java.util.List;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.servicedesk.RequestReference;

/**
 * What somebody filed, as it stands.
 *
 * @param details what was asked, canonical, as the JSON of the case that knows it
 * @param requestedBy in whose name; counts in every separation of duties
 * @param dueAt when it should be done (AC-062), or null where nothing was promised
 * @param retryingSince since when a step of it fails and is tried again, or null
 * @param actionNeeded whether a failed step of it waits for directory support
 * @param escalateUntil until when its rejection may be contested or corrected, or null where it may not
 * @param resubmissionOf the rejected request that it corrects, or null
 * @param resubmittedAs the request that corrects it, or null
 * @param renews the request whose exceptions it continues, or null
 * @param reliedOnUntil when something that it had asked for was last replaced, or null
 * @param expiredAt when what names or describes people was taken out of it, or null
 */
public record Request(
        RequestReference ritm,
        String serviceDeskReference,
        RequestType type,
        OdsCode organisation,
        RequestStatus status,
        String details,
        List<Warning> warnings,
        Instant submittedAt,
        String submittedBy,
        AccountAddress requestedBy,
        Instant remindAt,
        Instant dueAt,
        Stage stage,
        Instant retryingSince,
        boolean actionNeeded,
        Instant completedAt,
        String processInstance,
        Instant escalateUntil,
        RequestReference resubmissionOf,
        RequestReference resubmittedAs,
        RequestReference renews,
        Instant reliedOnUntil,
        Instant expiredAt) {

    public boolean isOpen() {
        return type.isOpen(status);
    }

    /** Whether what names or describes people has been taken out of it. */
    public boolean isExpired() {
        return expiredAt != null;
    }

    /** Whether the product is at work on it, and neither a person nor a day to come is waited for. */
    boolean awaitsGatehouse() {
        return isOpen() && status != RequestStatus.ACTIVE && stage.holder().equals(Stage.GATEHOUSE);
    }

    /** Whether nothing came of it, so that the same may be asked for again. */
    public boolean cameToNothing() {
        return status == RequestStatus.REJECTED || status == RequestStatus.WITHDRAWN;
    }

    /** Whether its rejection may still be contested or corrected (AC-079, AC-080). */
    public boolean isContestable(Instant now) {
        return status == RequestStatus.REJECTED && escalateUntil != null && now.isBefore(escalateUntil);
    }

    public boolean isOverdue(Instant now) {
        return isOpen() && dueAt != null && now.isAfter(dueAt);
    }

    /** The status people see: while a repair of an open request waits, that comes first. */
    public String shownStatus() {
        return actionNeeded && isOpen() ? "ACTION_NEEDED" : status.name();
    }
}
