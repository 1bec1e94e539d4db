/** What one hop looked at: the routes or rules in their order with what became of each, and the facts behind it. */
import type { Candidate, Hop } from '../../evaluator/index.ts';
import { candidatesOf } from '../links.ts';
import { OUTCOMES } from '../outcomes.ts';
import { pageOf } from '../pages.ts';
import { Sentence } from './Sentence.tsx';

/** A table or group may have hundreds; those that decide or come near are always shown. */
const MOST = 12;

const HEADINGS: Readonly<Partial<Record<Hop['kind'], string>>> = {
  route: 'Routes considered; the longest prefix that matches wins',
  'security-group': 'Rules of its groups; one that matches is enough',
  'network-acl': 'Rules in their order; the first that matches decides',
};

const SIGNS: Readonly<Record<Candidate['outcome'], string>> = {
  decides: '→',
  matches: '=',
  'no-match': '·',
  shadowed: '↓',
  unclear: '?',
};

const shownOf = (candidates: readonly Candidate[]): readonly Candidate[] => {
  if (candidates.length <= MOST) return candidates;
  const near = candidates.filter(({ outcome }) => outcome !== 'no-match').slice(0, MOST);
  const first = candidates.slice(0, MOST - near.length);
  return candidates.filter((candidate) => near.includes(candidate) || first.includes(candidate));
};

/** What refuses when no rule does: it stands in no data, and decides all the same. */
const DEFAULTS: Readonly<Partial<Record<Hop['kind'], { readonly rule: string; readonly outcome: string }>>> =
  {
    'security-group': { rule: 'no rule', outcome: 'admits it: refused by default' },
    'network-acl': { rule: '* deny', outcome: OUTCOMES.decides },
  };

const Candidates = ({ hop }: { readonly hop: Hop }) => {
  const heading = HEADINGS[hop.kind];
  if (heading === undefined) return null;
  const candidates = candidatesOf(hop);
  const isDefault = hop.decision === 'refuses' && candidates.every(({ outcome }) => outcome !== 'decides');
  const fallback = isDefault ? DEFAULTS[hop.kind] : undefined;
  const shown = shownOf(candidates);
  return (
    <>
      <p className="pg-tried-heading">
        {candidates.length === 0 && fallback === undefined ? 'There is nothing to ask here.' : heading}
      </p>
      <ol className="pg-tried">
        {shown.map((candidate) => (
          <li key={`${candidate.pointer} ${candidate.text}`} data-outcome={candidate.outcome}>
            <span aria-hidden="true">{SIGNS[candidate.outcome]}</span> <code>{candidate.text}</code>{' '}
            <span className="pg-outcome">{OUTCOMES[candidate.outcome]}</span>
          </li>
        ))}
        {fallback === undefined ? null : (
          <li data-outcome="decides">
            <span aria-hidden="true">{SIGNS.decides}</span> <code>{fallback.rule}</code>{' '}
            <span className="pg-outcome">{fallback.outcome}</span>
          </li>
        )}
      </ol>
      {candidates.length > shown.length ? (
        <p className="pg-tried-more">{candidates.length - shown.length} more do not match.</p>
      ) : null}
    </>
  );
};

interface HopDetailsProps {
  readonly hop: Hop;
  /** The finding that it gave, which has a scenario of its own in the gallery. */
  readonly code: string | undefined;
  /** The site's address, with a slash at its end. */
  readonly base: string;
}

export const HopDetails = ({ hop, code, base }: HopDetailsProps) => (
  <div className="pg-details">
    <Candidates hop={hop} />
    {'translation' in hop && hop.translation !== undefined ? (
      <p>
        <Sentence
          text={`The packet’s ${hop.translation.field} address changes here: \`${hop.translation.from}\` becomes \`${hop.translation.to}\`.`}
        />
      </p>
    ) : null}
    <p className="pg-sources">
      <a href={base + pageOf(hop.resource.kind)}>Read about it</a>
      {code === undefined ? null : (
        <a href={`${base}gallery/#findings/${code}`}>
          The smallest network with <code>{code}</code>
        </a>
      )}
      {hop.facts.map((fact) => (
        <a key={fact} href={`${base}facts/#${fact.toLowerCase()}`}>
          {fact}
        </a>
      ))}
    </p>
  </div>
);
