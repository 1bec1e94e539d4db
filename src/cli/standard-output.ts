/**
 * Standard output, written at once: a pipe's reader sets the pace. Node's own stream would keep what the
 * reader has not taken in memory, and `matrix` may print gigabytes.
 */
import { writeSync } from 'node:fs';

const STDOUT = 1;
const WAIT_MS = 5;

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

/** Waits without a loop that burns time. */
const rest = (): void => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, WAIT_MS);
};

/** Makes the writer. The reader may go away (`hopwise ... | head`): then there is nobody left to write to. */
export const standardOutput = (): {
  readonly write: (text: string) => void;
  readonly closed: () => boolean;
} => {
  let closed = false;
  const write = (text: string): void => {
    let left: Uint8Array = new TextEncoder().encode(text);
    while (left.length > 0 && !closed) {
      try {
        left = left.subarray(writeSync(STDOUT, left));
      } catch (error) {
        const code = codeOf(error);
        // A pipe that another program made non-blocking is full.
        if (code === 'EAGAIN') rest();
        else if (code === 'EPIPE') closed = true;
        else throw error;
      }
    }
  };
  return { write, closed: () => closed };
};
