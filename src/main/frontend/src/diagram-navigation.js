import { create } from './elements.js';
import { placeOf } from './places.js';

const MARGIN = 24;
// The bpmn.io mark stands bottom right.
const MARK = 48;
const HEIGHT = { least: 240, most: 560 };
// Below this nothing can be read: such a diagram starts larger, at the step that matters.
const READABLE = { least: 0.3, start: 0.6, height: 360 };
const ARROWS = { ArrowLeft: [1, 0], ArrowRight: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

/**
 * Sizes the stage to its diagram, lets people zoom and move, and answers the zoom buttons.
 *
 * @param view what stages that show the same part share: whether somebody has moved it, the bounds to fit, and the least height
 */
export function attachNavigation(viewer, stage, focus, view = { moved: false }) {
  const canvas = viewer.get('canvas');
  const bounds = () => view.bounds ?? canvas.viewbox().inner;
  let width = 0;
  let fitted = 1;

  const scaleFor = (inner) => Math.min(1, (stage.clientWidth - 2 * MARGIN) / inner.width);

  function fit() {
    canvas.resized();
    const inner = bounds();
    const { outer } = canvas.viewbox();
    fitted = Math.min(scaleFor(inner), (outer.height - MARGIN - MARK) / inner.height);
    canvas.viewbox({
      x: inner.x - (outer.width / fitted - inner.width) / 2,
      y: inner.y - (outer.height - MARK + MARGIN - inner.height * fitted) / 2 / fitted,
      width: outer.width / fitted,
      height: outer.height / fitted,
    });
  }

  function begin() {
    const inner = bounds();
    const height = inner.height * scaleFor(inner) + MARGIN + MARK;
    stage.style.height = `${Math.min(Math.max(height, view.height ?? HEIGHT.least), HEIGHT.most)}px`;
    fit();
    if (fitted < READABLE.least && focus) {
      stage.style.height = `${READABLE.height}px`;
      canvas.resized();
      canvas.zoom(READABLE.start);
      centre(placeOf(focus));
    }
  }

  function centre({ x, y }) {
    const box = canvas.viewbox();
    canvas.viewbox({ ...box, x: x - box.width / 2, y: y - box.height / 2 });
  }

  function zoom(step) {
    view.moved = true;
    viewer.get('zoomScroll').stepZoom(step);
  }

  function scroll(dx, dy) {
    view.moved = true;
    canvas.scroll({ dx, dy });
  }

  // Also starts a diagram that was hidden, in closed details, when the page loaded.
  new ResizeObserver(() => {
    if (stage.clientWidth && stage.clientWidth !== width) {
      width = stage.clientWidth;
      view.moved ? canvas.resized() : begin();
    }
  }).observe(stage);

  stage.addEventListener('pointerdown', () => (view.moved = true));
  // For those who can point but not drag: a click on an enlarged diagram brings that place to the middle.
  viewer.on('element.click', ({ originalEvent }) => {
    if (canvas.zoom() > fitted + 0.01) {
      const frame = stage.getBoundingClientRect();
      const { clientX, clientY } = originalEvent;
      scroll(frame.left + frame.width / 2 - clientX, frame.top + frame.height / 2 - clientY);
    }
  });
  moveByArrows(stage, scroll);
  moveByTouch(stage, scroll);

  return toolbar([
    ['Zoom in', () => zoom(1)],
    ['Zoom out', () => zoom(-1)],
    [
      'Fit',
      () => {
        view.moved = false;
        fit();
      },
    ],
  ]);
}

function moveByArrows(stage, scroll) {
  stage.addEventListener('keydown', (event) => {
    const arrow = ARROWS[event.key];
    if (arrow && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      scroll(60 * arrow[0], 60 * arrow[1]);
    }
  });
}

// bpmn-js moves by mouse only. A vertical swipe stays the page's own (touch-action in diagram.css).
function moveByTouch(stage, scroll) {
  let last = null;
  stage.addEventListener('pointerdown', (event) => {
    last = event.pointerType === 'touch' ? event.clientX : null;
  });
  stage.addEventListener('pointermove', (event) => {
    if (last !== null) {
      scroll(event.clientX - last, 0);
      last = event.clientX;
    }
  });
  for (const end of ['pointerup', 'pointercancel', 'pointerleave']) {
    stage.addEventListener(end, () => (last = null));
  }
}

// The notice behind the bpmn.io mark closes by a click on its backdrop only.
document.addEventListener('keydown', ({ key }) => {
  if (key === 'Escape') {
    document.querySelector('.bjs-powered-by-lightbox .backdrop')?.click();
  }
});

function toolbar(buttons) {
  const bar = create('div', 'gh-diagram__tools');
  for (const [text, onclick] of buttons) {
    const button = create('button', 'nhsuk-button nhsuk-button--secondary nhsuk-button--small', text);
    bar.append(Object.assign(button, { type: 'button', onclick }));
  }
  const hint = 'To move the diagram, drag it, click where the middle should be, or use the arrow keys.';
  bar.append(create('span', 'nhsuk-hint gh-diagram__hint', hint));
  return bar;
}
