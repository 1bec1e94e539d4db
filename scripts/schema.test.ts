import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { scenarioJsonSchema } from '../src/evaluator/model/json-schema.ts';

test('the schema that the site serves is the one that the parser uses (`npm run schema` writes it)', () => {
  const served: unknown = JSON.parse(readFileSync('public/schema/scenario.v1.json', 'utf8'));
  expect(served).toEqual(scenarioJsonSchema());
});
