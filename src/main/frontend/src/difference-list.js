import { KINDS, signOf } from './difference-marks.js';
import { create } from './elements.js';

// Beyond this, what was and what is stand one below the other.
const LONG = 60;

/** Everything that differs in words, each line with a button that shows it on the diagrams. */
export function listOf(found, show) {
  const list = create('div', 'gh-differences');
  for (const { kind, words } of KINDS.filter((each) => found[each.kind].length)) {
    const title = `${words} (${found[kind].length})`;
    const lines = create('ul', 'gh-differences__lines');
    lines.append(...found[kind].map((difference) => lineOf(difference, show)));
    list.append(...(kind === 'moved' ? [folded(title, lines)] : [create('h3', 'nhsuk-heading-s', title), lines]));
  }
  return list;
}

function folded(title, lines) {
  const details = create('details', 'nhsuk-details');
  const summary = create('summary', 'nhsuk-details__summary');
  const text = create('div', 'nhsuk-details__text');
  summary.append(create('span', 'nhsuk-details__summary-text', title));
  text.append(lines);
  details.append(summary, text);
  return details;
}

function lineOf(difference, show) {
  const { kind, title, details, within = [] } = difference;
  const line = create('li', 'gh-differences__line');
  const button = create('button', 'gh-differences__show', title);
  Object.assign(button, { type: 'button', onclick: () => show(difference) });
  const told = create('div', 'gh-differences__told');
  told.append(button, kind === 'moved' ? '' : ` ${kind}`);
  if (within.length) {
    told.append(`, with ${within.length === 1 ? 'one element' : `${within.length} elements`} in it`);
  }
  if (details.length) {
    const list = create('ul', 'gh-differences__details');
    list.append(...details.map(detailOf));
    told.append(list);
  }
  line.append(signOf(kind), told);
  return line;
}

function detailOf({ label, from, to }) {
  const item = create('li', 'gh-differences__detail', `${label[0].toUpperCase()}${label.slice(1)}: `);
  const isLong = from.length + to.length > LONG;
  item.classList.toggle('gh-differences__detail--long', isLong);
  if (from) {
    item.append(hidden('was '), create('del', '', from), hidden(','), ' ');
  }
  if (from && to) {
    item.append(arrow());
  }
  item.append(to ? create('ins', '', to) : 'removed');
  if (from && to) {
    item.querySelector('ins').before(hidden('is '));
  }
  return item;
}

const hidden = (text) => create('span', 'nhsuk-u-visually-hidden', text);

function arrow() {
  const sign = create('span', 'gh-differences__arrow', '→ ');
  sign.setAttribute('aria-hidden', 'true');
  return sign;
}
