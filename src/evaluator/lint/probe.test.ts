import { describe, expect, it } from 'vitest';
import { type Draft, networkOf } from '../testing/build.ts';
import { newProbe, reachFromInternet } from './probe.ts';

const ANY = { inbound: [{ cidr: '0.0.0.0/0' }, { cidr: '::/0' }] };
const net = (instances: Draft, more: Draft = {}, vpc: Draft = {}): Draft => ({
  vpcs: {
    v: {
      cidr: ['10.0.0.0/16', '2a05:d018:1::/56'],
      subnets: { s: { cidr: ['10.0.1.0/24', '2a05:d018:1::/64'], routeTable: 't' } },
      routeTables: { t: { routes: { '0.0.0.0/0': 'igw', '::/0': 'igw' } } },
      securityGroups: { any: ANY, none: {} },
      ...vpc,
    },
  },
  internetGateways: { igw: { vpc: 'v' } },
  instances,
  ...more,
});
const machine = (fields: Draft): Draft => ({ subnet: 's', securityGroups: ['any'], ...fields });
const BOTH = new Set<4 | 6>([4, 6]);

const reach = (
  draft: Draft,
  ports: readonly number[] = [22],
  families: ReadonlySet<4 | 6> = BOTH,
  left?: number,
) => {
  const network = networkOf(draft);
  const owners = [...network.subnets.values()].flatMap(({ interfaces }) => interfaces);
  const probe = newProbe(network, owners.length);
  if (left !== undefined) probe.left = left;
  const before = probe.left;
  const found = reachFromInternet(probe, owners, ports, families);
  const what = found.kind === 'open' ? `${found.owner.id} tcp ${found.port} from ${found.from}` : found.kind;
  return { what, asked: before - probe.left, probe };
};

describe('whether just anybody gets to an interface', () => {
  const OPEN = machine({ ip: '10.0.1.10', publicIp: '203.0.113.10' });
  it('says who, on which port, from where', () => {
    expect(reach(net({ app: OPEN }), [22, 80])).toMatchObject({
      what: 'app tcp 22 from 81.2.69.160',
      asked: 1,
    });
  });
  it('takes another address where an ACL refuses the first', () => {
    const acl = {
      inbound: { '10': { action: 'deny', cidr: '81.0.0.0/8' }, '20': { action: 'allow', cidr: '0.0.0.0/0' } },
      outbound: { '10': { action: 'allow', cidr: '0.0.0.0/0' } },
    };
    const draft = net({ app: OPEN }, {}, { networkAcls: { default: acl } });
    expect(reach(draft).what).toBe('app tcp 22 from 151.101.1.77');
  });
  it('finds the port that is open', () => {
    const only = { inbound: [{ protocol: 'tcp', port: 80, cidr: '0.0.0.0/0' }] };
    const draft = net({ app: { ...OPEN, securityGroups: ['only'] } }, {}, { securityGroups: { only } });
    expect(reach(draft, [22, 80]).what).toBe('app tcp 80 from 81.2.69.160');
    expect(reach(draft, [22]).what).toBe('none');
  });
  it('asks nobody without a public address', () => {
    expect(reach(net({ app: machine({ ip: '10.0.1.10' }) }), [22], new Set([4]))).toMatchObject({
      what: 'none',
      asked: 0,
    });
  });
  it('knows IPv6, which needs no translation', () => {
    const six = net({ app: machine({ ip: '2a05:d018:1::10' }) });
    expect(reach(six).what).toBe('app tcp 22 from 2a00:1::77');
    expect(reach(six, [22], new Set([4])).what).toBe('none');
    const unique = net(
      { app: machine({ ip: 'fd00:1::10' }) },
      {},
      {
        cidr: ['10.0.0.0/16', 'fd00:1::/56'],
        subnets: { s: { cidr: ['10.0.1.0/24', 'fd00:1::/64'], routeTable: 't' } },
      },
    );
    expect(reach(unique)).toMatchObject({ what: 'none', asked: 0 });
  });
  it('does not decide where a gate is not known, unless another is open', () => {
    const unknown = machine({ ip: '10.0.1.11', publicIp: '203.0.113.11', securityGroups: null });
    expect(reach(net({ app: unknown })).what).toBe('unknown');
    expect(reach(net({ app: unknown, web: OPEN })).what).toBe('web tcp 22 from 81.2.69.160');
    const closed = machine({ ip: '10.0.1.12', publicIp: '203.0.113.12', securityGroups: ['none'] });
    expect(reach(net({ app: unknown, web: closed })).what).toBe('unknown');
    expect(reach(net({ web: closed })).what).toBe('none');
  });
  it('asks one of those that no rule tells apart', () => {
    const twin = (last: number, fields: Draft = {}) =>
      machine({ ip: `10.0.1.${last}`, publicIp: `203.0.113.${last}`, securityGroups: ['none'], ...fields });
    const four = new Set<4 | 6>([4]);
    const asked = (instances: Draft, more: Draft = {}) => reach(net(instances, more), [22], four).asked;
    expect(asked({ a: twin(10), b: twin(11), c: twin(12) })).toBe(3);
    expect(asked({ a: twin(10), b: twin(11, { state: 'stopped' }) })).toBe(6);
    const groups = { any: ANY, none: {}, two: {} };
    const sorted = net(
      { a: twin(10, { securityGroups: ['none', 'two'] }), b: twin(11, { securityGroups: ['two', 'none'] }) },
      {},
      { securityGroups: groups },
    );
    expect(reach(sorted, [22], four).asked).toBe(3);
    const eni = { networkInterfaces: { e: twin(12) } };
    expect(asked({}, eni)).toBe(3);
    expect(asked({ a: twin(10) }, { networkInterfaces: { e: twin(12, { use: 'lambda' }) } })).toBe(6);
    expect(asked({ a: twin(10) }, { networkInterfaces: { e: twin(12, { securityGroups: ['any'] }) } })).toBe(
      4,
    );
  });
  it('remembers what it asked, and stops when its work is done', () => {
    const network = networkOf(net({ app: { ...OPEN, securityGroups: ['none'] } }));
    const probe = newProbe(network, 1);
    const owners = [...network.subnets.values()].flatMap(({ interfaces }) => interfaces);
    const before = probe.left;
    for (let times = 0; times < 3; times += 1) reachFromInternet(probe, owners, [22], new Set([4]));
    expect(before - probe.left).toBe(3);
    expect(reach(net({ app: OPEN }), [22], BOTH, 0).what).toBe('unknown');
    expect(reach(net({ app: OPEN }), [22], BOTH, 1).what).toContain('app');
  });
  it('does less for larger networks', () => {
    const network = networkOf(net({}));
    expect([10, 1999, 10_000, 1_000_000].map((count) => newProbe(network, count).left)).toEqual([
      2000,
      2000,
      expect.closeTo(399.96),
      200,
    ]);
  });
  it('names an address that AWS chooses by its interface, where that is the only one of its instance', () => {
    expect(reach(net({ app: machine({ ip: '10.0.1.10', publicIp: true }) })).what).toBe(
      'app tcp 22 from 81.2.69.160',
    );
    const two = net(
      { app: machine({ ip: '10.0.1.10', publicIp: true, networkInterface: 'eni-1' }) },
      {
        networkInterfaces: {
          'eni-2': { subnet: 's', ip: '10.0.1.20', instance: 'app', publicIp: true, securityGroups: ['any'] },
        },
      },
    );
    expect(reach(two)).toMatchObject({ what: 'unknown', asked: 0 });
    const eni = net(
      {},
      { networkInterfaces: { e: { subnet: 's', ip: '10.0.1.20', publicIp: true, securityGroups: ['any'] } } },
    );
    expect(reach(eni).what).toBe('e tcp 22 from 81.2.69.160');
  });
});
