import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';

/** Draws a diagram into the stage, to be looked at only. */
export async function openViewer(stage, xml, options = {}) {
  const viewer = new NavigatedViewer({
    container: stage,
    bpmnRenderer: { defaultStrokeColor: '#4c6272', defaultLabelColor: '#212b32' },
    // Labels stay readable when the whole process is made small.
    overlays: { defaults: { scale: { min: 0.9, max: 1.3 } } },
    // The wheel scrolls the page.
    zoomScroll: { enabled: false },
    ...options,
  });
  await viewer.importXML(xml);
  return viewer;
}

export function describe(stage, label) {
  const svg = stage.querySelector('.djs-container > svg');
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', label);
}
