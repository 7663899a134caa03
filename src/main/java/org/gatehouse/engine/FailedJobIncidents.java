package org.gatehouse.engine;

import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.incident.DefaultIncidentHandler;
import org.camunda.bpm.engine.impl.incident.IncidentContext;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.runtime.Incident;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Keeps the engine's incident for a failed job and tells the observers. */
@Component
class FailedJobIncidents extends DefaultIncidentHandler {

    private static final String OURS = "org.gatehouse.";

    private final ObjectProvider<FailureObserver> observers;

    FailedJobIncidents(ObjectProvider<FailureObserver> observers) {
        super(Incident.FAILED_JOB_HANDLER_TYPE);
        this.observers = observers;
    }

    @Override
    public Incident handleIncident(IncidentContext context, String message) {
        Incident incident = super.handleIncident(context, message);
        if (incident.getProcessInstanceId() != null) {
            FailedStep step = describe(incident, message);
            observers.forEach(observer -> observer.usedUp(step));
        }
        return incident;
    }

    @Override
    public void resolveIncident(IncidentContext context) {
        over(context, true);
    }

    @Override
    public void deleteIncident(IncidentContext context) {
        over(context, false);
    }

    private void over(IncidentContext context, boolean resolved) {
        var ids = Context.getCommandContext()
                .getIncidentManager()
                .findIncidentByConfiguration(context.getConfiguration())
                .stream()
                .map(Incident::getId)
                .toList();
        if (resolved) {
            super.resolveIncident(context);
        } else {
            super.deleteIncident(context);
        }
        ids.forEach(id -> observers.forEach(observer -> observer.resolved(id)));
    }

    private static FailedStep describe(Incident incident, String message) {
        ProcessDefinitionEntity definition = Context.getProcessEngineConfiguration()
                .getDeploymentCache()
                .findDeployedProcessDefinitionById(incident.getProcessDefinitionId());
        JobEntity job = Context.getCommandContext().getJobManager().findJobById(incident.getConfiguration());
        ActivityImpl activity = definition.findActivity(incident.getActivityId());
        return new FailedStep(
                incident.getId(),
                incident.getConfiguration(),
                incident.getProcessInstanceId(),
                definition.getKey(),
                businessKey(incident.getProcessInstanceId()),
                incident.getActivityId(),
                activity == null ? incident.getActivityId() : activity.getName(),
                job == null ? 0 : job.getPriority(),
                told(job, incident.getConfiguration(), message));
    }

    /** What a fault of our own says is for people; what anything else says may show how we are built inside. */
    private static String told(JobEntity job, String jobId, String message) {
        String trace = job == null ? null : job.getExceptionStacktrace();
        return message != null && trace != null && trace.startsWith(OURS)
                ? message
                : "An unexpected fault. The log tells more under job %s.".formatted(jobId);
    }

    private static String businessKey(String processInstanceId) {
        return Context.getCommandContext()
                .getExecutionManager()
                .findExecutionById(processInstanceId)
                .getBusinessKey();
    }
}
