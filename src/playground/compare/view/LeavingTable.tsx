/** What of two paths leaves the private network, side by side (fact F-SEED-04). */
import { Sentence } from '../../view/Sentence.tsx';
import type { Leaving, LeavingSide } from '../leaving.ts';
import type { SideNames } from '../words.ts';

interface LeavingTableProps {
  readonly names: SideNames;
  readonly first: LeavingSide;
  readonly second: LeavingSide;
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

const ROWS: readonly (readonly [heading: string, text: (side: LeavingSide) => string])[] = [
  ['The path', ({ leaving }) => privateText(leaving)],
  [
    'The packet is sent to',
    ({ leaving, to }) => (leaving.named.length > 0 ? leaving.named.join(', ') : `\`${to}\``),
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

export const LeavingTable = ({ names, first, second, base }: LeavingTableProps) => (
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
      Private: the path crosses no internet gateway, public NAT gateway or egress-only gateway. It says
      nothing about leaving AWS’s network: traffic to AWS’s public endpoints stays on it too (
      <a href={`${base}facts/#f-seed-04`}>SEED-04</a>).
    </p>
  </>
);
