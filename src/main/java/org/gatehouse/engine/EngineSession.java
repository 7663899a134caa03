package org.gatehouse.engine;

import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.springframework.stereotype.Component;

/**
 * Calls the engine in a person's name with the product's rights: the operation log names the person, and nobody holds
 * these rights outside the product's own checks. All calls of one piece of work are one command of the engine, which
 * is not asked for permissions that the product always has.
 */
@Component
public class EngineSession {

    static final String TECHNICAL_GROUP = "gatehouse";

    /** Who does what nobody does. */
    static final String PRODUCT = "gatehouse";

    private final IdentityService identities;
    private final CommandExecutor commands;

    EngineSession(ProcessEngine engine) {
        this.identities = engine.getIdentityService();
        this.commands = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getCommandExecutorTxRequired();
    }

    public <T> T as(String login, Supplier<T> work) {
        Authentication before = identities.getCurrentAuthentication();
        identities.setAuthentication(login, List.of(TECHNICAL_GROUP));
        try {
            return commands.execute(command -> command.runWithoutAuthorization(work::get));
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
