// What bpmnlint, as processes/.bpmnlintrc sets it up, says of diagrams: node stock-lint.mjs FILE...
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(new URL('../../main/frontend/package.json', import.meta.url));
const { Linter } = require('bpmnlint');
const NodeResolver = require('bpmnlint/lib/resolver/node-resolver');
const { BpmnModdle } = require('bpmn-moddle');

const config = JSON.parse(readFileSync(new URL('../../../processes/.bpmnlintrc', import.meta.url), 'utf8'));
const resolver = new NodeResolver({ require });

for (const file of process.argv.slice(2)) {
  const { rootElement } = await new BpmnModdle().fromXML(readFileSync(file, 'utf8'));
  // Some rules remember what they saw, so that each diagram needs a linter of its own.
  const found = await new Linter({ config, resolver }).lint(rootElement);
  for (const [rule, reports] of Object.entries(found)) {
    reports.forEach(({ id, message }) => console.log(`${file}: ${id}: ${rule}: ${message}`));
  }
}
