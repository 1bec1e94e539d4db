/** Which ends an object of a policy file selects, and what keeps that from being certain. */
import type { Network, Subnet, Vpc } from '../model/network.ts';
import { quoted } from '../trace/words.ts';
import { criteriaOf, type Misfit } from './criteria.ts';
import type { EndFacts, Ends } from './ends.ts';
import { patternsOf } from './patterns.ts';
import type { SELECTED_KINDS, Selection } from './schema.ts';

/** What is selected. */
export interface Selected {
  readonly names: ReadonlySet<string>;
  /** Why there may be more than that, a sentence each: for all of them nothing can be said then. */
  readonly unsure: readonly string[];
  readonly misfits: readonly Misfit[];
}

const isWanted = ({ kinds }: Selection, ...asked: readonly (typeof SELECTED_KINDS)[number][]): boolean =>
  kinds === undefined || [kinds].flat().some((kind) => asked.includes(kind));

/** What the data may lack of the VPCs that a selection is about. Only what it names can be wanted of a VPC outside of the data. */
const lackingIn = (selection: Selection, vpcs: Iterable<Vpc>, receives: boolean): readonly string[] =>
  [...vpcs].flatMap(({ id, known, unknown }) => {
    if (!known)
      return selection.vpcs === undefined ? [] : [`What stands in VPC ${quoted(id)} is not in the data.`];
    const interfaces = isWanted(selection, 'instance', 'interface') && unknown.has('networkInterfaces');
    const endpoints = receives && isWanted(selection, 'endpoint') && unknown.has('endpoints');
    return [
      ...(interfaces
        ? [`The data may lack network interfaces of VPC ${quoted(id)}: more may be selected than is known.`]
        : []),
      ...(endpoints
        ? [`The data may lack endpoints of VPC ${quoted(id)}: more may be selected than is known.`]
        : []),
    ];
  });

/** The VPCs in which more of what is selected may stand. */
const vpcsAsked = (
  network: Network,
  subnets: ReadonlySet<Subnet> | undefined,
  vpcs: ReadonlySet<Vpc> | undefined,
): ReadonlySet<Vpc> => {
  const of = subnets === undefined ? [...network.vpcs.values()] : [...subnets].map(({ vpc }) => vpc);
  return new Set(vpcs === undefined ? of : of.filter((vpc) => vpcs.has(vpc)));
};

const uncertain = ({ end }: EndFacts): string =>
  `Whether ${quoted(end.name)} is selected is not known: its interface or its security groups are not in the data.`;

/**
 * Finds the ends that have all of what a selection says.
 *
 * @param receives whether they are asked as destinations
 */
export const select = (ends: Ends, selection: Selection, receives: boolean): Selected => {
  const { criteria, subnets, vpcs } = criteriaOf(ends, selection);
  const found = new Set<string>();
  const unsure: string[] = [];
  for (const facts of ends.facts) {
    // The internet is no resource: it is written as text.
    if (facts.end.kind === 'internet') continue;
    // All are asked, so that each pattern that fits something counts as used.
    const answers = criteria.map(({ of }) => of(facts));
    if (answers.includes('no')) continue;
    if (answers.includes('unknown')) unsure.push(uncertain(facts));
    else found.add(facts.end.name);
  }
  // Names in full say themselves which ends are meant; anything else means all that there are.
  const closed = selection.names !== undefined && !patternsOf(selection.names).open;
  const asked = vpcsAsked(ends.network, subnets, vpcs);
  const lacking = closed ? [] : lackingIn(selection, asked, receives);
  return {
    names: found,
    unsure: [...lacking, ...unsure],
    misfits: criteria.flatMap(({ misfits }) => misfits()),
  };
};
