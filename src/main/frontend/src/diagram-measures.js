import { create } from './elements.js';

// Below this the words of neighbours would cover each other; the table beside the diagram has them too.
const WORDS_FROM = 0.6;

/**
 * Marks what stands where, what failed and how long steps take; answers the elements marked and their keys for the
 * legend.
 */
export function measure(viewer, { standing = [], incidents = [], heat = [], scale = [] }) {
  const overlays = viewer.get('overlays');
  const canvas = viewer.get('canvas');
  const registry = viewer.get('elementRegistry');
  const known = (all) =>
    all.map((one) => ({ ...one, shape: registry.get(one.element) })).filter(({ shape }) => shape);

  for (const { shape, band, words } of known(heat)) {
    canvas.addMarker(shape, `gh-heat-${band}`);
    const html = create('span', 'gh-diagram__took', words);
    const position = { bottom: 0, left: shape.width / 2 };
    overlays.add(shape, { position, html, show: { minZoom: WORDS_FROM } });
  }
  const failed = known(incidents);
  const stood = known(standing);
  stood.forEach(({ shape, number, words }) => overlays.add(shape, badge('standing', number, words, shape.width)));
  failed.forEach(({ shape, number, words }) => overlays.add(shape, badge('incident', number, words, 0)));

  return {
    elements: [...failed, ...stood].map(({ shape }) => shape),
    keys: [
      ...(stood.length ? [key('gh-diagram__count gh-diagram__count--standing', 'Running instances', '3')] : []),
      ...(failed.length ? [key('gh-diagram__count gh-diagram__count--incident', 'Incidents', '1')] : []),
      ...scale.map(({ band, words }) => key(`gh-heat gh-heat--${band}`, words)),
    ],
  };
}

function badge(kind, number, words, left) {
  const html = create('span', `gh-diagram__count gh-diagram__count--${kind}`, number.toLocaleString('en-GB'));
  html.title = words;
  return { position: { top: 0, left }, html };
}

function key(className, words, example = '') {
  const item = create('li', 'gh-diagram__legend-item', words);
  const sample = create('span', className, example);
  sample.setAttribute('aria-hidden', 'true');
  item.prepend(sample);
  return item;
}
