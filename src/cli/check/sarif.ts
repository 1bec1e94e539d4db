/** What a check found as SARIF: each failure beside the resource that is the reason for it. */
import { FINDING_CODES, type Finding, type ResourceRef } from '../../evaluator/index.ts';
import { endsText } from '../ends-text.ts';
import { type Locate, locator, type Placed } from '../places.ts';
import { type SarifFinding, type SarifRule, sarifLog } from '../sarif.ts';
import type { Source } from '../source.ts';
import type { CheckCase, CheckReport, Failure } from './cases.ts';

const NOT_MET: SarifRule = {
  id: 'expectation-not-met',
  title: 'A flow ends otherwise than expected',
  help: 'What was expected of these ends does not hold. The message says how the flow ends, and by which path.',
  level: 'error',
};
const NOT_KNOWN: SarifRule = {
  id: 'expectation-undetermined',
  title: 'Data is missing that would decide whether the expectation is met',
  help: 'Export what the message names, and check again. An expectation is met only by what is known.',
  level: 'error',
};

const KINDS: Readonly<Record<Finding['kind'], string>> = {
  blocker: 'This refuses the packet.',
  unknown: 'The data does not say what would decide this.',
  invalid: 'AWS would refuse this network, so what it would do with the packet is not known.',
  advice: 'This changes no verdict by itself.',
};

const ruleOf = ({ code }: Finding): SarifRule => {
  const entry = FINDING_CODES[code];
  const aws = 'aws' in entry ? ` AWS Reachability Analyzer calls it ${entry.aws}.` : '';
  return { id: code, title: entry.title, help: `${entry.title}. ${KINDS[entry.kind]}${aws}`, level: 'error' };
};

/** The finding that is the reason for a failure; none where a packet arrives that should not. */
const reasonOf = ({ trace }: Failure): Finding | undefined => {
  if (trace === undefined || trace.verdict === 'reachable') return undefined;
  const kind = trace.verdict === 'not-reachable' ? 'blocker' : 'unknown';
  return trace.findings.find((finding) => finding.kind === kind);
};

/** The resources that a packet crosses, where it arrives although it should not. */
const crossed = ({ trace }: Failure): readonly ResourceRef[] => {
  const hops = trace?.choices[trace.shown]?.there ?? [];
  const found = new Map<string, ResourceRef>();
  for (const { resource } of hops) found.set(`${resource.kind} ${resource.id}`, resource);
  return [...found.values()];
};

const placedOf = ({ pointer, origin }: ResourceRef): Placed => ({ pointer, origin });

const messageOf = ({ name }: CheckCase, { from, to, differences, trace }: Failure): string => {
  const ends = trace === undefined ? '' : `${endsText(from)} → ${endsText(to)}: `;
  const path = trace?.choices[trace.shown]?.path ?? [];
  const way = trace?.verdict === 'reachable' && path.length > 0 ? ` The path is ${path.join(' → ')}.` : '';
  return `${name}: ${ends}${differences.join(' ')}${way}`;
};

const findingOf = (each: CheckCase, failure: Failure, locate: Locate): SarifFinding => {
  const reason = reasonOf(failure);
  const found =
    reason === undefined ? undefined : locate({ ...placedOf(reason.resource), pointer: reason.pointer });
  const expectation = { place: each.place, message: `What is expected: ${each.name}` };
  const ways =
    reason === undefined
      ? crossed(failure).flatMap((resource) => {
          const place = resource.pointer === '' ? undefined : locate(placedOf(resource));
          return place === undefined ? [] : [{ place, message: `Crossed: ${resource.id}` }];
        })
      : [];
  const bare = failure.kind === 'undetermined' ? NOT_KNOWN : NOT_MET;
  return {
    rule: reason === undefined ? bare : ruleOf(reason),
    level: 'error',
    message: messageOf(each, failure),
    place: found ?? each.place,
    ...(reason === undefined ? {} : { resource: { name: reason.resource.id, pointer: reason.pointer } }),
    related: [...(found === undefined ? [] : [expectation]), ...ways],
    identity: [
      each.name,
      reason?.resource.id ?? '',
      failure.from[0]?.name ?? '',
      failure.to[0]?.name ?? '',
      String(failure.trace?.flow.port ?? ''),
    ],
  };
};

const wantedOf = (failures: readonly Failure[]): readonly Placed[] =>
  failures.flatMap((failure) => {
    const reason = reasonOf(failure);
    return [...(reason === undefined ? crossed(failure) : [reason.resource])].map(placedOf);
  });

/** The report as a SARIF log, as plain data. */
export const sarifReport = ({ cases, unusable }: CheckReport): object => {
  const bySource = new Map<Source, CheckCase[]>();
  for (const each of cases) {
    const others = bySource.get(each.source);
    if (others === undefined) bySource.set(each.source, [each]);
    else others.push(each);
  }
  const findings = [...bySource].flatMap(([source, own]) => {
    const locate = locator(source, wantedOf(own.flatMap(({ failures }) => failures)));
    return own.flatMap((each) => each.failures.map((failure) => findingOf(each, failure, locate)));
  });
  return sarifLog(
    findings,
    unusable.flatMap(({ lines }) => lines),
  );
};
