import { describe, expect, it } from 'vitest';
import { parseAddress } from '../address/prefix.ts';
import { exactly } from '../address/set.ts';
import { type Draft, networkOf, office, peered } from '../testing/build.ts';
import {
  isResourceName,
  ownDomain,
  privateBehindPublic,
  privateNameAddress,
  publicNameAddress,
} from './instance-names.ts';

describe('host names of instances', () => {
  it.each([
    ['ip-10-0-1-10.ec2.internal', '`10.0.1.10`', undefined],
    ['ip-10-0-1-10.eu-west-1.compute.internal', '`10.0.1.10`', undefined],
    ['ec2-203-0-113-10.compute-1.amazonaws.com', undefined, '`203.0.113.10`'],
    ['ec2-203-0-113-10.eu-west-1.compute.amazonaws.com', undefined, '`203.0.113.10`'],
    ['ip-10-0-1.ec2.internal', undefined, undefined],
    ['ip-10-0-1-300.ec2.internal', undefined, undefined],
    ['x.ip-10-0-1-10.ec2.internal', undefined, undefined],
    ['ip-10-0-1-10.example.internal', undefined, undefined],
    ['ec2-203-0-113-10.compute-1.amazonaws.com.example', undefined, undefined],
  ])('%s', (host, inside, outside) => {
    expect(privateNameAddress(host)?.text).toBe(inside);
    expect(publicNameAddress(host)?.text).toBe(outside);
  });
  it('may name an instance by its id', () => {
    expect(isResourceName('i-0123abc.ec2.internal')).toBe(true);
    expect(isResourceName('i-0123abc.eu-west-1.compute.internal')).toBe(true);
    for (const host of [
      'x.i-0123abc.ec2.internal',
      'i-0123abc.ec2.internal.example',
      'i-xyz.ec2.internal',
      'i-01.compute.internal',
    ])
      expect(isResourceName(host)).toBe(false);
  });
});

describe('the domains that a VPC’s resolver keeps', () => {
  const domain = (region: string, host: string) => {
    const vpc = networkOf({ vpcs: { v: { cidr: '10.0.0.0/16', region, subnets: {} } } }).vpcs.get('v');
    return vpc === undefined ? expect.fail('no VPC') : ownDomain(vpc, host);
  };
  it('are those of its Region', () => {
    expect(domain('us-east-1', 'ip-10-0-1-10.ec2.internal')).toBe('ec2.internal');
    expect(domain('us-east-1', 'ec2-1-2-3-4.compute-1.amazonaws.com')).toBe('compute-1.amazonaws.com');
    expect(domain('us-east-1', 'x.compute-1.internal')).toBe('compute-1.internal');
    expect(domain('us-east-1', 'ip-10-0-1-10.us-east-1.compute.internal')).toBeUndefined();
    expect(domain('eu-west-1', 'ip-10-0-1-10.eu-west-1.compute.internal')).toBe('eu-west-1.compute.internal');
    expect(domain('eu-west-1', 'ec2-1-2-3-4.eu-west-1.compute.amazonaws.com')).toBe(
      'eu-west-1.compute.amazonaws.com',
    );
    expect(domain('eu-west-1', 'ip-10-0-1-10.ec2.internal')).toBeUndefined();
    expect(domain('eu-west-1', 'x.compute-1.internal')).toBeUndefined();
    expect(domain('eu-west-1', 'www.example.com')).toBeUndefined();
  });
});

describe('the private address behind a public name', () => {
  const set = (text: string) => {
    const address = parseAddress(text);
    return address === undefined ? expect.fail('no address') : exactly(address);
  };
  const behind = (draft: Draft, client: string, address = '203.0.113.10') => {
    const network = networkOf(draft);
    const found = privateBehindPublic(
      network,
      network.vpcs.get(client) ?? expect.fail('no VPC'),
      set(address),
    );
    return typeof found === 'object' ? [found.owner.node.id, found.address.text] : found;
  };
  const TWO = ['two', '`10.2.1.10`'];
  /** Two peered VPCs; `two` in `right` has a public address. */
  const two = (peering: Draft, changes: Draft = {}): Draft => {
    const base = peered(
      {
        instances: {
          two: { subnet: 'right-a', ip: '10.2.1.10', publicIp: '203.0.113.10', securityGroups: ['open'] },
        },
      },
      peering,
    );
    const vpcs = base['vpcs'] as Record<string, Draft>;
    const withNames = Object.entries(vpcs).map(([name, vpc]) => [
      name,
      { ...vpc, dnsHostnames: true, ...(changes[name] as Draft) },
    ]);
    return { ...base, vpcs: Object.fromEntries(withNames) };
  };
  it('is given in the instance’s own VPC', () => {
    expect(behind(two({}), 'right')).toEqual(TWO);
    expect(behind(two({}, { right: { dnsHostnames: false } }), 'right')).toBeUndefined();
    expect(behind(two({}), 'right', '203.0.113.99')).toBeUndefined();
    expect(behind(office(), 'office', '203.0.113.5')).toEqual(['nat', '`10.0.2.5`']);
  });
  it('is given over an active peering by the option of the instance’s side', () => {
    const sides = { requester: 'right', accepter: 'left' };
    expect(behind(two({ ...sides, dnsResolution: { requester: true } }), 'left')).toEqual(TWO);
    expect(behind(two({ ...sides, dnsResolution: { accepter: true } }), 'left')).toBeUndefined();
    expect(behind(two({ dnsResolution: { accepter: true } }), 'left')).toEqual(TWO);
    expect(behind(two({ dnsResolution: { requester: true } }), 'left')).toBeUndefined();
    expect(
      behind(two({ dnsResolution: { accepter: true }, state: 'pending-acceptance' }), 'left'),
    ).toBeUndefined();
    expect(behind(two({ dnsResolution: null }), 'left')).toBe('unknown');
  });
  it('needs both attributes of both VPCs', () => {
    const option = { dnsResolution: { accepter: true } };
    for (const side of ['left', 'right'])
      for (const attribute of ['dnsHostnames', 'dnsSupport']) {
        expect(behind(two(option, { [side]: { [attribute]: false } }), 'left')).toBeUndefined();
        expect(behind(two(option, { [side]: { [attribute]: null } }), 'left')).toBe('unknown');
        // Where the option is off, the attributes do not matter.
        expect(
          behind(two({ dnsResolution: { accepter: false } }, { [side]: { [attribute]: null } }), 'left'),
        ).toBeUndefined();
      }
  });
  it('is not given to a VPC that is no peer', () => {
    const third = { third: { cidr: '10.3.0.0/16', dnsHostnames: true, subnets: {} } };
    const base = two({ dnsResolution: { accepter: true } });
    expect(behind({ ...base, vpcs: { ...(base['vpcs'] as Draft), ...third } }, 'third')).toBeUndefined();
  });
});
