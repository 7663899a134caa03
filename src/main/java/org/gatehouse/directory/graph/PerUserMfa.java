package org.gatehouse.directory.graph;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The former per-user MFA of Microsoft Entra, which Graph shows in its beta alone. */
@Component
@Profile("production")
class PerUserMfa {

    private static final String REQUIREMENTS = "/beta/users/{id}/authentication/requirements";
    private static final String OFF = "disabled";

    private record Requirements(String perUserMfaState) {}

    private final GraphClient graph;

    PerUserMfa(GraphClient graph) {
        this.graph = graph;
    }

    /** Writes only where it is on, since Entra logs every writing as a change. */
    void switchOff(String accountId) {
        try {
            String state = graph.get(GraphOperation.READ_PER_USER_MFA, Requirements.class, REQUIREMENTS, accountId)
                    .perUserMfaState();
            if (!OFF.equals(state)) {
                graph.patch(GraphOperation.CHANGE_PER_USER_MFA, new Requirements(OFF), REQUIREMENTS, accountId);
            }
        } catch (GraphFailure.NotFound noAccount) {
            return;
        }
    }
}
