/** SARIF 2.1.0, which code hosts show beside the lines of a change. Nothing here knows what was checked. */
import { createHash } from 'node:crypto';
import { type Place, uriOf } from './places.ts';
import { plain } from './terminal.ts';
import { version } from './version.ts';

/** A kind of result. */
export interface SarifRule {
  readonly id: string;
  /** One line: what is wrong where it is found. */
  readonly title: string;
  /** What a reader may want to know beside. */
  readonly help: string;
  readonly level: 'error' | 'warning' | 'note';
}

/** One result. */
export interface SarifFinding {
  readonly rule: SarifRule;
  readonly level: 'error' | 'warning' | 'note';
  readonly message: string;
  readonly place: Place;
  /** The resource, by its name and its place in the data. */
  readonly resource?: { readonly name: string; readonly pointer: string };
  /** Other places to look at, each with a few words. */
  readonly related: readonly { readonly place: Place; readonly message: string }[];
  /** What makes it the same result in the next run, whatever lines move. */
  readonly identity: readonly string[];
}

const locationOf = ({ path, at }: Place) => ({
  physicalLocation: {
    artifactLocation: { uri: uriOf(path) },
    ...(at === undefined ? {} : { region: { startLine: at.line, startColumn: at.column } }),
  },
});

const ruleOf = ({ id, title, help, level }: SarifRule) => ({
  id,
  shortDescription: { text: title },
  fullDescription: { text: title },
  help: { text: help },
  defaultConfiguration: { level },
});

const MOST_RELATED = 10;

/** Sentences mark names with backticks; a SARIF message is plain text. */
const messageOf = (text: string): { readonly text: string } => ({ text: plain(text).replaceAll('`', "'") });

const resultOf = (finding: SarifFinding, ruleIndex: number, fingerprint: string) => {
  const { rule, level, message, place, resource, related } = finding;
  const logical =
    resource === undefined
      ? {}
      : {
          logicalLocations: [
            { name: resource.name, fullyQualifiedName: resource.pointer || resource.name, kind: 'resource' },
          ],
        };
  return {
    ruleId: rule.id,
    ruleIndex,
    level,
    message: messageOf(message),
    locations: [{ ...locationOf(place), ...logical }],
    ...(related.length === 0
      ? {}
      : {
          relatedLocations: related.slice(0, MOST_RELATED).map(({ place: other, message: why }, index) => ({
            id: index + 1,
            ...locationOf(other),
            message: messageOf(why),
          })),
        }),
    partialFingerprints: { 'hopwise/v1': fingerprint },
  };
};

/** A hash of what makes a result what it is; a number more where several are alike. */
const fingerprints = (findings: readonly SarifFinding[]): readonly string[] => {
  const seen = new Map<string, number>();
  return findings.map(({ rule, identity }) => {
    const text = JSON.stringify([rule.id, ...identity]);
    const number = (seen.get(text) ?? 0) + 1;
    seen.set(text, number);
    return createHash('sha256').update(`${text} ${number}`).digest('hex').slice(0, 32);
  });
};

/** What kept a run from being whole: without it, no results would look like none found. */
const invocationOf = (failures: readonly string[]) => ({
  executionSuccessful: failures.length === 0,
  ...(failures.length === 0
    ? {}
    : {
        toolExecutionNotifications: failures.map((text) => ({ level: 'error', message: messageOf(text) })),
      }),
});

/**
 * The log of one run, as plain data.
 *
 * @param failures what could not be used, a sentence each
 */
export const sarifLog = (findings: readonly SarifFinding[], failures: readonly string[]): object => {
  const rules = new Map<string, { readonly rule: SarifRule; readonly index: number }>();
  for (const { rule } of findings) if (!rules.has(rule.id)) rules.set(rule.id, { rule, index: rules.size });
  const marks = fingerprints(findings);
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Hopwise',
            version: version(),
            rules: [...rules.values()].map(({ rule }) => ruleOf(rule)),
          },
        },
        invocations: [invocationOf(failures)],
        columnKind: 'utf16CodeUnits',
        results: findings.map((finding, index) =>
          resultOf(finding, rules.get(finding.rule.id)?.index ?? 0, marks[index] ?? ''),
        ),
      },
    ],
  };
};
