import { describe, expect, it } from 'vitest';
import { codesOf, type Draft, networkOf, office, shownOf, traceIn } from '../testing/build.ts';
import { hybrid } from '../testing/networks.ts';
import { traceFlow } from './trace-flow.ts';

const problemOf = (draft: Draft, from: string): string | undefined => {
  const result = traceFlow(networkOf(draft), { from, to: 'internet', port: 443 });
  return result.ok ? undefined : result.problem.message;
};

describe('a source by its address', () => {
  const two = office({
    instances: {
      app: {
        subnet: 'public-a',
        ip: ['10.0.2.10', '10.0.2.11'],
        publicIp: { '10.0.2.11': '203.0.113.11' },
        securityGroups: ['open'],
      },
    },
  });
  it.each(['10.0.2.11', '203.0.113.11'])('sends from that address: %s', (from) => {
    const shown = shownOf(traceIn(two, { from, to: '192.0.2.1', port: 443 }));
    expect([shown.verdict, shown.path]).toEqual(['reachable', ['app', 'public-a', 'igw']]);
  });
  it('sends from no other one, which would have a public address or another IP version', () => {
    expect(codesOf(traceIn(two, { from: '10.0.2.10', to: '192.0.2.1', port: 443 }))).toEqual([
      'no-public-address',
    ]);
    const mixed = traceIn(two, { from: '10.0.2.10', to: '2001:db8::2', port: 443 });
    expect(mixed.findings.map(({ message }) => message)).toEqual([
      '`10.0.2.10` and `2001:db8::2` are of different IP versions.',
    ]);
  });
  it('is a network outside by name before it is a stranger', () => {
    const trace = traceIn(hybrid(), { from: '192.168.7.7', to: 'app', port: 443 });
    expect([trace.verdict, shownOf(trace).path]).toEqual([
      'reachable',
      ['office', 'vpn', 'vgw', 'cloud-a', 'app'],
    ]);
  });
  it('may be of several machines, of a gateway, or of nobody', () => {
    expect(problemOf(office(), '10.0.2.5')).toContain('`nat`, which starts no connection of its own');
    expect(problemOf(office(), '10.0.9.9')).toBe(
      '`10.0.9.9` is an address of `office`, and no interface in the data has it.',
    );
    expect(problemOf(office(), '192.0.2.9')).toContain('write `internet:192.0.2.9`');
    const vpc = { cidr: '10.0.0.0/16', subnets: {} };
    const subnets = (name: string) => ({ ...vpc, subnets: { [name]: { cidr: '10.0.1.0/24' } } });
    const twice = {
      vpcs: { one: subnets('a'), other: subnets('b') },
      instances: { x: { subnet: 'a', ip: '10.0.1.10' }, y: { subnet: 'b', ip: '10.0.1.10' } },
    };
    expect(problemOf(twice, '10.0.1.10')).toBe(
      '`10.0.1.10` is the address of several network interfaces: `x` and `y`. Use an id.',
    );
    const peer = { vpcs: { far: { cidr: '10.8.0.0/16', subnets: null } } };
    expect(problemOf(peer, '10.8.0.9')).toContain('export the account of that VPC');
  });
  it('stands behind a line of which the data does not know the network', () => {
    const unknown = (connection: Draft = {}) => hybrid({ onPremises: {} }, { network: null, ...connection });
    const flow = { from: '192.168.7.7', to: 'app', port: 443 } as const;
    const trace = traceIn(unknown(), flow);
    expect([trace.verdict, codesOf(trace), shownOf(trace).path]).toEqual([
      'undetermined',
      ['peer-network-unknown'],
      ['192.168.7.7', 'vpn', 'vgw', 'cloud-a', 'app'],
    ]);
    // In a scenario all lines are there; in an export another account may have one.
    expect(traceIn(unknown({ state: 'deleting' }), flow).verdict).toBe('not-reachable');
    const exported = { vgw: { vpc: 'cloud', origin: { file: 'a.json', pointer: '' } } };
    const down = { ...unknown({ state: 'deleting' }), virtualPrivateGateways: exported };
    expect(traceIn(down, flow).verdict).toBe('undetermined');
    expect(problemOf(hybrid(), '172.16.0.1')).toContain('no VPN connection or Direct Connect gateway leads');
  });
});
