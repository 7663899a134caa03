import { create } from './elements.js';

const TYPE = 'gatehouse-finding';

/** Puts a sign with a number on each element with findings; their words appear on hover and focus. */
export function marker(modeler) {
  const overlays = modeler.get('overlays');
  const selection = modeler.get('selection');
  return (problems, shown) => {
    overlays.remove({ type: TYPE });
    const found = new Map();
    for (const problem of problems) {
      const element = shown(problem.element);
      if (element?.parent) {
        found.set(element, [...(found.get(element) ?? []), problem]);
      }
    }
    found.forEach((of, element) => {
      const html = signOf(of, element, () => selection.select(element));
      overlays.add(element, TYPE, { position: placeOf(element), html, scale: { min: 0.8, max: 1.2 } });
    });
  };
}

function signOf(problems, element, onclick) {
  const dangerous = problems.some(({ severity }) => severity === 'DANGEROUS');
  const name = element.businessObject.name || element.id;
  const sign = create('button', `gh-sign${dangerous ? ' gh-sign--dangerous' : ''}`, `${dangerous ? '✕' : '!'} ${problems.length}`);
  const words = create('span', 'gh-sign__words');
  words.setAttribute('aria-hidden', 'true');
  words.append(...problems.slice(0, 5).map(({ message }) => create('span', 'gh-sign__line', message)));
  sign.append(words);
  sign.setAttribute('aria-label', `${name}: ${problems.map(({ message }) => message).join('. ')}`);
  return Object.assign(sign, { type: 'button', onclick });
}

function placeOf(element) {
  if (!element.waypoints) {
    return { top: -14, left: -14 };
  }
  const { waypoints } = element;
  const first = waypoints[Math.floor((waypoints.length - 1) / 2)];
  const second = waypoints[Math.floor((waypoints.length - 1) / 2) + 1];
  const left = Math.min(...waypoints.map(({ x }) => x));
  const top = Math.min(...waypoints.map(({ y }) => y));
  return { left: (first.x + second.x) / 2 - left - 14, top: (first.y + second.y) / 2 - top - 12 };
}
