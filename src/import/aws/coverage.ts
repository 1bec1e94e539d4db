/**
 * What an export covers. A kind that was exported and is empty says that a VPC has none of it; one that was
 * not exported says nothing. Accounts and Regions are told apart by folders, whatever these are called.
 */

import { append, textAt } from '../shared/json.ts';
import type { Context, VpcDraft } from './context.ts';
import type { Kind, Listing } from './documents.ts';

const REGION = /^[a-z]{2,}(?:-[a-z]+)+-\d+/;
const ACCOUNT = /^\d{12}$/;

/** The folder of a file. */
export const folderOf = (file: string): string => file.slice(0, Math.max(file.lastIndexOf('/'), 0));

/** The account and Region that a path names, as far as its folders look like one. */
export const scopeOf = (folder: string): string =>
  folder
    .split('/')
    .filter((step) => ACCOUNT.test(step) || REGION.exec(step)?.[0] === step)
    .join('/');

/** The account that a path names. */
export const accountIn = (folder: string): string | undefined =>
  folder.split('/').find((step) => ACCOUNT.test(step));

/** `us-east-1` from `us-east-1a`, `us-west-2-lax-1a` or `com.amazonaws.us-east-1.sns`. */
export const regionIn = (text: string | undefined): string | undefined =>
  text
    ?.split('.')
    .map((part) => REGION.exec(part)?.[0])
    .find((region) => region !== undefined);

/** Finds the Region of every VPC from what stands in it, else from the folders. */
export const findRegions = (context: Context): void => {
  const { items, listings } = context.documents;
  const learn = (vpcId: string | undefined, region: string | undefined): void => {
    const vpc = vpcId === undefined ? undefined : context.vpcs.get(vpcId);
    if (vpc !== undefined) vpc.region ??= region;
  };
  // AWS prints no Region of a VPC; one that a template makes has it.
  for (const { id, value } of items.Vpcs.values()) learn(id, textAt(value, 'Region'));
  for (const kind of ['Subnets', 'NetworkInterfaces'] as const) {
    for (const { value } of items[kind].values()) {
      learn(textAt(value, 'VpcId'), regionIn(textAt(value, 'AvailabilityZone')));
    }
  }
  for (const { value } of items.Instances.values()) {
    learn(textAt(value, 'VpcId'), regionIn(textAt(value, 'Placement', 'AvailabilityZone')));
  }
  for (const { value } of items.VpcEndpoints.values())
    learn(textAt(value, 'VpcId'), regionIn(textAt(value, 'ServiceName')));
  for (const listing of listings) {
    const region = regionIn(scopeOf(folderOf(listing.file)).split('/').at(-1));
    const inVpcs = listing.kind === 'Vpcs' ? listing.ids : listing.vpcs;
    for (const vpc of inVpcs) learn(vpc, region);
  }
};

/** The folders in which each VPC is described; where `describe-vpcs` does not show it, those that name it. */
const foldersByVpc = (listings: readonly Listing[]): ReadonlyMap<string, ReadonlySet<string>> => {
  const described = new Map<string, Set<string>>();
  const named = new Map<string, Set<string>>();
  for (const listing of listings) {
    const isVpcs = listing.kind === 'Vpcs';
    const map = isVpcs ? described : named;
    for (const vpc of isVpcs ? listing.ids : listing.vpcs) {
      map.set(vpc, (map.get(vpc) ?? new Set()).add(folderOf(listing.file)));
    }
  }
  return new Map([...named, ...described]);
};

/**
 * Makes the test for whether a kind was exported for a VPC: by a list that has something in the VPC, or by one
 * that stands beside the VPC's own description. A list whose last page is missing proves nothing.
 */
export const coverage = (context: Context): ((kind: Kind, vpc: VpcDraft) => boolean) => {
  const { listings } = context.documents;
  const folders = foldersByVpc(listings);
  const foldersWithVpcs = new Set(
    listings.filter(({ kind }) => kind === 'Vpcs').map(({ file }) => folderOf(file)),
  );
  const complete = new Set(
    listings.filter(({ more }) => !more).map(({ kind, file }) => `${kind} ${folderOf(file)}`),
  );
  const byKind = new Map<string, Listing[]>();
  for (const listing of listings) {
    if (!complete.has(`${listing.kind} ${folderOf(listing.file)}`)) continue;
    append(byKind, listing.kind, listing);
  }
  const regions = new Map(
    listings.map((listing) => [
      listing,
      new Set([...listing.vpcs].map((id) => context.vpcs.get(id)?.region)),
    ]),
  );
  const isOfOtherRegion = (listing: Listing, region: string | undefined): boolean => {
    const own = regions.get(listing) ?? new Set();
    return own.size > 0 && region !== undefined && !own.has(undefined) && !own.has(region);
  };
  /** Route 53 has no Regions: its zones may be exported beside any Region of the account. */
  const isOfAccount = (kind: Kind, folder: string, vpc: VpcDraft, home: ReadonlySet<string>): boolean => {
    const account = accountIn(folder);
    if (kind !== 'HostedZones' || account === undefined) return false;
    return account === vpc.account || [...home].some((each) => accountIn(each) === account);
  };
  return (kind, vpc) => {
    const home = folders.get(vpc.id) ?? new Set<string>();
    const scopes = new Set([...home].map(scopeOf));
    return (byKind.get(kind) ?? []).some((listing) => {
      if (listing.vpcs.has(vpc.id)) return true;
      const folder = folderOf(listing.file);
      if (isOfAccount(kind, folder, vpc, home)) return true;
      const beside = home.has(folder) || (!foldersWithVpcs.has(folder) && scopes.has(scopeOf(folder)));
      return beside && !isOfOtherRegion(listing, vpc.region);
    });
  };
};
