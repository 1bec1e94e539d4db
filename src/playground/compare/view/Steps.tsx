/** Two paths step by step, beside each other where there is room: what both share, and what one of them has alone. */
import type { OutlineHop } from '../../../diagram/index.ts';
import { Sentence } from '../../view/Sentence.tsx';
import type { AlignedPart, AlignedStep } from '../align.ts';
import { compareIds } from '../ids.ts';
import type { SideNames } from '../words.ts';

const SIGNS: Readonly<Record<AlignedStep['change'], string>> = {
  same: '=',
  changed: '≠',
  gone: '−',
  new: '+',
};
const DECISIONS = {
  passes: { sign: '✓', tone: 'go' },
  refuses: { sign: '✕', tone: 'stop' },
  unknown: { sign: '?', tone: 'ask' },
} as const;

/** What each change is called. */
export type ChangeWords = Readonly<Record<AlignedStep['change'], string>>;

const Mark = ({ hop }: { readonly hop: OutlineHop }) => {
  const { sign, tone } = DECISIONS[hop.decision];
  return (
    <span className={`pg-mark ${tone}`}>
      <span aria-hidden="true">{sign}</span>
      <span className={hop.decision === 'passes' ? 'sr-only' : ''}> {hop.mark ?? hop.state}</span>
    </span>
  );
};

const Question = ({ hop }: { readonly hop: OutlineHop }) => (
  <span className="pg-question">
    <Sentence text={hop.question} />
  </span>
);

interface SideProps {
  readonly name: string;
  readonly hop: OutlineHop | undefined;
  /** The question stands above both. */
  readonly asked: boolean;
}

const Side = ({ name, hop, asked }: SideProps) =>
  hop === undefined ? (
    <div className="cmp-cell cmp-none" aria-hidden="true">
      –
    </div>
  ) : (
    <div className="cmp-cell" data-decision={hop.decision}>
      <span className="cmp-side">{name}</span>
      {asked ? null : <Question hop={hop} />}
      <span className="pg-answer">
        <Mark hop={hop} /> <Sentence text={hop.answer} />
        {hop.note === undefined ? null : <span className="pg-note"> {hop.note}</span>}
      </span>
    </div>
  );

const Step = ({
  step,
  names,
  words,
}: {
  readonly step: AlignedStep;
  readonly names: SideNames;
  readonly words: ChangeWords;
}) => {
  const first = 'first' in step ? step.first : undefined;
  const second = 'second' in step ? step.second : undefined;
  const shared = first !== undefined && second !== undefined && first.question === second.question;
  return (
    <li className="cmp-step" data-change={step.change}>
      <span className="cmp-change">
        <span aria-hidden="true">{SIGNS[step.change]}</span> {words[step.change]}
      </span>
      {shared ? (
        <div className="cmp-asked">
          <Question hop={first} />
        </div>
      ) : null}
      {step.change === 'same' ? (
        <div className="cmp-cell cmp-both" data-decision={step.first.decision}>
          <span className="pg-answer">
            <Mark hop={step.first} /> <Sentence text={step.first.answer} />
            {step.first.note === undefined ? null : <span className="pg-note"> {step.first.note}</span>}
          </span>
        </div>
      ) : (
        <>
          <Side name={names.first} hop={first} asked={shared} />
          <Side name={names.second} hop={second} asked={shared} />
        </>
      )}
    </li>
  );
};

interface StepsProps {
  readonly parts: readonly AlignedPart[];
  readonly names: SideNames;
  readonly words: ChangeWords;
}

const StepList = ({
  steps,
  names,
  words,
}: Pick<AlignedPart, 'steps'> & Pick<StepsProps, 'names' | 'words'>) =>
  steps.length === 0 ? (
    <p className="pg-empty">No hop was asked.</p>
  ) : (
    <ol className="cmp-steps">
      {steps.map((step) => (
        <Step
          key={`${'first' in step ? step.first.id : ''} ${'second' in step ? step.second.id : ''}`}
          step={step}
          names={names}
          words={words}
        />
      ))}
    </ol>
  );

const countText = (steps: readonly AlignedStep[]): string => {
  const differ = steps.filter(({ change }) => change !== 'same').length;
  return differ === 0 ? 'no step differs' : `${differ} of ${steps.length} steps differ`;
};

/** The way there in the open, the way back folded. */
export const Steps = ({ parts, names, words }: StepsProps) => (
  <div data-testid={compareIds.steps}>
    {parts.map(({ direction, heading, steps }) =>
      direction === 'there' ? (
        <div key={direction}>
          <p className="pg-heading">
            {heading}: {countText(steps)}
          </p>
          <p className="cmp-names" aria-hidden="true">
            <b>{names.first}</b>
            <b>{names.second}</b>
          </p>
          <StepList steps={steps} names={names} words={words} />
        </div>
      ) : (
        <details key={direction} className="cmp-fold">
          <summary className="pg-heading">
            {heading}: {countText(steps)}
          </summary>
          <StepList steps={steps} names={names} words={words} />
        </details>
      ),
    )}
  </div>
);
