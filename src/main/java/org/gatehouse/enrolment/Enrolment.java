package org.gatehouse.enrolment;

import java.time.Instant;
import org.gatehouse.directory.MfaPolicy;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.servicedesk.RequestReference;

/**
 * An account that had something outstanding after joining a policy.
 *
 * @param begunAt when something came to be outstanding
 * @param effectiveAt by when the policy is in force (AC-050)
 * @param graceEndsAt until when the registration can be skipped, or null where it cannot (AC-036, AC-037)
 * @param registerBy until when a missing registration is followed
 * @param because why it was given up, or null
 * @param processInstance null until its process runs
 * @param ritm of the request by which directory support was asked for help, or null
 */
public record Enrolment(
        String id,
        String accountId,
        AccountAddress account,
        OdsCode organisation,
        MfaPolicy policy,
        Instant begunAt,
        Instant effectiveAt,
        Instant graceEndsAt,
        Instant registerBy,
        Instant inForceAt,
        Instant perUserOffAt,
        Instant registeredAt,
        EnrolmentState state,
        String because,
        Instant endedAt,
        String processInstance,
        RequestReference ritm) {}
