import { globSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readNetwork } from '../../evaluator/index.ts';
import { type ExportForm, exportText } from './export.ts';

const FORMS: readonly ExportForm[] = ['markdown', 'mermaid', 'test-case'];
const ENDPOINT = readFileSync('content/scenarios/sns/endpoint.json', 'utf8');
const asked = (form: ExportForm, text: string, flow?: string) =>
  exportText({ form, title: 'Title', text, flow, choice: undefined, address: undefined });

describe('every form', () => {
  test('is made of every scenario of the site, and a test case of every flow', () => {
    for (const file of globSync('content/scenarios/**/*.json')) {
      const text = readFileSync(file, 'utf8');
      for (const form of FORMS)
        expect(asked(form, text), `${form} of ${file}`).toMatchObject({ kind: 'text' });
      const read = readNetwork(text);
      for (const flow of read.ok ? read.network.flows.keys() : [])
        expect(asked('test-case', text, flow), `${flow} of ${file}`).toMatchObject({
          kind: 'text',
          note: '',
        });
    }
  });

  test('answers whatever the text is', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...FORMS),
        fc.nat(),
        fc.string({ unit: 'binary', maxLength: 9 }),
        (form, at, typed) => {
          const offset = at % ENDPOINT.length;
          const text = ENDPOINT.slice(0, offset) + typed + ENDPOINT.slice(offset + typed.length);
          expect(['text', 'none']).toContain(asked(form, text).kind);
        },
      ),
      { numRuns: 60 },
    );
  });
});

test('Mermaid text is that of the flow that is shown', () => {
  const [sns, sqs] = [asked('mermaid', ENDPOINT, 'app-to-sns'), asked('mermaid', ENDPOINT, 'app-to-sqs')];
  for (const answer of [sns, sqs])
    expect(answer).toMatchObject({ kind: 'text', text: expect.stringMatching(/^flowchart LR\n/) });
  expect(sns).not.toEqual(sqs);
  expect(asked('mermaid', '{')).toMatchObject({ kind: 'none' });
});
