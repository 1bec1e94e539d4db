/** Names for instances, for AWS's own parts of them, and for the ids by which the file knows them. */
import {
  attributeOf,
  defaultAclOf,
  defaultGroupOf,
  defaultTransitTableOf,
  mainTableOf,
  vpnAttachmentOf,
} from '../declared/attributes.ts';
import type { DeclaredValue } from '../declared/types.ts';
import { UNRESOLVED } from '../declared/types.ts';
import type { Instance } from './instances.ts';
import { interfaceOf } from './kinds/interfaces.ts';
import type { Naming } from './resolve.ts';
import { type Gives, givenBy, type Part, type Slot } from './slots.ts';

/** A default resource that Terraform takes over stands for AWS's part of its VPC. */
export type Adopted = Map<string, string>;

export const adoptedKey = (part: Part, vpc: string): string => `${part} ${vpc}`;

/** The host name within `Z1:vpce-1.amazonaws.com`. */
const hostIn = (entries: DeclaredValue): DeclaredValue => {
  const [first] = Array.isArray(entries) ? entries : [];
  return typeof first === 'string' ? first.slice(first.indexOf(':') + 1) : UNRESOLVED;
};

const BALANCER = 'AWS::ElasticLoadBalancingV2::LoadBalancer';

const partName = (name: string, part: Part, region: string | undefined): DeclaredValue => {
  const asked = { name, properties: {}, region };
  switch (part) {
    case 'self':
      return name;
    case 'mainTable':
      return mainTableOf(name);
    case 'defaultGroup':
      return defaultGroupOf(name);
    case 'defaultAcl':
      return defaultAclOf(name);
    case 'transitTable':
      return defaultTransitTableOf(name);
    case 'vpnAttachment':
      return vpnAttachmentOf(name);
    case 'interface':
      return interfaceOf(name);
    case 'dnsName':
      return attributeOf({ ...asked, type: BALANCER }, 'DNSName');
    case 'endpointHost':
      return hostIn(attributeOf({ ...asked, type: 'AWS::EC2::VPCEndpoint' }, 'DnsEntries'));
    case 'serviceName':
      return attributeOf({ ...asked, type: 'AWS::EC2::VPCEndpointService' }, 'ServiceName');
  }
};

const SEPARATOR = '\n';

interface Found {
  readonly instance: Instance;
  readonly gives: Gives;
}

/** How the import calls what the instances of a file are. */
export const namingOf = (
  instances: readonly Instance[],
  nameOf: (instance: Instance) => string,
  adopted: Adopted,
  region: (instance: Instance) => string | undefined,
): Naming & { readonly aliases: () => ReadonlyMap<string, string> } => {
  const index = new Map<string, Found>();
  const put = (key: string, found: Found): void => {
    // What stands in the file itself counts more than what another resource says of its parts.
    const known = index.get(key);
    if (known === undefined || (known.gives.part !== 'self' && found.gives.part === 'self'))
      index.set(key, found);
  };
  for (const instance of instances) {
    if (instance.isData) continue;
    for (const [attribute, gives] of givenBy(instance.type)) {
      const text = instance.values[attribute];
      if (typeof text !== 'string' || text === '') continue;
      put(`${gives.slot}${SEPARATOR}${text}`, { instance, gives });
      if (isUnique(text)) put(`${SEPARATOR}${text}`, { instance, gives });
    }
    const [entry] = listOf(instance.values['dns_entry']);
    const host = instance.type === 'aws_vpc_endpoint' ? hostOf(entry) : undefined;
    if (host !== undefined)
      put(`dnsName${SEPARATOR}${host}`, { instance, gives: { slot: 'dnsName', part: 'endpointHost' } });
  }
  const standIn = (instance: Instance, { part }: Gives): DeclaredValue => {
    const name = nameOf(instance);
    return adopted.get(adoptedKey(part, name)) ?? partName(name, part, region(instance));
  };
  const named = (text: string, slots: readonly Slot[]): DeclaredValue => {
    for (const slot of slots) {
      const found = index.get(`${slot}${SEPARATOR}${text}`);
      if (found !== undefined) return standIn(found.instance, found.gives);
    }
    const found = index.get(`${SEPARATOR}${text}`);
    return found === undefined ? text : standIn(found.instance, found.gives);
  };
  const aliases = (): ReadonlyMap<string, string> => {
    const found = new Map<string, string>();
    for (const [key, { instance, gives }] of index) {
      const name = key.startsWith(SEPARATOR) ? standIn(instance, gives) : undefined;
      if (typeof name === 'string') found.set(key.slice(SEPARATOR.length), name);
    }
    return found;
  };
  return { standIn, named, aliases };
};

/** Ids and ARNs are one resource's alone; names are so among resources of their kind. */
const isUnique = (text: string): boolean => /^(?:[a-z]+(?:-[a-z]+)*-[0-9a-f]{8,17}|arn:\S+)$/.test(text);

const listOf = (value: DeclaredValue | undefined): readonly DeclaredValue[] =>
  Array.isArray(value) ? value : [];

const hostOf = (entry: DeclaredValue | undefined): string | undefined => {
  if (typeof entry !== 'object' || entry === null) return undefined;
  const host: unknown = Reflect.get(entry, 'dns_name');
  return typeof host === 'string' && host !== '' ? host : undefined;
};
