/** Writes the scenario's JSON Schema into public/, where the site serves it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { scenarioJsonSchema } from '../src/evaluator/model/json-schema.ts';

const folder = fileURLToPath(new URL('../public/schema/', import.meta.url));
mkdirSync(folder, { recursive: true });
writeFileSync(`${folder}scenario.v1.json`, `${JSON.stringify(scenarioJsonSchema(), null, 2)}\n`);
