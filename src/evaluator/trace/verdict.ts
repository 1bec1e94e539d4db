/** Walks to a verdict, by DESIGN's words: refused anywhere, else unknown anywhere, else reachable. */
import { makeFinding } from '../finding/make.ts';
import type { Verdict } from '../model/schema.ts';
import type { Assumption, Finding, PathTrace, ResourceRef, Trace, TracedFlow } from './types.ts';
import type { Walk } from './walk.ts';

/** The first of each key, in order. */
const once = <T>(items: readonly T[], key: (item: T) => string): readonly T[] => {
  const first = new Map<string, T>();
  for (const item of items) if (!first.has(key(item))) first.set(key(item), item);
  return [...first.values()];
};

const RULE_HOLDERS: ReadonlySet<ResourceRef['kind']> = new Set([
  'route-table',
  'transit-gateway-route-table',
  'network-acl',
  'security-group',
  'subnet',
]);

/** Rules and routes may refuse a packet and its answer for two reasons; a gateway's state is one reason for both. */
const findingKey = ({ code, direction, resource, message }: Finding): string =>
  RULE_HOLDERS.has(resource.kind)
    ? `${code} ${direction ?? ''} ${resource.pointer} ${message}`
    : `${code} ${resource.kind} ${resource.id} ${message}`;
const assumptionKey = (assumption: Assumption): string => assumption.message;

/** What one choice comes to. `arrived`: the way there, and the way back where it counts, reached an end. */
export const pathTraceOf = (
  choice: string,
  there: Walk,
  back: Walk | undefined,
  arrived: boolean,
): PathTrace => {
  const walks = back === undefined ? [there] : [there, back];
  const refused = walks.some((walk) => walk.refused);
  const unknown = !arrived || walks.some((walk) => walk.unknown);
  const verdict: Verdict = refused ? 'not-reachable' : unknown ? 'undetermined' : 'reachable';
  const publicly = walks.some((walk) => walk.publicly);
  return {
    choice,
    verdict,
    private: publicly ? false : arrived ? true : null,
    there: there.hops,
    back: back?.hops ?? [],
    path: there.path,
    returnPath: there.refused ? [] : (back?.path ?? []),
    findings: once(
      walks.flatMap((walk) => walk.findings),
      findingKey,
    ),
    assumptions: once(
      walks.flatMap((walk) => walk.assumptions),
      assumptionKey,
    ),
  };
};

/** All choices to one trace: they must agree for a verdict. */
export const traceOf = (flow: TracedFlow, choices: readonly PathTrace[], about: ResourceRef): Trace => {
  const verdicts = new Set(choices.map((choice) => choice.verdict));
  const [only] = verdicts;
  const verdict: Verdict = verdicts.size === 1 && only !== undefined ? only : 'undetermined';
  const order: readonly Verdict[] = ['not-reachable', 'undetermined', 'reachable'];
  const shown =
    order
      .map((wanted) => choices.findIndex((choice) => choice.verdict === wanted))
      .find((index) => index >= 0) ?? 0;
  // A way that was not followed does not end differently.
  const followed = choices.filter(
    ({ findings }) => !findings.some(({ code }) => code === 'too-many-choices'),
  );
  const isSplit = new Set(followed.map((choice) => choice.verdict)).size > 1;
  const differ = isSplit ? [choicesDiffer(followed, about)] : [];
  const privates = new Set(choices.map((choice) => choice.private));
  const [onlyPrivate] = privates;
  return {
    flow,
    verdict,
    private: privates.size === 1 && onlyPrivate !== undefined ? onlyPrivate : null,
    choices,
    shown,
    findings: [
      ...once(
        choices.flatMap((choice) => choice.findings),
        findingKey,
      ),
      ...differ,
    ],
    assumptions: once(
      choices.flatMap((choice) => choice.assumptions),
      assumptionKey,
    ),
  };
};

const choicesDiffer = (choices: readonly PathTrace[], about: ResourceRef): Finding => {
  const parts = choices.map((choice) => `${choice.choice}: ${choice.verdict.replace('-', ' ')}`);
  const message = `AWS may take any of these ways, and they end differently. ${parts.join('; ')}.`;
  return makeFinding('choices-differ', about, message, { facts: ['F-IFE-06'] });
};
