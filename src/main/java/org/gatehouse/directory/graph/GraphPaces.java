package org.gatehouse.directory.graph;

import java.time.Duration;

/** The pace of each kind of call, below what Graph grants: a wait of one kind holds up none of the others. */
final class GraphPaces {

    /** A hundred calls a second, of the 8,000 units in 10 seconds that a large tenant grants an app. */
    private static final Duration GROUPS_PAUSE = Duration.ofMillis(10);

    /** Twenty calls a second: each may hold twenty reads. */
    private static final Duration ACCOUNTS_PAUSE = Duration.ofMillis(50);

    /** A tenant grants an app 3,000 writes in 150 seconds. */
    private static final Duration CHANGES_PAUSE = Duration.ofMillis(50);

    /** Exchange grants 10,000 calls in 10 minutes for each mailbox; its waits hold up nothing else. */
    private static final Duration MAILBOXES_PAUSE = Duration.ofMillis(50);

    private final Pace groups = Pace.oneEach(GROUPS_PAUSE);
    private final Pace accounts = Pace.oneEach(ACCOUNTS_PAUSE);
    private final Pace changes = Pace.oneEach(CHANGES_PAUSE);
    private final Pace mailboxes = Pace.oneEach(MAILBOXES_PAUSE);
    private final Pace reports;
    private final Pace conditionalAccess;

    GraphPaces(GraphSettings settings) {
        reports = Pace.oneEach(settings.reportPause());
        conditionalAccess = Pace.oneEach(settings.policyPause());
    }

    Pace of(GraphOperation operation) {
        return switch (operation) {
            case READ_GROUPS -> groups;
            case READ_ACCOUNTS,
                    READ_METHODS,
                    READ_MAILBOX,
                    READ_PER_USER_MFA,
                    READ_MEMBERS,
                    READ_ROLES,
                    READ_DEVICES,
                    READ_DELETED -> accounts;
            case CHANGE_MEMBERS,
                    REVOKE_SESSIONS,
                    ENABLE_ACCOUNT,
                    SET_PASSWORD,
                    CHANGE_METHODS,
                    CHANGE_PER_USER_MFA,
                    DISABLE_DEVICE,
                    DELETE_ACCOUNT -> changes;
            case READ_RULES, CHANGE_MAILBOX -> mailboxes;
            case READ_LOG -> reports;
            case READ_POLICY, CHANGE_POLICY, READ_LOCATION, CHANGE_LOCATION -> conditionalAccess;
        };
    }
}
