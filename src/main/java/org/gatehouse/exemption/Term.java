package org.gatehouse.exemption;

import java.time.Instant;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.servicedesk.RequestReference;

/**
 * One account's exception.
 *
 * @param accountId the directory's id of the account, which stays when its address changes
 * @param startsAt null until it is granted
 * @param endsAt never moved once it is known
 * @param inForceAt when the directory first showed it, or null where it never did
 * @param ending what it is about to become, while the directory has yet to show that it is over; null before that
 * @param because why it is not, or no longer, in force, or null
 * @param renews the term that it continues, or null
 * @param processInstance null until its own process has been started
 * @param revokedAt when the sign-in sessions were last ended for it
 * @param missingSince since when the directory lacks the membership that should be there, or null
 */
record Term(
        String id,
        RequestReference ritm,
        String accountId,
        AccountAddress account,
        String displayName,
        OdsCode organisation,
        ExceptionKind kind,
        TermState state,
        Instant startsAt,
        Instant endsAt,
        Instant inForceAt,
        Instant endedAt,
        TermState ending,
        String because,
        String renews,
        String processInstance,
        Instant revokedAt,
        Instant missingSince) {

    boolean isGranted() {
        return startsAt != null;
    }

    boolean isOver() {
        return state.isOver();
    }

    boolean isEnding() {
        return ending != null;
    }

    /** Whether it was granted, and ends or has ended because its account was marked at that instant or later. */
    boolean isEndedByCompromise(Instant marked) {
        return isGranted()
                && (ending == TermState.ENDED_BY_COMPROMISE || state == TermState.ENDED_BY_COMPROMISE)
                && (endedAt == null || !endedAt.isBefore(marked));
    }

    /** Whether it should be in force, and nothing speaks against that yet. */
    boolean isRunning() {
        return state == TermState.ACTIVE && !isEnding();
    }

    /** Whether it can still be ended before its time. */
    boolean isCancellable() {
        return isGranted() && !isOver() && !isEnding();
    }

    /** Whether the directory still shows it although its time is over. */
    boolean isLate(Instant now) {
        return !isOver() && endsAt != null && now.isAfter(endsAt);
    }
}
