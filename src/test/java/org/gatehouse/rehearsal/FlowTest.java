package org.gatehouse.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.builder.AbstractFlowNodeBuilder;
import org.junit.jupiter.api.Test;

/** For which elements a diagram sets an order. */
class FlowTest {

    @Test
    void oneAfterAnotherIsInOrder() {
        var process = begin().userTask("one").userTask("other").endEvent();
        assertThat(areInOrder(process, "one", "other")).isTrue();
        assertThat(areInOrder(process, "other", "one")).isTrue();
    }

    @Test
    void aLoopIsInOrder() {
        var process = begin().exclusiveGateway("again")
                .userTask("one")
                .userTask("other")
                .exclusiveGateway("enough")
                .condition("no", "${no}")
                .connectTo("again")
                .moveToNode("enough")
                .endEvent();
        assertThat(areInOrder(process, "one", "other")).isTrue();
    }

    @Test
    void waysOfWhichOneIsTakenAreInOrder() {
        var process = begin().exclusiveGateway("either")
                .userTask("one")
                .endEvent()
                .moveToNode("either")
                .userTask("other")
                .endEvent();
        assertThat(areInOrder(process, "one", "other")).isTrue();
    }

    @Test
    void branchesHaveNoOrderUntilTheyAreJoined() {
        var process = begin().parallelGateway("fork")
                .userTask("one")
                .parallelGateway("join")
                .userTask("afterwards")
                .endEvent()
                .moveToNode("fork")
                .userTask("other")
                .connectTo("join");
        assertThat(areInOrder(process, "one", "other")).isFalse();
        assertThat(areInOrder(process, "one", "afterwards")).isTrue();
        assertThat(areInOrder(process, "other", "afterwards")).isTrue();
    }

    /** What one branch comes to first the other comes to later, so nothing follows from which was first. */
    @Test
    void whatBranchesComeToOneByOneHasNoOrderWithThem() {
        var process = begin().parallelGateway("fork")
                .userTask("one")
                .exclusiveGateway("each")
                .userTask("shared")
                .endEvent("read")
                .moveToNode("fork")
                .userTask("other")
                .connectTo("each");
        assertThat(areInOrder(process, "one", "shared")).isFalse();
        assertThat(areInOrder(process, "other", "read")).isFalse();
        assertThat(areInOrder(process, "shared", "read")).isFalse();
        assertThat(areInOrder(process, "fork", "shared")).isTrue();
    }

    @Test
    void whatATimerAtTheEdgeStartsGoesOnBesideTheRest() {
        var process = begin().userTask("one")
                .userTask("afterwards")
                .endEvent()
                .moveToActivity("one")
                .boundaryEvent("late")
                .cancelActivity(false)
                .timerWithDate("${dueAt}")
                .userTask("remind")
                .endEvent();
        assertThat(areInOrder(process, "remind", "one")).isFalse();
        assertThat(areInOrder(process, "remind", "afterwards")).isFalse();
    }

    @Test
    void whatEndsATaskAtItsEdgeIsInOrder() {
        var process = begin().userTask("one")
                .endEvent()
                .moveToActivity("one")
                .boundaryEvent("late")
                .timerWithDate("${dueAt}")
                .userTask("remind")
                .endEvent();
        assertThat(areInOrder(process, "one", "remind")).isTrue();
    }

    @Test
    void whatIsWithinBranchesHasNoOrder() {
        var process = begin().parallelGateway("fork")
                .subProcess("part")
                .embeddedSubProcess()
                .startEvent()
                .userTask("one")
                .userTask("next")
                .endEvent()
                .subProcessDone()
                .endEvent()
                .moveToNode("fork")
                .userTask("other")
                .endEvent();
        assertThat(areInOrder(process, "one", "other")).isFalse();
        assertThat(areInOrder(process, "one", "next")).isTrue();
        assertThat(areInOrder(process, "part", "one")).isTrue();
    }

    private static AbstractFlowNodeBuilder<?, ?> begin() {
        return Bpmn.createExecutableProcess("orders").startEvent();
    }

    private static boolean areInOrder(AbstractFlowNodeBuilder<?, ?> process, String one, String other) {
        BpmnModelInstance diagram = process.done();
        return new Flow(Bpmn.convertToString(diagram).getBytes(StandardCharsets.UTF_8)).areInOrder(one, other);
    }
}
