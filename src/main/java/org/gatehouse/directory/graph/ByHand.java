package org.gatehouse.directory.graph;

import com.fasterxml.jackson.databind.JsonNode;
import org.gatehouse.directory.NotOffered;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What Microsoft Graph does not offer is left to a person, unless there is no such account any more. */
@Component
@Profile("production")
class ByHand {

    private final GraphClient graph;

    ByHand(GraphClient graph) {
        this.graph = graph;
    }

    /** Returns only where there is nothing to be done. */
    void leave(String accountId, String instructions) {
        try {
            graph.get(GraphOperation.READ_ACCOUNTS, JsonNode.class, "/v1.0/users/{id}?$select=id", accountId);
        } catch (GraphFailure.NotFound noAccount) {
            return;
        }
        throw new NotOffered(instructions);
    }
}
