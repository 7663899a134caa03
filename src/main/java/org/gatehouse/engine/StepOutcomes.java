package org.gatehouse.engine;

import java.util.List;
import org.camunda.bpm.engine.history.JobState;
import org.camunda.bpm.engine.impl.history.event.HistoricJobLogEvent;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Tells the observers what the engine's own job log says. */
@Component
class StepOutcomes implements HistoryEventHandler {

    private final ObjectProvider<StepObserver> observers;

    StepOutcomes(ObjectProvider<StepObserver> observers) {
        this.observers = observers;
    }

    @Override
    public void handleEvent(HistoryEvent event) {
        if (event instanceof HistoricJobLogEvent log && log.getProcessInstanceId() != null) {
            if (log.getState() == JobState.FAILED.getStateCode()) {
                observers.forEach(observer -> observer.failed(
                        log.getProcessInstanceId(), log.getTimestamp().toInstant()));
            } else if (log.getState() == JobState.SUCCESSFUL.getStateCode()) {
                observers.forEach(observer -> observer.succeeded(log.getProcessInstanceId()));
            }
        }
    }

    @Override
    public void handleEvents(List<HistoryEvent> events) {
        events.forEach(this::handleEvent);
    }
}
