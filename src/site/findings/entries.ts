/** Every finding as its page shows it: what its smallest scenario gives, and what mends it. Worked out when the site is built. */
import { meaningOf, type TOPICS } from '../../../content/findings/meanings.ts';
import { isFixable } from '../../evaluator/fix/propose.ts';
import {
  FINDING_CODES,
  type Finding,
  type FindingCode,
  type FindingKind,
  type Fix,
  findingEntry,
  fixesIn,
  type Plan,
  parseScenario,
  type Verdict,
} from '../../evaluator/index.ts';
import { encodeLink } from '../../link/index.ts';
import type { Hunk } from '../../playground/fixes/text/hunks.ts';
import { changeOf, subjectOf } from '../../playground/fixes/try.ts';
import { scenarioText } from '../gallery/scenarios.ts';

interface ShownFix {
  readonly summary: string;
  /** The flow's verdict once it is made. */
  readonly verdict: Verdict;
  readonly hunks: readonly Hunk[];
}

export interface ShownFinding {
  readonly code: FindingCode;
  readonly kind: FindingKind;
  readonly topic: (typeof TOPICS)[number];
  readonly title: string;
  readonly aws: string | undefined;
  readonly meaning: string;
  /** Title of the smallest scenario that shows it. */
  readonly scenario: string;
  /** The hash that opens that scenario in the full playground. */
  readonly hash: string;
  readonly verdict: Verdict;
  readonly says: string;
  readonly facts: readonly string[];
  /** What takes it away; undefined where the evaluator proposes nothing. */
  readonly fix: ShownFix | undefined;
  /** What opens the flow, where the fix alone does not. */
  readonly plan: string | undefined;
  /** Why there is no fix. */
  readonly withoutFix: string | undefined;
  /** Whether other scenarios with this finding may have a fix. */
  readonly isFixable: boolean;
}

/** Why nothing is proposed, where no case says more. */
const BY_KIND: Readonly<Record<FindingKind, string>> = {
  blocker: 'nothing here opens the flow.',
  unknown: 'data is missing, and no change of the network puts that right.',
  invalid: 'AWS would not have this network; the scenario is what needs a change.',
  advice: 'it is only advice.',
};

/** The same, for one whose edits are all of the plan. */
const isSame = (fix: Fix | undefined, plan: Plan): boolean =>
  fix !== undefined && JSON.stringify(fix.edits) === JSON.stringify(plan.edits);

const shownOf = (code: FindingCode): ShownFinding => {
  const name = `findings/${code}`;
  const failed = (why: string): never => {
    throw new Error(`content/scenarios/${name}.json: ${why}`);
  };
  const text = scenarioText(name);
  const parsed = parseScenario(text);
  const [flow = ''] = Object.keys(parsed.ok ? (parsed.scenario.flows ?? {}) : {});
  const subject = subjectOf(text, flow) ?? failed('its first flow cannot be asked');
  const request = subject.read.network.flows.get(flow) ?? failed(`it has no flow "${flow}"`);
  const fixed = fixesIn(subject.read.network, request);
  if (!fixed.ok) return failed('its flow has no answer');
  const { trace, plan } = fixed;
  const finding: Finding =
    trace.findings.find((each) => each.code === code) ?? failed('it does not give this finding');
  const best = finding.fix ?? plan;
  const written = best === undefined ? undefined : changeOf(subject, best);
  const link = encodeLink({ kind: 'example', example: name });
  const { title, aws, kind } = findingEntry(code);
  const meaning = meaningOf(code);
  return {
    code,
    kind,
    title,
    aws,
    topic: meaning.topic,
    meaning: meaning.text,
    scenario: subject.read.scenario.title ?? name,
    hash: link.ok ? link.hash : failed(link.message),
    verdict: trace.verdict,
    says: finding.message,
    facts: [...new Set([...finding.facts, ...(meaning.facts ?? [])])],
    fix:
      best === undefined || written === undefined
        ? undefined
        : { summary: best.summary, verdict: best.verdict, hunks: written.hunks },
    plan:
      plan === undefined || finding.fix === undefined || finding.fix.opens || isSame(finding.fix, plan)
        ? undefined
        : plan.summary,
    withoutFix: best === undefined ? (meaning.withoutFix ?? BY_KIND[kind]) : undefined,
    isFixable: isFixable(code),
  };
};

let shown: readonly ShownFinding[] | undefined;

/** All of them, in the order of the codes. */
export const shownFindings = (): readonly ShownFinding[] => {
  shown ??= (Object.keys(FINDING_CODES) as FindingCode[]).map(shownOf);
  return shown;
};
