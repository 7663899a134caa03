// What a diagram says of one of its elements, as texts by the names that BPMN and Camunda give them.

// Elements of their own, which are compared for themselves.
const ELEMENTS = [
  'bpmn:FlowElement',
  'bpmn:Artifact',
  'bpmn:Process',
  'bpmn:LaneSet',
  'bpmn:Lane',
  'bpmn:Participant',
  'bpmn:MessageFlow',
];

export const isElement = (value) => ELEMENTS.some((type) => value.$instanceOf?.(type));

/**
 * The facts of an element: a map from names such as camunda:candidateGroups to what stands there, as it is compared (key)
 * and as it is read (text). What is left at its default is no fact.
 *
 * @param titleOf what an element that is only referred to is called
 */
export function factsOf(element, titleOf) {
  const facts = new Facts(titleOf);
  facts.note('kind', words(element.$type));
  if (isElement(element.$parent) && !element.$instanceOf('bpmn:Process')) {
    facts.refer('parent', element.$parent);
  }
  facts.collect(element);
  return facts.all;
}

/** 'bpmn:ServiceTask' becomes 'service task'. */
export const words = (type) =>
  type
    .replace(/^.*:/, '')
    .replace(/EventDefinition$/, '')
    .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase();

class Facts {
  all = new Map();

  constructor(titleOf) {
    this.titleOf = titleOf;
  }

  /** Several of one name, such as two messages handed over, are told together. */
  note(name, text, key = text) {
    const before = this.all.get(name);
    this.all.set(name, before ? { key: `${before.key}\n${key}`, text: `${before.text}; ${text}` } : { key, text });
  }

  refer(name, other) {
    this.note(name, this.titleOf(other), other.id);
  }

  collect(element) {
    for (const property of propertiesOf(element)) {
      const name = property.ns?.name ?? property.name;
      for (const value of [element.get(property.name)].flat()) {
        if (value !== undefined && value !== null && value !== property.default) {
          this.add(name, value, property);
        }
      }
    }
    for (const [name, value] of Object.entries(element.$attrs ?? {})) {
      if (!/^(xmlns|xsi)\b/.test(name)) {
        this.note(name, String(value));
      }
    }
  }

  add(name, value, { isReference }) {
    if (typeof value !== 'object') {
      this.note(name, String(value).trim());
    } else if (isReference) {
      this.addReferred(name, value);
    } else if (!isElement(value)) {
      this.addPart(name, value);
    }
  }

  /** Messages, errors and the like are nowhere on the drawing, so what they say is said by who refers to them. */
  addReferred(name, other) {
    if (isElement(other)) {
      this.refer(name, other);
    } else {
      const { name: called, errorCode } = other;
      this.note(name, [...new Set([called, errorCode])].filter(Boolean).join(', code ') || other.id);
    }
  }

  addPart(name, part) {
    if (part.$instanceOf?.('bpmn:Documentation')) {
      this.note(name, (part.text ?? '').trim());
    } else if (part.$instanceOf?.('bpmn:ExtensionElements')) {
      (part.values ?? []).forEach((value) => this.note(value.$type, summaryOf(value, this.titleOf)));
    } else if (part.$instanceOf?.('bpmn:EventDefinition') || part.$instanceOf?.('bpmn:LoopCharacteristics')) {
      this.note(name, words(part.$type));
      this.collect(part);
    } else {
      this.note(name, summaryOf(part, this.titleOf));
    }
  }
}

// What flows say of themselves.
const REPEATED = ['bpmn:incoming', 'bpmn:outgoing'];

function propertiesOf(element) {
  const { isGeneric, properties } = element.$descriptor;
  if (isGeneric) {
    return Object.keys(element)
      .filter((name) => name !== '$type' && name !== '$parent')
      .map((name) => ({ name }));
  }
  return properties.filter(({ ns, isId, isVirtual }) => !isId && !isVirtual && !REPEATED.includes(ns.name));
}

/** A part in one line: its text alone, or what it holds by names. */
function summaryOf(part, titleOf) {
  const facts = new Facts(titleOf);
  facts.collect(part);
  const texts = [...facts.all].map(([name, { text }]) => [name.replace(/^.*:|^\$/, ''), text]);
  return texts.length === 1 && texts[0][0] === 'body'
    ? texts[0][1]
    : texts.map(([name, text]) => `${name} ${text}`).join(', ');
}
