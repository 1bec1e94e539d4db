/**
 * Collects the resources of all files by kind and id. Documents are told apart by their top-level
 * keys, never by file names: an export may be arranged in any way.
 */
import type { ScenarioOrigin } from '../../evaluator/index.ts';
import { type Documents, type Item, isKind, KINDS, type Kind, type Listing } from './documents.ts';
import { entriesOf, listAt, merge, textAt } from './json.ts';
import { Notes } from './notes.ts';
import { type ImportFile, type ImportProblem, MAX_IMPORT_LENGTH, readJson } from './read.ts';

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

const NOT_READ = 'this kind is not read';

/** A top-level key of a document that is not simply a list of resources. */
type KeyReader = (draft: Draft, value: readonly unknown[], place: Place) => void;

interface Place {
  readonly document: unknown;
  readonly origin: ScenarioOrigin;
  /** Whether AWS said that more follows on a next page. */
  readonly more: boolean;
}

const KEY_READERS: ReadonlyMap<string, KeyReader> = new Map<string, KeyReader>([
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
      if (isOther) draft.notes.add('Entries', NOT_READ, entries.length);
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
]);

/** Reads one top-level key; false where it is not one that AWS writes. */
const readKey = (draft: Draft, key: string, value: unknown, place: Place): boolean => {
  const reader = KEY_READERS.get(key);
  if (isKind(key) && Array.isArray(value)) {
    const listing = newListing(draft, key, place.origin.file, place.more);
    readEntries(draft, listing, value, place.origin.pointer);
  } else if (reader !== undefined && typeof value === 'object')
    reader(draft, Array.isArray(value) ? value : [], place);
  else if (!looksLikeAws(key, value)) return false;
  else if (key !== 'ResponseMetadata') {
    const count = Array.isArray(value) ? value.length : 1;
    if (count > 0) draft.notes.add(key, NOT_READ, count);
  }
  return true;
};

const readDocument = (draft: Draft, document: unknown, origin: ScenarioOrigin): boolean => {
  const more = textAt(document, 'NextToken') !== undefined;
  const known = entriesOf(document).map(([key, value]) =>
    readKey(draft, key, value, {
      document,
      origin: { file: origin.file, pointer: `${origin.pointer}/${key}` },
      more,
    }),
  );
  return known.includes(true);
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
