/** What would open a flow: the changes in order, each in words and, for what was imported, as AWS's commands. */
import type { Fix, FixStep, Plan } from '../../evaluator/index.ts';
import { Commands } from './Commands.tsx';
import { Sentence } from './Sentence.tsx';
import { verdictWord } from './Verdict.tsx';

/** A change as AWS's commands, where there are any. */
export const AwsCommands = ({ step }: { readonly step: Pick<FixStep, 'summary' | 'aws'> }) =>
  step.aws === undefined ? null : (
    <Commands text={step.aws} what={`the commands: ${step.summary.replaceAll('`', '')}`} />
  );

/** The scenario's other flows that a change makes end differently. */
export const Effects = ({ fix }: { readonly fix: Pick<Fix, 'sideEffects' | 'flowsNotCompared'> }) =>
  fix.sideEffects.length === 0 && fix.flowsNotCompared === undefined ? null : (
    <ul className="pg-effects">
      {fix.sideEffects.map(({ flow, before, after }) => (
        <li key={flow}>
          Also changes <code>{flow}</code>: {verdictWord(before)} → {verdictWord(after)}
        </li>
      ))}
      {fix.flowsNotCompared === undefined ? null : (
        <li>{fix.flowsNotCompared} other flows were not compared.</li>
      )}
    </ul>
  );

const Step = ({ step }: { readonly step: FixStep }) => (
  <li>
    <Sentence text={step.summary} />
    <AwsCommands step={step} />
  </li>
);

/** One change below the finding that it takes away. */
export const FixNote = ({ fix }: { readonly fix: Fix }) => (
  <div className="pg-fix">
    <p>
      <b>{fix.opens ? 'Opens the path' : 'Fix'}:</b> <Sentence text={fix.summary} />
    </p>
    <AwsCommands step={fix} />
    <Effects fix={fix} />
  </div>
);

/** All changes that open the flow together, in the order in which they are made. */
export const PlanSteps = ({ plan }: { readonly plan: Plan }) => (
  <>
    <ol className="pg-steps">
      {plan.steps.map((step) => (
        <Step key={step.summary} step={step} />
      ))}
    </ol>
    <Effects fix={plan} />
  </>
);
