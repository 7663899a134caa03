package org.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.spring.boot.starter.configuration.impl.AbstractCamundaConfiguration;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.annotation.Order;

/**
 * Notes which nodes and sequence flows of each process the tests went through. The community's coverage extension is
 * archived, and sequence flows are not in the engine's history.
 */
@TestComponent
@Order(2000)
public class PathCoverage extends AbstractCamundaConfiguration {

    private static final Map<String, Set<String>> SEEN = new ConcurrentHashMap<>();

    @Override
    public void preInit(SpringProcessEngineConfiguration engine) {
        var listeners = new ArrayList<BpmnParseListener>();
        listeners.add(new Noting());
        engine.setCustomPostBPMNParseListeners(listeners);
    }

    /** Fails unless every node and every sequence flow of the shipped model has been gone through. */
    public static void assertComplete(String process) {
        Set<String> all = new TreeSet<>();
        read(process).getModelElementsByType(FlowElement.class).forEach(element -> all.add(element.getId()));
        Set<String> seen = SEEN.getOrDefault(process, Set.of());
        all.removeAll(seen);
        all.removeAll(flowsFromEventGateways(process, seen));
        assertThat(all)
                .as("nodes and flows of %s that no test goes through", process)
                .isEmpty();
    }

    /** The engine starts what comes after an event-based gateway without telling of the flow to it. */
    private static Set<String> flowsFromEventGateways(String process, Set<String> seen) {
        return read(process).getModelElementsByType(EventBasedGateway.class).stream()
                .flatMap(gateway -> gateway.getOutgoing().stream())
                .filter(flow -> seen.contains(flow.getTarget().getId()))
                .map(SequenceFlow::getId)
                .collect(Collectors.toSet());
    }

    private static BpmnModelInstance read(String process) {
        return Bpmn.readModelFromStream(PathCoverage.class.getResourceAsStream("/processes/" + process + ".bpmn"));
    }

    private static void note(String process, String id) {
        SEEN.computeIfAbsent(process, any -> ConcurrentHashMap.newKeySet()).add(id);
    }

    private static final class Noting extends AbstractBpmnParseListener {

        @Override
        public void parseProcess(Element element, ProcessDefinitionEntity definition) {
            watch(definition, definition.getKey());
        }

        private void watch(ScopeImpl scope, String process) {
            for (ActivityImpl activity : scope.getActivities()) {
                ExecutionListener started = execution -> note(process, activity.getId());
                activity.addListener(ExecutionListener.EVENTNAME_START, started);
                activity.getOutgoingTransitions().forEach(transition -> watch((TransitionImpl) transition, process));
                watch(activity, process);
            }
        }

        private void watch(TransitionImpl transition, String process) {
            ExecutionListener taken = execution -> note(process, transition.getId());
            transition.addListener(ExecutionListener.EVENTNAME_TAKE, taken);
        }
    }
}
