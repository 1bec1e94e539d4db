import { expect, test } from 'vitest';
import { makeOutput, wantsColour } from './console.ts';

test.each([
  [{}, true, true],
  [{}, false, false],
  [{ NO_COLOR: '1' }, true, false],
  [{ NO_COLOR: '' }, true, true],
  [{ TERM: 'dumb' }, true, false],
  [{ FORCE_COLOR: '1' }, false, true],
  [{ FORCE_COLOR: '' }, false, true],
  [{ FORCE_COLOR: '0' }, true, false],
  [{ FORCE_COLOR: '1', NO_COLOR: '1' }, false, true],
])('with %j, and a terminal: %s, colour is wanted: %s', (environment, isTerminal, wanted) => {
  expect(wantsColour(environment, isTerminal)).toBe(wanted);
});

const consoleOf = (watched: boolean) => {
  const out: string[] = [];
  const err: string[] = [];
  let time = 0;
  const output = makeOutput({
    write: (text) => out.push(text),
    writeError: (text) => err.push(text),
    closed: () => false,
    colour: false,
    width: undefined,
    watched,
    columns: 30,
    now: () => time,
  });
  const later = (milliseconds: number): void => {
    time += milliseconds;
  };
  return { output, out, err, later };
};

test('progress is one line, not more often than a person reads, and gone before anything else', () => {
  const { output, out, err, later } = consoleOf(true);
  output.progress?.('1 of 3');
  output.progress?.('2 of 3');
  later(150);
  output.progress?.('3 of 3, which is longer than the terminal is wide');
  output.out('done');
  output.err('a warning');
  output.end();
  expect(out).toEqual(['done\n']);
  expect(err).toEqual([
    '\r\u001b[K1 of 3',
    '\r\u001b[K3 of 3, which is longer than ',
    '\r\u001b[K',
    'a warning\n',
  ]);
});

test('nobody watches where standard error is no terminal', () => {
  const { output, err } = consoleOf(false);
  output.progress?.('1 of 3');
  output.end();
  expect(err).toEqual([]);
});
