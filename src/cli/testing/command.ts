/** Helpers of the command line's own tests. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';
import { run } from '../run.ts';

/** What a run printed, and its exit code. */
interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line as a pipe sees it. */
export const hopwise = (...args: readonly string[]): Ran => {
  const out: string[] = [];
  const err: string[] = [];
  const code = run(args, { out: (text) => out.push(text), err: (text) => err.push(text), colour: false });
  return { code, out: out.join('\n'), err: err.join('\n') };
};

/** A folder of the test's own: gives a function that writes a file there and answers its path. */
export const testFolder = (): {
  readonly path: (name: string) => string;
  readonly file: (name: string, content: string | Uint8Array | object) => string;
} => {
  const folder = mkdtempSync(join(tmpdir(), 'hopwise-test-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const path = (name: string): string => join(folder, name);
  return {
    path,
    file: (name, content) => {
      mkdirSync(dirname(path(name)), { recursive: true });
      const isRaw = typeof content === 'string' || content instanceof Uint8Array;
      writeFileSync(path(name), isRaw ? content : JSON.stringify(content, null, 2));
      return path(name);
    },
  };
};
