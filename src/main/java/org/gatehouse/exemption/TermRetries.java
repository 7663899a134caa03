package org.gatehouse.exemption;

import java.time.Instant;
import org.gatehouse.engine.StepObserver;
import org.springframework.stereotype.Component;

/** Shows on the request since when a step of one of its exceptions has been failing; each has a process of its own. */
@Component
class TermRetries implements StepObserver {

    private final TermRegister register;

    TermRetries(TermRegister register) {
        this.register = register;
    }

    @Override
    public void failed(String processInstanceId, Instant at) {
        if (register.retryingSince(processInstanceId, at)) {
            register.showRetrying(processInstanceId);
        }
    }

    @Override
    public void succeeded(String processInstanceId) {
        if (register.notRetrying(processInstanceId)) {
            register.showRetrying(processInstanceId);
        }
    }
}
