/**
 * Collects the resources of all files by kind and id. Documents are told apart by their top-level
 * keys, never by file names: an export may be arranged in any way.
 */
import type { ScenarioOrigin } from '../../evaluator/index.ts';
import { entriesOf } from '../shared/json.ts';
import { type ImportFile, MAX_IMPORT_LENGTH, readJson } from '../shared/read.ts';
import { type Documents, isKind } from './documents.ts';
import {
  type Draft,
  hasMore,
  isOther,
  newDraft,
  newListing,
  type Place,
  readCollected,
  readEntries,
  readPlain,
} from './draft.ts';
import { COLLECTED, PLAIN } from './joins.ts';
import { isLattice, KEY_READERS, NOT_READ, QUIET, readLattice } from './keys.ts';

const looksLikeAws = (key: string, value: unknown): boolean =>
  /^[A-Z][A-Za-z0-9]*$/.test(key) && key.length <= 80 && typeof value === 'object' && value !== null;

/** Reads one top-level key; false where it is not one that AWS writes. */
const readKey = (draft: Draft, key: string, value: unknown, place: Place): boolean => {
  const reader = KEY_READERS.get(key);
  const plain = PLAIN.get(key);
  const collected = COLLECTED.get(key);
  if (isKind(key) && Array.isArray(value)) {
    const listing = newListing(draft, key, place.origin.file, place.more);
    readEntries(draft, listing, value, place.origin.pointer);
  } else if (reader !== undefined) reader(draft, Array.isArray(value) ? value : [], place);
  else if (collected !== undefined && Array.isArray(value)) readCollected(draft, collected, value, place);
  else if (plain !== undefined && Array.isArray(value) && !isOther(plain, value))
    readPlain(draft, plain, value, place);
  else if (!looksLikeAws(key, value)) return false;
  else if (!QUIET.has(key)) {
    const count = Array.isArray(value) ? value.length : 1;
    if (count > 0) draft.notes.add(key, NOT_READ, place, count);
  }
  return true;
};

const readDocument = (draft: Draft, document: unknown, origin: ScenarioOrigin): boolean => {
  if (isLattice(document)) {
    readLattice(draft, document, origin);
    return true;
  }
  const more = hasMore(document);
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
  const draft = newDraft();
  let length = 0;
  for (const file of files) {
    length += file.text.length;
    if (length > MAX_IMPORT_LENGTH) {
      const message = `The files hold more than ${MAX_IMPORT_LENGTH / 1024 / 1024} MB in all; this one and what follows is not read.`;
      draft.problems.push({ file: file.file, line: 1, column: 1, message });
      break;
    }
    const result = readJson(file);
    const here = { origin: file };
    if (result.kind === 'problem') draft.problems.push(result.problem);
    else if (result.kind === 'empty')
      draft.notes.add('empty files', 'the call that should have filled them may have failed', here);
    else if (result.kind === 'failed')
      draft.notes.add(
        'files with an error of the AWS CLI',
        'the call failed, so what it would have listed is not in the data',
        here,
      );
    else {
      // Pages may be gathered in a list.
      const documents = Array.isArray(result.value) ? result.value : [result.value];
      const prefix = (index: number): string => (Array.isArray(result.value) ? `/${index}` : '');
      const known = documents.map((document, index) =>
        readDocument(draft, document, { file: file.file, pointer: prefix(index) }),
      );
      if (!known.includes(true)) draft.notes.add('files', 'they are not output of the AWS CLI', here);
    }
  }
  return draft;
};
