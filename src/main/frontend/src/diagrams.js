// Fetches the code of diagrams only where a page, or a part swapped into it, has one.
const asset = (name) => new URL(name, import.meta.url).href;

// What draws them: each a script and a stylesheet of that name.
const FRAMES = { '.gh-diagram': 'diagram', '.gh-compare': 'compare' };

const loaded = new Map();

function load(name) {
  if (!loaded.has(name)) {
    const parts = Promise.all([import(asset(`${name}.js`)), stylesheet(asset(`${name}.css`))]);
    loaded.set(
      name,
      parts.then(([module]) => module),
    );
  }
  return loaded.get(name);
}

function stylesheet(href) {
  return new Promise((resolve, reject) => {
    const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href });
    link.onload = resolve;
    link.onerror = () => reject(new Error(`No ${href}`));
    document.head.append(link);
  });
}

async function show(frame, name) {
  const fallback = [...frame.childNodes];
  frame.dataset.diagramState = 'loading';
  try {
    const { draw } = await load(name);
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

function showAll() {
  for (const [selector, name] of Object.entries(FRAMES)) {
    document.querySelectorAll(`${selector}:not([data-diagram-state])`).forEach((frame) => show(frame, name));
  }
}

showAll();
document.addEventListener('htmx:load', showAll);
