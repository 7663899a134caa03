import { measure } from './diagram-measures.js';
import { attachNavigation } from './diagram-navigation.js';
import { describe, openViewer } from './diagram-viewer.js';
import { create } from './elements.js';

// In order of precedence: an element in several lists shows the first.
const STATES = [
  { list: 'failed', words: 'Needs action', labelled: true },
  { list: 'current', words: 'Now', labelled: true },
  { list: 'done', words: 'Done', labelled: false },
];

// Events and gateways are smaller: too small for a tick.
const SMALLEST_STEP = 80;

/**
 * Draws the process of data-diagram-url into the frame, with what has happened so far marked in it, or what stands where
 * in all that run by it.
 */
export async function draw(frame) {
  const { diagramUrl, diagramLabel } = frame.dataset;
  const response = await fetch(diagramUrl, { headers: { Accept: 'application/json' } });
  if (!response.ok) {
    throw new Error(`${diagramUrl} answered ${response.status}`);
  }
  const diagram = await response.json();

  const stage = create('div', 'gh-diagram__stage');
  frame.replaceChildren(stage);
  const viewer = await openViewer(stage, diagram.xml);
  describe(stage, diagramLabel ?? diagram.name);

  const marked = mark(viewer, diagram);
  const measured = measure(viewer, diagram);
  const tools = attachNavigation(viewer, stage, [...marked.failed, ...marked.current, ...measured.elements][0]);
  const legend = legendOf(marked);
  legend.append(...measured.keys);
  frame.replaceChildren(tools, stage, legend);
}

function mark(viewer, diagram) {
  const canvas = viewer.get('canvas');
  const registry = viewer.get('elementRegistry');
  const known = (ids) => (ids ?? []).map((id) => registry.get(id)).filter(Boolean);

  // A subprocess is not marked for the step inside it that is.
  const seen = new Set(known([...(diagram.failed ?? []), ...(diagram.current ?? [])]).flatMap(ancestors));
  const marked = {};
  for (const { list, words, labelled } of STATES) {
    marked[list] = known(diagram[list]).filter((element) => !seen.has(element));
    for (const element of marked[list]) {
      seen.add(element);
      canvas.addMarker(element, `gh-is-${list}`);
      if (labelled) {
        viewer.get('overlays').add(element, labelOf(element, list, words));
      } else if (element.width >= SMALLEST_STEP) {
        viewer.get('overlays').add(element, tickOf(element));
      }
    }
  }
  marked.flows = known(diagram.flows);
  marked.flows.forEach((flow) => canvas.addMarker(flow, 'gh-is-taken'));
  return marked;
}

function ancestors({ parent }) {
  return parent ? [parent, ...ancestors(parent)] : [];
}

function labelOf(element, list, words) {
  const html = create('span', `gh-diagram__label gh-diagram__label--${list}`, words);
  return { position: { top: 0, left: element.width / 2 }, html };
}

function tickOf(element) {
  const html = create('span', 'gh-diagram__tick', '\u2713');
  html.setAttribute('aria-hidden', 'true');
  return { position: { top: 0, left: element.width }, scale: true, html };
}

function legendOf(marked) {
  const legend = create('ul', 'gh-diagram__legend');
  for (const { list, words, labelled } of STATES) {
    const names = labelled ? marked[list].map(({ businessObject }) => businessObject.name).filter(Boolean) : [];
    addKey(legend, list, marked[list], names.length ? `${words}: ${names.join(', ')}` : words);
  }
  addKey(legend, 'taken', marked.flows, 'Path taken');
  return legend;
}

function addKey(legend, state, elements, text) {
  if (elements.length) {
    const item = create('li', 'gh-diagram__legend-item', text);
    item.prepend(create('span', `gh-diagram__key gh-diagram__key--${state}`));
    legend.append(item);
  }
}
