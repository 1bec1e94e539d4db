/**
 * Mutation testing of the evaluator, or of some of its folders and files (decision 0011).
 *
 *     node scripts/mutation/mutate.ts [src/evaluator/routing] [src/evaluator/trace/walk.ts]
 */
import { existsSync, statSync } from 'node:fs';
import process from 'node:process';
import { Stryker } from '@stryker-mutator/core';
import config from '../../stryker.config.mjs';

const places = process.argv.slice(2);
const missing = places.filter((place) => !existsSync(place));
if (missing.length > 0) {
  process.stderr.write(`there is no ${missing.join(', ')}\n`);
  process.exit(2);
}

const files = places.map((place) => (statSync(place).isDirectory() ? `${place}/**/*.ts` : place));
const never = config.mutate.filter((pattern) => pattern.startsWith('!'));
// Stryker counts what an earlier run knew of other files too: each set of places has a memory of its own.
const incrementalFile = `.cache/stryker/known/${places.join('+').replaceAll('/', '-') || 'all'}.json`;
const mutate = places.length === 0 ? config.mutate : [...files, ...never];
await new Stryker({ mutate, incrementalFile }).runMutationTest();
