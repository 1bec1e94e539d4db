/** Rules of security groups in AWS's words. What is not told of one may match: it never widens or narrows in silence. */
import type { ScenarioOrigin } from '../../../evaluator/index.ts';
import { isTold, numberOf, propertyOf, type Told, textOf } from '../properties.ts';
import { idOf, type Template } from '../template.ts';
import { type DeclaredResource, type DeclaredValue, UNRESOLVED } from '../types.ts';
import { untoldList } from './routes.ts';

/** The group that a rule is of. */
export interface Owner {
  readonly name: string;
  readonly origin: ScenarioOrigin;
}

type Permission = Readonly<Record<string, unknown>>;

/** Inbound rules name their source, outbound ones their destination. */
const GROUPS = ['SourceSecurityGroupId', 'DestinationSecurityGroupId'];
const LISTS = ['SourcePrefixListId', 'DestinationPrefixListId'];
const PEERS = ['CidrIp', 'CidrIpv6', ...GROUPS, ...LISTS, 'SourceSecurityGroupName'];

/** The other side; undefined where it is not told, or told more than once. */
const peerOf = (template: Template, rule: DeclaredValue): Permission | undefined => {
  const stated = PEERS.filter((key) => propertyOf(rule, key) !== undefined);
  const [key] = stated;
  const value = key === undefined ? UNRESOLVED : idOf(template, rule, key);
  if (key === undefined || stated.length > 1 || !isTold(value)) return undefined;
  if (key === 'CidrIp') return { IpRanges: [{ CidrIp: value }] };
  if (key === 'CidrIpv6') return { Ipv6Ranges: [{ CidrIpv6: value }] };
  if (GROUPS.includes(key)) return { UserIdGroupPairs: [{ GroupId: value }] };
  if (LISTS.includes(key)) return { PrefixListIds: [{ PrefixListId: value }] };
  // By name there are groups in a default VPC only.
  return undefined;
};

const PORTS: ReadonlySet<string> = new Set(['tcp', 'udp', 'icmp', 'icmpv6', '6', '17', '1', '58']);

/** Protocol and ports; undefined where they are not told. TCP, UDP and ICMP need the ports, or type and code. */
const matchOf = (rule: DeclaredValue): Permission | undefined => {
  const protocol: Told<string> = textOf(rule, 'IpProtocol');
  if (!isTold(protocol)) return undefined;
  if (!PORTS.has(protocol.toLowerCase())) return { IpProtocol: protocol };
  const FromPort = numberOf(rule, 'FromPort');
  const ToPort = numberOf(rule, 'ToPort');
  return isTold(FromPort) && isTold(ToPort) ? { IpProtocol: protocol, FromPort, ToPort } : undefined;
};

const withPeer = (match: Permission, list: string): Permission => ({
  ...match,
  PrefixListIds: [{ PrefixListId: list }],
});

/** A rule of which nothing is told: whatever comes, it may let it through. */
export const untoldPermission = (template: Template, { name, origin }: Owner): Permission =>
  withPeer({ IpProtocol: '-1' }, untoldList(template, name, origin));

/** One rule: as it is told, or one that may match what it might be. */
export const permissionOf = (template: Template, owner: Owner, rule: DeclaredValue): Permission => {
  const match = matchOf(rule);
  if (match === undefined) return untoldPermission(template, owner);
  const peer = peerOf(template, rule);
  if (peer === undefined) return withPeer(match, untoldList(template, owner.name, owner.origin));
  return { ...match, ...peer };
};

/** More rules than this of which the group is not told are one that may match anything. */
const MOST_STRAYS = 100;

/** Rules of which the template does not tell the group: they may be of this one. */
export const strayPermissions = (
  template: Template,
  owner: Owner,
  strays: readonly DeclaredResource[],
): readonly Permission[] => {
  if (strays.length > MOST_STRAYS) return [untoldPermission(template, owner)];
  return strays.map(({ properties }) => {
    const match = matchOf(properties) ?? { IpProtocol: '-1' };
    return withPeer(match, untoldList(template, owner.name, owner.origin));
  });
};
