/** Drafts that several tables of cases are made from. */
import type { Draft } from '../../testing/build.ts';
import type { LintCode } from '../codes.ts';

/** A code, what is special about the network, whether the rule fires, and the network. */
export type LintCase = readonly [code: LintCode, what: string, fires: boolean, draft: Draft];

export type Rules = Readonly<Record<string, Draft>>;

export const allow = (cidr: string, more: Draft = {}): Draft => ({ action: 'allow', cidr, ...more });

export const tcp = (port: number | string): Draft => ({ protocol: 'tcp', port });

export const ANY = '0.0.0.0/0';

/** One subnet with an ACL of its own, open in the direction that is left out. */
export const withAcl = (
  inbound: Rules,
  outbound: Rules = { '100': allow(ANY) },
  subnet: Draft = {},
): Draft => ({
  vpcs: {
    v: {
      cidr: ['10.0.0.0/16', '2001:db8::/56'],
      subnets: { s: { cidr: '10.0.1.0/24', networkAcl: 'acl', ...subnet } },
      networkAcls: { acl: { inbound, outbound } },
    },
  },
});

/** One subnet with a machine and the routes given. */
export const withRoutes = (table: Draft, more: Draft = {}): Draft => ({
  vpcs: {
    v: {
      cidr: '10.0.0.0/16',
      subnets: { s: { cidr: '10.0.1.0/24', routeTable: 't' }, p: { cidr: '10.0.2.0/24', routeTable: 't' } },
      routeTables: { t: table },
    },
  },
  instances: { app: { subnet: 's', ip: '10.0.1.10' } },
  otherGateways: { tgw: { kind: 'transit gateway' }, vgw: { kind: 'virtual private gateway' } },
  ...more,
});

export const pair = (left: Draft, right: Draft, peering: Draft = {}, more: Draft = {}): Draft => ({
  vpcs: {
    left: { cidr: '10.1.0.0/16', subnets: { l: { cidr: '10.1.1.0/24' } }, ...left },
    right: { cidr: '10.2.0.0/16', subnets: { r: { cidr: '10.2.1.0/24' } }, ...right },
  },
  peerings: { pcx: { requester: 'left', accepter: 'right', ...peering } },
  ...more,
});

export const main = (routes: Draft): Draft => ({ routeTables: { main: { main: true, routes } } });

export const gateway = (service: string, routeTables: readonly string[]): Draft => ({
  type: 'gateway',
  service,
  vpc: 'office',
  routeTables,
});

export const open = (rule: Draft, web: Draft = {}, vpc: Draft = {}): Draft => ({
  vpcs: {
    v: {
      cidr: '10.0.0.0/16',
      subnets: { s: { cidr: '10.0.1.0/24', routeTable: 'public' } },
      routeTables: { public: { routes: { [ANY]: 'igw' } } },
      securityGroups: { g: { inbound: [rule] } },
      ...vpc,
    },
  },
  instances: { web: { subnet: 's', ip: '10.0.1.10', publicIp: '192.0.2.10', securityGroups: ['g'], ...web } },
  internetGateways: { igw: { vpc: 'v' } },
});

export const deny = (cidr: string, more: Draft = {}): Draft => ({ action: 'deny', cidr, ...more });
