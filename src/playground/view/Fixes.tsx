/** What would open a flow: the changes in order, each in words and, for what was imported, as AWS's commands. */
import type { Fix, FixStep, Plan } from '../../evaluator/index.ts';
import { Commands } from './Commands.tsx';
import { Sentence } from './Sentence.tsx';
import { verdictWord } from './Verdict.tsx';

const AwsCommands = ({ step }: { readonly step: FixStep }) =>
  step.aws === undefined ? null : (
    <Commands text={step.aws} what={`the commands: ${step.summary.replaceAll('`', '')}`} />
  );

const Effects = ({ fix }: { readonly fix: Fix }) =>
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
