/** The answer: verdict, what blocks and what would open it, the hops there and back, what was taken as true. */
import type { Finding } from '../../../evaluator/index.ts';
import { ChoiceChooser } from '../../view/ChoiceChooser.tsx';
import { FixNote, PlanSteps } from '../../view/Fixes.tsx';
import { FlowText } from '../../view/FlowText.tsx';
import { Foot } from '../../view/Foot.tsx';
import { HopList } from '../../view/HopList.tsx';
import { Notes } from '../../view/Notes.tsx';
import { Sentence } from '../../view/Sentence.tsx';
import { Verdict } from '../../view/Verdict.tsx';
import { accountIds } from '../ids.ts';
import type { AnswerState, Fixes } from '../state.ts';

const HEADINGS = {
  blocker: 'What blocks it',
  unknown: 'What is not in the data',
  invalid: 'What AWS would refuse',
} as const satisfies Partial<Record<Finding['kind'], string>>;

/** Where an imported resource was read. */
const Origin = ({ finding }: { readonly finding: Finding }) => {
  const { origin } = finding.resource;
  return origin === undefined ? null : (
    <span className="acc-origin">
      {origin.file} {origin.pointer}
    </span>
  );
};

const FindingItem = ({ finding, mark }: { readonly finding: Finding; readonly mark: string | undefined }) => (
  <li data-finding={finding.code}>
    <p>
      {mark === undefined ? null : <b className="stop">{mark}: </b>}
      <Sentence text={finding.message} />
      {finding.awsCode === undefined ? null : (
        <>
          {' '}
          <span className="pg-aws" title="AWS Reachability Analyzer’s code for this cause">
            {finding.awsCode}
          </span>
        </>
      )}
    </p>
    <Origin finding={finding} />
    {finding.fix === undefined ? null : <FixNote fix={finding.fix} />}
  </li>
);

const Findings = ({
  kind,
  findings,
}: {
  readonly kind: keyof typeof HEADINGS;
  readonly findings: readonly Finding[];
}) => {
  const own = findings.filter((finding) => finding.kind === kind && finding.code !== 'choices-differ');
  return own.length === 0 ? null : (
    <div className="pg-notes">
      <p className="pg-heading">{HEADINGS[kind]}</p>
      <ol className="acc-findings">
        {own.map((finding, index) => (
          <FindingItem
            key={`${finding.code} ${finding.message}`}
            finding={finding}
            mark={kind === 'blocker' && own.length > 1 && index === 0 ? 'First' : undefined}
          />
        ))}
      </ol>
    </div>
  );
};

/** One finding's fix is the whole plan where it does the same. */
const isBeyond = (fixes: Extract<Fixes, { kind: 'found' }>): boolean => {
  const edits = JSON.stringify(fixes.plan?.edits);
  return fixes.plan !== undefined && !fixes.findings.some(({ fix }) => JSON.stringify(fix?.edits) === edits);
};

const Plans = ({ fixes, isOpen }: { readonly fixes: Fixes; readonly isOpen: boolean }) => {
  if (isOpen || fixes.kind === 'none') return null;
  const text =
    fixes.kind === 'asking'
      ? 'Looking for what would open it…'
      : fixes.kind === 'failed'
        ? 'What would open it could not be worked out.'
        : fixes.plan === undefined
          ? 'No change was found that opens it and that the data is enough to try.'
          : undefined;
  return (
    <div className="pg-notes" data-testid={accountIds.fixes} data-fixes={fixes.kind}>
      {text === undefined ? null : <p className="pg-note">{text}</p>}
      {fixes.kind === 'found' && fixes.plan !== undefined && isBeyond(fixes) ? (
        <>
          <p className="pg-heading">To open this path</p>
          <PlanSteps plan={fixes.plan} />
        </>
      ) : null}
      {fixes.kind === 'found' && fixes.plan !== undefined ? (
        <p className="pg-note">
          Each change was tried: the network edited, the path traced again. Read commands before you run them;
          a word in capitals stands for what the command before it prints.
        </p>
      ) : null}
    </div>
  );
};

export const Answer = ({
  answer,
  factsRead,
  onChoice,
}: {
  readonly answer: Extract<AnswerState, { kind: 'shown' }>;
  readonly factsRead: string;
  readonly onChoice: (choice: number) => void;
}) => {
  const { shown, choice, fixes } = answer;
  const { trace, outlines } = shown;
  const path = trace.choices[choice];
  const parts = outlines[choice];
  const findings = fixes.kind === 'found' ? fixes.findings : trace.findings;
  return (
    <section className="pg" aria-label="Answer" data-testid={accountIds.answer} tabIndex={-1}>
      <div className="pg-bar">
        <Verdict verdict={trace.verdict} />
        <FlowText flow={trace.flow} />
      </div>
      <Findings kind="blocker" findings={findings} />
      <Findings kind="unknown" findings={findings} />
      <Findings kind="invalid" findings={findings} />
      <Plans fixes={fixes} isOpen={trace.verdict === 'reachable'} />
      <ChoiceChooser
        choices={trace.choices.map(({ choice: text }) => ({ text }))}
        choice={choice}
        onChoice={onChoice}
      />
      <Notes findings={trace.findings} networkFindings={[]} assumptions={path?.assumptions ?? []} />
      {parts === undefined ? null : <HopList parts={parts} findings={path?.findings ?? []} />}
      <Foot path={path} read={factsRead} />
    </section>
  );
};
