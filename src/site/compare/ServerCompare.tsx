/** Two scenarios side by side as the page is built with them: everything to read; only the sliders wait for a script. */
import type { PathTrace, TracedFlow, Verdict as VerdictName } from '../../evaluator/index.ts';
import type { AlignedPart } from '../../playground/compare/align.ts';
import type { Leaving } from '../../playground/compare/leaving.ts';
import { LeavingTable } from '../../playground/compare/view/LeavingTable.tsx';
import { type ChangeWords, Steps } from '../../playground/compare/view/Steps.tsx';
import type { SideNames } from '../../playground/compare/words.ts';
import { FlowText } from '../../playground/view/FlowText.tsx';
import { Verdict } from '../../playground/view/Verdict.tsx';

export interface ServerSide {
  readonly verdict: VerdictName;
  readonly flow: TracedFlow;
  readonly path: PathTrace;
  readonly leaving: Leaving;
  /** Empty where the scenario has no drawing. */
  readonly svg: string;
}

interface ServerCompareProps {
  readonly title: string;
  readonly names: SideNames;
  readonly first: ServerSide;
  readonly second: ServerSide;
  readonly steps: readonly AlignedPart[];
  /** The site's address, with a slash at its end. */
  readonly base: string;
}

const SIDES = ['first', 'second'] as const;

export const ServerCompare = ({ title, names, first, second, steps, base }: ServerCompareProps) => {
  const sides = { first, second };
  const words: ChangeWords = {
    same: 'both',
    changed: 'differs',
    gone: `only ${names.first}`,
    new: `only ${names.second}`,
  };
  return (
    <>
      <div className="cmp-heads">
        {SIDES.map((side) => (
          <div key={side} className="cmp-head">
            <p className="cmp-title">{names[side]}</p>
            <p>
              <Verdict verdict={sides[side].verdict} /> <FlowText flow={sides[side].flow} />
            </p>
          </div>
        ))}
      </div>
      <div className="cmp-drawings">
        {SIDES.map((side) =>
          sides[side].svg === '' ? null : (
            <section
              key={side}
              className="cmp-drawing"
              aria-label={`Diagram: ${title}, ${names[side]}`}
              // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region needs focus to be scrolled by keys
              tabIndex={0}
            >
              <p className="cmp-side" aria-hidden="true">
                {names[side]}
              </p>
              {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a committed drawing, written by diagram/svg, which escapes */}
              <div className="pg-drawing" dangerouslySetInnerHTML={{ __html: sides[side].svg }} />
            </section>
          ),
        )}
      </div>
      <LeavingTable
        names={names}
        first={{ leaving: first.leaving, to: first.flow.to }}
        second={{ leaving: second.leaving, to: second.flow.to }}
        base={base}
      />
      <Steps parts={steps} names={names} words={words} />
    </>
  );
};
