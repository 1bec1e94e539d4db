/** Top-level keys of documents that are not simply lists of resources. */
import type { ScenarioOrigin } from '../../evaluator/index.ts';
import { at, listAt, merge, textAt } from '../shared/json.ts';
import { folderOf } from './coverage.ts';
import type { Kind } from './documents.ts';
import { type Draft, newListing, type Place, readEntries, readEntry, readHostedZone } from './draft.ts';
import { bucketOfPolicy } from './kinds/buckets.ts';

export const NOT_READ = 'this kind is not read';

/** Keys that say nothing about paths, or that stand beside another key that is read. */
export const QUIET: ReadonlySet<string> = new Set([
  'ResponseMetadata',
  'CustomerGateways',
  'VPCs',
  'DelegationSet',
]);

/** `get-managed-prefix-list-entries` answers without the id: a collector adds it, or the file is named by it. */
const readPrefixListEntries = (draft: Draft, value: unknown, origin: ScenarioOrigin, more: boolean): void => {
  const named = new Set(origin.file.match(/\bpl-[0-9a-f]{8,17}\b/g) ?? []);
  const id = textAt(value, 'PrefixListId') ?? (named.size === 1 ? [...named][0] : undefined);
  if (id === undefined) {
    draft.notes.add('prefix list entries', 'nothing says which prefix list they are of', { origin });
    return;
  }
  const known = draft.prefixListEntries.get(id) ?? { entries: [], complete: false, origin };
  for (const entry of listAt(value, 'Entries')) known.entries.push(entry);
  known.complete ||= !more;
  draft.prefixListEntries.set(id, known);
};

/** `describe-vpc-attribute` answers with one attribute at a time. */
const readVpcAttributes = (draft: Draft, value: unknown): void => {
  const vpc = textAt(value, 'VpcId');
  if (vpc !== undefined) draft.vpcAttributes.set(vpc, merge(draft.vpcAttributes.get(vpc), value));
};

/** VPC Lattice prints every kind under the same key; their ids tell them apart. */
const LATTICE: readonly (readonly [prefix: string, kind: Kind])[] = [
  ['rcfg-', 'resourceConfigurations'],
  ['rgw-', 'resourceGateways'],
  ['snra-', 'serviceNetworkResourceAssociations'],
  ['sn-', 'serviceNetworks'],
];

/** Whether an entry is of VPC Lattice. */
export const isLattice = (value: unknown): boolean =>
  textAt(value, 'arn')?.includes(':vpc-lattice:') === true;

/** Reads one resource of VPC Lattice, from a list or from an answer of its own. */
export const readLattice = (draft: Draft, value: unknown, origin: ScenarioOrigin): void => {
  const id = textAt(value, 'id') ?? '';
  const [, kind] = LATTICE.find(([prefix]) => id.startsWith(prefix)) ?? [];
  if (kind === undefined)
    draft.notes.add('other resources of VPC Lattice', NOT_READ, { id: textAt(value, 'arn') ?? id, origin });
  else readEntry(draft, newListing(draft, kind, origin.file, true), value, origin);
};

/** `get-bucket-policy` answers without the bucket: a collector writes it beside, or the policy tells. */
const readBucketPolicy = (draft: Draft, value: unknown, origin: ScenarioOrigin): void => {
  const text = at(value, 'Policy');
  const bucket = textAt(value, 'Bucket') ?? (typeof text === 'string' ? bucketOfPolicy(text) : undefined);
  if (bucket === undefined || (typeof text !== 'string' && text !== null))
    draft.notes.add('policies', 'nothing says which bucket they are of', { origin });
  else if (!draft.bucketPolicies.has(bucket)) draft.bucketPolicies.set(bucket, { text, origin });
};

type KeyReader = (draft: Draft, value: readonly unknown[], place: Place) => void;

export const KEY_READERS: ReadonlyMap<string, KeyReader> = new Map<string, KeyReader>([
  [
    'Reservations',
    (draft, reservations, { origin, more }) => {
      const listing = newListing(draft, 'Instances', origin.file, more);
      for (const [index, reservation] of reservations.entries()) {
        const pointer = `${origin.pointer}/${index}/Instances`;
        readEntries(draft, listing, listAt(reservation, 'Instances'), pointer);
      }
    },
  ],
  ['EnableDnsSupport', (draft, _, { document }) => readVpcAttributes(draft, document)],
  ['EnableDnsHostnames', (draft, _, { document }) => readVpcAttributes(draft, document)],
  [
    'VpcAttributes',
    (draft, listed) => {
      for (const each of listed) readVpcAttributes(draft, each);
    },
  ],
  [
    'Entries',
    (draft, entries, { document, origin, more }) => {
      // Other services have answers with this key too.
      const isOther = entries.length > 0 && entries.every((entry) => textAt(entry, 'Cidr') === undefined);
      if (isOther) draft.notes.add('Entries', NOT_READ, { origin }, entries.length);
      else readPrefixListEntries(draft, document, origin, more);
    },
  ],
  [
    'ManagedPrefixListEntries',
    (draft, listed, { origin }) => {
      for (const [index, each] of listed.entries()) {
        readPrefixListEntries(draft, each, { ...origin, pointer: `${origin.pointer}/${index}` }, false);
      }
    },
  ],
  [
    'VpcBlockPublicAccessOptions',
    (draft, _, { document, origin }) => {
      draft.blockPublicAccess.push({ value: at(document, 'VpcBlockPublicAccessOptions'), origin });
    },
  ],
  ['Policy', (draft, _, { document, origin }) => readBucketPolicy(draft, document, origin)],
  [
    'BucketPolicies',
    (draft, listed, { origin }) => {
      for (const [index, each] of listed.entries())
        readBucketPolicy(draft, each, { ...origin, pointer: `${origin.pointer}/${index}` });
    },
  ],
  [
    'Account',
    (draft, _, { document, origin }) => {
      const account = textAt(document, 'Account');
      if (account !== undefined && /^\d{12}$/.test(account))
        draft.callers.set(folderOf(origin.file), account);
    },
  ],
  ['HostedZone', (draft, _, place) => readHostedZone(draft, at(place.document, 'HostedZone'), place)],
  [
    'LoadBalancerDescriptions',
    (draft, listed, { origin }) => {
      for (const each of listed) {
        const id = textAt(each, 'LoadBalancerName') ?? '';
        draft.notes.add('Classic Load Balancers', 'they are not modelled; their interfaces are read', {
          id,
          origin,
        });
      }
    },
  ],
  [
    'items',
    (draft, listed, { origin }) => {
      for (const [index, each] of listed.entries()) {
        const here = { file: origin.file, pointer: `${origin.pointer}/${index}` };
        if (isLattice(each)) readLattice(draft, each, here);
        else draft.notes.add('items', NOT_READ, { origin });
      }
    },
  ],
]);
