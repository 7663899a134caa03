// Fetches the diagram code only where a page, or a part swapped into it, has a diagram.
const asset = (name) => new URL(name, import.meta.url).href;

let viewer;

function loadViewer() {
  viewer ??= Promise.all([import(asset('diagram.js')), stylesheet(asset('diagram.css'))]).then(([module]) => module);
  return viewer;
}

function stylesheet(href) {
  return new Promise((resolve, reject) => {
    const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href });
    link.onload = resolve;
    link.onerror = () => reject(new Error(`No ${href}`));
    document.head.append(link);
  });
}

async function show(frame) {
  const fallback = [...frame.childNodes];
  frame.dataset.diagramState = 'loading';
  try {
    const { draw } = await loadViewer();
    await draw(frame);
    frame.dataset.diagramState = 'drawn';
  } catch (error) {
    console.error(error);
    const problem = document.createElement('p');
    problem.textContent = 'The diagram cannot be shown at the moment. Reload the page to try again.';
    frame.replaceChildren(problem, ...fallback);
    frame.dataset.diagramState = 'failed';
  }
}

const showAll = () => document.querySelectorAll('.gh-diagram:not([data-diagram-state])').forEach(show);

showAll();
document.addEventListener('htmx:load', showAll);
