import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildNetwork } from '../../evaluator/index.ts';
import { ScenarioSchema } from '../../evaluator/model/schema.ts';
import { declaredOf } from '../fixtures/declared.ts';
import { WHOLE } from '../fixtures/declared-whole.ts';
import { importDeclared } from './index.ts';
import { type Declared, type DeclaredResource, type DeclaredValue, UNRESOLVED } from './types.ts';

const whole = declaredOf(WHOLE);
const keys = new Set(['__proto__', 'constructor', 'Ipv6CidrBlock', 'AmazonProvidedIpv6CidrBlock', 'VpcId']);
const texts = new Set([
  ...['', 'local', 'internet', '__proto__', '::/0', '0.0.0.0/33', '2001:db8::/56', 'true', '-1', '999', 'x'],
  ...['Vpc.main', 'Vpc.default', 'Vpc.default-acl', 'Hub.default', 'vpc-0abc', 'subnet-0abc', 'igw-0abc'],
  ...whole.resources.map(({ name }) => name),
]);
const collect = (value: DeclaredValue): void => {
  if (typeof value === 'string') texts.add(value);
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries<DeclaredValue>(value)) {
    if (!Array.isArray(value)) keys.add(key);
    collect(inner);
  }
};
for (const { properties } of whole.resources) collect(properties);

const TYPES = [
  ...new Set(whole.resources.map(({ type }) => type)),
  ...['Hopwise::DefaultRouteTable', 'Hopwise::DefaultSecurityGroup', 'Hopwise::DefaultNetworkAcl'],
  ...['Hopwise::MainRouteTableAssociation', 'Hopwise::TargetGroupAttachment', 'Hopwise::Interfaces'],
  ...['AWS::EC2::SubnetCidrBlock', 'AWS::EC2::EIPAssociation', 'AWS::EC2::NetworkInterfaceAttachment'],
  ...[
    'AWS::EC2::EgressOnlyInternetGateway',
    'AWS::EC2::GatewayRouteTableAssociation',
    'AWS::EC2::VPNGateway',
  ],
  ...['AWS::EC2::VPNConnection', 'AWS::EC2::VPNConnectionRoute', 'AWS::EC2::VPNGatewayRoutePropagation'],
  ...['AWS::EC2::TransitGatewayRouteTableAssociation', 'AWS::EC2::TransitGatewayRouteTablePropagation'],
  ...[
    'AWS::EC2::TransitGatewayPeeringAttachment',
    'AWS::EC2::TransitGatewayConnect',
    'AWS::EC2::DHCPOptions',
  ],
  ...['AWS::EC2::VPCDHCPOptionsAssociation', 'AWS::EC2::LaunchTemplate', 'AWS::ECS::Service'],
  ...['AWS::RDS::DBInstance', 'AWS::RDS::DBSubnetGroup', 'AWS::AutoScaling::AutoScalingGroup'],
  ...[
    'AWS::AutoScaling::LaunchConfiguration',
    'AWS::Route53::RecordSetGroup',
    'Custom::Thing',
    'AWS::EKS::Cluster',
  ],
  ...['AWS::Route53Resolver::ResolverEndpoint', 'AWS::Route53Resolver::ResolverRule', '__proto__'],
  ...['AWS::Route53Resolver::ResolverRuleAssociation', 'AWS::VpcLattice::ResourceGateway'],
  ...['AWS::VpcLattice::ResourceConfiguration', 'AWS::VpcLattice::ServiceNetwork', 'AWS::EFS::MountTarget'],
  ...['AWS::VpcLattice::ServiceNetworkResourceAssociation', 'AWS::EC2::VPCBlockPublicAccessOptions'],
  ...['AWS::EC2::VPCBlockPublicAccessExclusion', 'AWS::CloudFormation::Stack', 'AWS::IAM::Role'],
];

const leaf: fc.Arbitrary<DeclaredValue> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...texts) },
  {
    weight: 2,
    arbitrary: fc.oneof(
      fc.constant(UNRESOLVED),
      fc.string(),
      fc.integer({ min: -2, max: 70_000 }),
      fc.double(),
      fc.boolean(),
      fc.constant(null),
    ),
  },
);
const anyValue = fc.letrec<{ value: DeclaredValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...keys), tie('value'), { maxKeys: 6 }),
  ),
})).value;

const sound = (declared: Declared): void => {
  const { scenario } = importDeclared(declared);
  expect(ScenarioSchema.safeParse(scenario).error?.issues ?? []).toEqual([]);
  const built = buildNetwork(scenario);
  expect(built.ok ? [] : built.problems).toEqual([]);
};

const NAMES = [...whole.resources.map(({ name }) => name), 'Vpc.main', 'Vpc.default', 'Hub.default', 'local'];

test('anything in any property of any type gives a valid scenario', () => {
  const resource = fc.record({
    name: fc.constantFrom(...NAMES),
    type: fc.constantFrom(...TYPES),
    properties: fc.dictionary(fc.constantFrom(...keys), anyValue, { maxKeys: 8 }),
  });
  fc.assert(
    fc.property(fc.array(resource, { maxLength: 12 }), (listed) => {
      const resources = listed.map(
        (each, index): DeclaredResource => ({ ...each, origin: { file: 't', pointer: `/${index}` } }),
      );
      sound({ ...whole, resources });
    }),
    { numRuns: 400 },
  );
}, 60_000);

/** Replaces, doubles or takes out what the choices hit. */
const damaged = (
  value: DeclaredValue,
  choose: () => { readonly hit: number; readonly by: DeclaredValue },
): DeclaredValue => {
  const { hit, by } = choose();
  if (hit === 0) return by;
  if (hit === 1) return UNRESOLVED;
  if (Array.isArray(value)) {
    const inner = value.map((each: DeclaredValue) => damaged(each, choose));
    return hit === 2 ? [...inner, ...inner] : hit === 3 ? inner.slice(1) : inner;
  }
  if (typeof value !== 'object' || value === null) return value;
  const inner = Object.entries<DeclaredValue>(value).map(
    ([key, each]) => [key, damaged(each, choose)] as const,
  );
  return Object.fromEntries(hit === 3 ? inner.slice(1) : inner);
};

test('a template with any damage gives a valid scenario', () => {
  fc.assert(
    fc.property(fc.gen(), fc.integer({ min: 5, max: 200 }), (gen, rarity) => {
      let step = 0;
      const seed = gen(fc.nat, { max: 1_000_000 });
      const hits = gen(fc.array, fc.tuple(fc.nat({ max: 3 }), leaf), { minLength: 1, maxLength: 30 });
      const choose = (): { readonly hit: number; readonly by: DeclaredValue } => {
        step += 1;
        const mixed = Math.imul(step + seed, 2_654_435_761) >>> 0;
        const [hit, by] = hits[mixed % hits.length] ?? [9, null];
        return mixed % rarity === 0 ? { hit, by } : { hit: 9, by: null };
      };
      const resources = whole.resources.map((each) => {
        const properties = Object.entries(each.properties).map(
          ([key, value]) => [key, damaged(value, choose)] as const,
        );
        return { ...each, properties: Object.fromEntries(properties) };
      });
      sound({ ...whole, resources });
    }),
    { numRuns: 150 },
  );
}, 60_000);
