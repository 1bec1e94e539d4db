/** What an end must have to be selected, field by field, and which patterns fit nothing. */
import type { Subnet, Vpc } from '../model/network.ts';
import { closest, oneOf } from '../model/words.ts';
import { cleaned, quoted } from '../trace/words.ts';
import type { EndFacts, Ends } from './ends.ts';
import { type Patterns, patternsOf } from './patterns.ts';
import type { Selection } from './schema.ts';

/** A pattern that fits nothing; the pointer is relative to the selection. */
export interface Misfit {
  readonly pointer: string;
  readonly message: string;
}

/** `unknown`: the data does not say whether an end has what is asked for. */
type Answer = 'yes' | 'no' | 'unknown';

/** One field of a selection. */
interface Criterion {
  readonly of: (facts: EndFacts) => Answer;
  readonly misfits: () => readonly Misfit[];
}

/** A field that names resources in which ends stand. */
interface Placed<T> extends Criterion {
  readonly resources: ReadonlySet<T>;
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
    const hint = near.length === 0 ? '' : ` Did you mean ${oneOf(near.map((name) => cleaned(name)))}?`;
    return {
      pointer: `/${field}${index === undefined ? '' : `/${index}`}`,
      message: `${quoted(text)} is the name of no ${what}.${hint}`,
    };
  });

const certain = (holds: boolean): Answer => (holds ? 'yes' : 'no');

/** The resources that patterns fit. All are looked at, so that every pattern that fits one counts as used. */
const fitting = <T>(
  patterns: Patterns,
  resources: Iterable<T>,
  namesOf: (each: T) => readonly string[],
): ReadonlySet<T> => new Set([...resources].filter((each) => patterns.fits(namesOf(each))));

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

const subnetsCriterion = (ends: Ends, given: string | readonly string[]): Placed<Subnet> => {
  const patterns = patternsOf(given);
  const all = [...ends.network.subnets.values()];
  const resources = fitting(patterns, all, ends.namesOf);
  return {
    resources,
    of: ({ end, interfaces }) => {
      if (interfaces.length === 0) return whereabouts(end);
      return certain(interfaces.some(({ subnet }) => resources.has(subnet)));
    },
    misfits: () => misfitsOf('subnets', patterns, 'subnet', () => all.flatMap(ends.namesOf)),
  };
};

const vpcsCriterion = (ends: Ends, given: string | readonly string[]): Placed<Vpc> => {
  const patterns = patternsOf(given);
  const all = [...ends.network.vpcs.values()];
  const resources = fitting(patterns, all, ends.namesOf);
  return {
    resources,
    of: ({ end, vpc }) => (vpc === undefined ? whereabouts(end) : certain(resources.has(vpc))),
    misfits: () => misfitsOf('vpcs', patterns, 'VPC', () => all.flatMap(ends.namesOf)),
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

const kindsCriterion = (kinds: NonNullable<Selection['kinds']>): Criterion => {
  const wanted = new Set<string>([kinds].flat());
  return { of: ({ end }) => certain(wanted.has(end.kind)), misfits: () => [] };
};

/** What a selection asks of every end, and the subnets and VPCs that it names. */
export const criteriaOf = (
  ends: Ends,
  { names, kinds, subnets, vpcs, securityGroups, tags }: Selection,
): {
  readonly criteria: readonly Criterion[];
  readonly subnets: ReadonlySet<Subnet> | undefined;
  readonly vpcs: ReadonlySet<Vpc> | undefined;
} => {
  const inSubnets = subnets === undefined ? undefined : subnetsCriterion(ends, subnets);
  const inVpcs = vpcs === undefined ? undefined : vpcsCriterion(ends, vpcs);
  const others = [
    names === undefined ? undefined : namesCriterion(ends, names),
    kinds === undefined ? undefined : kindsCriterion(kinds),
    securityGroups === undefined ? undefined : groupsCriterion(ends, securityGroups),
    ...Object.entries(tags ?? {}).map(([key, value]) => tagsCriterion(ends, key, value)),
  ];
  return {
    criteria: [inSubnets, inVpcs, ...others].filter((each) => each !== undefined),
    subnets: inSubnets?.resources,
    vpcs: inVpcs?.resources,
  };
};
