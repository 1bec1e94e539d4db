/** Networks that several tests start from: VPCs on a transit gateway, a network behind a VPN. */
import { prefix } from '../address/prefix.ts';
import type { PrefixList } from '../model/network.ts';
import type { Draft } from './build.ts';

/** What every interface of these networks has. */
export const OPEN = { open: { inbound: [{ cidr: '0.0.0.0/0' }, { cidr: '::/0' }] } };

/** Two VPCs, `left` and `right`, on a transit gateway `tgw`; `one` and `two` in them. */
export const transit = (changes: Draft = {}, gateway: Draft = {}): Draft => ({
  vpcs: {
    left: {
      cidr: '10.1.0.0/16',
      subnets: {
        'left-a': { cidr: '10.1.1.0/24', zone: 'us-east-1a' },
        'left-tgw': { cidr: '10.1.9.0/28', zone: 'us-east-1a', routeTable: 'attachment' },
      },
      routeTables: { main: { main: true, routes: { '10.0.0.0/8': 'tgw' } }, attachment: {} },
      securityGroups: OPEN,
    },
    right: {
      cidr: '10.2.0.0/16',
      subnets: {
        'right-a': { cidr: '10.2.1.0/24', zone: 'us-east-1a' },
        'right-tgw': { cidr: '10.2.9.0/28', zone: 'us-east-1a', routeTable: 'attachment' },
      },
      routeTables: { main: { main: true, routes: { '10.0.0.0/8': 'tgw' } }, attachment: {} },
      securityGroups: OPEN,
    },
  },
  instances: {
    one: { subnet: 'left-a', ip: '10.1.1.10', securityGroups: ['open'] },
    two: { subnet: 'right-a', ip: '10.2.1.10', securityGroups: ['open'] },
  },
  transitGateways: {
    tgw: {
      attachments: {
        'to-left': { type: 'vpc', vpc: 'left', subnets: ['left-tgw'] },
        'to-right': { type: 'vpc', vpc: 'right', subnets: ['right-tgw'] },
      },
      ...gateway,
    },
  },
  ...changes,
});

/** The attachments of `transit`, with fields of their own, and further ones. */
export const attached = (left: Draft = {}, right: Draft = {}, more: Draft = {}): Draft => ({
  attachments: {
    'to-left': { type: 'vpc', vpc: 'left', subnets: ['left-tgw'], ...left },
    'to-right': { type: 'vpc', vpc: 'right', subnets: ['right-tgw'], ...right },
    ...more,
  },
});

/** `app` in a VPC with a virtual private gateway `vgw`, and a network `office` behind the VPN connection `vpn`. */
export const hybrid = (changes: Draft = {}, connection: Draft = {}, vpc: Draft = {}): Draft => ({
  vpcs: {
    cloud: {
      cidr: '10.1.0.0/16',
      subnets: { 'cloud-a': { cidr: '10.1.1.0/24' } },
      routeTables: {
        main: {
          main: true,
          propagatedRoutes: { '192.168.0.0/16': { target: 'vgw', via: 'vpn-bgp' } },
        },
      },
      securityGroups: OPEN,
      ...vpc,
    },
  },
  instances: { app: { subnet: 'cloud-a', ip: '10.1.1.10', securityGroups: ['open'] } },
  virtualPrivateGateways: { vgw: { vpc: 'cloud' } },
  vpnConnections: { vpn: { gateway: 'vgw', network: 'office', ...connection } },
  onPremises: { office: { cidr: '192.168.0.0/16' } },
  ...changes,
});

/**
 * A consumer (`client` and the endpoint `vpce` in `consumer`) and a provider with the same addresses: `nlb`
 * before `web` in `provider`, offered as `service`.
 */
export const privateLink = (
  changes: {
    readonly endpoint?: Draft;
    readonly service?: Draft;
    readonly balancer?: Draft;
    readonly group?: Draft;
    readonly consumer?: Draft;
    readonly provider?: Draft;
    readonly web?: Draft;
  } = {},
): Draft => ({
  vpcs: {
    consumer: {
      cidr: '10.0.0.0/16',
      dnsHostnames: true,
      subnets: { 'consumer-a': { cidr: '10.0.1.0/24', zone: 'us-east-1a' } },
      securityGroups: OPEN,
      ...changes.consumer,
    },
    provider: {
      cidr: '10.0.0.0/16',
      subnets: {
        'provider-a': { cidr: '10.0.1.0/24', zone: 'us-east-1a' },
        'provider-b': { cidr: '10.0.2.0/24', zone: 'us-east-1b' },
      },
      securityGroups: { ...OPEN, fromClients: { inbound: [{ cidr: '10.0.1.10/32' }] } },
      ...changes.provider,
    },
  },
  instances: {
    client: { subnet: 'consumer-a', ip: '10.0.1.10', securityGroups: ['open'] },
    web: { subnet: 'provider-a', ip: '10.0.1.10', securityGroups: ['open'], ...changes.web },
  },
  endpoints: {
    vpce: {
      type: 'interface',
      service: 'service',
      subnets: ['consumer-a'],
      ips: { 'consumer-a': '10.0.1.50' },
      securityGroups: ['open'],
      ...changes.endpoint,
    },
  },
  loadBalancers: {
    nlb: {
      type: 'network',
      subnets: ['provider-a'],
      ips: { 'provider-a': '10.0.1.77' },
      listeners: [{ protocol: 'tcp', port: 443, targetGroups: 'group' }],
      ...changes.balancer,
    },
  },
  targetGroups: { group: { protocol: 'tcp', port: 8443, targets: ['web'], ...changes.group } },
  endpointServices: { service: { loadBalancers: ['nlb'], ...changes.service } },
});

/** A prefix list; without entries they are not in the data. */
export const prefixList = (service: string | undefined, ...entries: readonly string[]): PrefixList => ({
  kind: 'prefix-list',
  id: 'pl',
  pointer: '/pl',
  service,
  entries: entries.length === 0 ? undefined : entries.map(prefix),
});
