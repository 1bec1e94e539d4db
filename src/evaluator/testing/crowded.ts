/** Random networks with many machines that are nearly alike, for the property tests of reach. */
import fc from 'fast-check';
import { anyDraft } from './arbitrary.ts';
import type { Draft } from './build.ts';

/** The first three bytes of each subnet. `z` has the addresses of `y`, cut into subnets of another size. */
const THIRDS = { x0: '10.0.1', x1: '10.0.2', y0: '10.1.1', z0: '10.1.1', z1: '10.1.1' } as const;
type SubnetName = keyof typeof THIRDS;

/** Some of them are reserved, named by a rule or a target group, or first and last of a range somewhere. */
const HOSTS: Readonly<Record<SubnetName, readonly number[]>> = {
  x0: [11, 12, 13, 60, 127, 128, 129],
  x1: [11, 12, 13, 60, 127, 128, 129],
  y0: [10, 11, 12, 13, 60, 63, 64, 67, 127, 128, 129],
  z0: [10, 11, 12, 13, 60],
  z1: [68, 70, 127],
};

const subnetName = fc.constantFrom<SubnetName[]>('x0', 'x0', 'x1', 'y0', 'y0', 'z0', 'z1');

const place = subnetName.chain((subnet) =>
  fc.record({ subnet: fc.constant(subnet), host: fc.constantFrom(...HOSTS[subnet]) }),
);

const machine = fc
  .record({
    at: place,
    fixed: fc.constantFrom(true, true, true, false),
    securityGroups: fc.constantFrom<(readonly string[] | null)[]>([], ['g0'], ['g0'], ['g0', 'g1'], null),
    publicIp: fc.constantFrom(false, false, true, '203.0.113.7', '203.0.113.8', '198.51.100.10'),
    sourceDestCheck: fc.constantFrom(true, true, false),
  })
  .map(
    ({ at, fixed, publicIp, ...fields }): Draft => ({
      ...fields,
      subnet: at.subnet,
      ...(fixed ? { ip: `${THIRDS[at.subnet]}.${at.host}` } : {}),
      ...(publicIp === false ? {} : { publicIp }),
    }),
  );

const instance = fc
  .tuple(machine, fc.constantFrom('running', 'running', 'running', 'stopped'))
  .map(([fields, state]): Draft => ({ ...fields, state }));

/** An interface on its own, or another one of an instance. */
const card = fc
  .tuple(
    machine,
    fc.constantFrom<(Draft & { readonly use?: string })[]>({}, {}, { use: 'lambda' }),
    fc.nat(3),
  )
  .map(
    ([fields, use, owner]): Draft => ({ ...fields, ...use, ...(owner > 0 ? { instance: `m${owner}` } : {}) }),
  );

const numbered = (prefix: string, items: readonly Draft[]): Draft =>
  Object.fromEntries(items.map((each, index) => [`${prefix}${index}`, each]));

const OPEN: Draft = { inbound: [{ cidr: '0.0.0.0/0' }] };
const third: Draft = {
  cidr: '10.1.0.0/16',
  subnets: { z0: { cidr: '10.1.1.0/26' }, z1: { cidr: '10.1.1.64/26' } },
  securityGroups: { g0: OPEN, g1: { inbound: [{ securityGroup: 'g0' }] } },
  routeTables: {
    main: { main: true, routes: { '10.0.0.0/16': 'tgw', '0.0.0.0/0': 'tgw', '192.168.0.0/16': 'tgw' } },
  },
};

/** The draft with a third VPC, at the transit gateway or at nothing. */
const withThird = (draft: Draft, attached: boolean): Draft => {
  const { tgw, ...gateways } = draft['transitGateways'] as Record<string, Draft>;
  const attachments = tgw?.['attachments'] as Draft;
  const more = attached ? { 'to-z': { type: 'vpc', vpc: 'z', subnets: ['z0'] } } : {};
  return {
    ...draft,
    vpcs: { ...(draft['vpcs'] as Draft), z: third },
    transitGateways: { ...gateways, tgw: { ...tgw, attachments: { ...attachments, ...more } } },
  };
};

const balancer = (scheme: string): Draft => ({
  type: 'network',
  subnets: ['x1'],
  scheme,
  listeners: [{ protocol: 'tcp', port: 443, targetGroups: 'crowd' }],
});

/** Networks of `anyDraft` with up to eight more instances and four more interfaces, some exactly alike. */
export const crowdedDraft: fc.Arbitrary<Draft> = fc
  .record({
    draft: anyDraft,
    // Four at least, for the interfaces to name.
    instances: fc.array(instance, { minLength: 4, maxLength: 8 }),
    cards: fc.array(card, { maxLength: 4 }),
    attached: fc.boolean(),
    targets: fc.subarray(['m0', '10.0.1.12', '10.1.1.12']),
    scheme: fc.constantFrom('internal', 'internet-facing'),
  })
  .map(({ draft, instances, cards, attached, targets, scheme }) => {
    const wide = withThird(draft, attached);
    return {
      ...wide,
      instances: { ...(wide['instances'] as Draft), ...numbered('m', instances) },
      networkInterfaces: numbered('n', cards),
      loadBalancers: { ...(wide['loadBalancers'] as Draft), front: balancer(scheme) },
      targetGroups: { ...(wide['targetGroups'] as Draft), crowd: { targets } },
    };
  });
