#!/usr/bin/env node
/** The program `hopwise`. */
import { isatty } from 'node:tty';
import { makeOutput, wantsColour } from './console.ts';
import { run } from './run.ts';
import { standardOutput } from './standard-output.ts';

const { write, closed } = standardOutput();
// Asked of the files themselves: `process.stdout` would make a pipe non-blocking.
const [isTerminal, watched] = [isatty(1), isatty(2)];
const columns = isTerminal || watched ? process.stderr.columns : undefined;

const output = makeOutput({
  write,
  writeError: (text) => process.stderr.write(text),
  closed,
  colour: wantsColour(process.env, isTerminal),
  width: isTerminal ? columns : undefined,
  watched,
  columns: columns ?? 80,
  now: () => performance.now(),
});

// Whoever read standard error may be gone; that is no failure of what was asked.
process.stderr.on('error', () => {});

// The exit code is set, not exited with: Node first writes out what standard error has not taken yet.
process.exitCode = run(process.argv.slice(2), output);
output.end();
