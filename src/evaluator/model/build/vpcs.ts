/** VPCs and subnets, before anything is put into them. */
import { pointerOf } from '../document.ts';
import type { NetworkInterface, Subnet, Vpc } from '../network.ts';
import { refOf } from '../ref.ts';
import { type BuildContext, cidrs, entriesOf } from './context.ts';

/** A VPC whose parts are still being added. */
export interface DraftVpc extends Vpc {
  readonly subnets: DraftSubnet[];
  internetGateway: Vpc['internetGateway'];
}
/** A subnet whose parts are still being added. */
export interface DraftSubnet extends Subnet {
  readonly vpc: DraftVpc;
  routeTable: Subnet['routeTable'];
  networkAcl: Subnet['networkAcl'];
  readonly interfaces: NetworkInterface[];
}

/** Builds VPCs and subnets with AWS's defaults for DNS (fact F-DNS-02). */
export const buildVpcs = (
  context: BuildContext,
): { vpcs: Map<string, DraftVpc>; subnets: Map<string, DraftSubnet> } => {
  const vpcs = new Map<string, DraftVpc>();
  const subnets = new Map<string, DraftSubnet>();
  for (const [name, vpc] of entriesOf(context.scenario.vpcs)) {
    const pointer = pointerOf('vpcs', name);
    const draft: DraftVpc = {
      ...refOf('vpc', name, pointer, vpc),
      region: vpc.region ?? context.region,
      account: vpc.account,
      prefixes: cidrs(context, vpc.cidr, `${pointer}/cidr`),
      dnsSupport: vpc.dnsSupport === null ? undefined : (vpc.dnsSupport ?? true),
      dnsHostnames: vpc.dnsHostnames === null ? undefined : (vpc.dnsHostnames ?? false),
      known: vpc.subnets !== null,
      subnets: [],
      unknown: new Set(vpc.unknown ?? []),
      internetGateway: undefined,
      dnsServers: vpc.dnsServers,
      blockPublicAccess: vpc.blockPublicAccess === null ? undefined : (vpc.blockPublicAccess ?? 'off'),
    };
    vpcs.set(name, draft);
    for (const [subnetName, subnet] of entriesOf(vpc.subnets)) {
      const at = pointer + pointerOf('subnets', subnetName);
      const draftSubnet: DraftSubnet = {
        ...refOf('subnet', subnetName, at, subnet),
        vpc: draft,
        prefixes: cidrs(context, subnet.cidr, `${at}/cidr`),
        zone: subnet.zone,
        routeTable: undefined,
        networkAcl: undefined,
        interfaces: [],
        blockPublicAccess: subnet.blockPublicAccess,
      };
      draft.subnets.push(draftSubnet);
      // A name that two VPCs use is reported by names.ts; the first one keeps it.
      if (!subnets.has(subnetName)) subnets.set(subnetName, draftSubnet);
    }
  }
  return { vpcs, subnets };
};
