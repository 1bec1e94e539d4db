/** Load balancers with a node in each subnet, target groups, and endpoint services. */
import { parseAddress } from '../../address/prefix.ts';
import { exactly, somePublicAddress } from '../../address/set.ts';
import { keepsClientAlways } from '../../load-balancing/targets.ts';
import { pointerOf } from '../document.ts';
import type {
  EndpointService,
  Instance,
  Listener,
  LoadBalancer,
  NetworkInterface,
  Target,
  TargetGroup,
} from '../network.ts';
import { refOf } from '../ref.ts';
import type { ScenarioLoadBalancer, ScenarioTargetGroup } from '../schema.ts';
import { address, type BuildContext, entriesOf, report, reportUnknown } from './context.ts';
import { addressesOf, type Groups, groupsOf } from './interfaces.ts';
import type { DraftSubnet } from './vpcs.ts';

/** What targets are found in. */
export interface Workloads {
  readonly instances: ReadonlyMap<string, Instance>;
  readonly interfaces: ReadonlyMap<string, NetworkInterface>;
}

const nodesOf = (
  context: BuildContext,
  groups: Groups,
  subnets: ReadonlyMap<string, DraftSubnet>,
  name: string,
  fields: ScenarioLoadBalancer,
): readonly NetworkInterface[] => {
  const pointer = pointerOf('loadBalancers', name);
  const node = refOf('load-balancer', name, pointer, fields);
  const ips = new Map(entriesOf(fields.ips));
  const publicIps = new Map(entriesOf(fields.publicIps));
  return fields.subnets.flatMap((subnetName, index): NetworkInterface[] => {
    const at = `${pointer}/subnets/${index}`;
    const subnet = subnets.get(subnetName);
    if (subnet === undefined) {
      reportUnknown(context, at, 'subnet', subnetName, subnets.keys());
      return [];
    }
    const addresses = addressesOf(context, ips.get(subnetName), subnet, `${pointer}/ips/${subnetName}`);
    const inside = addresses.filter((set) => set.prefixes[0]?.family === 4);
    const stated = publicIps.get(subnetName);
    const outside = (typeof stated === 'string' ? [stated] : (stated ?? [])).map((text) =>
      address(context, text, `${pointer}/publicIps/${subnetName}`),
    );
    // An internal one is never reached from outside, whatever addresses are written down.
    const open = fields.scheme === 'internet-facing';
    // A network load balancer made without groups filters nothing (fact F-EPS-09).
    const names =
      fields.securityGroups === undefined && fields.type !== 'application' ? [] : fields.securityGroups;
    const held: NetworkInterface = {
      ...refOf('network-interface', `${name}/${subnet.id}`, at),
      node,
      role: 'load-balancer',
      subnet,
      addresses,
      publicAddresses: new Map(
        open
          ? inside.map((own, place) => {
              const known = outside[place];
              return [
                own.text,
                known === undefined
                  ? somePublicAddress(4, `${name} in ${subnetName}${place === 0 ? '' : ` ${place + 1}`}`)
                  : exactly(known),
              ];
            })
          : [],
      ),
      securityGroups: groupsOf(context, groups, subnet.vpc.id, names, `${pointer}/securityGroups`),
      sourceDestCheck: true,
      ephemeralPorts: [1024, 65535],
      instance: undefined,
      use: undefined,
    };
    subnet.interfaces.push(held);
    return [held];
  });
};

const targetOf = (
  context: BuildContext,
  workloads: Workloads,
  value: NonNullable<ScenarioTargetGroup['targets']>[number],
  pointer: string,
): Target | undefined => {
  const fields = typeof value === 'string' ? { target: value } : value;
  const base = {
    name: fields.target,
    port: fields.port,
    health: fields.health ?? 'healthy',
    pointer,
  } as const;
  const at = typeof value === 'string' ? pointer : `${pointer}/target`;
  const parsed = parseAddress(fields.target);
  if (parsed !== undefined) return { ...base, kind: 'address', address: exactly(parsed), zone: fields.zone };
  const instance = workloads.instances.get(fields.target);
  const owner = instance?.interfaces[0] ?? workloads.interfaces.get(fields.target);
  if (owner !== undefined) return { ...base, kind: 'interface', owner, zone: owner.subnet.zone };
  if (instance !== undefined) return { ...base, kind: 'lost', zone: undefined };
  if (Object.hasOwn(context.scenario.loadBalancers ?? {}, fields.target))
    return { ...base, kind: 'load-balancer', balancer: fields.target, zone: undefined };
  const known = [
    ...workloads.instances.keys(),
    ...workloads.interfaces.keys(),
    ...Object.keys(context.scenario.loadBalancers ?? {}),
  ];
  reportUnknown(context, at, 'instance, network interface or load balancer', fields.target, known);
  return undefined;
};

/** Builds target groups. */
export const buildTargetGroups = (context: BuildContext, workloads: Workloads): Map<string, TargetGroup> =>
  new Map(
    entriesOf(context.scenario.targetGroups).map(([name, fields]) => {
      const pointer = pointerOf('targetGroups', name);
      const targets = fields.targets?.flatMap(
        (target, index) => targetOf(context, workloads, target, `${pointer}/targets/${index}`) ?? [],
      );
      const protocol = fields.protocol ?? 'tcp';
      const byAddress = targets?.some(({ kind }) => kind === 'address') ?? false;
      // Fact F-EPS-06b: instances see the client; addresses do for UDP only.
      const always = keepsClientAlways(protocol);
      const preserved = !byAddress || always;
      return [
        name,
        {
          ...refOf('target-group', name, pointer, fields),
          protocol,
          port: fields.port,
          preserveClientIp: always || (fields.preserveClientIp ?? preserved),
          preserveGuessed: fields.preserveClientIp === null && !always,
          proxyProtocol: fields.proxyProtocol ?? false,
          crossZone: fields.crossZone,
          targets,
        },
      ];
    }),
  );

const listenersOf = (
  context: BuildContext,
  groups: ReadonlyMap<string, TargetGroup>,
  fields: ScenarioLoadBalancer,
  pointer: string,
): readonly Listener[] | undefined =>
  fields.listeners?.map((listener, index) => {
    const at = `${pointer}/listeners/${index}`;
    if (fields.type !== 'gateway' && (listener.protocol === undefined || listener.port === undefined)) {
      report(context, at, 'A listener needs a `protocol` and a `port`.', 'listener');
    }
    const names = typeof listener.targetGroups === 'string' ? [listener.targetGroups] : listener.targetGroups;
    const found = names.flatMap((name, place) => {
      const group = groups.get(name);
      const where =
        typeof listener.targetGroups === 'string' ? `${at}/targetGroups` : `${at}/targetGroups/${place}`;
      if (group === undefined) reportUnknown(context, where, 'target group', name, groups.keys());
      return group === undefined ? [] : [group];
    });
    return { protocol: listener.protocol, port: listener.port, groups: found, pointer: at };
  });

/** Builds load balancers. */
export const buildLoadBalancers = (
  context: BuildContext,
  groups: Groups,
  subnets: ReadonlyMap<string, DraftSubnet>,
  targets: ReadonlyMap<string, TargetGroup>,
): Map<string, LoadBalancer> => {
  const built = new Map<string, LoadBalancer>();
  for (const [name, fields] of entriesOf(context.scenario.loadBalancers)) {
    const pointer = pointerOf('loadBalancers', name);
    const interfaces = nodesOf(context, groups, subnets, name, fields);
    const [first] = interfaces;
    if (first === undefined) {
      if (fields.subnets.length === 0)
        report(context, `${pointer}/subnets`, `Load balancer \`${name}\` needs a subnet.`);
      continue;
    }
    built.set(name, {
      ...refOf('load-balancer', name, pointer, fields),
      type: fields.type,
      internetFacing: fields.scheme === 'internet-facing',
      vpc: first.subnet.vpc,
      interfaces,
      privateLinkSecurityGroups: fields.privateLinkSecurityGroups ?? true,
      // Fact F-EPS-05.
      crossZone: fields.crossZone ?? fields.type === 'application',
      crossZoneGuessed: fields.crossZone === null,
      state: fields.state ?? 'active',
      listeners: listenersOf(context, targets, fields, pointer),
      dnsName: fields.dnsName?.toLowerCase(),
    });
  }
  return built;
};

/** Builds endpoint services. */
export const buildEndpointServices = (
  context: BuildContext,
  balancers: ReadonlyMap<string, LoadBalancer>,
): Map<string, EndpointService> =>
  new Map(
    entriesOf(context.scenario.endpointServices).map(([name, fields]) => {
      const pointer = pointerOf('endpointServices', name);
      const found = fields.loadBalancers?.flatMap((balancer, index) => {
        const known = balancers.get(balancer);
        const at = `${pointer}/loadBalancers/${index}`;
        if (known === undefined) reportUnknown(context, at, 'load balancer', balancer, balancers.keys());
        else if (known.type === 'application') {
          // Fact F-EPS-01.
          const message = `\`${balancer}\` is an application load balancer: an endpoint service stands on network or gateway load balancers.`;
          report(context, at, message, 'service');
        }
        return known === undefined ? [] : [known];
      });
      const home = found?.[0]?.vpc;
      return [
        name,
        {
          ...refOf('endpoint-service', name, pointer, fields),
          loadBalancers: found,
          region: home?.region,
          account: home?.account,
          acceptanceRequired: fields.acceptanceRequired,
          allowedPrincipals: fields.allowedPrincipals === null ? undefined : (fields.allowedPrincipals ?? []),
          regions: fields.regions ?? [],
          privateDnsName: fields.privateDnsName?.toLowerCase(),
          privateDnsVerified: (fields.privateDnsState ?? 'verified') === 'verified',
          state: fields.state ?? 'available',
          serviceName: fields.serviceName,
        },
      ];
    }),
  );
