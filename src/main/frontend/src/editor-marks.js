import { create } from './elements.js';
import { middleOf } from './places.js';

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
      overlays.add(element, TYPE, { position: cornerOf(element), html, scale: { min: 0.8, max: 1.2 } });
    });
  };
}

function signOf(problems, element, onclick) {
  const dangerous = problems.some(({ severity }) => severity === 'DANGEROUS');
  const name = element.businessObject.name || element.id;
  const sign = create('button', `gh-sign${dangerous ? ' gh-sign--dangerous' : ''}${element.waypoints ? ' gh-sign--of-flow' : ''}`, `${dangerous ? '✕' : '!'} ${problems.length}`);
  const words = create('span', 'gh-sign__words');
  words.setAttribute('aria-hidden', 'true');
  words.append(...problems.slice(0, 5).map(({ message }) => create('span', 'gh-sign__line', message)));
  sign.append(words);
  sign.setAttribute('aria-label', `${name}: ${problems.map(({ message }) => message).join('. ')}`);
  return Object.assign(sign, { type: 'button', onclick });
}

/** On a flow its lower right corner is half way: the tools of what is chosen stand right of where the flow ends, and below. */
function cornerOf({ waypoints }) {
  if (!waypoints) {
    return { top: -14, left: -14 };
  }
  const { x, y } = middleOf(waypoints);
  return { left: x - Math.min(...waypoints.map((point) => point.x)), top: y - Math.min(...waypoints.map((point) => point.y)) };
}
