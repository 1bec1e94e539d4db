/**
 * A rule in a network ACL for exactly this packet, before the rule that decides. ACLs are stateless
 * and know CIDRs only; answers need a rule for the client's own ports (facts F-NACL-01, F-NACL-03
 * and F-NACL-04).
 */
import type { AclRule, NetworkAcl } from '../../model/network.ts';
import type { ScenarioNetworkAclRule } from '../../model/schema.ts';
import type { Packet } from '../../trace/packet.ts';
import type { FilterHop, PatchOperation } from '../../trace/types.ts';
import { named } from '../../trace/words.ts';
import { awsCommand, awsField, awsIdOf } from '../aws.ts';
import { matchFields, matchText } from '../match.ts';
import { valueAt } from '../patch.ts';
import { type PeerRange, rangeOf, whyWide } from '../peer.ts';
import type { Place, Proposal, Proposer } from '../site.ts';

type Action = ScenarioNetworkAclRule['action'];

/** AWS's rule numbers (fact F-NACL-01). */
const LAST_NUMBER = 32766;
const STEP = 10;

/** A free number before a rule, as people number: in tens where one is free. */
const numberBefore = (rules: readonly AclRule[], limit: number): number | undefined => {
  const taken = new Set(rules.map((rule) => rule.number));
  for (let number = Math.floor((limit - 1) / STEP) * STEP; number > 0; number -= STEP)
    if (!taken.has(number)) return number;
  for (let number = limit - 1; number > 0; number -= 1) if (!taken.has(number)) return number;
  return undefined;
};

/** A free number behind every rule. */
const numberBehind = (rules: readonly AclRule[]): number | undefined => {
  const last = rules.at(-1)?.number ?? 0;
  const next = Math.max(100, (Math.floor(last / STEP) + 1) * STEP);
  if (next <= LAST_NUMBER) return next;
  return last < LAST_NUMBER ? last + 1 : undefined;
};

/** The edits that put rules into one side of an ACL that the scenario shows. */
const editsFor = (
  scenario: unknown,
  acl: NetworkAcl,
  side: FilterHop['side'],
  rules: Readonly<Record<string, ScenarioNetworkAclRule>>,
): readonly PatchOperation[] => {
  const path = `${acl.pointer}/${side}`;
  if (valueAt(scenario, path) === undefined) return [{ op: 'add', path, value: rules }];
  return Object.entries(rules).map(([number, value]) => ({ op: 'add', path: `${path}/${number}`, value }));
};

const commandFor = (
  acl: NetworkAcl,
  side: FilterHop['side'],
  number: number,
  packet: Packet,
  range: PeerRange,
  action: Action,
): string | undefined => {
  const { icmpType, port } = matchFields(packet);
  return awsCommand(
    'create-network-acl-entry',
    '--network-acl-id',
    awsIdOf(acl),
    side === 'inbound' ? '--ingress' : '--egress',
    '--rule-number',
    String(number),
    '--protocol',
    String(packet.protocol),
    ...(port === undefined ? [] : ['--port-range', `From=${packet.dstPorts[0]},To=${packet.dstPorts[1]}`]),
    ...(icmpType === undefined ? [] : ['--icmp-type-code', `Type=${icmpType},Code=-1`]),
    range.family === 4 ? '--cidr-block' : '--ipv6-cidr-block',
    range.cidr,
    '--rule-action',
    action,
  );
};

/** What an ACL hop was about; undefined where there is nothing to edit. */
const partsOf = (site: Place) => {
  const { hop, step, network } = site;
  if (hop.kind !== 'network-acl' || step === undefined) return undefined;
  const acl = network.subnets.get(hop.at)?.networkAcl;
  if (acl === undefined) return undefined;
  const range = rangeOf(site, step.packet, hop.side === 'inbound' ? 'src' : 'dst');
  return range === undefined ? undefined : { acl, side: hop.side, packet: step.packet, range };
};

const sentence = (
  { acl, side, packet, range }: NonNullable<ReturnType<typeof partsOf>>,
  number: number,
  action: Action,
): string =>
  `Add ${side} rule ${number} to network ACL ${named(acl)}: \`${action} ${matchText(matchFields(packet))} ${side === 'inbound' ? 'from' : 'to'} ${range.cidr}\`${whyWide(range)}.`;

/** Admits the packet by a rule with a free number before the deny that decides. */
export const proposeAclRule: Proposer = (site): readonly Proposal[] => {
  const parts = partsOf(site);
  if (parts === undefined) return [];
  const { acl, side, packet, range } = parts;
  const rules = acl[side];
  const deciding = rules.find((rule) => rule.pointer === site.hop.pointer);
  const rule: ScenarioNetworkAclRule = { action: 'allow', ...matchFields(packet), cidr: range.cidr };
  const number = deciding === undefined ? numberBehind(rules) : numberBefore(rules, deciding.number);
  const { scenario } = site.network;
  if (number !== undefined) {
    return [
      {
        summary: sentence(parts, number, 'allow'),
        edits: editsFor(scenario, acl, side, { [number]: rule }),
        ...awsField(commandFor(acl, side, number, packet, range, 'allow')),
      },
    ];
  }
  // No number is free before the deny: it moves back by one, where that one is free.
  const denied = deciding === undefined ? undefined : valueAt(scenario, deciding.pointer);
  if (deciding === undefined || denied === undefined) return [];
  if (rules.some((other) => other.number === deciding.number + 1)) return [];
  return [
    {
      summary: `${sentence(parts, deciding.number, 'allow').slice(0, -1)}, and give the deny that stands there number ${deciding.number + 1}.`,
      edits: [
        { op: 'add', path: `${acl.pointer}/${side}/${deciding.number + 1}`, value: denied },
        { op: 'replace', path: deciding.pointer, value: rule },
      ],
    },
  ];
};

const ALLOW_ALL: readonly ScenarioNetworkAclRule[] = ['0.0.0.0/0', '::/0'].map((cidr) => ({
  action: 'allow',
  cidr,
}));

/** The rules that AWS gives a default ACL, written down (fact F-NACL-02). */
const awsDefault = (): Record<string, ScenarioNetworkAclRule> =>
  Object.fromEntries(ALLOW_ALL.map((rule, index) => [String(100 + index), rule]));

/** Refuses the packet by a rule before the one that lets it through. A default ACL is written down first. */
export const proposeAclDeny: Proposer = (site): readonly Proposal[] => {
  const parts = partsOf(site);
  if (parts === undefined) return [];
  const { acl, side, packet, range } = parts;
  const number = numberBefore(acl[side], acl[side][0]?.number ?? 100);
  if (number === undefined) return [];
  const rule: ScenarioNetworkAclRule = { action: 'deny', ...matchFields(packet), cidr: range.cidr };
  const { scenario } = site.network;
  const home = site.network.subnets.get(site.hop.at)?.vpc;
  if (home === undefined) return [];
  const vpc = home.pointer;
  const rules = { [number]: rule, ...awsDefault() };
  if (acl.pointer !== vpc) {
    const stated = valueAt(scenario, `${acl.pointer}/${side}`) !== undefined;
    const edits = editsFor(scenario, acl, side, stated ? { [number]: rule } : rules);
    const summary = sentence(parts, number, 'deny');
    return [{ summary, edits, ...awsField(commandFor(acl, side, number, packet, range, 'deny')) }];
  }
  const value = { default: true, [side]: rules };
  const edits: readonly PatchOperation[] =
    valueAt(scenario, `${vpc}/networkAcls`) === undefined
      ? [{ op: 'add', path: `${vpc}/networkAcls`, value: { default: value } }]
      : [{ op: 'add', path: `${vpc}/networkAcls/default`, value }];
  const summary = sentence({ ...parts, acl: { ...acl, label: `of VPC ${home.id}` } }, number, 'deny');
  return [{ summary, edits }];
};
