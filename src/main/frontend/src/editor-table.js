import Modeler from 'dmn-js/lib/Modeler';
import { partOf } from './editor-model.js';

const SHOWN = ['decisionTable', 'literalExpression'];

/** A decision table on the desk. */
export async function table(frame) {
  const modeler = new Modeler({ container: frame });
  const findings = new CSSStyleSheet();
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, findings];
  let heard = () => {};
  const commands = () => modeler.getActiveViewer()?.get('commandStack', false);
  const views = () => modeler.getViews().filter(({ type }) => SHOWN.includes(type));

  modeler.on('viewer.created', ({ viewer }) =>
    viewer.on('commandStack.changed', ({ trigger }) => {
      if (trigger !== 'clear') {
        heard();
      }
    }),
  );

  return {
    async load(xml) {
      await modeler.importXML(xml, { open: false });
      const [first] = views();
      if (!first) {
        throw new Error('The file holds no decision table.');
      }
      await modeler.open(first);
    },
    save: async () => (await modeler.saveXML({ format: true })).xml,
    onChange: (listener) => (heard = listener),
    undo: () => commands()?.undo(),
    redo: () => commands()?.redo(),
    canUndo: () => commands()?.canUndo() ?? false,
    canRedo: () => commands()?.canRedo() ?? false,
    tools: () =>
      views().length < 2
        ? []
        : [
            {
              label: 'Which table',
              options: views().map(({ element }) => ({ value: element.id, text: element.name || element.id })),
              choose: (id) => modeler.open(views().find(({ element }) => element.id === id)),
            },
          ],
    // As rules and not as classes: the table draws its cells anew whenever it likes.
    mark: (problems) => {
      const cells = problems.map(({ element }) => `[data-element-id="${CSS.escape(element)}"]`);
      findings.replaceSync(
        cells.length ? `.gh-editor__canvas :is(${cells.join(',')}) { box-shadow: inset 0 0 0 3px #d5281b; }` : '',
      );
    },
    nameOf: (id) => {
      const part = partOf(modeler.getDefinitions(), id);
      return part?.name || part?.label || ruleOf(part) || id;
    },
    async select(id) {
      let part = partOf(modeler.getDefinitions(), id);
      while (part && part.$type !== 'dmn:Decision') {
        part = part.$parent;
      }
      const view = views().find(({ element }) => element === part);
      if (view && view !== modeler.getActiveView()) {
        await modeler.open(view);
      }
      const cell = frame.querySelector(`[data-element-id="${CSS.escape(id)}"]`);
      cell?.scrollIntoView({ block: 'center', inline: 'center' });
      (cell?.querySelector('[contenteditable], [tabindex], input, select') ?? frame).focus();
    },
  };
}

function ruleOf(part) {
  for (let rule = part; rule; rule = rule.$parent) {
    if (rule.$type === 'dmn:DecisionRule') {
      return `Rule ${rule.$parent.rule.indexOf(rule) + 1}`;
    }
  }
  return '';
}
