import camunda from 'camunda-bpmn-moddle/resources/camunda.json';
import { attachNavigation } from './diagram-navigation.js';
import { describe, openViewer } from './diagram-viewer.js';
import { differencesOf } from './differences.js';
import { listOf } from './difference-list.js';
import { inWords } from './difference-words.js';
import { KINDS, legendOf, mark } from './difference-marks.js';
import { create } from './elements.js';
import { placeOf } from './places.js';

// What is brought into view is at least this large.
const READABLE = 0.7;
// In pixels: both drawings fit on a screen.
const HEIGHT = 300;

/** Draws the diagrams of data-from-url and data-to-url one above the other, and tells what differs. */
export async function draw(frame) {
  const { fromUrl, toUrl, fromName, toName, steps } = frame.dataset;
  const files = await Promise.all([fromUrl, toUrl].map(xmlOf));
  const drawings = create('div', 'gh-compare__drawings');
  const stages = [fromName, toName].map((name) => stageIn(drawings, name));
  frame.replaceChildren(drawings);
  const viewers = await Promise.all(
    stages.map((stage, side) =>
      openViewer(stage, files[side], { moddleExtensions: { camunda }, canvas: { deferUpdate: false } }),
    ),
  );
  [fromName, toName].forEach((name, side) =>
    describe(stages[side], `Diagram of ${name}. What differs is listed in words below the diagrams.`),
  );

  const [from, to] = viewers.map((viewer) => viewer.getDefinitions());
  const found = sorted(differencesOf(from, to, JSON.parse(steps)), viewers);
  const all = KINDS.flatMap(({ kind }) => found[kind]);
  viewers.forEach((viewer) => all.forEach((difference) => mark(viewer, difference)));

  const bounds = around(viewers.map((viewer) => viewer.get('canvas').viewbox().inner));
  const view = { moved: false, bounds, height: HEIGHT };
  const focus = all.length ? elementOf(viewers, all[0])?.element : undefined;
  const [tools] = viewers.map((viewer, side) => attachNavigation(viewer, stages[side], focus, view));
  moveTogether(viewers);

  const tour = tourOf(all, (difference) => bringIntoView(viewers, view, difference));
  drawings.prepend(...tour.bar, tools);
  drawings.append(legendOf(found));
  frame.prepend(create('p', 'gh-compare__summary', summaryOf(found, files[0] === files[1])));
  frame.append(listOf(found, tour.show));
}

async function xmlOf(url) {
  const response = await fetch(url);
  if (!response.ok) {
    throw new Error(`${url} answered ${response.status}`);
  }
  return response.text();
}

function stageIn(drawings, name) {
  const figure = create('figure', 'gh-compare__drawing');
  const stage = create('div', 'gh-diagram__stage');
  figure.append(create('figcaption', 'gh-compare__name', name), stage);
  drawings.append(figure);
  return stage;
}

/** From left to right, as one reads the drawing. */
function sorted(found, viewers) {
  const left = (difference) => {
    const shown = elementOf(viewers, difference);
    return shown ? placeOf(shown.element).x : 0;
  };
  return Object.fromEntries(
    Object.entries(found).map(([kind, all]) => [kind, [...all].sort((one, other) => left(one) - left(other))]),
  );
}

/** Where a difference is drawn: in the new diagram, or in the old one if it is gone; nowhere if it is about the whole. */
function elementOf(viewers, { id }) {
  for (const viewer of [...viewers].reverse()) {
    const element = viewer.get('elementRegistry').get(id);
    if (element?.parent) {
      return { viewer, element };
    }
  }
  return undefined;
}

function around(boxes) {
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}

function moveTogether(viewers) {
  let following = false;
  viewers.forEach((viewer, side) => {
    const other = viewers[1 - side].get('canvas');
    viewer.on('canvas.viewbox.changed', ({ viewbox: { x, y, width, height } }) => {
      if (!following) {
        following = true;
        other.viewbox({ x, y, width, height });
        following = false;
      }
    });
  });
}

function bringIntoView(viewers, view, difference) {
  viewers.forEach((viewer) => {
    const registry = viewer.get('elementRegistry');
    registry.forEach((element) => viewer.get('canvas').removeMarker(element, 'gh-is-shown'));
    const element = registry.get(difference.id);
    if (element?.parent) {
      viewer.get('canvas').addMarker(element, 'gh-is-shown');
    }
  });
  const shown = elementOf(viewers, difference);
  if (shown) {
    view.moved = true;
    const canvas = shown.viewer.get('canvas');
    const { outer, scale } = canvas.viewbox();
    const width = outer.width / Math.max(scale, READABLE);
    const height = outer.height / Math.max(scale, READABLE);
    const { x, y } = placeOf(shown.element);
    canvas.viewbox({ x: x - width / 2, y: y - height / 2, width, height });
  }
}

/** The way through all differences, one after the other, with a caption that says which one is shown. */
function tourOf(all, bring) {
  if (!all.length) {
    return { bar: [] };
  }
  const bar = create('div', 'gh-compare__tour');
  const caption = create('p', 'gh-compare__caption', 'Go through what differs here, or choose it in the list below.');
  caption.setAttribute('role', 'status');
  caption.tabIndex = -1;
  let current = -1;

  function tell(difference) {
    current = all.indexOf(difference);
    caption.textContent = `${current + 1} of ${all.length}: ${inWords(difference)}`;
    bring(difference);
  }

  function show(difference) {
    tell(difference);
    caption.focus({ preventScroll: true });
    bar.scrollIntoView({ block: 'start' });
  }

  const step = (text, next) => {
    const button = create('button', 'nhsuk-button nhsuk-button--secondary nhsuk-button--small', text);
    return Object.assign(button, { type: 'button', onclick: () => tell(all[next()]) });
  };
  bar.append(
    caption,
    step('Previous difference', () => (current <= 0 ? all.length : current) - 1),
    step('Next difference', () => (current + 1) % all.length),
  );
  return { bar: [bar], show };
}

function summaryOf({ moved, ...found }, identical) {
  const told = KINDS.filter(({ kind }) => found[kind]?.length).map(({ kind }) => `${found[kind].length} ${kind}`);
  if (told.length) {
    return `${told.join(', ')}${moved.length ? `, and ${moved.length} only moved on the drawing` : ''}.`;
  }
  if (moved.length) {
    const elements = moved.length === 1 ? 'one element has' : `${moved.length} elements have`;
    return `The process works as before: ${elements} moved on the drawing, and nothing else differs.`;
  }
  return identical ? 'Nothing differs: both files are the same.' : 'Nothing differs but how the files are written.';
}
