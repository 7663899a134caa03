import { create } from './elements.js';

const MOST_SHOWN = 50;

/** Lists what is wrong, each entry a button that leads to its element, and says how much it is. */
export function showFindings({ problems, failure, surface }) {
  const list = document.getElementById('editor-findings');
  const held = list.contains(document.activeElement);
  list.replaceChildren(...(problems ?? []).slice(0, MOST_SHOWN).map((problem) => entryOf(problem, surface)));
  const say = document.getElementById('editor-findings-say');
  const said = failure ?? summaryOf(problems);
  if (say.textContent !== said) {
    say.textContent = said;
  }
  if (held) {
    document.getElementById('editor-findings-heading').focus();
  }
}

function summaryOf(problems) {
  if (!problems.length) {
    return 'Nothing is wrong with it.';
  }
  const rest = problems.length > MOST_SHOWN ? ` The first ${MOST_SHOWN} are listed.` : '';
  return `There ${problems.length === 1 ? 'is' : 'are'} ${inWords(problems)}${rest}`;
}

/** How many findings there are, as the end of a sentence. */
export function inWords(problems) {
  const dangerous = problems.filter(({ severity }) => severity === 'DANGEROUS').length;
  if (problems.length === 1) {
    return dangerous ? 'one finding, which is dangerous.' : 'one finding.';
  }
  return dangerous ? `${problems.length} findings, ${dangerous} of them dangerous.` : `${problems.length} findings.`;
}

function entryOf(problem, surface) {
  const dangerous = problem.severity === 'DANGEROUS';
  const where = surface.nameOf(problem.element);
  const button = Object.assign(create('button', 'gh-findings__button'), { type: 'button' });
  button.append(
    create('strong', `nhsuk-tag nhsuk-tag--${dangerous ? 'red' : 'orange'}`, dangerous ? 'Dangerous' : 'To mend'),
    create('span', 'gh-findings__where', where),
    create('span', 'gh-findings__says', problem.message),
  );
  button.onclick = () => surface.select(problem.element);
  const item = create('li', '');
  item.append(button);
  return item;
}
