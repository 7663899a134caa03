package org.gatehouse.browser;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips browser tests, loudly, where there is no browser and none is demanded. */
class NeedsChromium implements ExecutionCondition {

    private static final String SKIPPED = "BROWSER TESTS SKIPPED: no Chromium found (apt-get install chromium)";
    private static final AtomicBoolean SAID = new AtomicBoolean();

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (Chromium.find().isPresent() || "true".equals(System.getenv("GATEHOUSE_BROWSER_REQUIRED"))) {
            return ConditionEvaluationResult.enabled(null);
        }
        if (SAID.compareAndSet(false, true)) {
            System.err.println(SKIPPED);
        }
        return ConditionEvaluationResult.disabled(SKIPPED);
    }
}
