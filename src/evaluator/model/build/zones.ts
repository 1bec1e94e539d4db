/** Private hosted zones, Resolver endpoints and Resolver rules. */
import { pointerOf } from '../document.ts';
import type { HostedZone, NetworkInterface, ResolverEndpoint, ResolverRule } from '../network.ts';
import { refOf } from '../ref.ts';
import { address, type BuildContext, entriesOf, report, reportUnknown } from './context.ts';
import { addressesOf, atLeastDefault, type Groups, groupsOf } from './interfaces.ts';
import type { DraftSubnet, DraftVpc } from './vpcs.ts';

/** A domain as it is compared: lower case, without the dot at its end; the root is empty. */
const domainOf = (text: string): string => text.trim().toLowerCase().replace(/\.$/, '');

const vpcNames = (
  context: BuildContext,
  vpcs: ReadonlyMap<string, DraftVpc>,
  names: readonly string[],
  pointer: string,
): ReadonlySet<string> => {
  for (const [index, name] of names.entries()) {
    if (!vpcs.has(name)) reportUnknown(context, `${pointer}/vpcs/${index}`, 'VPC', name, vpcs.keys());
  }
  return new Set(names);
};

/** A value without a dot is no host name: it must be something of the scenario. */
const checkValue = (context: BuildContext, text: string, pointer: string): void => {
  if (text.includes('.') || text.includes(':')) return;
  const { endpoints, loadBalancers } = context.scenario;
  const known = [...Object.keys(endpoints ?? {}), ...Object.keys(loadBalancers ?? {})];
  if (!known.includes(text)) reportUnknown(context, pointer, 'endpoint or load balancer', text, known);
};

/** Builds private hosted zones. */
export const buildHostedZones = (
  context: BuildContext,
  vpcs: ReadonlyMap<string, DraftVpc>,
): Map<string, HostedZone> =>
  new Map(
    entriesOf(context.scenario.hostedZones).map(([name, fields]) => {
      const pointer = pointerOf('hostedZones', name);
      const domain = domainOf(fields.domain);
      const records = entriesOf(fields.records).map(([host, value]) => {
        const at = `${pointer}/records${pointerOf(host)}`;
        const full = domainOf(host);
        if (full !== domain && !full.endsWith(`.${domain}`)) {
          const message = `\`${host.replaceAll('`', "'")}\` is no name of \`${fields.domain.replaceAll('`', "'")}\`.`;
          report(context, at, message, 'record');
        }
        for (const [index, text] of (typeof value === 'string' ? [value] : value).entries())
          checkValue(context, text, typeof value === 'string' ? at : `${at}/${index}`);
        return [full, { values: typeof value === 'string' ? [value] : value, pointer: at }] as const;
      });
      return [
        name,
        {
          ...refOf('hosted-zone', name, pointer, fields),
          domain,
          vpcs: vpcNames(context, vpcs, fields.vpcs, pointer),
          records: fields.records === null ? undefined : new Map(records),
        },
      ];
    }),
  );

/** Builds Resolver endpoints with an interface in each of their subnets. */
export const buildResolverEndpoints = (
  context: BuildContext,
  groups: Groups,
  subnets: ReadonlyMap<string, DraftSubnet>,
): Map<string, ResolverEndpoint> => {
  const built = new Map<string, ResolverEndpoint>();
  for (const [name, fields] of entriesOf(context.scenario.resolverEndpoints)) {
    const pointer = pointerOf('resolverEndpoints', name);
    const node = refOf('resolver-endpoint', name, pointer, fields);
    const ips = new Map(entriesOf(fields.ips));
    const interfaces = fields.subnets.flatMap((subnetName, index): NetworkInterface[] => {
      const at = `${pointer}/subnets/${index}`;
      const subnet = subnets.get(subnetName);
      if (subnet === undefined) {
        reportUnknown(context, at, 'subnet', subnetName, subnets.keys());
        return [];
      }
      const given = atLeastDefault(fields.securityGroups);
      const held: NetworkInterface = {
        ...refOf('network-interface', `${name}/${subnet.id}`, at),
        node,
        role: 'interface',
        subnet,
        addresses: addressesOf(context, ips.get(subnetName), subnet, `${pointer}/ips/${subnetName}`),
        publicAddresses: new Map(),
        securityGroups: groupsOf(context, groups, subnet.vpc.id, given, `${pointer}/securityGroups`),
        sourceDestCheck: true,
        ephemeralPorts: undefined,
        instance: undefined,
        use: 'resolver',
      };
      subnet.interfaces.push(held);
      return [held];
    });
    const [first] = interfaces;
    if (first === undefined) {
      if (fields.subnets.length === 0)
        report(context, `${pointer}/subnets`, `Resolver endpoint \`${name}\` needs a subnet.`);
      continue;
    }
    built.set(name, { ...node, direction: fields.direction, vpc: first.subnet.vpc, interfaces });
  }
  return built;
};

/** Builds Resolver rules. */
export const buildResolverRules = (
  context: BuildContext,
  vpcs: ReadonlyMap<string, DraftVpc>,
  endpoints: ReadonlyMap<string, ResolverEndpoint>,
): Map<string, ResolverRule> =>
  new Map(
    entriesOf(context.scenario.resolverRules).map(([name, fields]) => {
      const pointer = pointerOf('resolverRules', name);
      const { endpoint } = fields;
      if (typeof endpoint === 'string' && endpoints.get(endpoint)?.direction !== 'outbound') {
        const outbound = [...endpoints.values()].filter(({ direction }) => direction === 'outbound');
        const known = outbound.map(({ id }) => id);
        reportUnknown(context, `${pointer}/endpoint`, 'outbound Resolver endpoint', endpoint, known);
      }
      const targets = (fields.targets ?? []).flatMap(
        (text, index) => address(context, text, `${pointer}/targets/${index}`) ?? [],
      );
      return [
        name,
        {
          ...refOf('resolver-rule', name, pointer, fields),
          domain: domainOf(fields.domain),
          forwards: fields.type !== 'system',
          targets,
          vpcs: vpcNames(context, vpcs, fields.vpcs, pointer),
        },
      ];
    }),
  );
