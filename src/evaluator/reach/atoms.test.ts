import { describe, expect, it } from 'vitest';
import { parseAddress } from '../address/prefix.ts';
import { exactly } from '../address/set.ts';
import { type Draft, networkOf, office } from '../testing/build.ts';
import { hybrid, transit } from '../testing/networks.ts';
import { atomBounds, atomOf } from './atoms.ts';

/** A range that nothing else names, with an address in each half of what holds it. */
const RANGE = '10.99.8.0/25';
const [INSIDE, OUTSIDE] = ['10.99.8.10', '10.99.8.200'];

const atom = (draft: Draft) => {
  const bounds = atomBounds(networkOf(draft));
  return (text: string): string => {
    const address = parseAddress(text);
    return address === undefined ? expect.fail('no address') : atomOf(bounds, exactly(address));
  };
};
const parts = (draft: Draft, one = INSIDE, other = OUTSIDE): boolean => {
  const of = atom(draft);
  return of(one) !== of(other);
};
const statement = { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' };
const policy = { Statement: [{ ...statement, Condition: { IpAddress: { 'aws:VpcSourceIp': [RANGE] } } }] };
const own = {
  Statement: [
    { Effect: 'Allow', Action: '*', Resource: '*', Condition: { IpAddress: { 'aws:VpcSourceIp': RANGE } } },
  ],
};
const endpoints = (endpoint: Draft): Draft => office({ endpoints: { e: { service: 's3', ...endpoint } } });
const vpcWith = (vpc: Draft, changes: Draft = {}): Draft => office(changes, vpc);

describe('a range parts addresses', () => {
  it('does nothing where nobody names it', () => {
    expect(parts(office())).toBe(false);
    expect(parts(transit())).toBe(false);
    expect(parts(hybrid())).toBe(false);
  });
  it.each<[string, Draft]>([
    ['the CIDR of a VPC', vpcWith({ cidr: ['10.0.0.0/16', RANGE] })],
    [
      'the CIDR of a subnet',
      vpcWith(
        { cidr: ['10.0.0.0/16', '10.99.0.0/16'], subnets: { s: { cidr: RANGE } }, routeTables: {} },
        { instances: {}, natGateways: {} },
      ),
    ],
    ['a route', vpcWith({ routeTables: { private: { routes: { [RANGE]: 'nat' } }, public: {} } })],
    [
      'a list in a route',
      vpcWith(
        { routeTables: { private: { routes: { pl: 'nat' } }, public: {} } },
        { prefixLists: { pl: { entries: [RANGE] } } },
      ),
    ],
    ['a list that nothing uses yet', office({ prefixLists: { pl: { entries: [RANGE] } } })],
    [
      'a route of an internet gateway',
      vpcWith({
        routeTables: { private: {}, public: {}, edge: { gateways: ['igw'], routes: { [RANGE]: 'local' } } },
      }),
    ],
    [
      'a route of a virtual private gateway',
      hybrid(
        {},
        {},
        { routeTables: { main: { main: true }, edge: { gateways: ['vgw'], routes: { [RANGE]: 'local' } } } },
      ),
    ],
    [
      'a route of a regional NAT gateway',
      vpcWith(
        {
          routeTables: {
            private: { routes: { '0.0.0.0/0': 'nat' } },
            public: {},
            nat: { routes: { [RANGE]: 'igw' } },
          },
        },
        { natGateways: { nat: { availability: 'regional', vpc: 'office', routeTable: 'nat' } } },
      ),
    ],
    [
      'a network ACL, inbound',
      vpcWith({
        networkAcls: { default: { inbound: { '1': { action: 'deny', cidr: RANGE } }, outbound: {} } },
      }),
    ],
    [
      'a network ACL, outbound',
      vpcWith({
        networkAcls: { default: { inbound: {}, outbound: { '1': { action: 'deny', cidr: RANGE } } } },
      }),
    ],
    [
      'a security group, inbound',
      vpcWith({ securityGroups: { open: { inbound: [{ cidr: RANGE }] }, closed: {}, endpoint: {} } }),
    ],
    [
      'a security group, outbound',
      vpcWith({ securityGroups: { open: { outbound: [{ cidr: RANGE }] }, closed: {}, endpoint: {} } }),
    ],
    [
      'a static route of a transit gateway',
      transit({}, { routeTables: { t: { default: true, routes: { [RANGE]: 'to-left' } } } }),
    ],
    [
      'a list in a transit gateway',
      transit(
        { prefixLists: { pl: { entries: [RANGE] } } },
        { routeTables: { t: { default: true, routes: { pl: 'to-left' } } } },
      ),
    ],
    ['a static route of a VPN', hybrid({}, { routes: [RANGE] })],
    ['a network outside', hybrid({ onPremises: { office: { cidr: ['192.168.0.0/16', RANGE] } } })],
    [
      'the policy of an interface endpoint',
      endpoints({ type: 'interface', subnets: ['private-a'], securityGroups: ['open'], policy }),
    ],
    [
      'the policy of a gateway endpoint',
      endpoints({ type: 'gateway', vpc: 'office', routeTables: [], policy }),
    ],
    ['the policy of a resource', office({ resources: { data: { arn: 'arn:aws:s3:::data', policy } } })],
    [
      'the policy of a caller',
      office({ principals: { app: { arn: 'arn:aws:iam::111111111111:role/app', policies: [own] } } }),
    ],
    [
      'a permissions boundary',
      office({
        principals: { app: { arn: 'arn:aws:iam::111111111111:role/app', permissionsBoundary: own } },
      }),
    ],
  ])('as %s', (_, draft) => {
    expect(parts(draft)).toBe(true);
  });
  it('as a single address in a policy', () => {
    const one = { Statement: [{ ...statement, Condition: { IpAddress: { 'aws:VpcSourceIp': INSIDE } } }] };
    const draft = office({ resources: { data: { arn: 'arn:aws:s3:::data', policy: one } } });
    expect(parts(draft)).toBe(true);
    expect(parts(draft, INSIDE, '10.99.8.11')).toBe(true);
    expect(parts(draft, '10.99.8.11', '10.99.8.12')).toBe(false);
  });
  it('of an unused group does not', () => {
    expect(
      parts(
        vpcWith({
          securityGroups: { open: {}, closed: {}, endpoint: {}, idle: { inbound: [{ cidr: RANGE }] } },
        }),
      ),
    ).toBe(false);
  });
});

describe('what the model itself looks at', () => {
  it('parts private space from public, and each from what AWS keeps', () => {
    expect(parts(office(), '10.99.0.1', '11.0.0.1')).toBe(true);
    expect(parts(office(), '100.64.0.1', '100.128.0.1')).toBe(true);
    expect(parts(office(), '169.254.169.253', '169.250.0.1')).toBe(true);
    expect(parts(office(), '64:ff9b::1', '64:ff9c::1')).toBe(true);
    expect(parts(office(), '10.99.0.1', '10.99.0.2')).toBe(false);
  });
  it('parts the addresses that AWS keeps of subnets, and the resolver’s', () => {
    expect(parts(office(), '10.0.1.3', '10.0.1.4')).toBe(true);
    expect(parts(office(), '10.0.1.254', '10.0.1.255')).toBe(true);
    expect(parts(office(), '10.0.1.4', '10.0.1.254')).toBe(false);
    expect(parts(office(), '10.0.0.1', '10.0.0.2')).toBe(true);
    expect(parts(office(), '10.0.0.3', '10.0.0.2')).toBe(true);
    expect(parts(office(), '10.0.0.4', '10.0.0.77')).toBe(false);
  });
  it('parts those who stand for everybody from their neighbours', () => {
    expect(parts(office(), '198.51.100.10', '198.51.100.11')).toBe(true);
    expect(parts(office(), '2001:db8::10', '2001:db8::11')).toBe(true);
    const narrow = vpcWith({
      securityGroups: { open: { inbound: [{ cidr: '203.0.113.0/28' }] }, closed: {}, endpoint: {} },
    });
    expect(parts(narrow, '203.0.113.0', '203.0.113.1')).toBe(true);
    expect(parts(narrow, '203.0.113.1', '203.0.113.15')).toBe(false);
    expect(parts(narrow, '203.0.113.16', '203.0.113.17')).toBe(true);
    expect(parts(narrow, '203.0.112.255', '203.0.112.254')).toBe(true);
    expect(parts(office(), '203.0.113.16', '203.0.113.17')).toBe(false);
  });
});

describe('an atom', () => {
  const bounds = atomBounds(networkOf(office()));
  it('tells IP versions apart', () => {
    const of = atom(office());
    expect(of('10.99.0.1')).toMatch(/^4#/);
    expect(of('fd00::1')).toMatch(/^6#/);
  });
  it('of an address that is not fixed is what it may be', () => {
    const open = { prefixes: [], text: 'the public address that AWS gives `app`' };
    expect(atomOf(bounds, open)).toBe('the public address that AWS gives');
    expect(atomOf(bounds, { prefixes: [], text: 'an address of `a`' })).toBe('an address of `a`');
  });
});
