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
  const badges = new Map();
  const addBadge = (kind) => ({ shape, number, words }) =>
    badges.set(shape, [...(badges.get(shape) ?? []), badge(kind, number, words)]);
  failed.forEach(addBadge('incident'));
  stood.forEach(addBadge('standing'));
  badges.forEach((all, shape) => {
    const html = create('span', 'gh-diagram__counts');
    html.append(...all);
    overlays.add(shape, { position: { top: 0, left: shape.width / 2 }, html, scale: { min: 0.7, max: 1.2 } });
  });

  return {
    elements: [...badges.keys()],
    keys: [
      ...(stood.length ? [key('gh-diagram__count gh-diagram__count--standing', 'Running instances', '3')] : []),
      ...(failed.length ? [key('gh-diagram__count gh-diagram__count--incident', 'Incidents', '1')] : []),
      ...scale.map(({ band, words }) => key(`gh-heat gh-heat--${band}`, words)),
    ],
  };
}

function badge(kind, number, words) {
  const count = create('span', `gh-diagram__count gh-diagram__count--${kind}`, number.toLocaleString('en-GB'));
  count.title = words;
  return count;
}

function key(className, words, example = '') {
  const item = create('li', 'gh-diagram__legend-item', words);
  const sample = create('span', className, example);
  sample.setAttribute('aria-hidden', 'true');
  item.prepend(sample);
  return item;
}
