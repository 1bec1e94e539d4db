/** What the lines and nodes of a drawing mean: those that it shows, in small. */
import { type BaseState, baseState, type ElementStates } from '../../diagram/state-names.ts';

/** Pictures of 26 by 12 in the classes of the drawings, so that both look alike. */
const SAMPLES = [
  { states: ['path', 'both', 'answer-blocked'], shown: 'path', way: 'hw-out', words: 'the way there' },
  { states: ['back', 'both'], shown: 'back', way: 'hw-in', words: 'the answer' },
  { states: ['blocked', 'answer-blocked'], shown: 'blocked', way: 'hw-cross', words: 'refused' },
  { states: ['unknown'], shown: 'unknown', way: 'hw-ask', words: 'not known' },
  { states: ['unused'], shown: 'unused', way: 'hw-idle', words: 'not on the way' },
] as const satisfies readonly {
  readonly states: readonly BaseState[];
  readonly shown: BaseState;
  readonly way: string;
  readonly words: string;
}[];

const Sample = ({ shown, way }: Pick<(typeof SAMPLES)[number], 'shown' | 'way'>) => (
  <svg className="hw-drawing" viewBox="0 0 26 16" width="26" height="16" aria-hidden="true">
    <g className="hw-line" data-state={shown}>
      {way === 'hw-idle' ? <path className="hw-idle" d="M1 8h24" /> : null}
      {way === 'hw-out' || way === 'hw-in' ? (
        <g className={way}>
          <path d="M1 8h17" />
          <path className="hw-head" d="M25 8l-8-4v8z" />
        </g>
      ) : null}
      {way === 'hw-cross' || way === 'hw-ask' ? (
        <g transform="translate(13 8)">
          <g className={way}>
            <circle r="7" />
            <path
              d={
                way === 'hw-cross' ? 'M-3-3 3 3M3-3-3 3' : 'M-2.5-2c0-3.5 5-3.5 5 0 0 2-2.5 2-2.5 4M0 4.5v.5'
              }
            />
          </g>
        </g>
      ) : null}
    </g>
  </svg>
);

/** Only what the drawing shows has its line in the legend. */
export const Legend = ({ states }: { readonly states: ElementStates }) => {
  const used = new Set(Object.values(states).map(baseState));
  const samples = SAMPLES.filter((sample) => sample.states.some((state) => used.has(state)));
  return (
    <ul className="pg-legend" aria-label="Legend">
      {samples.map(({ words, ...sample }) => (
        <li key={words}>
          <Sample {...sample} /> {words}
        </li>
      ))}
    </ul>
  );
};
