import { create } from './elements.js';
import { middleOf } from './places.js';

/** The kinds of differences in the order in which they are told, each with a sign, for colours alone say nothing to many. */
export const KINDS = [
  { kind: 'changed', sign: '≠', words: 'Changed' },
  { kind: 'added', sign: '+', words: 'Added' },
  { kind: 'removed', sign: '−', words: 'Removed' },
  { kind: 'moved', sign: '↔', words: 'Only moved on the drawing' },
];

// Signs shrink with the drawing as far as they stay readable, so as not to hide it.
const SCALE = { min: 0.6, max: 1 };

/** Colours what differs, with what is in it, where this diagram has it. */
export function mark(viewer, { id, kind, within = [] }) {
  const registry = viewer.get('elementRegistry');
  for (const element of [id, ...within].map((each) => registry.get(each))) {
    if (element?.parent) {
      viewer.get('canvas').addMarker(element, `gh-is-${kind}`);
      viewer.get('overlays').add(element, { position: cornerOf(element), scale: SCALE, html: signOf(kind) });
    }
  }
}

export function signOf(kind) {
  const sign = create('span', `gh-sign gh-sign--${kind}`, KINDS.find((each) => each.kind === kind).sign);
  sign.setAttribute('aria-hidden', 'true');
  return sign;
}

export function legendOf(found) {
  const legend = create('ul', 'gh-diagram__legend');
  for (const { kind, words } of KINDS.filter((each) => found[each.kind].length)) {
    const item = create('li', 'gh-diagram__legend-item', words);
    item.prepend(create('span', `gh-diagram__key gh-diagram__key--${kind}`), signOf(kind));
    legend.append(item);
  }
  return legend;
}

/** Overlays of a flow are placed within the box around it. */
function cornerOf(element) {
  if (!element.waypoints) {
    return { top: 0, left: 0 };
  }
  const { x, y } = middleOf(element.waypoints);
  return {
    left: x - Math.min(...element.waypoints.map((point) => point.x)),
    top: y - Math.min(...element.waypoints.map((point) => point.y)),
  };
}
