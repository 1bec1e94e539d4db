import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { expectationsJsonSchema } from '../src/evaluator/expectations/json-schema.ts';
import { scenarioJsonSchema } from '../src/evaluator/model/json-schema.ts';

test.each([
  ['scenario.v1.json', scenarioJsonSchema],
  ['policy.v1.json', expectationsJsonSchema],
])(
  'the schema that the site serves is the one that the parser uses (`npm run schema` writes it): %s',
  (file, schemaOf) => {
    const served: unknown = JSON.parse(readFileSync(`public/schema/${file}`, 'utf8'));
    expect(served).toEqual(schemaOf());
  },
);
