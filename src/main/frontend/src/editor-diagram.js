import Modeler from 'camunda-bpmn-js/lib/camunda-platform/Modeler';
import { CreateAppendElementTemplatesModule } from 'bpmn-js-create-append-anything';
import simulation from 'bpmn-js-token-simulation';
import { marker } from './editor-marks.js';
import menus from './editor-menus.js';
import { shownOf } from './editor-model.js';
import names from './editor-names.js';
import panel from './editor-panel.js';
import { wholeOf } from './places.js';
import steps from './editor-steps.js';

const READABLE = 0.45;
// What the library leaves where a name was edited; undone, the file is again as it was.
const EMPTY_LABEL = /\s*<bpmndi:BPMNLabel \/>/g;
// In pixels of the screen.
const PALETTE = 110;

/** A diagram on the desk. */
export async function diagram(canvasFrame, panelFrame) {
  const modeler = new Modeler({
    container: canvasFrame,
    propertiesPanel: { parent: panelFrame },
    additionalModules: [CreateAppendElementTemplatesModule, simulation, menus, names, panel, steps],
    bpmnRenderer: { defaultStrokeColor: '#4c6272', defaultLabelColor: '#212b32' },
    // What is not changed is saved as it was.
    disableAdjustOrigin: true,
  });
  const templates = await fetch('/models/element-templates', { headers: { Accept: 'application/json' } });
  if (!templates.ok) {
    throw new Error(`The steps cannot be read (${templates.status}).`);
  }
  modeler.get('elementTemplatesLoader').setTemplates(await templates.json());

  const canvas = modeler.get('canvas');
  const registry = modeler.get('elementRegistry');
  const commands = modeler.get('commandStack');
  const shown = (id) => shownOf(registry, modeler.getDefinitions(), id);
  const mark = marker(modeler);
  let simulating = false;
  // The library refuses changes while tokens run, and would say so by failing.
  modeler.on('tokenSimulation.toggleMode', ({ active }) => {
    simulating = active;
    panelFrame.inert = active;
  });

  return {
    async load(xml) {
      await modeler.importXML(xml);
      begin(canvas, registry);
    },
    save: async () => (await modeler.saveXML({ format: true })).xml.replace(EMPTY_LABEL, ''),
    onChange: (listener) =>
      modeler.on('commandStack.changed', ({ trigger }) => {
        if (trigger !== 'clear') {
          listener();
        }
      }),
    undo: () => commands.undo(),
    redo: () => commands.redo(),
    canUndo: () => !simulating && commands.canUndo(),
    canRedo: () => !simulating && commands.canRedo(),
    tools: () => [
      { label: 'Zoom in', press: () => modeler.get('zoomScroll').stepZoom(1) },
      { label: 'Zoom out', press: () => modeler.get('zoomScroll').stepZoom(-1) },
      { label: 'Fit', press: () => showWhole(canvas) },
      { label: 'Simulate', toggle: (on) => modeler.get('toggleMode').toggleMode(on) },
    ],
    mark: (problems) => mark(problems, shown),
    nameOf: (id) => {
      const element = shown(id);
      return element ? element.businessObject.name || element.id : id;
    },
    select(id) {
      const element = shown(id);
      const isDrawn = element?.parent !== undefined && element !== canvas.getRootElement();
      modeler.get('selection').select(isDrawn ? element : null);
      if (isDrawn) {
        canvas.scrollToElement(element, 120);
      }
      canvas.focus();
    },
  };
}

function showWhole(canvas) {
  const { inner, outer } = canvas.viewbox();
  canvas.viewbox(wholeOf(inner, outer, PALETTE));
}

/** The whole diagram, or where that would be too small to read, its beginning. */
function begin(canvas, registry) {
  canvas.resized();
  showWhole(canvas);
  const start = registry.find(({ type, parent }) => type === 'bpmn:StartEvent' && parent === canvas.getRootElement());
  if (canvas.zoom() < READABLE && start) {
    canvas.zoom(2 * READABLE, 'auto');
    const { outer, scale } = canvas.viewbox();
    canvas.viewbox({
      x: start.x - PALETTE / scale,
      y: start.y + start.height / 2 - outer.height / 2 / scale,
      width: outer.width / scale,
      height: outer.height / scale,
    });
  }
}
