/** Which ends an object of a policy file selects, and what keeps that from being certain. */
import type { Network, Subnet, Vpc } from '../model/network.ts';
import { closest, oneOf } from '../model/words.ts';
import { cleaned, quoted } from '../trace/words.ts';
import type { EndFacts, Ends } from './ends.ts';
import { type Patterns, patternsOf } from './patterns.ts';
import type { SELECTED_KINDS, Selection } from './schema.ts';

/** A pattern that fits nothing; the pointer is relative to the selection. */
export interface Misfit {
  readonly pointer: string;
  readonly message: string;
}

/** What is selected. */
export interface Selected {
  readonly names: ReadonlySet<string>;
  /** Why there may be more than that, a sentence each: for all of them nothing can be said then. */
  readonly unsure: readonly string[];
  readonly misfits: readonly Misfit[];
}

/** `unknown`: the data does not say whether an end has what is asked for. */
type Answer = 'yes' | 'no' | 'unknown';

/** One field of a selection. */
interface Criterion {
  readonly of: (facts: EndFacts) => Answer;
  readonly misfits: () => readonly Misfit[];
}

const MOST_HINTS = 3;

const misfitsOf = (
  field: string,
  patterns: Patterns,
  what: string,
  candidates: () => Iterable<string>,
): readonly Misfit[] =>
  patterns.unused().map(({ text, index }) => {
    const near = closest(text, candidates(), MOST_HINTS);
    const hint = near.length === 0 ? '' : ` Did you mean ${oneOf(near.map(cleaned))}?`;
    return {
      pointer: `/${field}${index === undefined ? '' : `/${index}`}`,
      message: `${quoted(text)} is the name of no ${what}.${hint}`,
    };
  });

const certain = (holds: boolean): Answer => (holds ? 'yes' : 'no');

/** The resources that patterns fit. All are looked at, so that every pattern that fits one counts as used. */
const fitting = <T>(patterns: Patterns, resources: Iterable<T>, namesOf: (each: T) => readonly string[]) =>
  new Set([...resources].filter((each) => patterns.fits(namesOf(each))));

const namesCriterion = (ends: Ends, given: string | readonly string[]): Criterion => {
  const patterns = patternsOf(given);
  return {
    of: ({ names }) => certain(patterns.fits(names)),
    misfits: () =>
      misfitsOf('names', patterns, 'instance, interface, endpoint or load balancer', () =>
        ends.facts.flatMap(({ names }) => names),
      ),
  };
};

/** Of an end whose interfaces are not in the data: only a network outside of AWS stands in no subnet for certain. */
const whereabouts = ({ kind }: EndFacts['end']): Answer => (kind === 'on-premises' ? 'no' : 'unknown');

const subnetsCriterion = (subnets: ReadonlySet<Subnet>): Criterion['of'] => {
  return ({ end, interfaces }) => {
    if (interfaces.length === 0) return whereabouts(end);
    return certain(interfaces.some(({ subnet }) => subnets.has(subnet)));
  };
};

const vpcsCriterion = (vpcs: ReadonlySet<Vpc>): Criterion['of'] => {
  return ({ end, vpc }) => {
    if (vpc === undefined) return whereabouts(end);
    return certain(vpcs.has(vpc));
  };
};

/** Security groups by every name: their own, with their VPC's in front, labels and other names. */
const groupsIn = (ends: Ends): readonly { readonly key: string; readonly names: readonly string[] }[] =>
  Object.entries(ends.network.scenario.vpcs).flatMap(([vpc, { securityGroups }]) =>
    Object.entries(securityGroups ?? {}).map(([id, group]) => ({
      key: `${vpc}/${id}`,
      names: [
        `${vpc}/${id}`,
        ...ends.namesOf({ id, ...(group?.label === undefined ? {} : { label: group.label }) }),
      ],
    })),
  );

const groupsCriterion = (ends: Ends, given: string | readonly string[]): Criterion => {
  const patterns = patternsOf(given);
  const groups = groupsIn(ends);
  const keys = new Set([...fitting(patterns, groups, ({ names }) => names)].map(({ key }) => key));
  return {
    of: ({ end, interfaces }) => {
      if (interfaces.length === 0) return whereabouts(end);
      const carried = interfaces.map(({ securityGroups }) => securityGroups);
      if (carried.some((each) => each?.some(({ key }) => keys.has(key)) === true)) return 'yes';
      return carried.includes(undefined) ? 'unknown' : 'no';
    },
    misfits: () =>
      misfitsOf('securityGroups', patterns, 'security group', () => groups.flatMap(({ names }) => names)),
  };
};

const tagsCriterion = (ends: Ends, key: string, given: string | readonly string[]): Criterion => {
  const patterns = patternsOf(given);
  const values = function* (): Generator<string> {
    for (const { tags } of ends.facts) {
      const value = tags.get(key);
      if (value !== undefined) yield value;
    }
  };
  return {
    of: ({ tags }) => {
      const value = tags.get(key);
      return certain(value !== undefined && patterns.fits([value]));
    },
    misfits: () =>
      misfitsOf(`tags/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`, patterns, 'value', values).map(
        ({ pointer, message }) => ({
          pointer,
          message: message.replace('is the name of no value', `is the value of no tag ${quoted(key)}`),
        }),
      ),
  };
};

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

const placesOf = (ends: Ends, selection: Selection) => {
  const { network } = ends;
  const subnetPatterns = selection.subnets === undefined ? undefined : patternsOf(selection.subnets);
  const vpcPatterns = selection.vpcs === undefined ? undefined : patternsOf(selection.vpcs);
  const subnets =
    subnetPatterns === undefined
      ? undefined
      : fitting(subnetPatterns, network.subnets.values(), ends.namesOf);
  const vpcs =
    vpcPatterns === undefined ? undefined : fitting(vpcPatterns, network.vpcs.values(), ends.namesOf);
  const misfits = (): readonly Misfit[] => [
    ...(subnetPatterns === undefined
      ? []
      : misfitsOf('subnets', subnetPatterns, 'subnet', () =>
          [...network.subnets.values()].flatMap(ends.namesOf),
        )),
    ...(vpcPatterns === undefined
      ? []
      : misfitsOf('vpcs', vpcPatterns, 'VPC', () => [...network.vpcs.values()].flatMap(ends.namesOf))),
  ];
  return { subnets, vpcs, misfits };
};

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
  const { names, kinds, securityGroups, tags } = selection;
  const places = placesOf(ends, selection);
  const criteria: Criterion[] = [];
  if (names !== undefined) criteria.push(namesCriterion(ends, names));
  if (kinds !== undefined)
    criteria.push({
      of: ({ end }) => certain([kinds].flat().some((kind) => kind === end.kind)),
      misfits: () => [],
    });
  if (places.subnets !== undefined)
    criteria.push({ of: subnetsCriterion(places.subnets), misfits: () => [] });
  if (places.vpcs !== undefined) criteria.push({ of: vpcsCriterion(places.vpcs), misfits: () => [] });
  if (securityGroups !== undefined) criteria.push(groupsCriterion(ends, securityGroups));
  for (const [key, value] of Object.entries(tags ?? {})) criteria.push(tagsCriterion(ends, key, value));
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
  const closed = names !== undefined && !patternsOf(names).open;
  const asked = vpcsAsked(ends.network, places.subnets, places.vpcs);
  const lacking = closed ? [] : lackingIn(selection, asked, receives);
  return {
    names: found,
    unsure: [...lacking, ...unsure],
    misfits: [...places.misfits(), ...criteria.flatMap(({ misfits }) => misfits())],
  };
};
