package org.gatehouse.modelling;

import java.io.ByteArrayInputStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.Documentation;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.gatehouse.model.DecisionTable;
import org.gatehouse.model.ModelKind;

/**
 * What a version of a model says.
 *
 * @param purpose what the model is for, without the rules that it names at its end
 * @param steps of a diagram, in the order of its file
 * @param tables of a file of tables
 */
record ModelText(String purpose, List<Step> steps, List<Implemented> rules, List<DecisionTable> tables) {

    /**
     * A part of a diagram where a process can stand.
     *
     * @param type in words
     * @param uses the key of the process or table that it calls, or null
     * @param isWork whether something is done there, by a person, by the product or by a called process
     */
    record Step(String element, String name, String type, String uses, boolean isWork) {

        private static Step of(FlowNode node) {
            String type = node.getElementType().getTypeName();
            return new Step(
                    node.getId(),
                    ElementNames.of(node),
                    TYPES.getOrDefault(type, type.endsWith("Gateway") ? "Gateway" : "Event"),
                    uses(node),
                    node instanceof Activity && !(node instanceof SubProcess));
        }

        private static String uses(FlowNode node) {
            if (node instanceof CallActivity call) {
                return call.getCalledElement();
            }
            return node instanceof BusinessRuleTask task ? task.getCamundaDecisionRef() : null;
        }
    }

    private static final Map<String, String> TYPES = Map.of(
            "userTask", "Task of a person",
            "serviceTask", "Step of Gatehouse",
            "sendTask", "Step of Gatehouse",
            "receiveTask", "Wait for a message",
            "businessRuleTask", "Decision table",
            "callActivity", "Called process",
            "subProcess", "Part of the process");

    private static final Pattern RULES_AT_THE_END = Pattern.compile("\\s*(\\[[^\\]]*]|\\([^)]*\\))(?=\\.?$)");

    static ModelText read(ModelKind kind, byte[] content) {
        return kind == ModelKind.PROCESS
                ? diagram(Bpmn.readModelFromStream(new ByteArrayInputStream(content)))
                : tables(DecisionTable.read(content));
    }

    private static ModelText diagram(BpmnModelInstance diagram) {
        Collection<Process> processes = diagram.getModelElementsByType(Process.class);
        String documentation = processes.stream()
                .flatMap(process -> process.getDocumentations().stream())
                .map(Documentation::getTextContent)
                .collect(Collectors.joining(" "));
        return new ModelText(
                purpose(documentation),
                processes.stream()
                        .flatMap(process -> nodes(process.getFlowElements()))
                        .map(Step::of)
                        .toList(),
                RulesRead.of(diagram),
                List.of());
    }

    /** In the order of the file, what is inside a part after the part itself. */
    private static Stream<FlowNode> nodes(Collection<FlowElement> elements) {
        return elements.stream()
                .filter(FlowNode.class::isInstance)
                .map(FlowNode.class::cast)
                .flatMap(node -> node instanceof SubProcess part
                        ? Stream.concat(Stream.of(node), nodes(part.getFlowElements()))
                        : Stream.of(node));
    }

    private static ModelText tables(List<DecisionTable> tables) {
        return new ModelText(purpose(tables.get(0).description()), List.of(), RulesRead.of(tables), tables);
    }

    private static String purpose(String text) {
        return RULES_AT_THE_END.matcher(text.strip()).replaceFirst("");
    }
}
