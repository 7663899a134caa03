// How differences of diagrams are told to people who do not know BPMN's own names.

// The first that fits.
const NOUNS = [
  ['bpmn:Process', 'Process'],
  ['bpmn:SequenceFlow', 'Flow'],
  ['bpmn:MessageFlow', 'Message flow'],
  ['bpmn:SubProcess', 'Subprocess'],
  ['bpmn:CallActivity', 'Called process'],
  ['bpmn:Activity', 'Step'],
  ['bpmn:Gateway', 'Gateway'],
  ['bpmn:StartEvent', 'Start'],
  ['bpmn:EndEvent', 'End'],
  ['bpmn:Event', 'Event'],
  ['bpmn:TextAnnotation', 'Annotation'],
  ['bpmn:Association', 'Line'],
  ['bpmn:Participant', 'Pool'],
  ['bpmn:Lane', 'Lane'],
];

// In the order in which they are told.
const LABELS = new Map([
  ['bpmn:name', 'name'],
  ['kind', 'kind'],
  ['camunda:delegateExpression', 'step'],
  ['camunda:expression', 'step'],
  ['camunda:class', 'step'],
  ['bpmn:calledElement', 'called process'],
  ['camunda:calledElementBinding', 'version of the called process'],
  ['camunda:In', 'handed over'],
  ['camunda:Out', 'taken back'],
  ['camunda:candidateGroups', 'candidate groups'],
  ['camunda:candidateUsers', 'candidate users'],
  ['camunda:assignee', 'assignee'],
  ['camunda:formRef', 'form'],
  ['camunda:formKey', 'form'],
  ['camunda:formRefBinding', 'version of the form'],
  ['camunda:dueDate', 'due'],
  ['camunda:followUpDate', 'follow-up'],
  ['camunda:priority', 'priority of the task'],
  ['bpmn:conditionExpression', 'condition'],
  ['bpmn:default', 'flow without a condition'],
  ['bpmn:eventDefinitions', 'event'],
  ['bpmn:timeDate', 'timer, at'],
  ['bpmn:timeDuration', 'timer, after'],
  ['bpmn:timeCycle', 'timer, every'],
  ['bpmn:messageRef', 'message'],
  ['bpmn:errorRef', 'error'],
  ['camunda:errorMessageVariable', 'variable of the error’s message'],
  ['bpmn:cancelActivity', 'interrupts'],
  ['bpmn:isInterrupting', 'interrupts'],
  ['bpmn:attachedToRef', 'attached to'],
  ['bpmn:loopCharacteristics', 'repeated'],
  ['bpmn:sourceRef', 'from'],
  ['bpmn:targetRef', 'to'],
  ['parent', 'part of'],
  ['bpmn:flowNodeRef', 'holds'],
  ['camunda:asyncBefore', 'asynchronous before'],
  ['camunda:asyncAfter', 'asynchronous after'],
  ['camunda:FailedJobRetryTimeCycle', 'retries'],
  ['camunda:jobPriority', 'priority of the job'],
  ['camunda:TaskListener', 'listeners of the task'],
  ['camunda:ExecutionListener', 'listeners'],
  ['camunda:versionTag', 'version tag'],
  ['camunda:historyTimeToLive', 'history is kept for'],
  ['bpmn:text', 'text'],
  ['bpmn:documentation', 'documentation'],
]);

const ORDER = [...LABELS.keys()];
const LONGEST_NAME = 60;

/** What a property is called, and where among others it is told; one we have no word for keeps its own name, at the end. */
export const labelOf = (name) => ({
  label: LABELS.get(name) ?? name.replace(/^bpmn:/, ''),
  order: LABELS.has(name) ? ORDER.indexOf(name) : ORDER.length,
});

/** Such as "Step 'Review'", or "Flow 'yes' from 'Fits?' to 'Link'". What has no name is called by its id. */
export function titleOf(element) {
  const noun = NOUNS.find(([type]) => element.$instanceOf(type))?.[1] ?? 'Element';
  const name = shortened(element.name ?? element.text);
  const { sourceRef, targetRef } = element;
  if (sourceRef && targetRef) {
    return `${noun}${name ? ` '${name}'` : ''} from ${quoted(sourceRef)} to ${quoted(targetRef)}`;
  }
  return `${noun} ${quoted(element)}`;
}

const quoted = (element) => `'${shortened(element.name ?? element.text) || element.id}'`;

function shortened(text = '') {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST_NAME ? `${line.slice(0, LONGEST_NAME)}…` : line;
}

/** A value as people read it, with the labels of steps in place of their names. */
export const readable = (value, steps) =>
  ({ true: 'yes', false: 'no' })[value] ?? value.replace(/\$\{(\w+)}/g, (whole, name) => steps[name] ?? whole);

/** What stands opposite a value where nothing is written down: of yes or no the other, else nothing. */
export const oppositeOf = (value) => ({ true: 'no', false: 'yes' })[value] ?? '';

/** A difference in one sentence. */
export function inWords({ kind, title, details, within = [] }) {
  const what = `${title}${within.length ? ` with ${count(within.length)} in it` : ''}`;
  if (kind === 'moved') {
    return what;
  }
  return `${what} ${kind}${details.length ? `: ${details.map(detailInWords).join('; ')}` : ''}`;
}

export function detailInWords({ label, from, to }) {
  if (!from) {
    return `${label} ${to}`;
  }
  return to ? `${label} ${from} → ${to}` : `${label} ${from} removed`;
}

const count = (number) => `${number} ${number === 1 ? 'element' : 'elements'}`;
