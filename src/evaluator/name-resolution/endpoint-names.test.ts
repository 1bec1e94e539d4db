import { describe, expect, it } from 'vitest';
import { type Draft, networkOf, office } from '../testing/build.ts';
import { privateLink } from '../testing/networks.ts';
import {
  addressesOfName,
  coversHost,
  endpointNamed,
  hiddenZone,
  isPrivateApi,
  whyNotPrivate,
  zoneInName,
} from './endpoint-names.ts';

/** The office with an endpoint in each of two zones. */
const draft = (endpoint: Draft = {}, vpc: Draft = {}): Draft =>
  office(
    {
      endpoints: {
        vpce: {
          type: 'interface',
          service: 'sns',
          subnets: ['a', 'b'],
          securityGroups: ['endpoint'],
          ...endpoint,
        },
      },
    },
    {
      subnets: {
        a: { cidr: '10.0.4.0/24', zone: 'us-east-1a' },
        b: { cidr: '10.0.5.0/24', zone: 'us-east-1b' },
        'private-a': { cidr: '10.0.1.0/24', routeTable: 'private' },
        'public-a': { cidr: '10.0.2.0/24', routeTable: 'public' },
        'private-b': { cidr: '10.0.3.0/24', routeTable: 'private' },
      },
      ...vpc,
    },
  );
const endpointOf = (given: Draft, id = 'vpce') =>
  networkOf(given).interfaceEndpoints.get(id) ?? expect.fail('no endpoint');
const officeOf = (given: Draft) => networkOf(given).vpcs.get('office') ?? expect.fail('no VPC');

describe('the names that private DNS covers', () => {
  const covered = (service: string, host: string) => coversHost(endpointOf(draft({ service })), host);
  it('of AWS’s services are those of the table', () => {
    expect(covered('sns', 'sns.us-east-1.amazonaws.com')).toBe(true);
    expect(covered('sns', 'sqs.us-east-1.amazonaws.com')).toBe(false);
    expect(covered('sns', 'sns.eu-west-1.amazonaws.com')).toBe(false);
    expect(covered('s3', 'bucket.s3.us-east-1.amazonaws.com')).toBe(true);
  });
  it('of a service that is not in the table have AWS’s common form', () => {
    const service = 'com.amazonaws.us-east-1.brand-new';
    expect(covered(service, 'brand-new.us-east-1.amazonaws.com')).toBe(true);
    expect(covered(service, 'brand-new.eu-west-1.amazonaws.com')).toBe(false);
    expect(covered(service, 'other.us-east-1.amazonaws.com')).toBe(false);
    expect(covered('com.amazonaws.us-east-1.brand.new', 'new.brand.amazonaws.com')).toBe(false);
    expect(covered('com.amazonaws.us-east-1.brand.new', 'brand.us-east-1.amazonaws.com')).toBe(false);
  });
  it('of a provider are its own, with every name in front where it starts with `*.`', () => {
    const named = (privateDnsName: string) =>
      endpointOf(privateLink({ service: { privateDnsName, privateDnsState: 'verified' } }));
    const one = named('api.example.com');
    expect(coversHost(one, 'api.example.com')).toBe(true);
    expect(coversHost(one, 'x.api.example.com')).toBe(false);
    expect(hiddenZone(one, 'api.example.com')).toBe('api.example.com');
    const many = named('*.example.com');
    expect(coversHost(many, 'a.example.com')).toBe(true);
    expect(coversHost(many, 'a.b.example.com')).toBe(true);
    expect(coversHost(many, 'example.com')).toBe(false);
    expect(coversHost(many, 'a.example.org')).toBe(false);
    expect(hiddenZone(many, 'a.example.com')).toBe('example.com');
  });
  it('stand in a hidden zone of the service’s domain, or of the host alone', () => {
    expect(hiddenZone(endpointOf(draft()), 'sns.us-east-1.amazonaws.com')).toBe(
      'sns.us-east-1.amazonaws.com',
    );
    expect(hiddenZone(endpointOf(draft({ service: 's3' })), 'x.s3.us-east-1.amazonaws.com')).toBe(
      's3.us-east-1.amazonaws.com',
    );
    expect(hiddenZone(endpointOf(draft()), 'brand-new.us-east-1.amazonaws.com')).toBe(
      'brand-new.us-east-1.amazonaws.com',
    );
  });
});

describe('the names that AWS makes for an endpoint', () => {
  const END = 'sns.us-east-1.vpce.amazonaws.com';
  const named = (host: string, endpoint: Draft = {}) => endpointNamed(networkOf(draft(endpoint)), host)?.id;
  it('begin with its id', () => {
    expect(named(`vpce-1def.${END}`)).toBe('vpce');
    expect(named(`vpce.${END}`)).toBe('vpce');
    expect(named(`vpcex-1def.${END}`)).toBeUndefined();
    expect(named(`x.vpce-1def.${END}`)).toBeUndefined();
    expect(named('vpce-1def.sns.us-east-1.amazonaws.com')).toBeUndefined();
    expect(named(`x.y.bucket.vpce-1def.${END}`)).toBe('vpce');
  });
  it('are those of the data, whatever they are', () => {
    const dnsNames = ['own.example.com', '*.wild.example.com'];
    expect(named('own.example.com', { dnsNames })).toBe('vpce');
    expect(named('a.wild.example.com', { dnsNames })).toBe('vpce');
    expect(named('a.own.example.com', { dnsNames })).toBeUndefined();
    expect(named('wild.example.com', { dnsNames })).toBeUndefined();
  });
  it('of the data come before what an id suggests', () => {
    const endpoint = {
      type: 'interface',
      service: 'sns',
      subnets: ['private-b'],
      securityGroups: ['endpoint'],
    };
    const two = networkOf(
      office({
        endpoints: {
          'vpce-a': { ...endpoint, privateDns: false },
          b: { ...endpoint, dnsNames: [`vpce-a-1.${END}`] },
        },
      }),
    );
    expect(endpointNamed(two, `vpce-a-1.${END}`)?.id).toBe('b');
    expect(endpointNamed(two, `vpce-a-2.${END}`)?.id).toBe('vpce-a');
  });
  it('of private APIs are in the form of the service’s', () => {
    expect(isPrivateApi('a1b2-vpce-01.execute-api.us-east-1.amazonaws.com')).toBe(true);
    expect(isPrivateApi('a1b2.execute-api.us-east-1.amazonaws.com')).toBe(false);
    expect(isPrivateApi('x.a1b2-vpce-01.execute-api.us-east-1.amazonaws.com')).toBe(false);
    expect(isPrivateApi('a1b2-vpce-01.execute-api.example.com')).toBe(false);
  });
});

describe('a zone in a name', () => {
  const endpoint = endpointOf(draft());
  const zone = (label: string) => zoneInName(endpoint, `${label}.sns.us-east-1.vpce.amazonaws.com`);
  it.each<[string, string | undefined]>([
    ['vpce-1def-us-east-1a', 'us-east-1a'],
    ['vpce-1def-us-east-1-bos-1a', 'us-east-1-bos-1a'],
    ['vpce-1def-us-east-1-wl1-bos-wlz-1', undefined],
    ['vpce-1def', undefined],
    ['vpce-1def-eu-west-1a', undefined],
    ['vpce-1def-us-east-1', undefined],
    ['vpce-1def-us-east-1aa', undefined],
    ['vpce-1def-us-east-1-bos-12a', 'us-east-1-bos-12a'],
    ['bucket.vpce-1def-us-east-1b', 'us-east-1b'],
    ['us-east-1b', undefined],
  ])('%s', (label, expected) => {
    expect(zone(label)).toBe(expected);
  });
  it('stands behind an id of the scenario’s own too', () => {
    const own = endpointOf(
      office({ endpoints: { Mine: { type: 'interface', service: 'sns', subnets: ['private-b'] } } }),
      'Mine',
    );
    expect(zoneInName(own, 'mine-1def-us-east-1c.sns.us-east-1.vpce.amazonaws.com')).toBe('us-east-1c');
  });
  it('leaves the addresses there; without one the name gives all', () => {
    const texts = (label: string) =>
      addressesOfName(endpoint, `${label}.sns.us-east-1.vpce.amazonaws.com`).map(
        ({ receiver }) => receiver?.subnet.id,
      );
    expect(texts('vpce-1def-us-east-1a')).toEqual(['a']);
    expect(texts('vpce-1def-us-east-1b')).toEqual(['b']);
    expect(texts('vpce-1def')).toEqual(['a', 'b']);
    expect(texts('vpce-1def-us-east-1c')).toEqual([]);
  });
});

describe('why private DNS does not answer', () => {
  const why = (endpoint: Draft, vpc: Draft = {}) => {
    const found = endpointOf(draft(endpoint, vpc));
    return whyNotPrivate(found, found.vpc);
  };
  it.each<[string, Draft, Draft]>([
    ['is pending, not available', { state: 'pending' }, {}],
    ['`vpce` has private DNS off', { privateDns: false }, {}],
    ['`vpce` has private DNS off', { state: 'partial', privateDns: false }, {}],
    ['endpoints of Amazon DynamoDB have no private DNS', { service: 'dynamodb', privateDns: false }, {}],
    ['private DNS of `vpce` needs `dnsSupport` of `office`, which is off', {}, { dnsSupport: false }],
    ['private DNS of `vpce` needs `dnsHostnames` of `office`, which is off', {}, { dnsHostnames: false }],
    [
      'private DNS of `vpce` needs `dnsSupport` and `dnsHostnames` of `office`, which are off',
      {},
      { dnsSupport: false, dnsHostnames: false },
    ],
    [
      'answers what inbound Resolver endpoints ask only',
      { service: 's3', privateDnsOnlyForInboundResolver: true },
      {},
    ],
  ])('%s', (part, endpoint, vpc) => {
    expect(why(endpoint, vpc)).toContain(part);
  });
  it('in another VPC', () => {
    expect(whyNotPrivate(endpointOf(draft()), officeOf(office()))).toContain('answers inside `office` only');
    expect(whyNotPrivate(endpointOf(draft({ privateDns: false })), officeOf(office()))).toMatch(
      /^it is in `office`, where its private DNS is off, so a client of `office`/,
    );
  });
});
