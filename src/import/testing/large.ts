/** A made account of any size, as an import would give it: ids for names, labels, tags, several Regions. */
import type { Scenario } from '../../evaluator/index.ts';
import type { Tags } from '../result.ts';

const VPCS = 30;
const SUBNETS = 5;
const ROLES = ['web', 'api', 'database', 'cache', 'worker'];

const id = (kind: string, number: number): string => `${kind}-${number.toString(16).padStart(17, '0')}`;

const vpcOf = (vpc: number): Scenario['vpcs'][string] => ({
  cidr: `10.${vpc}.0.0/16`,
  label: `office-${vpc}`,
  account: vpc % 2 === 0 ? '111122223333' : '444455556666',
  subnets: Object.fromEntries(
    Array.from({ length: SUBNETS }, (_, subnet) => [
      id('subnet', vpc * SUBNETS + subnet),
      { cidr: `10.${vpc}.${subnet * 16}.0/20`, zone: `us-east-1${'abcde'[subnet] ?? 'a'}` },
    ]),
  ),
  routeTables: {
    [id('rtb', vpc)]: { main: true, routes: { '10.0.0.0/8': 'tgw-1', '0.0.0.0/0': id('igw', vpc) } },
  },
  securityGroups: {
    [id('sg', vpc * 2)]: { inbound: [{ protocol: 'tcp', port: 443, cidr: '10.0.0.0/8' }] },
    [id('sg', vpc * 2 + 1)]: { inbound: [{ protocol: 'tcp', port: 5432, securityGroup: id('sg', vpc * 2) }] },
  },
});

/** An account of 30 VPCs on one transit gateway, with as many instances as wanted. */
export const largeAccount = (instances: number): { scenario: Scenario; tags: ReadonlyMap<string, Tags> } => {
  const places = VPCS * SUBNETS;
  const tags = new Map<string, Tags>();
  const made = Array.from(
    { length: instances },
    (_, index): [string, NonNullable<Scenario['instances']>[string]] => {
      const place = index % places;
      const host = Math.floor(index / places);
      const vpc = Math.floor(place / SUBNETS);
      const name = id('i', index);
      const role = ROLES[index % ROLES.length] ?? 'web';
      tags.set(name, [
        ['Name', `${role}-${index}`],
        ['Team', `team-${index % 17}`],
        ['Cost Center', `${index % 97}`],
      ]);
      return [
        name,
        {
          label: `${role}-${index}`,
          subnet: id('subnet', place),
          networkInterface: id('eni', index),
          ip: `10.${vpc}.${(place % SUBNETS) * 16 + Math.floor(host / 250)}.${(host % 250) + 4}`,
          securityGroups: [id('sg', vpc * 2 + (index % 2))],
        },
      ];
    },
  );
  const vpcs = Array.from({ length: VPCS }, (_, vpc) => [id('vpc', vpc), vpcOf(vpc)] as const);
  const attachments = vpcs.map(([name, { subnets }], index) => [
    id('tgw-attach', index),
    { type: 'vpc' as const, vpc: name, subnets: Object.keys(subnets ?? {}) },
  ]);
  const scenario: Scenario = {
    version: 1,
    vpcs: Object.fromEntries(vpcs),
    instances: Object.fromEntries(made),
    internetGateways: Object.fromEntries(vpcs.map(([name], vpc) => [id('igw', vpc), { vpc: name }])),
    transitGateways: { 'tgw-1': { attachments: Object.fromEntries(attachments) } },
  };
  return { scenario, tags };
};
