package org.gatehouse.engine;

import java.util.List;
import java.util.Map;

/** Holds a model against what this product allows, and says everything that is wrong with it at once. */
public final class ModelLint {

    /** What becomes of a model with such a problem. */
    public enum Severity {
        /** It could do harm: refused by the build, by the editor and at deployment. */
        DANGEROUS,
        /** It breaks a convention of the house: refused by the build and by the editor. */
        ERROR
    }

    /**
     * One thing that is wrong with a model.
     *
     * @param element the id of the element it was found on or in, or the file's name
     */
    public record Problem(String element, String rule, Severity severity, String message) {}

    private static final int MOST_BYTES = 1 << 20;

    static final Map<String, String> NAMESPACES = Map.of(
            "http://www.omg.org/spec/BPMN/20100524/MODEL", "bpmn",
            "http://www.omg.org/spec/BPMN/20100524/DI", "bpmndi",
            "http://www.omg.org/spec/DD/20100524/DC", "dc",
            "http://www.omg.org/spec/DD/20100524/DI", "di",
            "http://camunda.org/schema/1.0/bpmn", "camunda",
            "http://camunda.org/schema/modeler/1.0", "modeler",
            "http://bpmn.io/schema/bpmn/biocolor/1.0", "bioc",
            "http://www.omg.org/spec/BPMN/non-normative/color/1.0", "color",
            "http://www.w3.org/2001/XMLSchema-instance", "xsi");

    /** Everything a diagram may consist of; what stands in angle brackets is said at the end. */
    private static final String DIAGRAM = """
            bpmn:definitions | / | <named> <made> modeler:executionPlatform=TEXT modeler:executionPlatformVersion=TEXT |
            bpmn:process | bpmn:definitions | <named> isExecutable=<flag> camunda:jobPriority=NUMBER <kept> |
            bpmn:collaboration | bpmn:definitions | <named> |
            bpmn:participant | bpmn:collaboration | <named> processRef=ID |
            bpmn:message | bpmn:definitions | <named> |
            bpmn:error | bpmn:definitions | <named> errorCode=ID |
            bpmn:escalation | bpmn:definitions | <named> escalationCode=ID |
            bpmn:startEvent | <scope> | <node> <form> isInterrupting=<flag> |
            bpmn:endEvent | <scope> | <node> |
            bpmn:boundaryEvent | <scope> | <node> attachedToRef=ID cancelActivity=<flag> |
            bpmn:intermediateCatchEvent | <scope> | <node> |
            bpmn:intermediateThrowEvent | <scope> | <node> |
            bpmn:userTask | <scope> | <task> <form> camunda:candidateGroups=GROUPS camunda:dueDate=DATE camunda:priority=TIMES |
            bpmn:serviceTask | <scope> | <task> camunda:delegateExpression=STEP |
            bpmn:businessRuleTask | <scope> | <task> camunda:decisionRef=ID <decision> camunda:resultVariable=NAME |
            bpmn:receiveTask | <scope> | <task> messageRef=ID |
            bpmn:callActivity | <scope> | <task> calledElement=ID camunda:calledElementBinding=latest |
            bpmn:subProcess | <scope> | <task> triggeredByEvent=<flag> |
            bpmn:exclusiveGateway | <scope> | <node> default=ID |
            bpmn:inclusiveGateway | <scope> | <node> default=ID |
            bpmn:parallelGateway | <scope> | <node> |
            bpmn:eventBasedGateway | <scope> | <node> |
            bpmn:sequenceFlow | <scope> | <named> sourceRef=ID targetRef=ID |
            bpmn:conditionExpression | bpmn:sequenceFlow | <formal> | CONDITION
            bpmn:incoming | <nodes> | | ID
            bpmn:outgoing | <nodes> | | ID
            bpmn:multiInstanceLoopCharacteristics | <tasks> | id=ID isSequential=<flag> <job> <collection> |
            bpmn:loopCardinality | bpmn:multiInstanceLoopCharacteristics | <formal> | TIMES
            bpmn:completionCondition | bpmn:multiInstanceLoopCharacteristics | <formal> | CONDITION
            bpmn:timerEventDefinition | <catching> | id=ID |
            bpmn:timeDate | bpmn:timerEventDefinition | <formal> | DATE
            bpmn:messageEventDefinition | <catching> | id=ID messageRef=ID |
            bpmn:errorEventDefinition | <ending> | id=ID errorRef=ID <caught> |
            bpmn:escalationEventDefinition | <ending> | id=ID escalationRef=ID camunda:escalationCodeVariable=NAME |
            bpmn:terminateEventDefinition | bpmn:endEvent | id=ID |
            bpmn:textAnnotation | <scope> bpmn:collaboration | id=ID textFormat=text/plain |
            bpmn:text | bpmn:textAnnotation | | TEXT
            bpmn:association | <scope> bpmn:collaboration | id=ID associationDirection=None,One,Both <ends> |
            bpmn:documentation | <described> <nodes> | id=ID textFormat=text/plain | TEXT
            bpmn:extensionElements | <extended> <nodes> | |
            camunda:taskListener | bpmn:extensionElements | id=ID delegateExpression=LISTENER event=<moment> |
            camunda:executionListener | bpmn:extensionElements | delegateExpression=LISTENER event=start,end,take |
            camunda:failedJobRetryTimeCycle | bpmn:extensionElements | | RETRIES
            camunda:properties | bpmn:extensionElements | |
            camunda:property | camunda:properties | id=ID name=TEXT value=TEXT |
            camunda:in | bpmn:extensionElements | source=NAME target=NAME local=<flag> businessKey=REFERENCE |
            camunda:out | bpmn:extensionElements | source=NAME target=NAME local=<flag> |
            bpmndi:BPMNDiagram | bpmn:definitions | id=ID name=TEXT |
            bpmndi:BPMNPlane | bpmndi:BPMNDiagram | id=ID bpmnElement=ID |
            bpmndi:BPMNShape | bpmndi:BPMNPlane | <drawn> isExpanded=<flag> isMarkerVisible=<flag> isHorizontal=<flag> |
            bpmndi:BPMNEdge | bpmndi:BPMNPlane | <drawn> sourceElement=ID targetElement=ID |
            bpmndi:BPMNLabel | bpmndi:BPMNShape bpmndi:BPMNEdge | id=ID color:color=COLOUR |
            dc:Bounds | bpmndi:BPMNShape bpmndi:BPMNLabel | x=NUMBER y=NUMBER width=NUMBER height=NUMBER |
            di:waypoint | bpmndi:BPMNEdge | x=NUMBER y=NUMBER |
            <task> = <node> default=ID camunda:modelerTemplate=ID camunda:modelerTemplateVersion=NUMBER
            <node> = <named> <job> camunda:jobPriority=NUMBER
            <job> = camunda:asyncBefore=<flag> camunda:asyncAfter=<flag> camunda:exclusive=<flag>
            <named> = id=ID name=TEXT
            <made> = targetNamespace=TEXT exporter=TEXT exporterVersion=TEXT
            <kept> = camunda:versionTag=TEXT camunda:historyTimeToLive=DAYS camunda:isStartableInTasklist=<flag>
            <form> = camunda:formRef=ID camunda:formRefBinding=<binding>
            <decision> = camunda:decisionRefBinding=latest camunda:mapDecisionResult=<mapping>
            <mapping> = singleEntry,singleResult,collectEntries,resultList
            <collection> = camunda:collection=COLLECTION camunda:elementVariable=NAME
            <caught> = camunda:errorCodeVariable=NAME camunda:errorMessageVariable=NAME
            <drawn> = id=ID bpmnElement=ID bioc:stroke=COLOUR bioc:fill=COLOUR <border>
            <border> = color:background-color=COLOUR color:border-color=COLOUR
            <formal> = id=ID xsi:type=bpmn:tFormalExpression
            <ends> = sourceRef=ID targetRef=ID
            <binding> = deployment,latest
            <moment> = create,assignment,complete,update,delete
            <flag> = true,false
            <scope> = bpmn:process bpmn:subProcess
            <nodes> = <tasks> <ending> bpmn:intermediateCatchEvent bpmn:intermediateThrowEvent <gateways>
            <catching> = bpmn:startEvent bpmn:boundaryEvent bpmn:intermediateCatchEvent
            <ending> = bpmn:startEvent bpmn:boundaryEvent bpmn:endEvent
            <described> = bpmn:process bpmn:sequenceFlow bpmn:message bpmn:error bpmn:escalation bpmn:participant
            <extended> = bpmn:process bpmn:sequenceFlow bpmn:multiInstanceLoopCharacteristics
            <tasks> = bpmn:userTask bpmn:serviceTask bpmn:businessRuleTask bpmn:receiveTask <calls>
            <calls> = bpmn:callActivity bpmn:subProcess
            <gateways> = bpmn:exclusiveGateway bpmn:inclusiveGateway bpmn:parallelGateway bpmn:eventBasedGateway
            """;

    private static final String USE_A_STEP = "use a service task with a step";
    private static final String DEADLINE = "a deadline is an instant that a step works out; use a date";

    private static final Map<String, String> ADVICE = Map.ofEntries(
            Map.entry("bpmn:scriptTask", USE_A_STEP),
            Map.entry("bpmn:sendTask", USE_A_STEP),
            Map.entry("bpmn:task", "use a user task or a service task"),
            Map.entry("bpmn:manualTask", "use a user task"),
            Map.entry("bpmn:timeDuration", DEADLINE),
            Map.entry("bpmn:timeCycle", DEADLINE),
            Map.entry("bpmn:signalEventDefinition", "use a message"),
            Map.entry("bpmn:conditionalEventDefinition", "use a message or a gateway"),
            Map.entry("camunda:class", USE_A_STEP),
            Map.entry("camunda:expression", USE_A_STEP),
            Map.entry("camunda:type", USE_A_STEP),
            Map.entry("camunda:topic", USE_A_STEP),
            Map.entry("camunda:connector", USE_A_STEP),
            Map.entry("camunda:assignee", "offer the task to a group with camunda:candidateGroups"),
            Map.entry("camunda:candidateUsers", "offer the task to a group with camunda:candidateGroups"),
            Map.entry("camunda:formKey", "name the form with camunda:formRef"),
            Map.entry("camunda:formData", "make a form and name it with camunda:formRef"),
            Map.entry("xsi:schemaLocation", "no schema is fetched"));

    private final StepCatalogue steps;

    public ModelLint(StepCatalogue steps) {
        this.steps = steps;
    }

    /** Everything that is wrong with it. */
    public List<Problem> check(String fileName, byte[] content) {
        return read(fileName, content, true);
    }

    /** What could do harm alone: read whenever the engine loads a model, and so without the conventions. */
    List<Problem> dangers(String fileName, byte[] content) {
        return read(fileName, content, false).stream()
                .filter(problem -> problem.severity() == Severity.DANGEROUS)
                .toList();
    }

    private List<Problem> read(String fileName, byte[] content, boolean conventions) {
        String file = fileName.substring(fileName.lastIndexOf('/') + 1);
        int dot = Math.max(0, file.lastIndexOf('.'));
        String name = file.substring(0, dot);
        if (content.length > MOST_BYTES) {
            return List.of(refusal(file, "size", "The file is larger than a model may be (1 MiB)"));
        }
        try {
            return switch (file.substring(dot)) {
                case ".bpmn" -> diagram(new ModelDocument(file, NAMESPACES, content), name, conventions);
                case ".dmn" -> table(new ModelDocument(file, TableRules.NAMESPACES, content), name, conventions);
                case ".form" -> new FormRules(file, name).check(content);
                default -> List.of(refusal(file, "file-type", "Only .bpmn, .dmn and .form files are deployed"));
            };
        } catch (ModelDocument.Unreadable unreadable) {
            return List.of(refusal(file, "unreadable", unreadable.getMessage()));
        }
    }

    static Problem refusal(String element, String rule, String message) {
        return new Problem(element, rule, Severity.DANGEROUS, message);
    }

    private List<Problem> diagram(ModelDocument document, String name, boolean conventions) {
        new ExpressionGrammar(steps).check(document, DIAGRAM, ADVICE);
        if (conventions) {
            new DiagramRules(document, steps).check(name);
            document.requireShortNames();
        }
        return document.problems();
    }

    private List<Problem> table(ModelDocument document, String name, boolean conventions) {
        var rules = new TableRules(document, new ExpressionGrammar(steps));
        rules.checkDangers();
        if (conventions) {
            rules.checkConventions(name);
            document.requireShortNames();
        }
        return document.problems();
    }
}
