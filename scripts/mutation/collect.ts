/** What test files get for `vitest` while mutants run: tests are kept in a list, and `expect` is Vitest's own. */
import { format } from 'node:util';

export { expect } from 'vitest';

type Body = (...values: readonly unknown[]) => unknown;
type Named = (name: string, body: Body) => void;

interface Test {
  readonly name: string;
  readonly body: () => unknown;
}

const collected: Test[] = [];
const suites: string[] = [];

/** The tests that were declared since the last call. */
export const takeTests = (): readonly Test[] => collected.splice(0);

/** Once for each value: an array is spread, as Vitest does it. */
const forEach =
  (declare: Named) =>
  (values: readonly unknown[]): Named =>
  (name, body) => {
    for (const value of values) {
      const parts = Array.isArray(value) ? value : [value];
      const used = parts.slice(0, name.match(/%[a-z]/g)?.length ?? 0);
      declare(format(name, ...used), () => body(...parts));
    }
  };

const declareTest: Named = (name, body) => {
  collected.push({ name: [...suites, name].join(' > '), body: () => body() });
};

const declareSuite: Named = (name, body) => {
  suites.push(name);
  body();
  suites.pop();
};

export const it = Object.assign(declareTest, { each: forEach(declareTest) });
export const describe = Object.assign(declareSuite, { each: forEach(declareSuite) });
