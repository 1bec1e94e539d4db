#!/usr/bin/env node
/** The program `hopwise`. */
import { isatty } from 'node:tty';
import { run } from './run.ts';
import { standardOutput } from './standard-output.ts';

const { NO_COLOR: noColour = '' } = process.env;
const { write, closed } = standardOutput();

// The exit code is set, not exited with: Node first writes out what standard error has not taken yet.
process.exitCode = run(process.argv.slice(2), {
  out: (text) => write(`${text}\n`),
  err: (text) => process.stderr.write(`${text}\n`),
  // Asked of the file itself: `process.stdout` would make a pipe non-blocking.
  colour: isatty(1) && noColour === '',
  closed,
});
