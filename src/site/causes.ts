/** One cause of trouble as a page shows it: what the evaluator says of a finding, and what it proposes to do. */
import { type FindingCode, type Fix, findingEntry, fixesIn } from '../evaluator/index.ts';
import { encodeLink } from '../link/index.ts';
import { askedFlow } from './traced-flow.ts';

/** A change that takes the finding away. */
interface Remedy {
  /** Sentences with `backticks`. */
  readonly text: string;
  /** Whether the flow ends as it should with nothing but this changed. */
  readonly isAll: boolean;
}

interface Cause {
  readonly title: string;
  /** The evaluator's sentence, with `backticks` around names. */
  readonly says: string;
  /** undefined: no edit of the scenario mends it. */
  readonly remedy: Remedy | undefined;
  /** Opens the broken scenario in the full playground. */
  readonly href: string;
}

type CauseResult =
  | { readonly ok: true; readonly cause: Cause }
  | { readonly ok: false; readonly problem: string };

const failed = (problem: string): CauseResult => ({ ok: false, problem });

const remedyOf = (fix: Fix | undefined, verdict: string): Remedy | undefined =>
  fix === undefined ? undefined : { text: fix.summary, isAll: fix.opens || verdict === 'reachable' };

/**
 * What a page says of a finding of a flow. The fix is the first that the evaluator tried with success: that of
 * the finding itself, else the plan that opens the flow.
 *
 * @param scenario path below content/scenarios, without .json
 * @param isUnfixable whether the page says that nothing in the network mends it
 * @param base the site's address below its host: begins and ends with a slash
 */
export const causeOf = (
  scenario: string,
  flow: string,
  code: FindingCode,
  isUnfixable: boolean,
  base: string,
): CauseResult => {
  const place = `${scenario}, ${flow}`;
  const asked = askedFlow(scenario, flow);
  if (!asked.ok) return failed(asked.problems.join('; '));
  const fixed = fixesIn(asked.network, asked.request);
  if (!fixed.ok) return failed(fixed.problems.map(({ message }) => message).join('; '));
  const finding = fixed.trace.findings.find((each) => each.code === code);
  if (finding === undefined) return failed(`"${code}" is not among the findings of ${place}`);
  const remedy = remedyOf(finding.fix ?? fixed.plan, fixed.trace.verdict);
  if (remedy === undefined && !isUnfixable) return failed(`"${code}" of ${place} has no fix`);
  if (remedy !== undefined && isUnfixable) return failed(`"${code}" of ${place} has a fix: ${remedy.text}`);
  const link = encodeLink({ kind: 'example', example: scenario, flow });
  if (!link.ok) return failed(`${place}: ${link.message}`);
  const href = `${base}playground/#${link.hash}`;
  return { ok: true, cause: { title: findingEntry(code).title, says: finding.message, remedy, href } };
};
