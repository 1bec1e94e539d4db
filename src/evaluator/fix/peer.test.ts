import { describe, expect, it } from 'vitest';
import { parseAddress, prefix } from '../address/prefix.ts';
import { exactly, internetAddress, serviceAddress } from '../address/set.ts';
import type { AddressSet } from '../model/network.ts';
import { type Draft, networkOf, office } from '../testing/build.ts';
import type { Packet } from '../trace/packet.ts';
import { freeName, pathNames } from './names.ts';
import { cidrText, listFor, rangeOf, whyWide } from './peer.ts';
import { interfaceAt, type Place, siteKey, tellsOf } from './site.ts';

const set = (text: string): AddressSet => {
  const address = parseAddress(text);
  return address === undefined ? expect.fail('no address') : exactly(address);
};
const place = (request: Draft = {}, draft: Draft = office()): Place =>
  ({
    network: networkOf(draft),
    request: { from: 'app', to: 'db', port: 443, ...request },
  }) as unknown as Place;
const packet = (fields: Partial<Packet>): Packet =>
  ({
    src: set('10.0.1.10'),
    dst: set('198.51.100.7'),
    answer: false,
    sender: {},
    receiver: {},
    ...fields,
  }) as unknown as Packet;

describe('the other side of a rule', () => {
  it('is one address, with its length', () => {
    expect(rangeOf(place(), packet({}), 'src')).toEqual({ cidr: '10.0.1.10/32', family: 4, why: undefined });
    expect(rangeOf(place(), packet({ dst: set('2001:db8::1') }), 'dst')).toEqual({
      cidr: '2001:db8::1/128',
      family: 6,
      why: undefined,
    });
    expect(cidrText(prefix('10.0.0.0/8'))).toBe('10.0.0.0/8');
    expect(cidrText(prefix('10.0.0.1/32'))).toBe('10.0.0.1/32');
  });
  it('is a range where the address is not fixed, and nothing where it may be of several', () => {
    const open: AddressSet = { prefixes: [prefix('10.0.1.0/24')], text: 'an address of `a`' };
    expect(rangeOf(place(), packet({ src: open }), 'src')?.cidr).toBe('10.0.1.0/24');
    const several: AddressSet = {
      prefixes: [prefix('10.0.1.0/24'), prefix('10.0.2.0/24')],
      text: 'some address',
    };
    expect(rangeOf(place(), packet({ src: several }), 'src')).toBeUndefined();
    expect(rangeOf(place(), packet({ src: { prefixes: [], text: 'none' } }), 'src')).toBeUndefined();
  });
  it('is everything for the internet as a whole, and says why', () => {
    const asked = place({ from: 'internet' });
    const ours = packet({ src: set('198.51.100.10'), sender: undefined });
    expect(rangeOf(asked, ours, 'src')).toEqual({
      cidr: '0.0.0.0/0',
      family: 4,
      why: 'the flow is about the internet as a whole',
    });
    // The answer goes back to where the question came from.
    const answer = packet({ dst: set('198.51.100.10'), receiver: undefined, answer: true });
    expect(rangeOf(asked, answer, 'dst')?.cidr).toBe('0.0.0.0/0');
    expect(rangeOf(asked, ours, 'dst')?.cidr).toBe('198.51.100.7/32');
    expect(rangeOf(asked, packet({ src: set('198.51.100.10') }), 'src')?.cidr).toBe('198.51.100.10/32');
    expect(rangeOf(place({ from: 'internet:198.51.100.10' }), ours, 'src')?.cidr).toBe('198.51.100.10/32');
    const out = packet({ dst: internetAddress('internet') });
    expect(rangeOf(place({ to: 'internet' }), out, 'dst')?.why).toBe(
      'the flow is about the internet as a whole',
    );
    const named = packet({ dst: internetAddress('example.com') });
    expect(rangeOf(place({ to: 'example.com' }), named, 'dst')?.why).toMatch(/example\.com.* is not known$/);
    expect(
      rangeOf(place({ to: 'example.com' }), packet({ dst: internetAddress('example.com', 6) }), 'dst')?.cidr,
    ).toBe('::/0');
  });
  it('is everything for a service whose ranges are many, or not known', () => {
    const S3 = 'com.amazonaws.us-east-1.s3';
    const of = (...ranges: readonly string[]) =>
      rangeOf(
        place(),
        packet({ dst: serviceAddress(S3, ranges.length === 0 ? undefined : ranges.map(prefix)) }),
        'dst',
      );
    expect(of()).toMatchObject({
      cidr: '0.0.0.0/0',
      why: `the public addresses of \`${S3}\` are not in the data`,
    });
    expect(of('192.0.2.0/24', '198.51.100.0/24')).toMatchObject({
      cidr: '0.0.0.0/0',
      why: `\`${S3}\` has 2 ranges`,
    });
    expect(of('192.0.2.0/24')).toMatchObject({ cidr: '192.0.2.0/24', why: undefined });
  });
  it('that is everything is said to be', () => {
    expect(whyWide({ why: undefined })).toBe('');
    expect(whyWide({ why: 'so' })).toBe(' (everything, since so)');
  });
  it('may be the prefix list of a service, one of the scenario’s own first', () => {
    const S3 = 'com.amazonaws.us-east-1.s3';
    const address = serviceAddress(S3, undefined);
    const endpoints = { s3: { type: 'gateway', service: 's3', vpc: 'office', routeTables: [] } };
    expect(listFor(place(), serviceAddress('com.amazonaws.us-east-1.sns', undefined))).toBeUndefined();
    expect(listFor(place(), set('10.0.0.1'))).toBeUndefined();
    expect(listFor(place({}, office({ endpoints })), address)?.service).toBe(S3);
    const own = office({
      endpoints,
      prefixLists: { other: { service: 'dynamodb', entries: [] }, mine: { service: 's3', entries: [] } },
    });
    expect(listFor(place({}, own), address)?.id).toBe('mine');
  });
});

describe('a name for what a fix makes', () => {
  it('is the first that is free', () => {
    expect(freeName('a', new Set())).toBe('a');
    expect(freeName('a', new Set(['a']))).toBe('a-2');
    expect(freeName('a', new Set(['a', 'a-2', 'a-3']))).toBe('a-4');
  });
  it('is none that a path may be written with', () => {
    const names = pathNames(networkOf(office()).scenario);
    for (const taken of ['local', 'internet', 'private-a', 'app', 'igw', 'nat', 'office'])
      expect(names.has(taken)).toBe(true);
    expect(names.has('free')).toBe(false);
    expect(pathNames({ version: 1, vpcs: { v: { cidr: '10.0.0.0/16', subnets: null } } }).has('v')).toBe(
      true,
    );
  });
});

describe('where a finding stands', () => {
  const hop = (fields: Draft = {}) => ({
    code: 'no-route',
    hop: {
      answer: 'No.',
      direction: 'there',
      kind: 'route',
      at: 's',
      question: 'Which?',
      resource: { kind: 'route-table', id: 'rtb', pointer: '/rtb' },
      ...fields,
    },
  });
  const tells = (finding: Draft, site: Draft = hop()) =>
    tellsOf(
      {
        code: 'no-route',
        message: 'No.',
        direction: 'there',
        resource: { kind: 'route-table', id: 'rtb' },
        ...finding,
      } as never,
      site as never,
    );
  it('is where its sentence is the answer, in its direction', () => {
    expect(tells({})).toBe(true);
    expect(tells({ code: 'loop' })).toBe(false);
    expect(tells({ message: 'Other.' })).toBe(false);
    expect(tells({ direction: 'back' })).toBe(false);
  });
  it('is there and back for what has one state', () => {
    const gateway = { kind: 'nat-gateway', id: 'nat', pointer: '/nat' };
    const site = hop({ resource: gateway, direction: 'back', answer: 'Also no.' });
    expect(tells({ resource: gateway }, site)).toBe(true);
    expect(tells({ resource: { ...gateway, id: 'other' } }, site)).toBe(false);
    expect(tells({ resource: { ...gateway, kind: 'internet-gateway' } }, site)).toBe(false);
    expect(tells({ resource: gateway, code: 'loop' }, site)).toBe(false);
  });
  it('is the same before and after an edit where the question and its answer’s code are', () => {
    const key = (fields: Draft) => siteKey(hop(fields) as never);
    expect(key({})).toBe(key({ answer: 'In other words.' }));
    for (const other of [
      { direction: 'back' },
      { kind: 'policy' },
      { side: 'inbound' },
      { at: 't' },
      { question: 'Who?' },
    ])
      expect(key(other)).not.toBe(key({}));
  });
  it('is of the interface that has the packet’s address, else of the first', () => {
    const network = networkOf(
      office({
        instances: {
          app: { subnet: 'private-a', ip: '10.0.1.10', networkInterface: 'eni-1', securityGroups: [] },
        },
        networkInterfaces: {
          'eni-2': {
            subnet: 'private-b',
            ip: ['10.0.3.20', '10.0.3.21'],
            instance: 'app',
            securityGroups: [],
          },
        },
      }),
    );
    const found = (node: string, address: string) => interfaceAt(network, node, set(address))?.id;
    expect(found('app', '10.0.1.10')).toBe('eni-1');
    expect(found('app', '10.0.3.21')).toBe('eni-2');
    expect(found('app', '10.9.9.9')).toBe('eni-1');
    expect(found('nobody', '10.0.1.10')).toBeUndefined();
  });
});
