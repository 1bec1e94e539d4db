/** Differences in sentences, in which `backticks` mark names. */
import { cleaned, listed } from '../trace/words.ts';
import { canonical } from './same.ts';
import type { Change, DiffResource, FlowDiff, NetworkDiff } from './types.ts';

const VERDICTS: Readonly<Record<NonNullable<FlowDiff['verdict']>['before'], string>> = {
  reachable: 'reachable',
  'not-reachable': 'not reachable',
  undetermined: 'undetermined',
  impossible: 'not possible to ask',
};

const privateWord = (value: boolean | null): string =>
  value === null ? 'not known to be private' : value ? 'private' : 'not private';

const MOST_PATHS = 3;
const pathWords = (paths: readonly (readonly string[])[]): string => {
  const shown = paths
    .slice(0, MOST_PATHS)
    .map((path) => (path.length === 0 ? 'none' : path.map((id) => `\`${id}\``).join(' → ')));
  const rest = paths.length - shown.length;
  return paths.length === 0 ? 'none' : [...shown, ...(rest > 0 ? [`${rest} more`] : [])].join(' or ');
};

const flowSentences = (flow: FlowDiff): readonly string[] => {
  const { name, asked, verdict, paths, returnPaths, problem, findings, assumptions } = flow;
  const redefined = canonical(asked.before) !== canonical(asked.after);
  const say = <T>(change: Change<T> | undefined, words: (change: Change<T>) => string): readonly string[] =>
    change === undefined ? [] : [words(change)];
  const why = [problem?.before, problem?.after].filter((text) => text !== undefined);
  const parts = [
    ...(redefined ? ['The flow itself is another one.'] : []),
    ...say(verdict, ({ before, after }) => `It was ${VERDICTS[before]} and is ${VERDICTS[after]}.`),
    ...why,
    ...say(
      flow.private,
      ({ before, after }) => `The path was ${privateWord(before)} and is ${privateWord(after)}.`,
    ),
    ...say(
      paths,
      ({ before, after }) => `The way there was ${pathWords(before)} and is ${pathWords(after)}.`,
    ),
    ...say(
      returnPaths,
      ({ before, after }) => `The way back was ${pathWords(before)} and is ${pathWords(after)}.`,
    ),
    ...findings.gained.map(({ code, message }) => `New finding ${code}: ${message}`),
    ...findings.lost.map(({ code, message }) => `No longer a finding, ${code}: ${message}`),
    ...assumptions.gained.map(({ message }) => `Newly taken as true: ${message}`),
    ...assumptions.lost.map(({ message }) => `No longer taken as true: ${message}`),
  ];
  return parts.map((part) => `Flow \`${cleaned(name)}\`: ${part}`);
};

const MOST_NAMED = 8;

/** "`a/b`, `a/c` and 4 more" for each kind. */
const resourceSentences = (verb: string, resources: readonly DiffResource[]): readonly string[] => {
  const kinds = new Map<string, string[]>();
  for (const { kind, name } of resources) {
    const names = kinds.get(kind);
    if (names === undefined) kinds.set(kind, [name]);
    else names.push(name);
  }
  return [...kinds].map(([kind, names]) => {
    const shown = names.slice(0, MOST_NAMED).map((name) => `\`${cleaned(name)}\``);
    const rest = names.length - shown.length;
    return `${verb}: ${kind} ${listed(rest > 0 ? [...shown, `${rest} more`] : shown)}.`;
  });
};

/**
 * Everything that differs, in sentences with `backticks`: flow by flow, then flows of one scenario only, then
 * resources by kind. None where nothing differs.
 */
export const diffSentences = (diff: NetworkDiff): readonly string[] => [
  ...diff.changed.flatMap(flowSentences),
  ...diff.onlyBefore.map((name) => `Flow \`${cleaned(name)}\` is gone.`),
  ...diff.onlyAfter.map((name) => `Flow \`${cleaned(name)}\` is new.`),
  ...resourceSentences('Added', diff.topology.added),
  ...resourceSentences('Removed', diff.topology.removed),
  ...resourceSentences('Changed', diff.topology.changed),
];
