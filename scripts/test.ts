/**
 * Everything that must hold, stage by stage. A stage that fails does not stop the next ones. The
 * last line counts tests (and each other stage as one): `N passed, N failed`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';

const REPORTS = '.cache/reports';

interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

interface Stage {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  readonly environment?: Readonly<Record<string, string>>;
  /** Reads the counts of a test runner's JSON report. Without it the stage counts as one. */
  readonly counts?: () => Counts;
}

const report = (file: string): unknown =>
  existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;

/** Vitest's report, as far as it is read here. */
interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

/** What failed, for whoever reads no more than the end of the output. */
const failures: string[] = [];

const vitestCounts = (): Counts => {
  const result = report(`${REPORTS}/vitest.json`) as VitestReport | undefined;
  if (result === undefined) return { passed: 0, failed: 0, skipped: 0 };
  // A file that could not be read has failed, though none of its tests has.
  const broken = result.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  for (const { name, message } of broken) failures.push(`${name}\n${message.slice(0, 2000)}`);
  for (const { name, assertionResults } of result.testResults) {
    for (const test of assertionResults.filter(({ status }) => status === 'failed'))
      failures.push(`${name}: ${test.fullName}\n${test.failureMessages.join('\n').slice(0, 2000)}`);
  }
  return {
    passed: result.numPassedTests,
    failed: result.numFailedTests + broken.length,
    skipped: result.numPendingTests,
  };
};

/** Playwright's report, as far as it is read here. Files hold suites, which hold tests and suites. */
interface PlaywrightSuite {
  readonly suites?: readonly PlaywrightSuite[];
  readonly specs: readonly {
    readonly title: string;
    readonly file: string;
    readonly line: number;
    readonly tests: readonly {
      readonly projectName: string;
      readonly status: string;
      /** A test that ran out of time says so in its first error; what it waited for stands in the second. */
      readonly results: readonly { readonly errors: readonly { readonly message?: string }[] }[];
    }[];
  }[];
}

interface PlaywrightReport {
  readonly suites: readonly PlaywrightSuite[];
  readonly stats: Readonly<Record<'expected' | 'unexpected' | 'flaky' | 'skipped', number>>;
}

const noteFailures = ({ suites = [], specs }: PlaywrightSuite): void => {
  for (const { title, file, line, tests } of specs) {
    for (const { projectName, status, results } of tests) {
      if (status === 'expected' || status === 'skipped') continue;
      const said = results.flatMap(({ errors }) => errors.map(({ message = '' }) => message)).join('\n');
      failures.push(
        `[${projectName}] ${file}:${line} ${title}\n${stripVTControlCharacters(said).slice(0, 2000)}`,
      );
    }
  }
  suites.forEach(noteFailures);
};

const playwrightCounts = (): Counts => {
  const result = report(`${REPORTS}/playwright.json`) as PlaywrightReport | undefined;
  if (result === undefined) return { passed: 0, failed: 0, skipped: 0 };
  result.suites.forEach(noteFailures);
  const { expected, unexpected, flaky, skipped } = result.stats;
  // A test that passed only at the second try is a test that may fail.
  return { passed: expected, failed: unexpected + flaky, skipped };
};

/** The folder below which the second build stands: any base path must do. */
const SUB_PATH = '/docs/hopwise';

const STAGES: readonly Stage[] = [
  { name: 'browser', command: ['node', 'scripts/ensure-browser.ts'] },
  { name: 'types', command: ['npm', 'run', '-s', 'types'] },
  { name: 'lint', command: ['npm', 'run', '-s', 'lint'] },
  { name: 'unit, property, scenario and docs tests', command: ['vitest', 'run'], counts: vitestCounts },
  { name: 'build', command: ['npm', 'run', '-s', 'build'] },
  {
    name: 'build under a sub-path',
    command: ['npm', 'run', '-s', 'build'],
    environment: { BASE: SUB_PATH, OUT_DIR: 'dist-sub-path' },
  },
  { name: 'end-to-end tests', command: ['playwright', 'test'], counts: playwrightCounts },
];

const runStage = (stage: Stage): Counts => {
  process.stdout.write(`\n== ${stage.name}\n`);
  const [command, ...args] = stage.command;
  const started = Date.now();
  const { status } = spawnSync(command, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...stage.environment },
  });
  const ok = status === 0;
  const counts = stage.counts?.() ?? { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 };
  // A runner that died before it could count has failed all the same.
  const whole = ok || counts.failed > 0 ? counts : { ...counts, failed: 1 };
  process.stdout.write(
    `== ${stage.name}: ${ok ? 'ok' : 'FAILED'} in ${Math.round((Date.now() - started) / 1000)} s\n`,
  );
  return whole;
};

rmSync(REPORTS, { recursive: true, force: true });
mkdirSync(REPORTS, { recursive: true });
const results = STAGES.map((stage) => ({ stage, counts: runStage(stage) }));
const total = results.reduce(
  (sum, { counts }) => ({
    passed: sum.passed + counts.passed,
    failed: sum.failed + counts.failed,
    skipped: sum.skipped + counts.skipped,
  }),
  { passed: 0, failed: 0, skipped: 0 },
);
process.stdout.write('\n');
for (const failure of failures.slice(0, 20)) process.stdout.write(`FAILED ${failure}\n\n`);
for (const { stage, counts } of results) {
  process.stdout.write(
    `${counts.failed === 0 ? 'ok    ' : 'FAILED'} ${stage.name}: ${counts.passed} passed, ${counts.failed} failed${counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''}\n`,
  );
}
process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`);
process.exit(total.failed === 0 ? 0 : 1);
