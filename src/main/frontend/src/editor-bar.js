import { create } from './elements.js';

/** The buttons above a drawing; refresh() has them tell how things stand. */
export function barOf(frame, desk) {
  const { surface } = desk;
  const undo = button('Undo', () => surface.canUndo() && surface.undo());
  const redo = button('Redo', () => surface.canRedo() && surface.redo());
  const file = Object.assign(create('input', ''), { type: 'file', accept: suffixOf(desk.file), hidden: true });
  file.setAttribute('aria-label', 'Open a file');
  file.onchange = async () => {
    await desk.open(file.files[0]);
    file.value = '';
  };
  const findings = button('Findings', () => document.getElementById('editor-findings-heading').focus());
  findings.classList.add('gh-editor__count');
  const propose = button('Propose', () => document.getElementById('reason').focus());

  const bar = {
    refresh() {
      enable(undo, surface.canUndo());
      enable(redo, surface.canRedo());
      const number = desk.problems ? desk.problems.length : '…';
      findings.textContent = `Findings: ${number}`;
      findings.classList.toggle('gh-editor__count--some', number > 0);
    },
  };
  frame.append(
    group(undo, redo),
    group(...surface.tools().map((tool) => toolOf(tool, () => bar.refresh()))),
    group(button('Download', () => desk.download()), button('Open a file', () => file.click()), file),
    group(findings, propose),
  );
  return bar;
}

function group(...parts) {
  const element = create('div', 'gh-editor__group');
  element.append(...parts);
  return element;
}

function button(text, onclick) {
  const className = 'nhsuk-button nhsuk-button--secondary nhsuk-button--small';
  return Object.assign(create('button', className, text), { type: 'button', onclick });
}

/** A tool is a button, one that stays pressed, or a choice. */
function toolOf({ label, press, toggle, choose, options }, refresh) {
  if (options) {
    const select = Object.assign(create('select', 'nhsuk-select'), { onchange: () => choose(select.value) });
    select.setAttribute('aria-label', label);
    select.append(...options.map(({ value, text }) => Object.assign(create('option', '', text), { value })));
    return select;
  }
  const tool = button(label, press);
  if (toggle) {
    tool.setAttribute('aria-pressed', 'false');
    tool.onclick = () => {
      const on = tool.getAttribute('aria-pressed') === 'false';
      tool.setAttribute('aria-pressed', String(on));
      toggle(on);
      refresh();
    };
  }
  return tool;
}

// Not the attribute "disabled": a button that is left while it has the focus would lose it.
function enable(element, enabled) {
  element.setAttribute('aria-disabled', String(!enabled));
}

function suffixOf(file) {
  return file.slice(file.lastIndexOf('.'));
}
