import { dropDraft, keepDraft, readDraft } from './drafts.js';
import { create } from './elements.js';
import { lint } from './editor-lint.js';
import { barOf } from './editor-bar.js';
import { inWords, showFindings } from './editor-findings.js';

const PAUSE = 400;
// A form of a page has at most 256 KB.
const MOST_PROPOSED = 240 * 1024;
const MOST_OPENED = 1024 * 1024;
// What is no model of ours at all is not drawn.
const NOT_DRAWN = ['unreadable', 'xml', 'namespace', 'size'];

const byId = (id) => document.getElementById(id);

/** The page around a drawing: its bar, draft, findings and proposal. The surface is the drawing itself. */
export class Desk {
  constructor(surface) {
    const { editor, file, base, inForce, change } = document.querySelector('[data-editor]').dataset;
    Object.assign(this, { surface, model: editor, file, base, inForce, change });
    this.form = byId('editor-propose');
    this.changed = false;
    this.problems = null;
    this.failure = null;
    this.round = 0;
  }

  async begin() {
    const given = this.form.elements.content.value;
    await this.surface.load(given);
    this.unchanged = await this.surface.save();
    if (this.change) {
      await this.surface.load(await this.proposed());
    }
    this.bar = barOf(byId('editor-bar'), this);
    this.surface.onChange(() => this.later());
    this.form.addEventListener('submit', (event) => this.propose(event));
    window.addEventListener('beforeunload', (event) => {
      if (this.changed && !this.leaving) {
        event.preventDefault();
      }
    });
    byId('editor-draft-go-on').onclick = () => this.goOn();
    byId('editor-draft-discard').onclick = () => this.discard();
    await this.look();
    this.offerDraft();
    document.querySelector('[data-editor]').dataset.editorState = 'ready';
  }

  async proposed() {
    const response = await fetch(`/models/changes/${encodeURIComponent(this.change)}/file`);
    if (!response.ok) {
      throw new Error(`The proposal cannot be read (${response.status}).`);
    }
    return response.text();
  }

  /** Looks once nothing more has changed for a moment. Until then nothing is said, or every stroke would be. */
  later() {
    this.round++;
    this.problems = null;
    this.changed = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.look(), PAUSE);
    this.bar.refresh();
    byId('editor-submit').setAttribute('aria-disabled', 'true');
  }

  /** Keeps what is drawn and asks what is wrong with it; an answer that was overtaken by a change is passed over. */
  async look() {
    const round = ++this.round;
    const content = await this.surface.save();
    this.content = content;
    this.changed = content !== this.unchanged;
    this.keep();
    let problems = null;
    let failure = null;
    try {
      problems = await lint(this.file, content);
    } catch (error) {
      failure = error.message;
    }
    if (round === this.round) {
      Object.assign(this, { problems, failure });
      this.surface.mark(problems ?? []);
      showFindings(this);
      this.bar.refresh();
      this.say();
    }
  }

  keep() {
    if (this.undecided) {
      return;
    }
    if (!this.changed) {
      dropDraft(this.model);
    } else if (!keepDraft(this.model, { content: this.content, base: this.base, at: Date.now() })) {
      notice('This browser keeps no drafts: download the file before you leave the page.');
    }
  }

  offerDraft() {
    const draft = this.offered;
    if (!draft || draft.content === this.content) {
      this.decide(false);
      return;
    }
    const meanwhile =
      draft.base === this.inForce ? '' : ` Version ${this.inForce} is in force meanwhile: compare before you propose it.`;
    byId('editor-draft-says').textContent =
      `You have a draft of ${timeOf(draft.at)}, drawn on version ${draft.base}.${meanwhile}`;
    this.decide(true);
  }

  decide(undecided) {
    this.undecided = undecided;
    byId('editor-draft').hidden = !undecided;
    for (const part of document.querySelectorAll('.gh-editor__desk, #editor-bar')) {
      part.inert = undecided;
    }
    this.say();
  }

  async goOn() {
    const draft = this.offered;
    this.base = draft.base;
    this.form.elements.base.value = draft.base;
    this.decide(false);
    await this.replace(draft.content);
  }

  discard() {
    dropDraft(this.model);
    this.decide(false);
  }

  async open(file) {
    notice('');
    if (file.size > MOST_OPENED) {
      return notice(`${file.name} is larger than a model may be (1 MiB).`);
    }
    const content = await file.text();
    try {
      const problems = await lint(this.file, content);
      const refusal = problems.find(({ rule }) => NOT_DRAWN.includes(rule));
      if (refusal) {
        return notice(`${file.name} was not opened. ${refusal.message}`);
      }
      await this.replace(content);
    } catch (error) {
      notice(`${file.name} was not opened. ${error.message}`);
    }
  }

  /** Puts another file on the desk; the one before stays where it cannot be drawn. */
  async replace(content) {
    const before = this.content;
    try {
      await this.surface.load(content);
    } catch (error) {
      await this.surface.load(before);
      throw error;
    }
    await this.look();
  }

  async download() {
    const content = await this.surface.save();
    const href = URL.createObjectURL(new Blob([content], { type: 'application/xml' }));
    Object.assign(create('a', ''), { href, download: this.file }).click();
    setTimeout(() => URL.revokeObjectURL(href), 1000);
  }

  /** Why it cannot be proposed as it is; nothing where it can. */
  whyNot() {
    if (this.undecided) {
      return 'Decide first what becomes of your draft.';
    }
    if (this.failure) {
      return this.failure;
    }
    if (!this.problems) {
      return 'It is being checked.';
    }
    if (this.problems.length) {
      return `It cannot be proposed with ${inWords(this.problems)}`;
    }
    if (!this.changed) {
      return 'Nothing has been changed yet.';
    }
    if (new Blob([this.content]).size > MOST_PROPOSED) {
      return 'It is too large for this page (240 KB): propose it at the REST interface.';
    }
    return '';
  }

  say() {
    const why = this.whyNot();
    byId('editor-why-not').textContent = why;
    byId('editor-submit').setAttribute('aria-disabled', String(why !== ''));
  }

  propose(event) {
    const { content, reason } = this.form.elements;
    const why = this.whyNot();
    if (why || !reason.value.trim()) {
      event.preventDefault();
      byId('editor-why-not').textContent = why || 'Say why first.';
      (why ? byId('editor-findings-heading') : reason).focus();
      return;
    }
    content.value = this.content;
    keepDraft(this.model, { content: this.content, base: this.base, at: Date.now(), sent: true });
    this.leaving = true;
  }
}

function timeOf(instant) {
  return new Date(instant).toLocaleString('en-GB', {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'Europe/London',
  });
}

function notice(text) {
  byId('editor-notice').replaceChildren(...(text ? [create('p', 'nhsuk-error-message', text)] : []));
}

/** Shows the desk and opens it on the surface that is made then, or says that it cannot. */
export async function openDesk(make) {
  byId('editor-work').hidden = false;
  try {
    const desk = new Desk(await make());
    desk.offered = readDraft(desk.model);
    desk.undecided = desk.offered !== null;
    await desk.begin();
  } catch (error) {
    console.error(error);
    notice(`It cannot be edited here. ${error.message}`);
  }
}
