package org.gatehouse.rehearsal;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;

/** A process that can wait in every way the lint allows, and changes to it that are drawn in a text editor. */
final class WaitingPlaces {

    static final String KEY = "waiting-places";

    /** Where an instance can be made to wait, each the value of the variable {@code place}. */
    static final List<String> PLACES = List.of(
            "TASK", "TIMER", "MESSAGE", "RECEIVE", "JOB", "INSIDE", "EVENTS", "BOTH", "SEVERAL", "ROUNDS", "CALL");

    private static final String DIAGRAM = """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="defs" targetNamespace="https://gatehouse.example/bpmn">
              <bpmn:process id="waiting-places" name="Waiting places" isExecutable="true" camunda:historyTimeToLive="P1D">
                <bpmn:startEvent id="begun" />
                <bpmn:sequenceFlow id="f1" sourceRef="begun" targetRef="where" />
                <bpmn:exclusiveGateway id="where" default="to-task" />
                <bpmn:sequenceFlow id="to-task" sourceRef="where" targetRef="task" />
                <bpmn:userTask id="task" name="Think" camunda:candidateGroups="helpdesk" />
                <bpmn:sequenceFlow id="from-task" sourceRef="task" targetRef="done" />
                <bpmn:endEvent id="done" name="Done" />
            WAYS
                <bpmn:intermediateCatchEvent id="timer" name="Later">
                  <bpmn:timerEventDefinition id="timer-d"><bpmn:timeDate xsi:type="bpmn:tFormalExpression">${dueAt}</bpmn:timeDate></bpmn:timerEventDefinition>
                </bpmn:intermediateCatchEvent>
                <bpmn:intermediateCatchEvent id="message" name="Told">
                  <bpmn:messageEventDefinition id="message-d" messageRef="told" />
                </bpmn:intermediateCatchEvent>
                <bpmn:receiveTask id="receive" name="Hear" messageRef="heard" />
                <bpmn:serviceTask id="job" name="Work" camunda:asyncBefore="true" camunda:delegateExpression="${tellApproval}" />
                <bpmn:subProcess id="inside" name="Within">
                  <bpmn:startEvent id="inside-begun" />
                  <bpmn:sequenceFlow id="i1" sourceRef="inside-begun" targetRef="inner" />
                  <bpmn:userTask id="inner" name="Think within" camunda:candidateGroups="helpdesk" />
                  <bpmn:sequenceFlow id="i2" sourceRef="inner" targetRef="inside-done" />
                  <bpmn:endEvent id="inside-done" />
                </bpmn:subProcess>
                <bpmn:boundaryEvent id="inside-told" attachedToRef="inside">
                  <bpmn:messageEventDefinition id="inside-told-d" messageRef="stop" />
                </bpmn:boundaryEvent>
                <bpmn:sequenceFlow id="from-inside-told" sourceRef="inside-told" targetRef="done" />
                <bpmn:boundaryEvent id="inside-late" attachedToRef="inside" cancelActivity="false">
                  <bpmn:timerEventDefinition id="inside-late-d"><bpmn:timeDate xsi:type="bpmn:tFormalExpression">${dueAt}</bpmn:timeDate></bpmn:timerEventDefinition>
                </bpmn:boundaryEvent>
                <bpmn:sequenceFlow id="from-inside-late" sourceRef="inside-late" targetRef="done" />
                <bpmn:eventBasedGateway id="events" name="What first?" />
                <bpmn:sequenceFlow id="to-first" sourceRef="events" targetRef="first" />
                <bpmn:sequenceFlow id="to-second" sourceRef="events" targetRef="second" />
                <bpmn:intermediateCatchEvent id="first" name="First">
                  <bpmn:messageEventDefinition id="first-d" messageRef="early" />
                </bpmn:intermediateCatchEvent>
                <bpmn:intermediateCatchEvent id="second" name="Second">
                  <bpmn:timerEventDefinition id="second-d"><bpmn:timeDate xsi:type="bpmn:tFormalExpression">${dueAt}</bpmn:timeDate></bpmn:timerEventDefinition>
                </bpmn:intermediateCatchEvent>
                <bpmn:sequenceFlow id="from-first" sourceRef="first" targetRef="done" />
                <bpmn:sequenceFlow id="from-second" sourceRef="second" targetRef="done" />
                <bpmn:parallelGateway id="both" name="Both" />
                <bpmn:sequenceFlow id="to-left" sourceRef="both" targetRef="left" />
                <bpmn:sequenceFlow id="to-right" sourceRef="both" targetRef="right" />
                <bpmn:userTask id="left" name="Left" camunda:candidateGroups="helpdesk" />
                <bpmn:userTask id="right" name="Right" camunda:candidateGroups="helpdesk" />
                <bpmn:sequenceFlow id="from-left" sourceRef="left" targetRef="done" />
                <bpmn:sequenceFlow id="from-right" sourceRef="right" targetRef="done" />
                <bpmn:userTask id="several" name="Several" camunda:candidateGroups="helpdesk">
                  <bpmn:multiInstanceLoopCharacteristics id="several-m" isSequential="false">
                    <bpmn:loopCardinality xsi:type="bpmn:tFormalExpression">2</bpmn:loopCardinality>
                  </bpmn:multiInstanceLoopCharacteristics>
                </bpmn:userTask>
                <bpmn:userTask id="rounds" name="Rounds" camunda:candidateGroups="helpdesk">
                  <bpmn:multiInstanceLoopCharacteristics id="rounds-m" isSequential="true">
                    <bpmn:loopCardinality xsi:type="bpmn:tFormalExpression">2</bpmn:loopCardinality>
                  </bpmn:multiInstanceLoopCharacteristics>
                </bpmn:userTask>
                <bpmn:callActivity id="call" name="Ask others" calledElement="called-place" />
              </bpmn:process>
              <bpmn:message id="told" name="told" />
              <bpmn:message id="heard" name="heard" />
              <bpmn:message id="stop" name="stop" />
              <bpmn:message id="early" name="early" />
            </bpmn:definitions>
            """;

    private static final String CALLED = """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="defs" targetNamespace="https://gatehouse.example/bpmn">
              <bpmn:process id="called-place" name="Called" isExecutable="true" camunda:historyTimeToLive="P1D">
                <bpmn:startEvent id="begun" />
                <bpmn:sequenceFlow id="f1" sourceRef="begun" targetRef="task" />
                <bpmn:userTask id="task" name="Think" camunda:candidateGroups="helpdesk" />
                <bpmn:sequenceFlow id="f2" sourceRef="task" targetRef="done" />
                <bpmn:endEvent id="done" />
              </bpmn:process>
            </bpmn:definitions>
            """;

    /** A change: what stands in the diagram, and what is to stand there; "" twice changes nothing. */
    record Change(String name, String what, String by) {

        @Override
        public String toString() {
            return name;
        }
    }

    private static final String TASK =
            "<bpmn:userTask id=\"task\" name=\"Think\" camunda:candidateGroups=\"helpdesk\" />";
    private static final String LATE = "<bpmn:timerEventDefinition id=\"new-d\"><bpmn:timeDate"
            + " xsi:type=\"bpmn:tFormalExpression\">${%s}</bpmn:timeDate></bpmn:timerEventDefinition></bpmn:boundaryEvent>"
            + "<bpmn:sequenceFlow id=\"from-new\" sourceRef=\"new\" targetRef=\"done\" />";

    static List<Change> changes() {
        return List.of(
                new Change("nothing", "", ""),
                new Change("another name", "name=\"Think\"", "name=\"Think twice\""),
                new Change("the task has another id", "\"task\"", "\"other-task\""),
                new Change(
                        "the task became a receive task", TASK, "<bpmn:receiveTask id=\"task\" messageRef=\"told\" />"),
                new Change(
                        "the task became a step",
                        TASK,
                        "<bpmn:serviceTask id=\"task\" camunda:delegateExpression=\"${tellApproval}\" />"),
                new Change(
                        "the task is within a new subprocess",
                        "targetRef=\"task\" />\n    " + TASK
                                + "\n    <bpmn:sequenceFlow id=\"from-task\" sourceRef=\"task\"",
                        "targetRef=\"around\" />\n    <bpmn:subProcess id=\"around\"><bpmn:startEvent id=\"a1\" /><bpmn:sequenceFlow id=\"a2\""
                                + " sourceRef=\"a1\" targetRef=\"task\" />" + TASK
                                + "<bpmn:sequenceFlow id=\"a3\" sourceRef=\"task\" targetRef=\"a4\" /><bpmn:endEvent id=\"a4\" />"
                                + "</bpmn:subProcess><bpmn:sequenceFlow id=\"from-task\" sourceRef=\"around\""),
                new Change(
                        "a timer at the edge of the task whose instant is known",
                        TASK,
                        TASK + "<bpmn:boundaryEvent id=\"new\" attachedToRef=\"task\">" + LATE.formatted("dueAt")),
                new Change(
                        "a timer at the edge of the task whose instant is not known",
                        TASK,
                        TASK + "<bpmn:boundaryEvent id=\"new\" attachedToRef=\"task\">" + LATE.formatted("never")),
                new Change("the timer has another id", "\"timer\"", "\"other-timer\""),
                new Change(
                        "the timer became a message",
                        "<bpmn:timerEventDefinition id=\"timer-d\"><bpmn:timeDate xsi:type=\"bpmn:tFormalExpression\">${dueAt}"
                                + "</bpmn:timeDate></bpmn:timerEventDefinition>",
                        "<bpmn:messageEventDefinition id=\"timer-d\" messageRef=\"early\" />"),
                new Change("another message is waited for", "messageRef=\"told\"", "messageRef=\"early\""),
                new Change("the receive task has another id", "\"receive\"", "\"other-receive\""),
                new Change(
                        "the step is no longer a job", "camunda:asyncBefore=\"true\"", "camunda:asyncBefore=\"false\""),
                new Change("the step has another id", "\"job\"", "\"other-job\""),
                new Change("the subprocess has another id", "\"inside\"", "\"other-inside\""),
                new Change("the task within has another id", "\"inner\"", "\"other-inner\""),
                new Change("the timer at the edge has another id", "\"inside-late\"", "\"other-late\""),
                new Change("the message at the edge has another id", "\"inside-told\"", "\"other-told\""),
                new Change("the gateway of events has another id", "\"events\"", "\"other-events\""),
                new Change("an event after the gateway has another id", "\"first\"", "\"other-first\""),
                new Change("one of the two has another id", "\"left\"", "\"other-left\""),
                new Change("both no longer fork", "bpmn:parallelGateway", "bpmn:inclusiveGateway"),
                new Change("several became one after the other", "isSequential=\"false\"", "isSequential=\"true\""),
                new Change("rounds became several", "isSequential=\"true\"", "isSequential=\"false\""),
                new Change("the rounds have another id", "\"rounds\"", "\"other-rounds\""),
                new Change("the call has another id", "\"call\"", "\"other-call\""));
    }

    private WaitingPlaces() {}

    static Map<String, byte[]> files(Change change) {
        String diagram = DIAGRAM.replace("WAYS\n", ways());
        if (!diagram.contains(change.what())) {
            throw new IllegalArgumentException("The diagram has no " + change.what());
        }
        String changed = change.what().isEmpty() ? diagram : diagram.replace(change.what(), change.by());
        return Map.of("processes/" + KEY + ".bpmn", changed.getBytes(StandardCharsets.UTF_8));
    }

    static Map<String, byte[]> called() {
        return Map.of("processes/called-place.bpmn", CALLED.getBytes(StandardCharsets.UTF_8));
    }

    private static String ways() {
        var ways = new StringBuilder();
        PLACES.stream().skip(1).forEach(place -> {
            String id = place.toLowerCase(java.util.Locale.ROOT);
            ways.append("    <bpmn:sequenceFlow id=\"to-%s\" sourceRef=\"where\" targetRef=\"%s\">".formatted(id, id))
                    .append("<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">${place == '%s'}"
                            .formatted(place))
                    .append("</bpmn:conditionExpression></bpmn:sequenceFlow>\n");
            if (!List.of("EVENTS", "BOTH").contains(place)) {
                ways.append("    <bpmn:sequenceFlow id=\"from-%s\" sourceRef=\"%s\" targetRef=\"done\" />\n"
                        .formatted(id, id));
            }
        });
        return ways.toString();
    }

    /** Answers the id of the version. */
    static String deploy(RepositoryService repository, Map<String, byte[]> files) {
        var deployment = repository.createDeployment();
        files.forEach((file, content) -> deployment.addInputStream(file, new ByteArrayInputStream(content)));
        return deployment
                .deployWithResult()
                .getDeployedProcessDefinitions()
                .get(0)
                .getId();
    }
}
