/** The goals of a challenge, each with what is in its way; the same at build time and in the browser. */
import { Sentence } from '../../view/Sentence.tsx';
import type { CheckGrade } from '../grade.ts';
import { challengeIds } from '../ids.ts';

interface GoalsProps {
  readonly checks: readonly CheckGrade[];
  readonly solved: boolean;
  /** Why the marks are those of an earlier text, where they are. */
  readonly stale?: string | undefined;
  readonly teaches: string;
  /** The challenge after this one. */
  readonly next?: { readonly title: string; readonly href: string } | undefined;
  /** What a screen reader hears. */
  readonly said?: string;
}

const Goal = ({ check: { says, met, why } }: { readonly check: CheckGrade }) => (
  <li className="ch-goal" data-met={met} data-testid={challengeIds.goal}>
    <span className="ch-mark" aria-hidden="true">
      {met ? '✓' : '○'}
    </span>
    <span>
      <Sentence text={says} />
      <span className="sr-only">{met ? ' Met.' : ' Not met.'}</span>
      {why === undefined ? null : (
        <span className="ch-why">
          <Sentence text={why} />
        </span>
      )}
    </span>
  </li>
);

export const Goals = ({ checks, solved, stale, teaches, next, said = '' }: GoalsProps) => {
  const met = checks.filter((check) => check.met).length;
  return (
    <>
      <p className="pg-heading">
        Goals
        <span className="ch-count">
          {met} of {checks.length}
        </span>
      </p>
      <ul className="ch-goals" aria-label="Goals" data-stale={stale !== undefined}>
        {checks.map((check) => (
          <Goal key={check.name} check={check} />
        ))}
      </ul>
      {stale === undefined ? null : <p className="pg-note">{stale}</p>}
      {solved ? (
        <div className="ch-solved" data-testid={challengeIds.solved}>
          <p>
            <b>
              <span aria-hidden="true">✓</span> Solved.
            </b>{' '}
            <Sentence text={teaches} />
          </p>
          {next === undefined ? null : (
            <p>
              Next: <a href={next.href}>{next.title}</a>
            </p>
          )}
        </div>
      ) : null}
      <p className="sr-only" role="status" data-testid={challengeIds.said}>
        {said}
      </p>
    </>
  );
};
