/** What AWS would refuse about a network. The scenario still stands; paths that touch it are not decided. */
import {
  type HeldRange,
  overlapsAmong,
  type RangeFinder,
  rangeFinder,
  separate,
} from '../../address/overlap.ts';
import { formatPrefix, isAddress, type Prefix } from '../../address/prefix.ts';
import { makeFinding } from '../../finding/make.ts';
import type { Finding } from '../../trace/types.ts';
import type { InterfaceEndpoint, InternetGateway, Peering, Subnet, Vpc } from '../network.ts';

/** Most ranges of a VPC that a sentence lists. */
const MOST_RANGES = 4;

const rangesOf = ({ prefixes }: Vpc): string => {
  const shown = prefixes.slice(0, MOST_RANGES).map((own) => `\`${formatPrefix(own)}\``);
  const more = prefixes.length - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ');
};

const overlapFinding = (first: Subnet, held: Prefix, second: Subnet, range: Prefix): Finding => {
  const message = `Subnets \`${first.id}\` (\`${formatPrefix(held)}\`) and \`${second.id}\` (\`${formatPrefix(range)}\`) overlap. AWS refuses the second.`;
  return makeFinding('subnets-overlap', second, message, { pointer: `${second.pointer}/cidr` });
};

/** One finding for each range that AWS refuses, and one that names each subnet that it is refused for. */
const overlapFindings = ({ subnets }: Vpc): readonly Finding[] => {
  const held = subnets.flatMap(({ prefixes }, holder) =>
    separate(prefixes).map((range) => ({ range, holder })),
  );
  const found = overlapsAmong(held);
  const named = new Set<number>();
  const findings: Finding[] = [];
  const add = (first: HeldRange, second: HeldRange): void => {
    const [one, other] = [subnets[first.holder], subnets[second.holder]];
    if (one === undefined || other === undefined) return;
    findings.push(overlapFinding(one, first.range, other, second.range));
    named.add(first.holder).add(second.holder);
  };
  for (const [index, own] of held.entries()) {
    const earlier = found[index]?.earlier;
    if (earlier !== undefined) add(earlier, own);
  }
  for (const [index, own] of held.entries()) {
    const other = found[index]?.other;
    if (other !== undefined && !named.has(own.holder)) add(own, other);
  }
  return findings;
};

const subnetFindings = (vpc: Vpc): readonly Finding[] => {
  const { containing } = rangeFinder(vpc.prefixes);
  const outside = vpc.subnets.flatMap((subnet) =>
    subnet.prefixes
      .filter((range) => vpc.prefixes.length > 0 && containing(range) === undefined)
      .map((range) => {
        const message = `Subnet \`${subnet.id}\` (\`${formatPrefix(range)}\`) lies outside VPC \`${vpc.id}\` (${rangesOf(vpc)}).`;
        return makeFinding('subnet-outside-vpc', subnet, message, { pointer: `${subnet.pointer}/cidr` });
      }),
  );
  return [...outside, ...overlapFindings(vpc)];
};

const addressFindings = (subnet: Subnet, taken: Map<string, string>): readonly Finding[] => {
  const findings: Finding[] = [];
  const { containing } = rangeFinder(subnet.prefixes);
  for (const owner of subnet.interfaces) {
    for (const { prefixes } of owner.addresses) {
      const [one] = prefixes;
      if (one === undefined || !isAddress(one)) continue;
      const text = formatPrefix(one);
      const name = owner.node.id;
      if (containing(one) === undefined) {
        const message = `\`${name}\` has the address \`${text}\`, which lies outside its subnet \`${subnet.id}\`.`;
        findings.push(makeFinding('address-outside-subnet', owner.node, message, { pointer: owner.pointer }));
      }
      const key = `${subnet.vpc.id} ${text}`;
      const first = taken.get(key);
      if (first !== undefined) {
        const message = `\`${first}\` and \`${name}\` both have the address \`${text}\`.`;
        findings.push(makeFinding('address-taken-twice', owner.node, message, { pointer: owner.pointer }));
      } else taken.set(key, name);
    }
  }
  return findings;
};

const finders = new WeakMap<Vpc, RangeFinder>();

const finderOf = (vpc: Vpc): RangeFinder => {
  const known = finders.get(vpc) ?? rangeFinder(vpc.prefixes);
  finders.set(vpc, known);
  return known;
};

/** A range of each of two VPCs that overlap, by requester and accepter. */
const overlapping = new WeakMap<Vpc, WeakMap<Vpc, readonly [Prefix, Prefix] | 'apart'>>();

const sharedRanges = (one: Vpc, other: Vpc): readonly [Prefix, Prefix] | 'apart' => {
  const ofOne = overlapping.get(one) ?? new WeakMap<Vpc, readonly [Prefix, Prefix] | 'apart'>();
  overlapping.set(one, ofOne);
  const known = ofOne.get(other);
  if (known !== undefined) return known;
  // The shorter list asks the longer one.
  const isShort = one.prefixes.length <= other.prefixes.length;
  const [asking, asked] = isShort ? [one, finderOf(other)] : [other, finderOf(one)];
  let found: readonly [Prefix, Prefix] | 'apart' = 'apart';
  for (const range of asking.prefixes) {
    const match = asked.overlapping(range);
    if (match === undefined) continue;
    found = isShort ? [range, match] : [match, range];
    break;
  }
  ofOne.set(other, found);
  return found;
};

/** The sides of a peering whose CIDRs overlap; AWS then fails the peering (fact F-PCX-03). */
export const overlapOfPeering = ({ requester, accepter, id }: Peering): string | undefined => {
  const shared = sharedRanges(requester, accepter);
  if (shared === 'apart') return undefined;
  const [ours, theirs] = shared;
  return `VPCs \`${requester.id}\` (\`${formatPrefix(ours)}\`) and \`${accepter.id}\` (\`${formatPrefix(theirs)}\`) overlap, so AWS does not bring peering connection \`${id}\` up.`;
};

/** Every violation of AWS's limits that the model knows. */
export const findLimits = (parts: {
  readonly vpcs: ReadonlyMap<string, Vpc>;
  readonly internetGateways: ReadonlyMap<string, InternetGateway>;
  readonly interfaceEndpoints: ReadonlyMap<string, InterfaceEndpoint>;
  readonly peerings: ReadonlyMap<string, Peering>;
}): readonly Finding[] => {
  const findings: Finding[] = [];
  const taken = new Map<string, string>();
  for (const vpc of parts.vpcs.values()) {
    for (const finding of subnetFindings(vpc)) findings.push(finding);
    for (const subnet of vpc.subnets) {
      for (const finding of addressFindings(subnet, taken)) findings.push(finding);
    }
  }
  const attached = new Map<string, string>();
  for (const gateway of parts.internetGateways.values()) {
    if (typeof gateway.vpc !== 'string') continue;
    const first = attached.get(gateway.vpc);
    if (first === undefined) attached.set(gateway.vpc, gateway.id);
    else {
      const message = `VPC \`${gateway.vpc}\` has two internet gateways, \`${first}\` and \`${gateway.id}\`. AWS allows one.`;
      findings.push(makeFinding('two-internet-gateways', gateway, message, { facts: ['F-IGW-03'] }));
    }
  }
  for (const endpoint of parts.interfaceEndpoints.values()) {
    const zones = new Map<string, string>();
    for (const { subnet } of endpoint.interfaces) {
      const first = subnet.zone === undefined ? undefined : zones.get(subnet.zone);
      if (subnet.zone !== undefined) zones.set(subnet.zone, subnet.id);
      if (first === undefined) continue;
      const message = `Endpoint \`${endpoint.id}\` has two subnets in zone \`${subnet.zone}\`: \`${first}\` and \`${subnet.id}\`. AWS allows one.`;
      findings.push(makeFinding('two-endpoints-in-zone', endpoint, message, { facts: ['F-IFE-01'] }));
    }
  }
  for (const peering of parts.peerings.values()) {
    const message = overlapOfPeering(peering);
    if (message !== undefined)
      findings.push(makeFinding('peering-overlap', peering, message, { facts: ['F-PCX-03'] }));
  }
  return findings;
};
