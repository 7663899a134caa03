import { Group, SelectEntry } from '@bpmn-io/properties-panel';
import { h } from '@bpmn-io/properties-panel/preact';
import { useService } from 'bpmn-js-properties-panel';

const AFTER_ALL_OTHERS = 100;
const STEP = 'org.gatehouse.step.';
const DECISION = { 'camunda:decisionRefBinding': 'latest', 'camunda:mapDecisionResult': 'singleEntry' };

// What the lint takes. Of a group with a list only these entries are shown, and none with an empty one.
const SHOWN = {
  general: null,
  documentation: null,
  timer: null,
  message: null,
  error: null,
  escalation: null,
  multiInstance: null,
  CamundaPlatform__Condition: ['conditionType', 'conditionExpression'],
  CamundaPlatform__Implementation: ['decisionRefResultVariable', 'mapDecisionResult'],
  CamundaPlatform__UserAssignment: ['dueDate', 'priority'],
  CamundaPlatform__CallActivity: ['calledElement', 'calledElementBinding'],
  CamundaPlatform__AsynchronousContinuations: null,
  CamundaPlatform__JobExecution: ['retryTimeCycle'],
  CamundaPlatform__HistoryCleanup: null,
  CamundaPlatform__InMapping: null,
  CamundaPlatform__OutMapping: null,
};
const OWN = {
  'bpmn:ServiceTask': { id: 'gatehouse-step', label: 'Step', entries: [entry('step', StepEntry)] },
  'bpmn:UserTask': {
    id: 'gatehouse-work',
    label: 'Who does it, and with which form',
    entries: [entry('group', GroupEntry), entry('form', FormEntry)],
  },
  'bpmn:BusinessRuleTask': { id: 'gatehouse-table', label: 'Decision table', entries: [entry('table', TableEntry)] },
};

/** Shows of an element what may be set, and offers names instead of having them typed. */
class OwnersPanel {
  constructor(propertiesPanel) {
    propertiesPanel.registerProvider(AFTER_ALL_OTHERS, this);
  }

  getGroups({ businessObject }) {
    return (groups) => {
      const shown = groups.filter(({ id }) => id in SHOWN).map(onlyWhatIsTaken).filter(hasSomething);
      const own = Object.entries(OWN).find(([type]) => businessObject.$instanceOf(type))?.[1];
      if (own) {
        const after = shown.findIndex(({ id }) => id === 'general') + 1;
        shown.splice(after, 0, { ...own, component: Group, shouldOpen: true });
      }
      return shown;
    };
  }
}

OwnersPanel.$inject = ['propertiesPanel'];

function onlyWhatIsTaken(group) {
  const entries = SHOWN[group.id];
  return entries ? { ...group, entries: group.entries.filter(({ id }) => entries.includes(id)) } : group;
}

function hasSomething({ entries, items }) {
  return items !== undefined || entries?.length > 0;
}

function entry(id, component) {
  return { id: `gatehouse-${id}`, component, isEdited: () => false };
}

function StepEntry({ element, id }) {
  const templates = useService('elementTemplates');
  const expression = element.businessObject.get('camunda:delegateExpression') ?? '';
  const name = expression.replace(/[${}\s]/g, '');
  const all = templates.getLatest().filter(({ id: of }) => of.startsWith(STEP));
  const chosen = all.find((template) => template.id === STEP + name);
  const strange = name && !chosen ? [{ value: name, label: `There is no such step: ${name}` }] : [];
  return h(SelectEntry, {
    element,
    id,
    label: 'What is done',
    description: chosen?.description,
    getValue: () => name,
    setValue: (value) => value && templates.applyTemplate(element, templates.get(STEP + value, 1)),
    getOptions: () => [
      { value: '', label: 'Choose a step' },
      ...strange,
      ...all
        .map((template) => ({ value: template.id.slice(STEP.length), label: template.name }))
        .sort((one, other) => one.label.localeCompare(other.label)),
    ],
  });
}

function GroupEntry(props) {
  return h(NameEntry, { ...props, label: 'Group', list: 'editor-groups', attribute: 'camunda:candidateGroups' });
}

function FormEntry(props) {
  const more = { 'camunda:formRefBinding': 'deployment' };
  return h(NameEntry, { ...props, label: 'Form', list: 'editor-forms', attribute: 'camunda:formRef', more });
}

function TableEntry(props) {
  const attribute = 'camunda:decisionRef';
  return h(NameEntry, { ...props, label: 'Table', list: 'editor-tables', attribute, more: DECISION });
}

/** One of the names on the page. What stands there already is kept, whatever it is. */
function NameEntry({ element, id, label, list, attribute, more = {} }) {
  const modeling = useService('modeling');
  const { businessObject } = element;
  const names = [...document.getElementById(list).options].map(({ value, label: text }) => ({ value, label: text }));
  const value = businessObject.get(attribute) ?? '';
  const strange = value && names.every((name) => name.value !== value) ? [{ value, label: value }] : [];
  return h(SelectEntry, {
    element,
    id,
    label,
    getValue: () => value,
    setValue: (chosen) => modeling.updateProperties(element, changesTo(businessObject, attribute, chosen, more)),
    getOptions: () => [{ value: '', label: 'None' }, ...strange, ...names],
  });
}

function changesTo(businessObject, attribute, value, more) {
  const missing = Object.entries(more).filter(([name]) => !businessObject.get(name));
  return { [attribute]: value || undefined, ...(value ? Object.fromEntries(missing) : {}) };
}

export default { __init__: ['ownersPanel'], ownersPanel: ['type', OwnersPanel] };
