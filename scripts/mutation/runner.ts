/**
 * Runs the evaluator's quick tests for Stryker, all mutants in one process (decision 0011).
 *
 * Vitest starts a worker for each mutant, which takes a second or two; of 17,000 mutants most are
 * answered in milliseconds. The tests need nothing of Vitest but `describe`, `it` and `expect`, and
 * Node reads their types away by itself.
 */
import { globSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { dirname, relative, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import type { InstrumenterContext } from '@stryker-mutator/api/core';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import {
  type DryRunResult,
  DryRunStatus,
  determineHitLimitReached,
  type MutantRunOptions,
  type MutantRunResult,
  MutantRunStatus,
  type TestResult,
  type TestRunner,
  type TestRunnerCapabilities,
  TestStatus,
} from '@stryker-mutator/api/test-runner';
import { takeTests } from './collect.ts';

const TESTS = ['src/evaluator/**/*.test.ts', 'content/scenarios/*.test.ts'];
/** Large networks take seconds. */
const SLOW = ['**/large.test.ts'];
/** What a test file gets in the place of a package. */
const STAND_INS: Readonly<Record<string, string>> = {
  vitest: new URL('./collect.ts', import.meta.url).href,
  'fast-check': new URL('./repeatable.ts', import.meta.url).href,
};

interface Test {
  readonly id: string;
  readonly fileName: string;
  readonly body: () => unknown;
  /** Milliseconds without a mutant. */
  duration: number;
}

/** The place that instrumented code looks into. */
const state: InstrumenterContext = {};
Object.assign(globalThis, { __stryker__: state });

/**
 * The evaluator's modules remember indexes of a network in weak maps. What one run put there must
 * not answer for the next, where another mutant, or none, is at work.
 */
const memories = new Set<ForgetfulMap>();
const UsualMap = WeakMap;
class ForgetfulMap extends UsualMap<WeakKey, unknown> {
  #held = new UsualMap<WeakKey, unknown>();
  override get(key: WeakKey): unknown {
    return this.#held.get(key);
  }
  override has(key: WeakKey): boolean {
    return this.#held.has(key);
  }
  override set(key: WeakKey, value: unknown): this {
    this.#held.set(key, value);
    return this;
  }
  forget(): void {
    this.#held = new UsualMap();
  }
}
const MapOfModules = new Proxy(UsualMap, {
  construct: (target, values, maker) => {
    // The third line is who called: the first is the message, the second this function.
    const caller = new Error('who makes it?').stack?.split('\n')[2];
    if (caller?.includes('/src/evaluator/') !== true) return Reflect.construct(target, values, maker);
    const memory = new ForgetfulMap();
    memories.add(memory);
    return memory;
  },
});

/** Random networks reach all of the evaluator, and take seconds: a folder's are for the mutants of that folder. */
const concerns = ({ fileName }: Test, mutated: string): boolean =>
  !fileName.endsWith('properties.test.ts') || resolve(mutated).startsWith(`${dirname(fileName)}/`);

/** Undefined where the test passes, else why it fails. */
const failureOf = async (test: Test): Promise<string | undefined> => {
  for (const memory of memories) memory.forget();
  try {
    await test.body();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

class InProcessRunner implements TestRunner {
  #tests: ReadonlyMap<string, Test> = new Map();
  #runs = 0;

  capabilities(): TestRunnerCapabilities {
    // Mutants are switched on while a test runs, never while modules load: the others are ignored.
    return { reloadEnvironment: true };
  }

  async init(): Promise<void> {
    registerHooks({
      resolve: (specifier, context, next) => {
        const url = context.parentURL?.endsWith('.test.ts') === true ? STAND_INS[specifier] : undefined;
        return url === undefined ? next(specifier, context) : { url, shortCircuit: true };
      },
    });
    const tests = new Map<string, Test>();
    Object.assign(globalThis, { WeakMap: MapOfModules });
    for (const file of globSync(TESTS, { exclude: SLOW }).sort()) {
      const fileName = resolve(file);
      await import(pathToFileURL(fileName).href);
      for (const { name, body } of takeTests()) {
        let id = `${relative(process.cwd(), fileName)}#${name}`;
        while (tests.has(id)) id += ' again';
        tests.set(id, { id, fileName, body, duration: 0 });
      }
    }
    Object.assign(globalThis, { WeakMap: UsualMap });
    this.#tests = tests;
  }

  async dryRun(): Promise<DryRunResult> {
    const results: TestResult[] = [];
    for (const test of this.#tests.values()) {
      const start = performance.now();
      state.currentTestId = test.id;
      const failure = await failureOf(test);
      delete state.currentTestId;
      test.duration = performance.now() - start;
      const { id, fileName } = test;
      const result = { id, name: id, fileName, timeSpentMs: test.duration };
      results.push(
        failure === undefined
          ? { ...result, status: TestStatus.Success }
          : { ...result, status: TestStatus.Failed, failureMessage: failure },
      );
    }
    const { mutantCoverage } = state;
    return {
      status: DryRunStatus.Complete,
      tests: results,
      ...(mutantCoverage === undefined ? {} : { mutantCoverage }),
    };
  }

  async mutantRun({
    testFilter = [],
    activeMutant,
    hitLimit,
    sandboxFileName,
  }: MutantRunOptions): Promise<MutantRunResult> {
    this.#runs += 1;
    const tests = testFilter.flatMap((id) => {
      const test = this.#tests.get(id);
      return test !== undefined && concerns(test, sandboxFileName) ? test : [];
    });
    let nrOfTests = 0;
    for (const test of tests.sort((a, b) => a.duration - b.duration)) {
      nrOfTests += 1;
      Object.assign(state, { activeMutant: activeMutant.id, hitCount: 0, hitLimit });
      const failure = await failureOf(test);
      const endless = determineHitLimitReached(state.hitCount, hitLimit);
      Object.assign(state, { activeMutant: undefined, hitCount: undefined });
      if (endless !== undefined) return { status: MutantRunStatus.Timeout };
      if (failure === undefined) continue;
      // An earlier mutant may have left something behind. Stryker then asks again, in a new process.
      if (this.#runs > 1 && (await failureOf(test)) !== undefined)
        throw new Error(`${test.id} fails by itself`);
      return { status: MutantRunStatus.Killed, killedBy: [test.id], failureMessage: failure, nrOfTests };
    }
    return { status: MutantRunStatus.Survived, nrOfTests };
  }
}

export const strykerPlugins = [
  declareClassPlugin(PluginKind.TestRunner, 'in-process', InProcessRunner as never),
];
