import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { exportText } from './export.ts';
import { code, escaped, fenced, sentence } from './markdown-text.ts';

const ENDPOINT = readFileSync('content/scenarios/sns/endpoint.json', 'utf8');
const NO_RULE = ENDPOINT.replace('{ "protocol": "tcp", "port": 443, "securityGroup": "app-sg" }', '');

const markdown = (text: string, more: { title?: string; flow?: string; address?: string } = {}): string => {
  const { title = 'A title', flow, address } = more;
  const answer = exportText({ form: 'markdown', title, text, flow, choice: undefined, address });
  return answer.kind === 'text' ? answer.text : answer.message;
};

describe('a playground as Markdown', () => {
  test('has title, verdict, hops there and back, the scenario and the link', () => {
    const text = markdown(ENDPOINT, { address: 'https://docs.example/playground/#sns/endpoint' });
    expect(text.split('\n').slice(0, 6)).toEqual([
      '### Way 2: interface endpoint',
      '',
      '**✓ Reachable**: `app` → `sns.us-east-1.amazonaws.com`, tcp 443',
      '',
      'The way there:',
      '',
    ]);
    expect(text).toMatch(/\n1\. .* passes: .*`10\.0\.1\.50`/);
    expect(text).toContain('\nThe way back:\n\n1. ');
    expect(text).toContain(`\n\`\`\`jsonc\n${ENDPOINT.trimEnd()}\n\`\`\`\n`);
    expect(text.endsWith('\n\n[Open in Hopwise](https://docs.example/playground/#sns/endpoint)\n')).toBe(
      true,
    );
  });

  test('is headed by the playground’s title where the scenario has none', () => {
    expect(markdown('{ "version": 1, "vpcs": {} }').split('\n')[0]).toBe('### A title');
  });

  test('marks the blockers', () => {
    const text = markdown(NO_RULE);
    expect(text).toContain('**✕ Not reachable**');
    expect(text).toMatch(/\n\d+\. .* \*\*first blocker\*\*: .*`endpoint-sg`/);
    expect(text).not.toContain('Open in Hopwise');
  });

  test('says what is wrong with a text instead of a verdict', () => {
    const text = markdown('{ "version": 1, "vpcs": { "a": { "cidr": "10.0.0.300/16", "subnets": {} } } }');
    expect(text).toContain('There is no verdict, since the scenario has problems:');
    expect(text).toMatch(/\n- 1:\d+ .*`10\.0\.0\.300\/16` is not a CIDR/);
    expect(text).not.toMatch(/Reachable|Not reachable|Undetermined/);
  });

  test('holds no markup of the scenario', () => {
    const title = '</h3><img src=x onerror=alert(1)> [a](javascript:b) `c`\n# Second heading';
    const text = markdown('```\n<script>alert(1)</script>\n````', { title });
    expect(text).toMatch(
      /^### \\<\/h3\\>\\<img src=x onerror=alert\(1\)\\> \\\[a\\\]\(javascript:b\) \\`c\\` \\# Second/,
    );
    expect(text).toContain('\n`````jsonc\n```\n<script>alert(1)</script>\n````\n`````\n');
  });
});

describe('text from outside', () => {
  test('is one line without markup', () => {
    expect(escaped('a\n- *b* _c_ <d> & ~e~')).toBe('a - \\*b\\* \\_c\\_ \\<d\\> \\& \\~e\\~');
  });
  test('keeps the code of sentences', () => {
    expect(sentence('Route `0.0.0.0/0` to *nat*')).toBe('Route `0.0.0.0/0` to \\*nat\\*');
  });
  test.each([
    ['a', '`a`'],
    ['a`b', '``a`b``'],
    ['`a', '`` `a ``'],
    ['', ''],
  ])('%j as code', (text, wanted) => {
    expect(code(text)).toBe(wanted);
  });
  test('cannot end its fence', () => {
    expect(fenced('a\n```\nb', '')).toBe('````\na\n```\nb\n````');
  });
});
