import CommandInterceptor from 'diagram-js/lib/command/CommandInterceptor';

// As the lint knows them: ids that say nothing.
const GENERATED = /^[A-Z][A-Za-z]*_([01][0-9a-z]{6}|[0-9]+)$/;
const LONGEST = 48;
const RETRIES = 'PT30S,PT2M,PT10M,PT1H';
const CHANGES = [
  'shape.create',
  'shape.replace',
  'connection.create',
  'connection.reconnect',
  'element.updateLabel',
  'element.updateProperties',
  'propertiesPanel.camunda.changeTemplate',
];

/**
 * Does what a process owner should not have to: an element is given an id by its name, a step its name and, where it is
 * a job, its retries. An id that somebody chose is left alone.
 */
class TidyElements extends CommandInterceptor {
  constructor(eventBus, elementRegistry, modeling, elementTemplates, bpmnFactory, moddle) {
    super(eventBus);
    Object.assign(this, { elementRegistry, modeling, elementTemplates, bpmnFactory, moddle });
    this.given = new WeakMap();
    this.postExecuted(CHANGES, () => this.tidy());
  }

  tidy() {
    const elements = this.elementRegistry.filter(({ parent, labelTarget }) => parent && !labelTarget);
    elements.filter(({ businessObject }) => businessObject.$instanceOf('bpmn:FlowNode')).forEach((node) => {
      this.nameAfterStep(node);
      this.retry(node);
      this.identify(node, slugOf(node.businessObject.name));
    });
    elements
      .filter(({ businessObject }) => businessObject.$instanceOf('bpmn:SequenceFlow'))
      .forEach((flow) => this.identify(flow, idOfFlow(flow.businessObject)));
  }

  nameAfterStep(element) {
    const { name } = element.businessObject;
    const template = name ? null : this.elementTemplates.get(element);
    if (template) {
      this.modeling.updateProperties(element, { name: template.name });
    }
  }

  retry(element) {
    const { businessObject } = element;
    const values = businessObject.extensionElements?.values ?? [];
    if (
      businessObject.get('camunda:asyncBefore') !== true ||
      values.some(({ $type }) => $type === 'camunda:FailedJobRetryTimeCycle')
    ) {
      return;
    }
    const retries = this.bpmnFactory.create('camunda:FailedJobRetryTimeCycle', { body: RETRIES });
    const extensionElements = this.bpmnFactory.create('bpmn:ExtensionElements', { values: [...values, retries] });
    extensionElements.$parent = businessObject;
    [...values, retries].forEach((value) => (value.$parent = extensionElements));
    this.modeling.updateProperties(element, { extensionElements });
  }

  identify(element, wanted) {
    const { businessObject } = element;
    const ours = GENERATED.test(businessObject.id) || this.given.get(businessObject) === businessObject.id;
    if (!wanted || !ours || isVariantOf(businessObject.id, wanted)) {
      return;
    }
    let id = wanted;
    for (let number = 2; this.moddle.ids.assigned(id); number++) {
      id = `${wanted}-${number}`;
    }
    this.given.set(businessObject, id);
    this.modeling.updateProperties(element, { id });
  }
}

TidyElements.$inject = ['eventBus', 'elementRegistry', 'modeling', 'elementTemplates', 'bpmnFactory', 'moddle'];

function idOfFlow({ sourceRef, targetRef, name }) {
  if (name && sourceRef && !GENERATED.test(sourceRef.id)) {
    return `${sourceRef.id}-${slugOf(name)}`;
  }
  return targetRef && !GENERATED.test(targetRef.id) ? `to-${targetRef.id}` : '';
}

function isVariantOf(id, wanted) {
  return id === wanted || (id.startsWith(`${wanted}-`) && /^\d+$/.test(id.slice(wanted.length + 1)));
}

/** Kebab case, as the ids of the house are. */
function slugOf(name) {
  const words = (name ?? '')
    .normalize('NFD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
  return words.slice(0, LONGEST).replace(/^[-0-9]+|-+$/g, '');
}

export default { __init__: ['tidyElements'], tidyElements: ['type', TidyElements] };
