/** Edits that close a flow where it is open: a rule taken away or narrowed, a deny, a route removed. */
import type { SecurityGroup, SecurityGroupRule } from '../../model/network.ts';
import type { PatchOperation } from '../../trace/types.ts';
import { named } from '../../trace/words.ts';
import { awsCommand, awsField, awsIdOf, awsLines, isAwsId } from '../aws.ts';
import { valueAt } from '../patch.ts';
import { interfaceAt, type Proposer } from '../site.ts';

const rulesFound = (
  groups: readonly SecurityGroup[],
  side: 'inbound' | 'outbound',
  pointers: ReadonlySet<string>,
): readonly (readonly [SecurityGroup, SecurityGroupRule])[] =>
  groups.flatMap((group) =>
    (group.rules?.[side] ?? [])
      .filter((rule) => pointers.has(rule.pointer))
      .map((rule) => [group, rule] as const),
  );

/** The runs of ports that are left of a rule without one port. */
const portsWithout = ([from, to]: readonly [number, number], port: number): readonly (number | string)[] => {
  const run = (first: number, last: number): readonly (number | string)[] =>
    first > last ? [] : [first === last ? first : `${first}-${last}`];
  return [...run(from, port - 1), ...run(port + 1, to)];
};

/** What becomes of one rule: gone, or without the flow's port where it covers a range of them. */
const withoutPort = (scenario: unknown, rule: SecurityGroupRule, port: number): readonly PatchOperation[] => {
  const value = valueAt(scenario, rule.pointer);
  const { ports } = rule;
  const remove: PatchOperation = { op: 'remove', path: rule.pointer };
  if (ports === undefined || ports[0] === ports[1] || typeof value !== 'object' || value === null)
    return [remove];
  const list = rule.pointer.slice(0, rule.pointer.lastIndexOf('/'));
  const rest = portsWithout(ports, port).map(
    (left): PatchOperation => ({ op: 'add', path: `${list}/-`, value: { ...value, port: left } }),
  );
  return [remove, ...rest];
};

const portsText = (port: unknown): string => {
  const [from = '', to = from] = String(port).split('-');
  return `,FromPort=${from},ToPort=${to}`;
};

/** A rule of the scenario in the words of `--ip-permissions`; undefined where it names what was not imported. */
const permissionOf = (rule: unknown): string | undefined => {
  if (typeof rule !== 'object' || rule === null) return undefined;
  const field = (name: string): unknown => (Object.hasOwn(rule, name) ? Reflect.get(rule, name) : undefined);
  const cidr = field('cidr');
  const group =
    String(field('securityGroup') ?? '')
      .split('/')
      .at(-1) ?? '';
  const list = field('prefixList');
  const peer =
    typeof cidr === 'string'
      ? cidr.includes(':')
        ? `Ipv6Ranges=[{CidrIpv6=${cidr}}]`
        : `IpRanges=[{CidrIp=${cidr}}]`
      : isAwsId(group)
        ? `UserIdGroupPairs=[{GroupId=${group}}]`
        : typeof list === 'string' && isAwsId(list)
          ? `PrefixListIds=[{PrefixListId=${list}}]`
          : undefined;
  const protocol = field('protocol') ?? 'all';
  const ports = field('port') !== undefined ? portsText(field('port')) : icmpText(field);
  return peer === undefined ? undefined : `IpProtocol=${protocol === 'all' ? -1 : protocol}${ports},${peer}`;
};

const icmpText = (field: (name: string) => unknown): string => {
  const type = field('icmpType');
  return type === undefined ? '' : `,FromPort=${type},ToPort=${field('icmpCode') ?? -1}`;
};

/**
 * Takes every rule away that lets the packet through; any one of them would do (fact F-SG-01). A rule
 * for a range of ports keeps the others. Rules that AWS gives and the scenario does not write stay.
 */
export const proposeGroupClosing: Proposer = ({ hop, step, network }) => {
  if (hop.kind !== 'security-group' || step === undefined || step.packet.answer) return [];
  const { packet } = step;
  const owner = interfaceAt(network, hop.at, hop.side === 'inbound' ? packet.dst : packet.src);
  const letting = hop.candidates.filter(({ outcome }) => outcome !== 'no-match');
  const pointers = new Set(letting.map(({ pointer }) => pointer));
  const found = rulesFound(owner?.securityGroups ?? [], hop.side, pointers);
  const stated = found.every(([, rule]) => /\/(inbound|outbound)\/\d+$/.test(rule.pointer));
  if (found.length === 0 || found.length < letting.length || !stated) return [];
  const indexOf = ({ pointer }: SecurityGroupRule): number =>
    Number(pointer.slice(pointer.lastIndexOf('/') + 1));
  // From the last to the first: what is removed moves everything behind it.
  const ordered = [...found].sort(([, a], [, b]) => indexOf(b) - indexOf(a));
  const edits = ordered.flatMap(([, rule]) => withoutPort(network.scenario, rule, packet.dstPorts[0]));
  const removes = edits.filter(({ op }) => op === 'remove');
  const adds = edits.filter(({ op }) => op === 'add');
  const texts = found.map(([group, rule]) => `\`${rule.text}\` of security group ${named(group)}`);
  const verb = `revoke-security-group-${hop.side === 'inbound' ? 'ingress' : 'egress'}`;
  const commands = found.map(([group, rule]) =>
    awsCommand(
      verb,
      '--group-id',
      awsIdOf(group),
      '--ip-permissions',
      permissionOf(valueAt(network.scenario, rule.pointer)),
    ),
  );
  const narrowed = adds.length > 0 ? `, keeping the other ports` : '';
  return [
    {
      summary: `Remove the ${hop.side} rule${found.length > 1 ? 's' : ''} ${texts.join(' and ')}${narrowed}.`,
      edits: [...removes, ...adds],
      ...awsField(adds.length > 0 ? undefined : awsLines(...commands)),
    },
  ];
};

/** Removes the route that wins, or the association of the table with a gateway endpoint. */
export const proposeRouteRemoval: Proposer = ({ hop, step, network }) => {
  if (hop.kind !== 'route' || step === undefined) return [];
  const isRoute = hop.pointer.includes('/routes/') || hop.pointer.includes('/propagatedRoutes/');
  const isAssociation = /^\/endpoints\/[^/]+\/routeTables\/\d+$/.test(hop.pointer);
  if ((!isRoute && !isAssociation) || valueAt(network.scenario, hop.pointer) === undefined) return [];
  const text = hop.candidates.find(({ outcome }) => outcome === 'decides')?.text ?? '';
  const cidr = text.split(' → ')[0] ?? '';
  const plain = hop.pointer.includes('/routes/') && cidr.includes('/');
  const command = plain
    ? awsCommand(
        'delete-route',
        '--route-table-id',
        awsIdOf(hop.resource),
        cidr.includes(':') ? '--destination-ipv6-cidr-block' : '--destination-cidr-block',
        cidr,
      )
    : isAssociation
      ? awsCommand(
          'modify-vpc-endpoint',
          '--vpc-endpoint-id',
          awsIdOf(network.gatewayEndpoints.get(hop.target ?? '')),
          '--remove-route-table-ids',
          awsIdOf(hop.resource),
        )
      : undefined;
  return [
    {
      summary: isAssociation
        ? `Take route table ${named(hop.resource)} away from gateway endpoint \`${hop.target ?? ''}\`.`
        : `Remove the route \`${text}\` from route table ${named(hop.resource)}.`,
      edits: [{ op: 'remove', path: hop.pointer }],
      ...awsField(command),
    },
  ];
};
