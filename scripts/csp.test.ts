import { expect, test } from 'vitest';
import { foreignInStyle, policyForAll, withPolicy } from './csp.ts';

const page = (body: string, head = ''): string =>
  `<!doctype html><html><head><meta charset="utf-8">${head}</head><body>${body}</body></html>`;

/** The SHA-256 of `alert(1)`, worked out with openssl. */
const HASH = "'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='";

test('the policy comes first in the head and names each inline script once', () => {
  const result = withPolicy(page('<script>alert(1)</script><script type="module">alert(1)</script>'));
  expect(result).toMatch(/^<!doctype html><html><head><meta http-equiv="content-security-policy"/);
  expect(result.split(HASH)).toHaveLength(2);
  expect(result).toContain(`script-src 'self' ${HASH};`);
});

test('data and scripts of our own host need no hash', () => {
  const result = withPolicy(
    page('<script type="application/json">{"a":1}</script><script src="/a.js"></script>'),
  );
  expect(result).toContain("script-src 'self';");
});

test('an inline script whose name merely ends in src is hashed', () => {
  expect(withPolicy(page('<script data-src="x">alert(1)</script>'))).toContain(HASH);
});

test('a second run changes nothing', () => {
  const once = withPolicy(page('<script>alert(1)</script>'));
  expect(withPolicy(once)).toBe(once);
});

test.each([
  ['<button onclick="go()">', 'inline event handler'],
  ["<img src='/a.png' onerror='go()'>", 'inline event handler'],
  ['<a href="javascript:go()">', 'runs a script'],
  ['<script src="https://cdn.example/a.js"></script>', 'another host'],
  ['<img srcset="//cdn.example/a.png 2x">', 'another host'],
  ['<iframe src="https://video.example/"></iframe>', 'another host'],
  ['<link rel="stylesheet" href="https://fonts.example/a.css">', 'another host'],
  ['<link rel="preconnect" href="https://fonts.example">', 'another host'],
])('%s is refused', (markup, reason) => {
  expect(() => withPolicy(page(markup))).toThrow(reason);
});

test('what a reader follows, and text about markup, is allowed', () => {
  const markup =
    '<a href="https://docs.aws.amazon.com/">AWS</a><p>&lt;b onclick="x"&gt; in src="https://a.example"</p>';
  expect(() => withPolicy(page(markup, '<link rel="canonical" href="https://a.example/">'))).not.toThrow();
});

test('a policy that pushes the character set out of reach is refused', () => {
  const scripts = Array.from({ length: 15 }, (_, index) => `<script>alert(${index})</script>`).join('');
  expect(() => withPolicy(page(scripts))).toThrow('character set');
});

test('style sheets ask no other host', () => {
  expect(foreignInStyle('a{background:url("https://cdn.example/a.png")}')).toContain('cdn.example');
  expect(foreignInStyle('@import "//cdn.example/a.css";')).toContain('cdn.example');
  expect(foreignInStyle('a{background:url(/own.png);mask:url(data:image/svg+xml,x)}')).toBeUndefined();
});

test('one policy fits every page and the workers, and is no wider than they need', () => {
  const pages = ['<script>alert(1)</script>', '<script>alert(2)</script>', '<p>none</p>'].map((body) =>
    withPolicy(page(body)),
  );
  const policy = policyForAll(pages);
  for (const each of pages)
    for (const [hash] of each.matchAll(/'sha256-[^']+'/g)) expect(policy).toContain(hash);
  expect(policy.match(/'sha256-/g)).toHaveLength(2);
  expect(policy).toMatch(
    /^default-src 'self'; script-src 'self' 'wasm-unsafe-eval' 'sha256-.*base-uri 'none'$/,
  );
});
