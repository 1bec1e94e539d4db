/** When two parts of resources are the same. */
import { type DeclaredResource, type DeclaredValue, UNRESOLVED } from '../declared/types.ts';
import { given } from './kinds/kind.ts';

/** Something that is said of another resource. */
export interface Addition {
  readonly owner: DeclaredValue;
  readonly types: readonly string[];
  readonly property: string;
  readonly value: DeclaredValue;
}

/** The text of a value that has no unresolved part; equal values have equal texts. */
export const canonical = (value: DeclaredValue): string | undefined => {
  if (value === UNRESOLVED) return undefined;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const isList = Array.isArray(value);
  const parts: string[] = [];
  for (const [key, inner] of Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const text = canonical(inner);
    if (text === undefined) return undefined;
    parts.push(isList ? text : `${JSON.stringify(key)}:${text}`);
  }
  return `{${parts.join()}}`;
};

/** By what a part is the same as another: a route by its destination, an ACL's entry by its number, an association by its Elastic IP address. */
const IDENTITY: Readonly<Record<string, readonly string[]>> = {
  'AWS::EC2::Route': [
    'RouteTableId',
    'DestinationCidrBlock',
    'DestinationIpv6CidrBlock',
    'DestinationPrefixListId',
  ],
  'AWS::EC2::EIPAssociation': ['AllocationId'],
  'AWS::EC2::NetworkAclEntry': ['NetworkAclId', 'Egress', 'RuleNumber'],
};

/** What a part is known by; undefined where that is not told. */
export const identityOf = ({
  type,
  properties,
}: Pick<DeclaredResource, 'type' | 'properties'>): string | undefined => {
  const keys = IDENTITY[type];
  const told =
    keys === undefined ? properties : given(Object.fromEntries(keys.map((key) => [key, properties[key]])));
  const text = canonical(told);
  return text === undefined ? undefined : `${type} ${text}`;
};

/** What an addition is known by. */
export const additionKey = ({ owner, property, value }: Omit<Addition, 'types'>): string | undefined => {
  const text = canonical([owner, value]);
  return text === undefined ? undefined : `${property} ${text}`;
};
