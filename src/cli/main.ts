#!/usr/bin/env node
/** The program `hopwise`. */
import { run } from './run.ts';

// The reader may go away (`hopwise ... | head`): then there is nobody left to write to.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

const { NO_COLOR: noColour = '' } = process.env;

// The exit code is set, not exited with: Node first writes out what a pipe has not taken yet.
process.exitCode = run(process.argv.slice(2), {
  out: (text) => {
    process.stdout.write(`${text}\n`);
    // `matrix` may have millions of lines left, and nobody reads them.
    if (process.stdout.errored !== null) process.exit(0);
  },
  err: (text) => process.stderr.write(`${text}\n`),
  colour: process.stdout.isTTY === true && noColour === '',
});
