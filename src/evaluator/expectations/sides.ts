/** The two sides of an expectation: classes of ends that are asked about together. */
import { parseAddress } from '../address/prefix.ts';
import { exactly } from '../address/set.ts';
import type { NetworkInterface } from '../model/network.ts';
import { closest, oneOf } from '../model/words.ts';
import type { ReachClass } from '../reach/classes.ts';
import { membersOf } from '../reach/reach.ts';
import { cleaned } from '../trace/words.ts';
import type { Misfit } from './criteria.ts';
import type { EndFacts, Ends } from './ends.ts';
import type { ExpectedFlow } from './schema.ts';
import { select } from './select.ts';

/** One side. */
export interface Side {
  readonly classes: readonly ReachClass[];
  /** The one address that it stands for, as the network writes it, where its author wrote one. */
  readonly address: string | undefined;
  /** Whether it is a text that is no end of the network: an address, a host name, an address on the internet. */
  readonly isText: boolean;
  readonly unsure: readonly string[];
  readonly misfits: readonly Misfit[];
}

/** The end that a text names: by its name, by another name, or by a label that only one has. */
const endNamed = ({ byName, byLabel, known }: Ends, text: string): EndFacts | undefined => {
  const labelled = byLabel.get(text) ?? [];
  return (
    byName.get(text) ??
    byName.get(known.aliases.get(text) ?? '') ??
    (labelled.length === 1 ? labelled[0] : undefined)
  );
};

/** What a text is called in a flow: an alias is not known there. */
export const nameFor = (ends: Ends, text: string): string =>
  endNamed(ends, text)?.end.name ?? ends.known.aliases.get(text) ?? text;

const addressIn = (text: string): string | undefined => {
  const address = parseAddress(text.startsWith('internet:') ? text.slice('internet:'.length) : text);
  return address === undefined ? undefined : exactly(address).text;
};

const sideOfText = (ends: Ends, text: string): Side => {
  const named = endNamed(ends, text);
  const name = nameFor(ends, text);
  const classes =
    named === undefined
      ? // What kind of end it is nobody asks: the tracer reads the text.
        [{ id: name, members: [{ name, kind: 'internet', sends: true } as const] }]
      : membersOf(ends.classes, (end) => end.name === named.end.name);
  return {
    classes,
    address: named === undefined ? addressIn(text) : undefined,
    isText: named === undefined,
    unsure: [],
    misfits: [],
  };
};

const SAYS_NOTHING =
  'This selects nothing: say `names`, `kinds`, `subnets`, `vpcs`, `securityGroups` or `tags`.';

/** The side that a policy file describes; of a source only what starts connections. */
export const sideOf = (ends: Ends, field: 'from' | 'to', given: ExpectedFlow['from']): Side => {
  if (typeof given === 'string') return sideOfText(ends, given);
  const none = { classes: [], address: undefined, isText: false, unsure: [] };
  if (Object.values(given).every((each) => each === undefined))
    return { ...none, misfits: [{ pointer: '', message: SAYS_NOTHING }] };
  const { names, unsure, misfits } = select(ends, given, field === 'to');
  const classes = membersOf(ends.classes, ({ name, sends }) => names.has(name) && (field === 'to' || sends));
  if (classes.length > 0 || unsure.length > 0 || misfits.length > 0)
    return { ...none, classes, unsure, misfits };
  const message =
    names.size === 0 ? 'Nothing in the network has all of this.' : 'Nothing of this starts a connection.';
  return { ...none, misfits: [{ pointer: '', message }] };
};

/** A sentence with the names that are nearest to one that fits nothing; empty where none is near. */
export const hintFor = ({ facts }: Ends, text: string): string => {
  const near = closest(
    text,
    facts.flatMap(({ names }) => names),
    3,
  );
  return near.length === 0 ? '' : ` Close to it: ${oneOf(near.map((name) => cleaned(name)))}.`;
};

/** The classes with some of their ends each in a class of its own. */
export const apart = (
  classes: readonly ReachClass[],
  isAlone: (name: string, group: string | undefined) => boolean,
): readonly ReachClass[] =>
  classes.flatMap((each): readonly ReachClass[] => {
    if (each.members.length < 2) return [each];
    const alone = each.members.filter(({ name, group }) => isAlone(name, group));
    const [first, ...rest] = each.members.filter((member) => !alone.includes(member));
    return [
      ...(first === undefined ? [] : [{ id: first.name, members: [first, ...rest] }]),
      ...alone.map((member) => ({ id: member.name, members: [member] })),
    ];
  });

const hasAddress = ({ addresses, publicAddresses }: NetworkInterface, text: string): boolean =>
  [...addresses, ...publicAddresses.values()].some((own) => own.text === text);

/** The names of the ends that have an address themselves, and the groups that those belong to. */
const holdersOf = ({ facts }: Ends, address: string): ReadonlySet<string> => {
  const found = new Set<string>();
  for (const { end, interfaces } of facts) {
    if (!interfaces.some((owner) => hasAddress(owner, address))) continue;
    found.add(end.name);
    if (end.group !== undefined) found.add(`group ${end.group}`);
  }
  return found;
};

/** What has the address that the other side stands for is like nobody else: asked about itself it would be alike. */
export const apartFrom = (ends: Ends, side: Side, other: Side): Side => {
  if (other.address === undefined) return side;
  const holders = holdersOf(ends, other.address);
  return {
    ...side,
    classes: apart(side.classes, (name, group) => holders.has(name) || holders.has(`group ${group}`)),
  };
};
