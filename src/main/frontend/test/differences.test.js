import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { BpmnModdle } from 'bpmn-moddle';
import camunda from 'camunda-bpmn-moddle/resources/camunda.json' with { type: 'json' };
import { differencesOf } from '../src/differences.js';
import { inWords } from '../src/difference-words.js';

const PROCESSES = new URL('../../../../processes/', import.meta.url);
const STEPS = { tellApproval: 'Tell the requester of the approval', tellRejection: 'Tell the requester of the rejection' };

const shipped = (name) => readFileSync(new URL(name, PROCESSES), 'utf8');
const ONBOARDING = shipped('onboarding-request.bpmn');

async function read(xml) {
  const { rootElement, warnings } = await new BpmnModdle({ camunda }).fromXML(xml);
  assert.deepEqual(warnings, []);
  return rootElement;
}

async function between(from, to) {
  const found = differencesOf(await read(from), await read(to), STEPS);
  return Object.fromEntries(Object.entries(found).map(([kind, all]) => [kind, all.map(inWords)]));
}

/** What is found where one text of the onboarding diagram is put in the place of another. */
function edited(...edits) {
  const to = edits.reduce((xml, [text, other]) => {
    assert.ok(xml.includes(text), text);
    return xml.replace(text, other);
  }, ONBOARDING);
  return between(ONBOARDING, to);
}

const NOTHING = { changed: [], added: [], removed: [], moved: [] };

for (const name of readdirSync(PROCESSES).filter((file) => file.endsWith('.bpmn'))) {
  test(`${name} does not differ from itself`, async () => {
    assert.deepEqual(await between(shipped(name), shipped(name)), NOTHING);
  });
}

test('how a file is written makes no difference', async () => {
  const rewritten = (await new BpmnModdle({ camunda }).toXML(await read(ONBOARDING), { format: false })).xml;
  assert.notEqual(rewritten, ONBOARDING);
  assert.deepEqual(await between(ONBOARDING, rewritten), NOTHING);
});

for (const [what, text, other, expected] of [
  [
    'candidate groups',
    'candidateGroups="onboarding-reviewers"',
    'candidateGroups="helpdesk"',
    "Step 'Review onboarding request' changed: candidate groups onboarding-reviewers → helpdesk",
  ],
  [
    'a form',
    'formRef="onboarding-review"',
    'formRef="step-repair"',
    "Step 'Review onboarding request' changed: form onboarding-review → step-repair",
  ],
  [
    'a due date that is gone',
    ' camunda:dueDate="${reviewDueAt}"',
    '',
    "Step 'Review onboarding request' changed: due ${reviewDueAt} removed",
  ],
  [
    'the step that is taken, by its label',
    'camunda:delegateExpression="${tellApproval}"',
    'camunda:delegateExpression="${tellRejection}"',
    "Step 'Tell the requester it is approved' changed: step Tell the requester of the approval → Tell the requester of the rejection",
  ],
  [
    'a condition',
    "${nudge == 'BREACH'}",
    "${nudge == 'NONE'}",
    "Flow 'yes' from 'Overdue?' to 'Raise the priority and tell the lead' changed: condition ${nudge == 'BREACH'} → ${nudge == 'NONE'}",
  ],
  ['a timer', '${nudgeAt}', '${reviewDueAt}', "Event 'Reminder due' changed: timer, at ${nudgeAt} → ${reviewDueAt}"],
  [
    'retries',
    'PT30S,PT2M,PT10M,PT1H',
    'PT1H',
    "Step 'Open the review' changed: retries PT30S,PT2M,PT10M,PT1H → PT1H",
  ],
  [
    'a job of its own',
    'name="Work out the next reminder"',
    'name="Work out the next reminder" camunda:asyncBefore="true"',
    "Step 'Work out the next reminder' changed: asynchronous before no → yes",
  ],
  [
    'a priority',
    'camunda:jobPriority="50"',
    'camunda:jobPriority="80"',
    "Step 'Link the security group to the policy' changed: priority of the job 50 → 80",
  ],
  [
    'documentation',
    'Opens the review and works out the instant at which its working hours are used up [AC-062].',
    'Opens the review.',
    "Step 'Open the review' changed: documentation Opens the review and works out the instant at which its working hours are used up [AC-062]. → Opens the review.",
  ],
  ['a name', 'name="Open the review"', 'name="Begin the review"', "Step 'Begin the review' changed: name Open the review → Begin the review"],
  [
    'an annotation',
    'Reminder after one working hour, due after three; no timer ever decides.',
    'No timer decides.',
    "Annotation 'Source: AC-062, Q-13. No timer decides.' changed: text Source: AC-062, Q-13. Reminder after one working hour, due after three; no timer ever decides. → Source: AC-062, Q-13. No timer decides.",
  ],
  [
    'the process itself',
    'historyTimeToLive="P730D"',
    'historyTimeToLive="P30D"',
    "Process 'Onboard an organisation to an MFA policy' changed: history is kept for P730D → P30D",
  ],
  [
    'where a flow leads',
    'id="nudge-none" name="no" sourceRef="nudge-left" targetRef="nudges-sent"',
    'id="nudge-none" name="no" sourceRef="nudge-left" targetRef="nudge-due"',
    "Flow 'no' from 'Anything left to send?' to 'Reminder due' changed: to End 'All reminders sent' → Event 'Reminder due'",
  ],
  [
    'a property that we have no word for',
    'name="Review onboarding request"',
    'name="Review onboarding request" startQuantity="7"',
    "Step 'Review onboarding request' changed: startQuantity 7",
  ],
]) {
  test(`tells ${what}`, async () => {
    assert.deepEqual(await edited([text, other]), { ...NOTHING, changed: [expected] });
  });
}

test('tells which lane a step stands in', async () => {
  const lanes = (first, second) => `<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d">
    <bpmn:process id="p"><bpmn:laneSet id="l">
      <bpmn:lane id="one" name="One">${first}</bpmn:lane><bpmn:lane id="two" name="Two">${second}</bpmn:lane>
    </bpmn:laneSet><bpmn:task id="t" name="Look" /></bpmn:process></bpmn:definitions>`;
  const held = '<bpmn:flowNodeRef>t</bpmn:flowNodeRef>';
  assert.deepEqual(await between(lanes(held, ''), lanes('', held)), {
    ...NOTHING,
    changed: ["Lane 'One' changed: holds Step 'Look' removed", "Lane 'Two' changed: holds Step 'Look'"],
  });
});

test('a message that is renamed is told by what refers to it', async () => {
  const { changed } = await edited([/(<bpmn:message id="request-withdrawn" name=")[^"]*/.exec(ONBOARDING)[0], '<bpmn:message id="request-withdrawn" name="gone']);
  assert.deepEqual(changed, ["Event 'Request withdrawn' changed: message request-withdrawn → gone"]);
});

test('a step that is added and one that is removed are swapped when the versions are', async () => {
  const added = ONBOARDING.replace(
    '<bpmn:textAnnotation id="review-rule">',
    `<bpmn:serviceTask id="tell-again" name="Tell again" camunda:asyncBefore="true" camunda:delegateExpression="\${tellApproval}" />
     <bpmn:sequenceFlow id="to-tell-again" name="then" sourceRef="nudges-sent" targetRef="tell-again" />
     <bpmn:textAnnotation id="review-rule">`,
  );
  assert.deepEqual(await between(ONBOARDING, added), {
    ...NOTHING,
    added: [
      "Step 'Tell again' added: step Tell the requester of the approval; asynchronous before yes",
      "Flow 'then' from 'All reminders sent' to 'Tell again' added",
    ],
  });
  assert.deepEqual(await between(added, ONBOARDING), {
    ...NOTHING,
    removed: ["Step 'Tell again' removed", "Flow 'then' from 'All reminders sent' to 'Tell again' removed"],
  });
});

test('a subprocess that is removed takes along what is in it', async () => {
  const start = ONBOARDING.indexOf('<bpmn:subProcess id="linking"');
  const end = ONBOARDING.indexOf('</bpmn:subProcess>', start) + '</bpmn:subProcess>'.length;
  const without = ONBOARDING.slice(0, start) + ONBOARDING.slice(end);
  const found = differencesOf((await new BpmnModdle({ camunda }).fromXML(ONBOARDING)).rootElement, (await new BpmnModdle({ camunda }).fromXML(without)).rootElement);
  assert.deepEqual(found.removed.map(inWords), ["Subprocess 'Linking' with 7 elements in it removed"]);
  assert.ok(found.removed[0].within.includes('verify-link'));
});

test('what is put into another subprocess is neither new nor gone', async () => {
  const step = /<bpmn:serviceTask id="verify-link"[\s\S]*?<\/bpmn:serviceTask>/.exec(ONBOARDING)[0];
  const { added, removed, changed } = await edited([step, ''], ['<bpmn:textAnnotation id="review-rule">', `${step}<bpmn:textAnnotation id="review-rule">`]);
  assert.deepEqual({ added, removed }, { added: [], removed: [] });
  assert.deepEqual(changed, ["Step 'Read the link back' changed: part of Subprocess 'Linking' → Subprocess 'Review'"]);
});

test('what only stands somewhere else is moved, and nothing more', async () => {
  const shape = /<bpmndi:BPMNShape [^>]*bpmnElement="open-review"[^>]*>\s*<dc:Bounds x="\d+"/.exec(ONBOARDING)[0];
  assert.deepEqual(await edited([shape, shape.replace(/x="\d+"/, 'x="7"')]), {
    ...NOTHING,
    moved: ["Step 'Open the review'"],
  });
});
