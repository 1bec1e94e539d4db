/** Resources that one of two scenarios has and the other has not, or has otherwise. */
import { pointerOf } from '../model/document.ts';
import type { Scenario } from '../model/schema.ts';
import { COLLECTIONS } from '../model/words.ts';
import { canonical } from './same.ts';
import type { DiffResource, TopologyDiff } from './types.ts';

/** The parts of a VPC that are resources of their own. */
const INSIDE = ['subnets', 'routeTables', 'networkAcls', 'securityGroups'] as const;

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const wordOf = (collection: string): string =>
  (Object.hasOwn(COLLECTIONS, collection) ? COLLECTIONS[collection] : undefined) ?? collection;

interface Entry extends DiffResource {
  readonly content: string;
}

const entriesIn = (map: unknown, collection: string, base: string, prefix: string): readonly Entry[] =>
  isMap(map)
    ? Object.entries(map).map(([name, fields]) => ({
        kind: wordOf(collection),
        name: prefix + name,
        pointer: base + pointerOf(collection, name),
        content: canonical(fields),
      }))
    : [];

type Vpcs = ReadonlyMap<string, Scenario['vpcs'][string]>;
type Inside = (typeof INSIDE)[number];

/** Whether both scenarios know a part of a VPC; what one of them does not know was neither added nor removed. */
const isKnown = (part: Inside, name: string, ...sides: readonly Vpcs[]): boolean =>
  sides.every((vpcs) => vpcs.get(name)?.[part] !== null);

const entriesOfVpcs = (vpcs: Vpcs, other: Vpcs): readonly Entry[] =>
  [...vpcs].flatMap(([name, vpc]) => {
    const pointer = pointerOf('vpcs', name);
    const { subnets, routeTables, networkAcls, securityGroups, ...own } = vpc;
    const inside = { subnets, routeTables, networkAcls, securityGroups };
    // Which parts are in the data at all belongs to the VPC itself.
    const unknown = INSIDE.filter((part) => inside[part] === null);
    return [
      { kind: wordOf('vpcs'), name, pointer, content: canonical([own, unknown]) },
      ...INSIDE.filter((part) => isKnown(part, name, vpcs, other)).flatMap((part) =>
        entriesIn(inside[part], part, pointer, `${name}/`),
      ),
    ];
  });

const entriesOf = (scenario: Scenario, other: Scenario): ReadonlyMap<string, Entry> => {
  const { vpcs, flows: _flows, usage: _usage, prices: _prices, ...rest } = scenario;
  const all = [
    ...entriesOfVpcs(new Map(Object.entries(vpcs)), new Map(Object.entries(other.vpcs))),
    ...Object.entries(rest).flatMap(([collection, map]) => entriesIn(map, collection, '', '')),
  ];
  return new Map(all.map((entry) => [`${entry.kind} ${entry.name}`, entry]));
};

const plain = ({ kind, name, pointer }: Entry): DiffResource => ({ kind, name, pointer });

/**
 * Compares the resources of two scenarios by kind and name. Of a changed one only that it changed is said: what it
 * means for packets, the flows say.
 */
export const diffTopology = (before: Scenario, after: Scenario): TopologyDiff => {
  const [old, now] = [entriesOf(before, after), entriesOf(after, before)];
  const missingIn = (
    entries: ReadonlyMap<string, Entry>,
    other: ReadonlyMap<string, Entry>,
  ): readonly DiffResource[] =>
    [...entries].filter(([key]) => !other.has(key)).map(([, entry]) => plain(entry));
  const changed = [...now].filter(([key, { content }]) => (old.get(key)?.content ?? content) !== content);
  return {
    added: missingIn(now, old),
    removed: missingIn(old, now),
    changed: changed.map(([, entry]) => plain(entry)),
  };
};
