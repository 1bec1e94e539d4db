/** Hints one by one, and the solution. Plain details: they work without a script, and the page's script adds the order. */
import { challengeIds } from '../../playground/challenge/ids.ts';
import { indentOf, Lines } from '../../playground/fixes/view/ChangeView.tsx';
import { Sentence } from '../../playground/view/Sentence.tsx';
import type { LoadedChallenge } from './load.ts';

const WrongAnswers = ({ wrong }: Pick<LoadedChallenge, 'wrong'>) =>
  wrong.length === 0 ? null : (
    <>
      <p className="pg-side-heading">Tempting, and not enough</p>
      <ul className="ch-wrong">
        {wrong.map(({ says, failed }) => (
          <li key={says}>
            <Sentence text={says} />
            {failed.map(({ name, why }) => (
              <span className="ch-why" key={name}>
                <Sentence text={why ?? ''} />
              </span>
            ))}
          </li>
        ))}
      </ul>
    </>
  );

export const Help = ({ challenge, solution, wrong }: LoadedChallenge) => (
  <div className="ch-help">
    {challenge.hints.map((hint, index) => (
      <details key={hint} data-hint={index} data-testid={challengeIds.hint}>
        <summary className="pg-heading">
          Hint {index + 1} of {challenge.hints.length}
        </summary>
        <p className="ch-text">
          <Sentence text={hint} />
        </p>
      </details>
    ))}
    <details data-testid={challengeIds.solution}>
      <summary className="pg-heading">Solution</summary>
      <p className="ch-text">It is worth trying first. Other answers than this one count too.</p>
      <details data-solution className="ch-really" data-testid={challengeIds.reallyShow}>
        <summary className="pg-heading">Show it all the same</summary>
        <div className="ch-text">
          {solution.hunks.map((hunk) => (
            <Lines key={`${hunk[0]?.number} ${hunk[0]?.text}`} lines={hunk} indent={indentOf(hunk)} />
          ))}
          <p>
            <Sentence text={challenge.solution.teaches} />
          </p>
          <WrongAnswers wrong={wrong} />
          <button
            type="button"
            className="pg-button"
            data-apply
            data-live-only
            data-testid={challengeIds.apply}
            hidden
          >
            Put it into the scenario
          </button>
        </div>
      </details>
    </details>
  </div>
);
