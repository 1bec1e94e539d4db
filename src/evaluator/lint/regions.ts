/**
 * Sets of (address, port) as boxes, and what is left of them when others are cut out. Numbered rules ask
 * two questions of this: is anything left for me to decide, and does anything of this get through?
 */
import type { AclRule } from '../model/network.ts';

/** A box: a run of addresses of one IP version, and a run of ports; both ends included. */
export interface Region {
  readonly family: 4 | 6;
  readonly first: bigint;
  readonly last: bigint;
  readonly from: number;
  readonly to: number;
}

/** Boxes beyond which nothing is claimed any more; AWS allows 40 rules a side at most (fact F-Q-03). */
const MOST_PIECES = 256;

/** What an ACL rule names. Protocols are compared apart. */
export const regionOf = (rule: AclRule): Region => {
  const { family, first, last } = rule.prefix;
  const [from, to] = rule.protocol === -1 ? [0, 65535] : (rule.ports ?? [0, 65535]);
  return { family, first, last, from, to };
};

/** Whether two boxes share something. */
export const meet = (a: Region, b: Region): boolean =>
  a.family === b.family && a.first <= b.last && b.first <= a.last && a.from <= b.to && b.from <= a.to;

const larger = (a: bigint, b: bigint): bigint => (a < b ? b : a);
const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b);

const cutOne = (piece: Region, cut: Region): readonly Region[] => {
  if (!meet(piece, cut)) return [piece];
  const rest: Region[] = [];
  if (piece.first < cut.first) rest.push({ ...piece, last: cut.first - 1n });
  if (cut.last < piece.last) rest.push({ ...piece, first: cut.last + 1n });
  const first = larger(piece.first, cut.first);
  const last = smaller(piece.last, cut.last);
  if (piece.from < cut.from) rest.push({ ...piece, first, last, to: cut.from - 1 });
  if (cut.to < piece.to) rest.push({ ...piece, first, last, from: cut.to + 1 });
  return rest;
};

/** The boxes less another one; undefined where that gives more pieces than are followed. */
export const without = (pieces: readonly Region[], cut: Region): readonly Region[] | undefined => {
  const rest = pieces.flatMap((piece) => cutOne(piece, cut));
  return rest.length > MOST_PIECES ? undefined : rest;
};
