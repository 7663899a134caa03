package org.gatehouse.engine;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.migration.MigrationPlan;

/** How instances are moved from one version of a diagram to another, in rehearsals and in earnest. */
public final class MigrationPlans {

    private MigrationPlans() {}

    /**
     * Every element goes on as the element with the same id where that is of the same kind. Timers and messages that are
     * waited for keep their due instants and names.
     *
     * @param from the engine's id of a version
     * @param to the same of another
     */
    public static MigrationPlan between(RuntimeService runtime, String from, String to) {
        return runtime.createMigrationPlan(from, to).mapEqualActivities().build();
    }
}
