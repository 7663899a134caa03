/**
 * Draws an element of a template, for the menus that offer templates. The library has it for templates of Camunda 8
 * only; ours set plain properties and nothing else.
 */
class StepFactory {
  constructor(elementTemplates, elementFactory, bpmnFactory) {
    elementTemplates.createElement = (template) => {
      const [type] = template.appliesTo;
      const businessObject = bpmnFactory.create(type, { name: template.name });
      businessObject.set('camunda:modelerTemplate', template.id);
      businessObject.set('camunda:modelerTemplateVersion', template.version);
      template.properties.forEach(({ binding, value }) => businessObject.set(binding.name, value));
      return elementFactory.createShape({ type, businessObject });
    };
  }
}

StepFactory.$inject = ['elementTemplates', 'elementFactory', 'bpmnFactory'];

export default { __init__: ['stepFactory'], stepFactory: ['type', StepFactory] };
