/** Two scenarios side by side as the page is built with them: everything to read; only the sliders wait for a script. */
import type { PathTrace, TracedFlow, Verdict as VerdictName } from '../../evaluator/index.ts';
import type { AlignedPart } from '../../playground/compare/align.ts';
import type { Leaving } from '../../playground/compare/leaving.ts';
import { type ChangeWords, Steps } from '../../playground/compare/view/Steps.tsx';
import type { SideNames } from '../../playground/compare/words.ts';
import { FlowText } from '../../playground/view/FlowText.tsx';
import { Sentence } from '../../playground/view/Sentence.tsx';
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

const PRIVATE = {
  true: { sign: '✓', word: 'Private' },
  false: { sign: '○', word: 'Not private' },
  null: { sign: '?', word: 'Not known' },
} as const;

const privateText = ({ private: isPrivate }: Leaving): string => {
  const { sign, word } = PRIVATE[`${isPrivate}`];
  return `${sign} ${word}`;
};

/** A list of names; what stands for none depends on whether that is known. */
const namesOr = (items: readonly string[], { private: isPrivate }: Leaving): string =>
  items.length > 0
    ? items.join(', ')
    : isPrivate === null
      ? 'not known'
      : isPrivate
        ? 'none'
        : 'none named; see the hops';

const ROWS: readonly (readonly [heading: string, text: (side: ServerSide) => string])[] = [
  ['The path', ({ leaving }) => privateText(leaving)],
  [
    'The packet is sent to',
    ({ leaving, flow }) => (leaving.named.length > 0 ? leaving.named.join(', ') : `\`${flow.to}\``),
  ],
  [
    'Gateways to the internet crossed',
    ({ leaving }) =>
      namesOr(
        leaving.gateways.map((id) => `\`${id}\``),
        leaving,
      ),
  ],
  ['Public address in place of a private one', ({ leaving }) => namesOr(leaving.addresses, leaving)],
];

const LeavingTable = ({ names, first, second, base }: Omit<ServerCompareProps, 'steps' | 'title'>) => (
  <>
    <table className="cmp-table cmp-leaving">
      <caption className="pg-heading">What leaves the private network</caption>
      <thead>
        <tr>
          <td />
          {SIDES.map((side) => (
            <th key={side} scope="col">
              {names[side]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {ROWS.map(([heading, text]) => (
          <tr key={heading}>
            <th scope="row">{heading}</th>
            {[first, second].map((side, index) => (
              <td key={SIDES[index]}>
                <Sentence text={text(side)} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
    <p className="cmp-aside">
      Private: no hop uses a public address or crosses an internet gateway. It says nothing about leaving
      AWS’s network: traffic to AWS’s public endpoints stays on it too (
      <a href={`${base}facts/#f-seed-04`}>SEED-04</a>).
    </p>
  </>
);

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
      <LeavingTable names={names} first={first} second={second} base={base} />
      <Steps parts={steps} names={names} words={words} />
    </>
  );
};
