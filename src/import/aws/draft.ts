/** The documents while they are being gathered: lists of resources, and answers without an id. */
import type { ScenarioOrigin } from '../../evaluator/index.ts';
import { append, at, entriesOf, flagAt, given, listAt, merge, textAt } from '../shared/json.ts';
import { Notes } from '../shared/notes.ts';
import type { ImportProblem } from '../shared/read.ts';
import { type Documents, type Item, KINDS, type Kind, type Listing, type Unassigned } from './documents.ts';
import { JOIN_KINDS, type JoinKind, joinHint, joinOf } from './joins.ts';

export type Draft = Omit<Documents, 'listings' | 'problems' | 'unassigned' | 'blockPublicAccess'> & {
  listings: Listing[];
  problems: ImportProblem[];
  unassigned: Unassigned[];
  blockPublicAccess: { value: unknown; origin: ScenarioOrigin }[];
};

export const newDraft = (): Draft => {
  const emptyItems = Object.keys(KINDS).map((kind) => [kind, new Map<string, Item>()]);
  const emptyJoins = JOIN_KINDS.map((kind) => [kind, new Map()]);
  return {
    items: Object.fromEntries(emptyItems) as Draft['items'],
    instanceInterfaces: new Map(),
    vpcAttributes: new Map(),
    prefixListEntries: new Map(),
    joined: Object.fromEntries(emptyJoins) as Draft['joined'],
    unassigned: [],
    callers: new Map(),
    bucketPolicies: new Map(),
    blockPublicAccess: [],
    listings: [],
    incomplete: new Map(),
    problems: [],
    notes: new Notes(),
  };
};

/** Where a key of a document stands. */
export interface Place {
  readonly document: unknown;
  readonly origin: ScenarioOrigin;
  /** Whether AWS said that more follows on a next page. */
  readonly more: boolean;
}

/** Whether AWS said that there is more than this answer holds. Each service has a way of its own. */
export const hasMore = (answer: unknown): boolean =>
  ['NextToken', 'NextMarker', 'nextToken', 'NextRecordName'].some(
    (key) => textAt(answer, key) !== undefined,
  ) || ['IsTruncated', 'AdditionalRoutesAvailable'].some((key) => flagAt(answer, key) === true);

type DraftListing = Omit<Listing, 'ids' | 'vpcs' | 'owners'> & {
  readonly ids: Set<string>;
  readonly vpcs: Set<string>;
  readonly owners: Map<string, Set<string>>;
};

export const newListing = (draft: Draft, kind: Kind, file: string, more: boolean): DraftListing => {
  const listing = {
    kind,
    file,
    more,
    ids: new Set<string>(),
    vpcs: new Set<string>(),
    owners: new Map<string, Set<string>>(),
  };
  draft.listings.push(listing);
  return listing;
};

/** The id of an entry. Route 53 writes `/hostedzone/Z1` in one answer and `Z1` in another. */
const idOf = (kind: Kind, value: unknown): string | undefined => {
  const id = textAt(value, KINDS[kind]);
  return kind === 'HostedZones' ? bareZone(id) : id;
};

/** The id of a hosted zone without its path. */
export const bareZone = (id: string | undefined): string | undefined =>
  id === undefined ? undefined : id.slice(id.lastIndexOf('/') + 1) || undefined;

/** Both ends of a peering of transit gateways describe one attachment, each with what holds at its end. */
const keyOf = (kind: Kind, id: string, value: unknown): string =>
  kind === 'TransitGatewayAttachments' ? `${id} ${textAt(value, 'TransitGatewayId') ?? ''}` : id;

const put = (
  map: Map<string, Item>,
  key: string,
  id: string,
  value: unknown,
  origin: ScenarioOrigin,
): void => {
  const known = map.get(key);
  if (known === undefined) map.set(key, { id, value, origin });
  else known.value = merge(known.value, value);
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

/** Reads one entry of a list into the items; `listing` gathers its id and VPC. */
export const readEntry = (
  draft: Draft,
  listing: DraftListing,
  value: unknown,
  origin: ScenarioOrigin,
): void => {
  const { kind } = listing;
  const id = idOf(kind, value);
  if (id === undefined) {
    draft.notes.add(`entries of ${kind}`, `they have no ${KINDS[kind]}`, { origin });
    return;
  }
  put(draft.items[kind], keyOf(kind, id, value), id, value, origin);
  listing.ids.add(id);
  const vpc = textAt(value, 'VpcId');
  if (vpc !== undefined) listing.vpcs.add(vpc);
  if (kind === 'NetworkInterfaces' && vpc !== undefined) {
    const owners = listing.owners.get(vpc) ?? new Set<string>();
    listing.owners.set(vpc, owners.add(textAt(value, 'OwnerId') ?? ''));
  }
  if (kind === 'Instances') readInstanceInterfaces(draft, id, value, origin);
};

/** Reads the entries of one list. */
export const readEntries = (
  draft: Draft,
  listing: DraftListing,
  list: readonly unknown[],
  pointer: string,
): void => {
  for (const [index, value] of list.entries())
    readEntry(draft, listing, value, { file: listing.file, pointer: `${pointer}/${index}` });
};

const join = (
  draft: Draft,
  kind: JoinKind,
  id: string,
  entries: readonly unknown[],
  { origin, more }: Omit<Place, 'document'>,
): void => {
  const key = (kind === 'zoneRecords' ? bareZone(id) : id) ?? id;
  const known = draft.joined[kind].get(key) ?? { entries: [], complete: false, origin };
  for (const entry of entries) known.entries.push(entry);
  known.complete ||= !more;
  draft.joined[kind].set(key, known);
};

/** Reads a list in which a collector wrote the ids beside the answers. */
export const readCollected = (
  draft: Draft,
  kind: JoinKind,
  list: readonly unknown[],
  { origin }: Place,
): void => {
  const { id: idKey, inner, own, fits, what } = joinOf(kind);
  for (const [index, each] of list.entries()) {
    const here = { file: origin.file, pointer: `${origin.pointer}/${index}` };
    const id = textAt(each, idKey);
    const key = inner.find((name) => Array.isArray(at(each, name)));
    if (id !== undefined && key !== undefined)
      join(draft, kind, id, listAt(each, key), { origin: here, more: hasMore(each) });
    else if (own !== undefined && fits(each) && id !== undefined)
      join(draft, kind, id, [each], { origin: here, more: false });
    else
      draft.notes.add(what, `an entry has no ${idKey} or no ${inner[0] ?? ''}`, {
        ...given('id', id),
        origin: here,
      });
  }
};

/** Reads AWS's own answer: the id may stand beside it, in its entries, or in the name of the file. */
export const readPlain = (
  draft: Draft,
  kinds: readonly JoinKind[],
  list: readonly unknown[],
  place: Place,
): void => {
  const { document, origin } = place;
  for (const kind of kinds) {
    const stated = textAt(document, joinOf(kind).id);
    if (stated !== undefined) {
      join(draft, kind, stated, list, place);
      return;
    }
  }
  const [kind] = kinds;
  if (kind === undefined) return;
  const { own, inFile, guessed, what } = joinOf(kind);
  const named = new Set(inFile === undefined ? [] : (origin.file.match(inFile) ?? []));
  const [only] = named;
  if (named.size === 1 && only !== undefined) {
    join(draft, kind, only, list, place);
    return;
  }
  const byId = new Map<string, unknown[]>();
  const rest: unknown[] = [];
  for (const entry of list) {
    const id = own?.(entry);
    if (id === undefined) rest.push(entry);
    else append(byId, id, entry);
  }
  for (const [id, entries] of byId) join(draft, kind, id, entries, place);
  if (guessed === true && (rest.length > 0 || list.length === 0))
    draft.unassigned.push({ kind, entries: rest, more: place.more, origin });
  else if (rest.length > 0) draft.notes.add(what, joinHint(kind), { origin }, rest.length);
};

/** Whether a list under a key of ours holds what another service prints under the same key. */
export const isOther = (kinds: readonly JoinKind[], list: readonly unknown[]): boolean =>
  list.length > 0 && !list.some((entry) => kinds.some((kind) => joinOf(kind).fits(entry)));

/** A hosted zone as `get-hosted-zone` prints it: its VPCs stand beside it. */
export const readHostedZone = (draft: Draft, zone: unknown, { document, origin }: Place): void => {
  const vpcs = at(document, 'VPCs');
  const whole = Object.fromEntries([
    ...entriesOf(zone),
    ...(Array.isArray(vpcs) ? [['VPCs', vpcs] as const] : []),
  ]);
  // It is no list of an account's zones: what is not in it proves nothing.
  readEntry(draft, newListing(draft, 'HostedZones', origin.file, true), whole, origin);
};
