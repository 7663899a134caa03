import { ChangeHandler, diff } from 'bpmn-js-differ';
import { factsOf, isElement } from './facts.js';
import { labelOf, oppositeOf, readable, titleOf } from './difference-words.js';

// bpmn-js-differ leaves annotations out, and fails on a shape that is drawn for nothing.
class EveryElement extends ChangeHandler {
  _isTracked(element) {
    return element?.$instanceOf?.('bpmn:Artifact') ? { element, property: '' } : super._isTracked(element);
  }

  _computeChangeId(element) {
    return element?.id;
  }
}

/**
 * What differs between two diagrams, as lists of { id, kind, title, details }: changed, added, removed, and moved for what
 * only stands somewhere else. A detail is { label, from, to } with texts; from or to is empty where there was or is
 * nothing.
 *
 * @param from the definitions as moddle reads them with Camunda's descriptors, as are those in to
 * @param steps the labels of steps by the names that diagrams use
 */
export function differencesOf(from, to, steps = {}) {
  const before = elementsOf(from);
  const after = elementsOf(to);
  const found = diff(from, to, new EveryElement());

  const changed = [...after.values()]
    .filter((element) => before.has(element.id))
    .map((element) => difference('changed', element, details(before.get(element.id), element, steps)))
    .filter((each) => each.details.length > 0);
  const isChanged = new Set(changed.map(({ id }) => id));
  return {
    changed,
    added: only(found._added, before).map((element) => whole('added', element, steps)),
    removed: only(found._removed, after).map((element) => whole('removed', element, steps)),
    moved: Object.keys(found._layoutChanged)
      .filter((id) => before.has(id) && after.has(id) && !isChanged.has(id))
      .map((id) => difference('moved', after.get(id), [])),
  };
}

/** Every element by its id, those within others too. */
function elementsOf(definitions) {
  const all = new Map();
  const visit = (value) => {
    if (isElement(value) && value.id && !value.$instanceOf('bpmn:LaneSet')) {
      all.set(value.id, value);
    }
    for (const { name, isReference, isVirtual } of value.$descriptor?.properties ?? []) {
      if (!isReference && !isVirtual) {
        [value[name]].flat().forEach((part) => part?.$type && visit(part));
      }
    }
  };
  definitions.rootElements.forEach(visit);
  return all;
}

/** What was put into another part of the diagram is neither new nor gone. */
const only = (elements, others) => Object.values(elements).filter(({ id }) => !others.has(id));

const difference = (kind, element, detailsOf) => ({ id: element.id, kind, title: titleOf(element), details: detailsOf });

function whole(kind, element, steps) {
  const within = [...elementsOf({ rootElements: [element] }).keys()].filter((id) => id !== element.id);
  const facts = kind === 'added' ? detailsOfNew(element, steps) : [];
  return { ...difference(kind, element, facts), within };
}

function details(from, to, steps) {
  const before = factsOf(from, titleOf);
  const after = factsOf(to, titleOf);
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((name) => before.get(name)?.key !== after.get(name)?.key)
    .map((name) => detail(name, before.get(name), after.get(name), steps))
    .sort(byOrder);
}

// Its title says these already.
const TOLD = new Set(['kind', 'parent', 'bpmn:name', 'bpmn:text', 'bpmn:sourceRef', 'bpmn:targetRef']);

const detailsOfNew = (element, steps) =>
  [...factsOf(element, titleOf)]
    .filter(([name]) => !TOLD.has(name))
    .map(([name, { text }]) => ({ ...labelOf(name), from: '', to: readable(text, steps) }))
    .sort(byOrder);

function detail(name, from, to, steps) {
  return {
    ...labelOf(name),
    from: from ? readable(from.text, steps) : oppositeOf(to.text),
    to: to ? readable(to.text, steps) : oppositeOf(from.text),
  };
}

const byOrder = (one, other) => one.order - other.order;
