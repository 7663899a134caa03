package org.gatehouse.modelling;

import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.CallableElement;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;

/** What people call the elements of a diagram. */
final class ElementNames {

    private ElementNames() {}

    /** Its name, for a flow after that of the element it leaves; its id where it has no name. */
    static String of(BaseElement element) {
        if (element instanceof SequenceFlow flow && flow.getName() != null) {
            return "%s: %s".formatted(of(flow.getSource()), flow.getName());
        }
        String name = element instanceof FlowElement part
                ? part.getName()
                : element instanceof CallableElement process ? process.getName() : null;
        return name == null || name.isBlank() ? element.getId() : name;
    }
}
