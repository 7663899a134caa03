// Leaves out of palette and menus what the lint refuses in any case.
const AFTER_ALL_OTHERS = 100;
const REFUSED = new RegExp(
  [
    'script',
    'send-task',
    'manual-task',
    'signal',
    'conditional',
    'link-',
    'compensation',
    'cancel',
    'complex',
    'data-',
    'transaction',
    'ad-hoc',
    'adhoc',
    'collapsed',
    'participant',
    'group$',
    'parallel-event-based',
    'multiple',
    'task$(?<!(user|service|rule|receive)-task)',
    'toggle-loop',
  ].join('|'),
);
const STEPS = /templates$/;
const STEPS_ARE = { label: 'Steps', description: 'What the product can do by itself' };
// The library tells what they are in Camunda 8.
const TASKS_ARE = {
  'service-task': 'A step that the product does by itself',
  'user-task': 'Work for a person, with a form',
  'receive-task': 'Waits for a message',
  'rule-task': 'Asks a decision table',
  'call-activity': 'Runs another process',
};
const STEP = /\.template-/;
const MENUS = ['bpmn-replace', 'bpmn-create', 'bpmn-append'];

class OnlyWhatIsTaken {
  constructor(popupMenu, palette, contextPad) {
    MENUS.forEach((menu) => popupMenu.registerProvider(menu, AFTER_ALL_OTHERS, this));
    palette.registerProvider(AFTER_ALL_OTHERS, this);
    contextPad.registerProvider(AFTER_ALL_OTHERS, this);
  }

  getPopupMenuEntries() {
    return taken;
  }

  getPopupMenuHeaderEntries() {
    return taken;
  }

  getPaletteEntries() {
    return taken;
  }

  getContextPadEntries() {
    return taken;
  }
}

OnlyWhatIsTaken.$inject = ['popupMenu', 'palette', 'contextPad'];

function taken(entries) {
  const kept = Object.entries(entries)
    .filter(([id]) => STEP.test(id) || !REFUSED.test(id))
    .map(([id, entry]) => [id, described(id, entry.entries ? { ...entry, entries: taken(entry.entries) } : entry)])
    .filter(([, { entries: within }]) => !within || Object.keys(within).length);
  const steps = kept.filter(([id]) => STEPS.test(id)).map(([id, entry]) => [id, { ...entry, ...STEPS_ARE }]);
  return Object.fromEntries([...steps, ...kept.filter(([id]) => !STEPS.test(id))]);
}

function described(id, entry) {
  const type = Object.keys(TASKS_ARE).find((name) => id.endsWith(name));
  return type ? { ...entry, description: TASKS_ARE[type] } : entry;
}

export default { __init__: ['onlyWhatIsTaken'], onlyWhatIsTaken: ['type', OnlyWhatIsTaken] };
