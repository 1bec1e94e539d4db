/** Prefix lists: those that the configuration makes, and those of AWS and of others that the file tells. */
import { type DeclaredValue, UNRESOLVED } from '../../declared/types.ts';
import type { Item } from '../item.ts';
import { eachBlock, given, type Kind, type Kinds, told } from './kind.ts';

const LIST = 'AWS::EC2::PrefixList';

const entryOf = (entry: Item): DeclaredValue =>
  given({ Cidr: told(entry.get('cidr')), Description: entry.get('description') });

const prefixList = (kind: Kind): void =>
  kind.make(LIST, {
    PrefixListName: kind.get('name'),
    AddressFamily: kind.get('address_family'),
    Entries: eachBlock(kind, 'entry', entryOf, UNRESOLVED) ?? [],
    Tags: kind.tags(),
  });

/** The ranges of a service of AWS as some resource or data source tells them, under the list's own id. */
export const knownList = (
  kind: Kind,
  id: DeclaredValue | undefined,
  name: DeclaredValue | undefined,
  cidrs: DeclaredValue | undefined,
): void => {
  if (typeof id === 'string' && Array.isArray(cidrs))
    kind.known(id, LIST, { PrefixListName: name, Entries: cidrs.map((Cidr: DeclaredValue) => ({ Cidr })) });
};

export const PREFIX_LISTS: Kinds = {
  aws_ec2_managed_prefix_list: prefixList,
  aws_ec2_managed_prefix_list_entry: (kind) =>
    kind.add(kind.one('prefix_list_id', 'prefixList'), [LIST], 'Entries', [entryOf(kind)]),
};

/** The same of data sources. */
export const PREFIX_LIST_DATA: Kinds = {
  aws_prefix_list: (kind) => knownList(kind, kind.get('id'), kind.get('name'), kind.get('cidr_blocks')),
  aws_ec2_managed_prefix_list: (kind) => {
    const entries = eachBlock(kind, 'entries', (entry) => told(entry.get('cidr')), UNRESOLVED);
    knownList(kind, kind.get('id'), kind.get('name'), entries);
  },
};
