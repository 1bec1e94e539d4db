/** Writes the JSON Schemas of scenarios and policy files into public/, where the site serves them. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expectationsJsonSchema } from '../src/evaluator/expectations/json-schema.ts';
import { scenarioJsonSchema } from '../src/evaluator/model/json-schema.ts';

const folder = fileURLToPath(new URL('../public/schema/', import.meta.url));
mkdirSync(folder, { recursive: true });
const write = (file: string, schema: object): void =>
  writeFileSync(`${folder}${file}`, `${JSON.stringify(schema, null, 2)}\n`);
write('scenario.v1.json', scenarioJsonSchema());
write('policy.v1.json', expectationsJsonSchema());
