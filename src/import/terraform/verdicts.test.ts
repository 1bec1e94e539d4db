import { expect, test } from 'vitest';
import { buildNetwork, diffNetworks, traceFlow } from '../../evaluator/index.ts';
import { terraformFile } from '../fixtures/files.ts';
import { planOf } from '../fixtures/plan-of.ts';
import { importTerraform } from './index.ts';

const networkOf = (text: string) => {
  const { scenario } = importTerraform({ file: 'plan.json', text });
  const built = buildNetwork(scenario);
  if (!built.ok) throw new Error(JSON.stringify(built.problems));
  return built.network;
};

const verdict = (network: ReturnType<typeof networkOf>, from: string, to: string, port: number) => {
  const traced = traceFlow(network, { from, to, port });
  return traced.ok ? traced.trace.verdict : traced.problem;
};

const pathOf = (network: ReturnType<typeof networkOf>, from: string, to: string, port: number) => {
  const traced = traceFlow(network, { from, to, port });
  return traced.ok ? traced.trace.choices[0]?.path : traced.problem;
};

test('a new VPC, before it is applied', () => {
  const network = networkOf(terraformFile('plain-vpc.plan.json').text);
  const ask = (from: string, to: string, port = 443) => verdict(network, from, to, port);
  expect(ask('aws_instance.app', 'sns.eu-west-1.amazonaws.com')).toBe('reachable');
  expect(pathOf(network, 'aws_instance.app', 's3.eu-west-1.amazonaws.com', 443)).toEqual([
    'aws_instance.app',
    'aws_subnet.private',
    'aws_vpc_endpoint.s3',
    'com.amazonaws.eu-west-1.s3',
  ]);
  expect(ask('internet', 'aws_instance.app', 22)).toBe('not-reachable');
  // Which addresses are those of S3 is not in the plan: this one may be, and the route differs then.
  expect(ask('aws_instance.app', '52.218.0.9')).toBe('undetermined');
  // One for documentation is nobody's, so not one of S3's either.
  expect(ask('aws_instance.app', '203.0.113.9')).toBe('reachable');
});

test('a VPC of the modules: out by the NAT gateway of the only public subnet that it can be in', () => {
  const network = networkOf(terraformFile('vpc-module.plan.json').text);
  expect(pathOf(network, 'aws_instance.web.0', '203.0.113.9', 443)).toEqual([
    'aws_instance.web.0',
    'module.vpc.aws_subnet.private.0',
    'module.vpc.aws_subnet.public.0',
    'module.vpc.aws_nat_gateway.this.0',
    'module.vpc.aws_subnet.public.0',
    'module.vpc.aws_internet_gateway.this.0',
  ]);
  expect(verdict(network, 'aws_instance.web.1', 'sqs.eu-west-1.amazonaws.com', 443)).toBe('reachable');
  expect(verdict(network, 'aws_instance.web.0', 'aws_instance.web.1', 22)).toBe('not-reachable');
});

test('a plan closes one port and opens another', () => {
  const before = networkOf(terraformFile('state.json').text);
  const after = networkOf(terraformFile('change.plan.json').text);
  const ask = (network: typeof before, port: number) =>
    verdict(network, 'internet', 'aws_instance.web', port);
  expect([ask(before, 443), ask(after, 443)]).toEqual(['reachable', 'not-reachable']);
  expect([ask(before, 8443), ask(after, 8443)]).toEqual(['not-reachable', 'reachable']);
  const { added, removed, changed } = diffNetworks(before, after).topology;
  expect([added, removed]).toEqual([[], []]);
  expect(changed.map(({ name }) => name)).toEqual(['aws_vpc.main/aws_security_group.web']);
});

/** A public instance whose plan leaves something open. */
const publicInstance = (gateway: readonly string[], more: object = {}) =>
  networkOf(
    JSON.stringify(
      planOf({
        resources: {
          'aws_vpc.v': { known: { cidr_block: '10.0.0.0/16' } },
          'aws_subnet.s': {
            known: { cidr_block: '10.0.0.0/24', map_public_ip_on_launch: true },
            unknown: ['vpc_id'],
            refs: { vpc_id: ['aws_vpc.v.id'] },
          },
          'aws_internet_gateway.a': { unknown: ['vpc_id'], refs: { vpc_id: ['aws_vpc.v.id'] } },
          'aws_internet_gateway.b': {},
          'aws_route_table.t': { unknown: ['vpc_id'], refs: { vpc_id: ['aws_vpc.v.id'] } },
          'aws_route.r': {
            known: { destination_cidr_block: '0.0.0.0/0' },
            unknown: ['route_table_id', 'gateway_id'],
            refs: { route_table_id: ['aws_route_table.t.id'], gateway_id: gateway },
          },
          'aws_route_table_association.a': {
            unknown: ['subnet_id', 'route_table_id'],
            refs: { subnet_id: ['aws_subnet.s.id'], route_table_id: ['aws_route_table.t.id'] },
          },
          'aws_security_group.g': {
            known: {
              ingress: [{ protocol: 'tcp', from_port: 443, to_port: 443, cidr_blocks: ['0.0.0.0/0'] }],
              egress: [],
            },
            unknown: ['vpc_id'],
            refs: { vpc_id: ['aws_vpc.v.id'], ingress: { constant_value: [] } },
          },
          'aws_instance.i': {
            unknown: ['subnet_id', 'vpc_security_group_ids'],
            refs: { subnet_id: ['aws_subnet.s.id'], vpc_security_group_ids: ['aws_security_group.g.id'] },
          },
          ...more,
        },
      }),
    ),
  );

test.each([
  ['what is told', ['aws_internet_gateway.a.id'], {}, 'reachable'],
  [
    'a gateway that may be either',
    ['aws_internet_gateway.a.id', 'aws_internet_gateway.b.id'],
    {},
    'undetermined',
  ],
  ['a gateway of nobody knows where', ['local.gateway'], {}, 'undetermined'],
])('from the internet, with %s', (_, gateway, more, expected) => {
  expect(verdict(publicInstance(gateway, more), 'internet', 'aws_instance.i', 443)).toBe(expected);
});

test('a rule of which the group is not told may be any group’s', () => {
  const rule = {
    known: { type: 'ingress', protocol: 'tcp', from_port: 22, to_port: 22, cidr_blocks: ['0.0.0.0/0'] },
    unknown: ['security_group_id'],
  };
  const ask = (refs: readonly string[]) =>
    verdict(
      publicInstance(['aws_internet_gateway.a.id'], {
        'aws_security_group.other': { unknown: ['vpc_id'], refs: { vpc_id: ['aws_vpc.v.id'] } },
        'aws_security_group_rule.r': { ...rule, refs: { security_group_id: refs } },
      }),
      'internet',
      'aws_instance.i',
      22,
    );
  expect(ask(['aws_security_group.g.id'])).toBe('reachable');
  expect(ask(['aws_security_group.other.id'])).toBe('not-reachable');
  expect(ask(['local.group'])).toBe('undetermined');
});
