package org.gatehouse.rehearsal;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** What a diagram calls its elements, and which of them it sets an order for. */
final class Flow {

    private final BpmnModelInstance diagram;
    private final Map<ModelElementInstance, Concurrency> levels = new HashMap<>();

    Flow(byte[] content) {
        this.diagram = Bpmn.readModelFromStream(new ByteArrayInputStream(content));
    }

    /** What people call an element; its id where it has no name, and where the diagram has no such element. */
    String named(String id) {
        return element(id)
                .map(FlowElement::getName)
                .filter(name -> !name.isBlank())
                .map(name -> name.replaceAll("\\s+", " "))
                .orElse(id);
    }

    Optional<FlowElement> element(String id) {
        return diagram.getModelElementById(plain(id)) instanceof FlowElement element
                ? Optional.of(element)
                : Optional.empty();
    }

    /** Whether the order of the two is the diagram's and not a matter of which branch is faster. */
    boolean areInOrder(String one, String other) {
        if (!(element(one).orElse(null) instanceof FlowNode first)
                || !(element(other).orElse(null) instanceof FlowNode second)) {
            return false;
        }
        List<FlowNode> above = lineage(first);
        List<FlowNode> beside = lineage(second);
        int level = 0;
        while (level < above.size() && level < beside.size() && above.get(level).equals(beside.get(level))) {
            if (goesOnSeveralTimesAtOnce(above.get(level))) {
                return false;
            }
            level++;
        }
        return level == above.size() || level == beside.size() || !areBeside(above.get(level), beside.get(level));
    }

    private static String plain(String id) {
        return id.replace("#multiInstanceBody", "");
    }

    /** From the outermost to the element itself. */
    private static List<FlowNode> lineage(FlowNode node) {
        var lineage = new ArrayList<FlowNode>();
        for (ModelElementInstance each = node; each instanceof FlowNode scope; each = each.getParentElement()) {
            lineage.add(0, scope);
        }
        return lineage;
    }

    private boolean areBeside(FlowNode one, FlowNode other) {
        return levels.computeIfAbsent(one.getParentElement(), Concurrency::new).areBeside(one, other);
    }

    private boolean goesOnSeveralTimesAtOnce(FlowNode node) {
        return areBeside(node, node)
                || node instanceof Activity activity
                        && activity.getLoopCharacteristics() instanceof MultiInstanceLoopCharacteristics several
                        && !several.isSequential();
    }
}
