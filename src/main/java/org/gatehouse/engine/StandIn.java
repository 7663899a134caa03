package org.gatehouse.engine;

import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.gatehouse.engine.Script.Act;

/** Stands for every step in an engine that only rehearses: it does what the script says, and listens to nothing. */
final class StandIn implements JavaDelegate, ExecutionListener, TaskListener {

    private final RehearsalEngine engine;

    StandIn(RehearsalEngine engine) {
        this.engine = engine;
    }

    @Override
    public void execute(DelegateExecution execution) {
        play(execution);
    }

    /** Nothing: what listeners wrote is on record as written at the activity. */
    @Override
    public void notify(DelegateExecution execution) {
        // see above
    }

    @Override
    public void notify(DelegateTask task) {
        // see above
    }

    void play(DelegateExecution execution) {
        Act act = engine.actAt(execution.getActivityInstanceId());
        write(execution, act);
        if (act.error() != null) {
            throw new BpmnError(act.error());
        }
    }

    private static void write(DelegateExecution execution, Act act) {
        execution.setVariables(act.variables());
        execution.setVariablesLocal(act.locals());
    }
}
