package org.gatehouse.request;

import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;

/**
 * Works out which sequence flows a process went along, which the engine does not keep: whatever started, started
 * because of what ended last before it at the other end of its incoming flows. So an alternative or a loop that was not
 * taken stays unmarked even where both its ends were reached some other way.
 */
final class TakenFlows {

    private static final Date NOT_YET = new Date(Long.MAX_VALUE);

    private final BpmnModelInstance model;
    private final Set<String> taken = new HashSet<>();

    private TakenFlows(BpmnModelInstance model) {
        this.model = model;
    }

    /**
     * The ids of the flows taken.
     *
     * @param history what started so far, in the order in which it did
     * @param waiting elements that were reached and wait for a job to start them
     */
    static Set<String> of(BpmnModelInstance model, List<HistoricActivityInstance> history, Collection<String> waiting) {
        var flows = new TakenFlows(model);
        for (int i = 0; i < history.size(); i++) {
            flows.trace(history.get(i).getActivityId(), history.get(i).getStartTime(), history.subList(0, i));
        }
        waiting.forEach(element -> flows.trace(element, NOT_YET, history));
        return flows.taken;
    }

    private void trace(String element, Date startedAt, List<HistoricActivityInstance> before) {
        if (!(model.getModelElementById(element) instanceof FlowNode node)) {
            return;
        }
        var flowFrom = new HashMap<String, String>();
        node.getIncoming().forEach(flow -> flowFrom.put(flow.getSource().getId(), flow.getId()));
        var causes = before.stream()
                .filter(instance -> flowFrom.containsKey(instance.getActivityId()) && wasLeft(instance, startedAt))
                .map(Cause::of);
        if (node instanceof ParallelGateway || node instanceof InclusiveGateway) {
            causes.forEach(cause -> taken.add(flowFrom.get(cause.element())));
        } else {
            causes.reduce(Cause::later).ifPresent(cause -> taken.add(flowFrom.get(cause.element())));
        }
    }

    private boolean wasLeft(HistoricActivityInstance instance, Date by) {
        return instance.getEndTime() != null
                && !instance.getEndTime().after(by)
                && (!instance.isCanceled() || waitsForEvents(instance.getActivityId()));
    }

    /** The engine counts an event-based gateway as cancelled even by the event that it waited for. */
    private boolean waitsForEvents(String element) {
        return model.getModelElementById(element) instanceof EventBasedGateway;
    }

    private record Cause(String element, Date endedAt) {

        static Cause of(HistoricActivityInstance instance) {
            return new Cause(instance.getActivityId(), instance.getEndTime());
        }

        /** Of two that ended in the same millisecond the one that started later. */
        Cause later(Cause next) {
            return next.endedAt.before(endedAt) ? this : next;
        }
    }
}
