// What the schema of element templates for Camunda 7 says of a file of templates: node check-templates.mjs FILE
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(new URL('../../main/frontend/package.json', import.meta.url));
const { validateAll } = require('@bpmn-io/element-templates-validator');

const { results } = validateAll(JSON.parse(readFileSync(process.argv[2], 'utf8')));
for (const { object, errors } of results) {
  errors?.forEach(({ dataPointer, message }) => console.log(`${object.id}: ${dataPointer}: ${message}`));
}
