import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { plainText, type Sources } from './text.ts';

const sources: Sources = {
  file: (path) => (path === '../examples/nginx.conf?raw' ? 'server {}\n' : undefined),
  verdict: (scenario, flow) => `${flow ?? 'first'} of ${scenario} is reachable`,
  finding: (_scenario, _flow, code) => `it is ${code}`,
  facts: (topics) => `- facts about ${topics.join(', ')}`,
  address: (path) => `https://docs.example.com/${path}`,
};
const text = (mdx: string): string => plainText(mdx, sources);

describe('a page as plain text', () => {
  it('loses front matter and imports', () => {
    expect(text("---\ntitle: A\n---\n\nimport Fact from '../Fact.astro';\n\nWords.\n")).toBe('Words.');
  });

  it('keeps the words that a claim or a cost stands around', () => {
    expect(
      text(
        'A. <Claim scenario="a/b" flow="c" verdict="reachable" path={[\'x\', \'y\']}>It works</Claim>, <Cost scenario="a/b" flow="c" gigabytes={0}>$7.30</Cost>.',
      ),
    ).toBe('A. It works, $7.30.');
  });

  it('names facts, quotes the evaluator, and says how scenarios end', () => {
    expect(text('So it is<Fact id="F-A-01" />.')).toBe('So it is [F-A-01].');
    expect(text('<Says scenario="a/b" flow="c" finding="no-route" />')).toBe('"it is no-route"');
    expect(text('<Playground scenario="a/b" title="A > B" />')).toBe(
      'Scenario "A > B" (https://docs.example.com/scenarios/a/b.json): first of a/b is reachable',
    );
    expect(
      text(
        "<Compare\n  title=\"Two\"\n  first={{ scenario: 'a/b', flow: 'c', name: 'One' }}\n  second={{ scenario: 'a/d', flow: 'e', name: 'Two' }}\n/>",
      ),
    ).toBe(
      '- Scenario "One" (https://docs.example.com/scenarios/a/b.json): c of a/b is reachable\n- Scenario "Two" (https://docs.example.com/scenarios/a/d.json): e of a/d is reachable',
    );
  });

  it('shows files that a page shows, and facts by topic', () => {
    const page = 'import nginx from \'../examples/nginx.conf?raw\';\n\n<Code code={nginx} lang="nginx" />\n';
    expect(text(page)).toBe('```\nserver {}\n```');
    expect(text("<Ledger topics={['NAT', 'SDC']} />")).toBe('- facts about NAT, SDC');
  });

  it('leaves code blocks alone', () => {
    const block = '```html\n<Frame src="x" />\n```';
    expect(text(`A.\n\n${block}\n\nB.`)).toBe(`A.\n\n${block}\n\nB.`);
    const script = "```js\nimport assert from 'node:assert';\n```";
    expect(text(script)).toBe(script);
    const inline = '| `<Playground scenario="…" />` | a scenario |';
    expect(text(inline)).toBe(inline);
    expect(text('<Predict scenario="a/b" flow="c" question="Does `x` reach `<y>`?" />')).toBe(
      'Question: Does `x` reach `<y>`? (https://docs.example.com/scenarios/a/b.json, flow c)',
    );
  });

  it('leaves no component in any page', () => {
    const docs = join(import.meta.dirname, '../../../content/docs');
    for (const page of globSync('**/*.mdx', { cwd: docs })) {
      const prose = text(readFileSync(join(docs, page), 'utf8')).replaceAll(/^```[\s\S]*?^```$/gm, '');
      expect(prose.replaceAll(/`[^`\n]*`/g, ''), page).not.toMatch(/<\/?[A-Z]|^import |^export /m);
    }
  });
});
