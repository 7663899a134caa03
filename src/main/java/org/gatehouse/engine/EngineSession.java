package org.gatehouse.engine;

import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.stereotype.Component;

/**
 * Calls the engine in a person's name with the product's rights: the operation log names the person, the technical
 * group carries the permissions, and nobody holds them outside the product's own checks.
 */
@Component
public class EngineSession {

    static final String TECHNICAL_GROUP = "gatehouse";

    private final IdentityService identities;

    EngineSession(IdentityService identities) {
        this.identities = identities;
    }

    public <T> T as(String login, Supplier<T> work) {
        Authentication before = identities.getCurrentAuthentication();
        identities.setAuthentication(login, List.of(TECHNICAL_GROUP));
        try {
            return work.get();
        } finally {
            if (before == null) {
                identities.clearAuthentication();
            } else {
                identities.setAuthentication(before);
            }
        }
    }

    public void run(String login, Runnable work) {
        as(login, () -> {
            work.run();
            return null;
        });
    }
}
