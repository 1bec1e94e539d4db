/** Fixes for a person to read in a terminal. */
import type { Fix, FixStep, Plan, Trace, Verdict } from '../evaluator/index.ts';
import { type Output, plain, sentence, styled } from './terminal.ts';

const words = (verdict: Verdict): string => verdict.replace('-', ' ');

const awsLines = (output: Output, { aws }: FixStep, indent: string): readonly string[] =>
  aws === undefined ? [] : aws.split('\n').map((line) => `${indent}${styled(output, 'dim', plain(line))}`);

/** The other flows that a fix changes; nothing where it changes none. */
const effectLines = (output: Output, fix: Fix, indent: string): readonly string[] => [
  ...fix.sideEffects.map(
    ({ flow, before, after }) =>
      `${indent}${styled(output, 'yellow', 'Also changes')} ${plain(flow)}: ${words(before)} → ${words(after)}`,
  ),
  ...(fix.flowsNotCompared === undefined
    ? []
    : [`${indent}${fix.flowsNotCompared} other flows were not compared.`]),
];

/** The lines below a finding. */
export const fixLines = (output: Output, fix: Fix): readonly string[] => [
  `    ${fix.opens ? 'Fix (opens the flow)' : 'Fix'}: ${sentence(output, fix.summary)}`,
  ...awsLines(output, fix, '      '),
  ...effectLines(output, fix, '      '),
];

/** The plan, where no finding's fix is all of it. */
export const planBeyondFixes = (trace: Trace, plan: Plan | undefined): Plan | undefined => {
  const edits = JSON.stringify(plan?.edits);
  return trace.findings.some(({ fix }) => JSON.stringify(fix?.edits) === edits) ? undefined : plan;
};

/** The lines of a plan. */
export const planLines = (output: Output, plan: Plan | undefined): readonly string[] =>
  plan === undefined
    ? []
    : [
        '',
        styled(output, 'bold', 'To open this flow'),
        ...plan.steps.flatMap((step, index) => [
          `  ${index + 1}. ${sentence(output, step.summary)}`,
          ...awsLines(output, step, '     '),
        ]),
        ...effectLines(output, plan, '  '),
      ];
