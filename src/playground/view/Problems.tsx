/** Every problem of the text, each with its place; the place is a button that goes there. */
import type { PlacedProblem } from '../evaluate.ts';
import { ids } from '../ids.ts';
import { Sentence } from './Sentence.tsx';

interface ProblemsProps {
  readonly problems: readonly PlacedProblem[];
  readonly failure: string | undefined;
  readonly onGo: (problem: PlacedProblem) => void;
}

export const Problems = ({ problems, failure, onGo }: ProblemsProps) => (
  <div
    className="pg-problems"
    data-testid={ids.problems}
    hidden={problems.length === 0 && failure === undefined}
  >
    <p className="pg-heading">{failure === undefined ? 'Problems' : 'No answer'}</p>
    {failure === undefined ? null : <p>{failure}</p>}
    <ul>
      {problems.map((problem) => (
        <li key={`${problem.offset} ${problem.message}`}>
          <button type="button" className="pg-place" onClick={() => onGo(problem)}>
            {problem.line}:{problem.column}
          </button>{' '}
          <Sentence text={problem.message} />
        </li>
      ))}
    </ul>
    <p className="pg-note">The result is that of the last text that could be read.</p>
  </div>
);
