/** What AWS would refuse about a network. The scenario still stands; paths that touch it are not decided. */
import { contains, formatPrefix, isAddress, overlaps } from '../../address/prefix.ts';
import { makeFinding } from '../../finding/make.ts';
import type { Finding } from '../../trace/types.ts';
import type { InterfaceEndpoint, InternetGateway, Peering, Subnet, Vpc } from '../network.ts';

const subnetFindings = (vpc: Vpc): readonly Finding[] => {
  const findings: Finding[] = [];
  for (const [index, subnet] of vpc.subnets.entries()) {
    for (const range of subnet.prefixes) {
      if (vpc.prefixes.length > 0 && !vpc.prefixes.some((own) => contains(own, range))) {
        const message = `Subnet \`${subnet.id}\` (\`${formatPrefix(range)}\`) lies outside VPC \`${vpc.id}\` (${vpc.prefixes.map((own) => `\`${formatPrefix(own)}\``).join(', ')}).`;
        findings.push(
          makeFinding('subnet-outside-vpc', subnet, message, { pointer: `${subnet.pointer}/cidr` }),
        );
      }
      for (const other of vpc.subnets.slice(0, index)) {
        const shared = other.prefixes.find((theirs) => overlaps(theirs, range));
        if (shared === undefined) continue;
        const message = `Subnets \`${other.id}\` (\`${formatPrefix(shared)}\`) and \`${subnet.id}\` (\`${formatPrefix(range)}\`) overlap. AWS refuses the second.`;
        findings.push(makeFinding('subnets-overlap', subnet, message, { pointer: `${subnet.pointer}/cidr` }));
      }
    }
  }
  return findings;
};

const addressFindings = (subnet: Subnet, taken: Map<string, string>): readonly Finding[] => {
  const findings: Finding[] = [];
  for (const owner of subnet.interfaces) {
    for (const { prefixes } of owner.addresses) {
      const [one] = prefixes;
      if (one === undefined || !isAddress(one)) continue;
      const text = formatPrefix(one);
      const name = owner.node.id;
      if (!subnet.prefixes.some((range) => contains(range, one))) {
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

/** The sides of a peering whose CIDRs overlap; AWS then fails the peering (fact F-PCX-03). */
export const overlapOfPeering = (peering: Peering): string | undefined => {
  for (const ours of peering.requester.prefixes) {
    const theirs = peering.accepter.prefixes.find((other) => overlaps(ours, other));
    if (theirs !== undefined) {
      return `VPCs \`${peering.requester.id}\` (\`${formatPrefix(ours)}\`) and \`${peering.accepter.id}\` (\`${formatPrefix(theirs)}\`) overlap, so AWS does not bring peering connection \`${peering.id}\` up.`;
    }
  }
  return undefined;
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
