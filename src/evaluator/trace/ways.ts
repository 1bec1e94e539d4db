/** AWS decides some things anew for each connection: which zone, which target. Every way of deciding is traced. */
import { makeFinding } from '../finding/make.ts';
import type { PathTrace, ResourceRef } from './types.ts';
import { type Connection, newConnection } from './walk.ts';

/** More ways than this are not followed; the flow is then undetermined. */
const MOST_WAYS = 64;

/** The next script in order; undefined behind the last. */
const nextScript = ({ picks }: Connection): readonly number[] | undefined => {
  const last = picks.findLastIndex(({ chosen, of }) => chosen + 1 < of);
  const pick = picks[last];
  return pick === undefined
    ? undefined
    : [...picks.slice(0, last).map(({ chosen }) => chosen), pick.chosen + 1];
};

const textOf = (choice: string, { picks }: Connection): string =>
  [choice, ...picks.filter(({ of }) => of > 1).map(({ text }) => text)]
    .filter((text) => text !== '')
    .join(', ');

/**
 * Traces every way.
 *
 * @param choice what is chosen already, in words
 * @param about whom it is said of that there are too many ways
 * @param run traces one way; it must decide by `pick` alone
 */
export const everyWay = (
  choice: string,
  about: ResourceRef,
  run: (connection: Connection) => PathTrace,
): readonly PathTrace[] => {
  const traces: PathTrace[] = [];
  let script: readonly number[] | undefined = [];
  while (script !== undefined && traces.length < MOST_WAYS) {
    const connection: Connection = newConnection(script);
    const traced = run(connection);
    traces.push({ ...traced, choice: textOf(choice, connection) });
    script = nextScript(connection);
  }
  const [first] = traces;
  if (script === undefined || first === undefined) return traces;
  const message = `AWS may decide in more than ${MOST_WAYS} ways about this flow; not all were followed.`;
  const finding = makeFinding('too-many-choices', about, message);
  return [{ ...first, verdict: 'undetermined', findings: [...first.findings, finding] }, ...traces.slice(1)];
};
