/**
 * Collects the resources of all files by kind and id. Documents are told apart by their top-level
 * keys, never by file names: an export may be arranged in any way.
 */
import type { ScenarioOrigin } from '../../evaluator/index.ts';
import { at, entriesOf, listAt, merge, textAt } from './json.ts';
import { Notes } from './notes.ts';
import { type ImportFile, type ImportProblem, MAX_IMPORT_LENGTH, readJson } from './read.ts';

/** The keys that are read, and the field that holds the id of an entry. */
const KINDS = {
  Vpcs: 'VpcId',
  Subnets: 'SubnetId',
  RouteTables: 'RouteTableId',
  NetworkAcls: 'NetworkAclId',
  SecurityGroups: 'GroupId',
  NetworkInterfaces: 'NetworkInterfaceId',
  Instances: 'InstanceId',
  InternetGateways: 'InternetGatewayId',
  NatGateways: 'NatGatewayId',
  VpcEndpoints: 'VpcEndpointId',
  VpcPeeringConnections: 'VpcPeeringConnectionId',
  PrefixLists: 'PrefixListId',
  ManagedPrefixLists: 'PrefixListId',
  TransitGateways: 'TransitGatewayId',
  VpnGateways: 'VpnGatewayId',
  EgressOnlyInternetGateways: 'EgressOnlyInternetGatewayId',
  CarrierGateways: 'CarrierGatewayId',
  LocalGateways: 'LocalGatewayId',
} as const;
export type Kind = keyof typeof KINDS;

const isKind = (key: string): key is Kind => Object.hasOwn(KINDS, key);

/** One resource as the files describe it; several descriptions are joined. */
export interface Item {
  readonly id: string;
  value: unknown;
  /** Where it was met first. */
  readonly origin: ScenarioOrigin;
}

/** One list in one file. */
export interface Listing {
  readonly kind: Kind;
  readonly file: string;
  /** Whether AWS said that more follows on a next page. */
  readonly more: boolean;
  readonly ids: ReadonlySet<string>;
  /** The VPCs that its entries stand in. */
  readonly vpcs: ReadonlySet<string>;
}

/** Everything that the files hold. */
export interface Documents {
  readonly items: Readonly<Record<Kind, Map<string, Item>>>;
  /** Interfaces as `describe-instances` lists them, by id. */
  readonly instanceInterfaces: Map<string, Item & { readonly instance: string }>;
  readonly vpcAttributes: Map<string, unknown>;
  /** Entries of prefix lists, gathered from all pages. `complete`: the last page is among them. */
  readonly prefixListEntries: Map<
    string,
    { readonly entries: unknown[]; complete: boolean; readonly origin: ScenarioOrigin }
  >;
  readonly listings: readonly Listing[];
  readonly problems: readonly ImportProblem[];
  readonly notes: Notes;
}

type Draft = Omit<Documents, 'listings' | 'problems'> & { listings: Listing[]; problems: ImportProblem[] };

type DraftListing = Omit<Listing, 'ids' | 'vpcs'> & { readonly ids: Set<string>; readonly vpcs: Set<string> };

const newListing = (draft: Draft, kind: Kind, file: string, more: boolean): DraftListing => {
  const listing = { kind, file, more, ids: new Set<string>(), vpcs: new Set<string>() };
  draft.listings.push(listing);
  return listing;
};

const put = (map: Map<string, Item>, id: string, value: unknown, origin: ScenarioOrigin): void => {
  const known = map.get(id);
  if (known === undefined) map.set(id, { id, value, origin });
  else known.value = merge(known.value, value);
};

/** Reads the entries of one list into the items; `listing` gathers their ids and VPCs. */
const readEntries = (
  draft: Draft,
  listing: DraftListing,
  list: readonly unknown[],
  pointer: string,
): void => {
  const { kind, file } = listing;
  for (const [index, value] of list.entries()) {
    const id = textAt(value, KINDS[kind]);
    if (id === undefined) {
      draft.notes.add(`entries of ${kind}`, `they have no ${KINDS[kind]}`);
      continue;
    }
    const here = { file, pointer: `${pointer}/${index}` };
    put(draft.items[kind], id, value, here);
    listing.ids.add(id);
    const vpc = textAt(value, 'VpcId');
    if (vpc !== undefined) listing.vpcs.add(vpc);
    if (kind === 'Instances') readInstanceInterfaces(draft, id, value, here);
  }
};

const readInstanceInterfaces = (
  draft: Draft,
  instance: string,
  value: unknown,
  origin: ScenarioOrigin,
): void => {
  for (const [index, each] of listAt(value, 'NetworkInterfaces').entries()) {
    const id = textAt(each, 'NetworkInterfaceId');
    if (id === undefined || draft.instanceInterfaces.has(id)) continue;
    const pointer = `${origin.pointer}/NetworkInterfaces/${index}`;
    draft.instanceInterfaces.set(id, { id, value: each, instance, origin: { file: origin.file, pointer } });
  }
};

/** `get-managed-prefix-list-entries` answers without the id: a collector adds it, or the file is named by it. */
const readPrefixListEntries = (draft: Draft, value: unknown, origin: ScenarioOrigin, more: boolean): void => {
  const named = new Set(origin.file.match(/\bpl-[0-9a-f]{8,17}\b/g) ?? []);
  const id = textAt(value, 'PrefixListId') ?? (named.size === 1 ? [...named][0] : undefined);
  if (id === undefined) {
    draft.notes.add('prefix list entries', 'nothing says which prefix list they are of');
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

const looksLikeAws = (key: string, value: unknown): boolean =>
  /^[A-Z][A-Za-z0-9]*$/.test(key) && key.length <= 80 && typeof value === 'object' && value !== null;

const readDocument = (draft: Draft, document: unknown, origin: ScenarioOrigin): boolean => {
  let known = false;
  const more = textAt(document, 'NextToken') !== undefined;
  for (const [key, value] of entriesOf(document)) {
    const here = { file: origin.file, pointer: `${origin.pointer}/${key}` };
    if (isKind(key) && Array.isArray(value)) {
      readEntries(draft, newListing(draft, key, origin.file, more), value, here.pointer);
    } else if (key === 'Reservations' && Array.isArray(value)) {
      const listing = newListing(draft, 'Instances', origin.file, more);
      for (const [index, reservation] of value.entries()) {
        readEntries(draft, listing, listAt(reservation, 'Instances'), `${here.pointer}/${index}/Instances`);
      }
    } else if (/^EnableDns(Support|Hostnames)$/.test(key)) readVpcAttributes(draft, document);
    else if (key === 'VpcAttributes' && Array.isArray(value))
      for (const each of value) readVpcAttributes(draft, each);
    else if (
      key === 'Entries' &&
      Array.isArray(value) &&
      value.some((entry) => at(entry, 'Cidr') !== undefined)
    ) {
      readPrefixListEntries(draft, document, here, more);
    } else if (key === 'ManagedPrefixListEntries' && Array.isArray(value)) {
      for (const [index, each] of value.entries()) {
        readPrefixListEntries(draft, each, { file: origin.file, pointer: `${here.pointer}/${index}` }, false);
      }
    } else if (looksLikeAws(key, value)) {
      const count = Array.isArray(value) ? value.length : 1;
      if (count > 0 && key !== 'ResponseMetadata') draft.notes.add(key, 'this kind is not read', count);
    } else continue;
    known = true;
  }
  return known;
};

/** Reads every file. Never throws; a file that is no JSON is a problem, one that is not AWS's is counted. */
export const readDocuments = (files: readonly ImportFile[]): Documents => {
  const emptyItems = Object.keys(KINDS).map((kind) => [kind, new Map<string, Item>()]);
  const draft: Draft = {
    items: Object.fromEntries(emptyItems) as Record<Kind, Map<string, Item>>,
    instanceInterfaces: new Map(),
    vpcAttributes: new Map(),
    prefixListEntries: new Map(),
    listings: [],
    problems: [],
    notes: new Notes(),
  };
  let length = 0;
  for (const file of files) {
    length += file.text.length;
    if (length > MAX_IMPORT_LENGTH) {
      const message = `The files hold more than ${MAX_IMPORT_LENGTH / 1024 / 1024} MB in all; this one and what follows is not read.`;
      draft.problems.push({ file: file.file, line: 1, column: 1, message });
      break;
    }
    const result = readJson(file);
    if (result.kind === 'problem') draft.problems.push(result.problem);
    else if (result.kind === 'empty')
      draft.notes.add('empty files', 'the call that should have filled them may have failed');
    else {
      // Pages may be gathered in a list.
      const documents = Array.isArray(result.value) ? result.value : [result.value];
      const prefix = (index: number): string => (Array.isArray(result.value) ? `/${index}` : '');
      const known = documents.map((document, index) =>
        readDocument(draft, document, { file: file.file, pointer: prefix(index) }),
      );
      if (!known.includes(true)) draft.notes.add('files', 'they are not output of the AWS CLI');
    }
  }
  return draft;
};
