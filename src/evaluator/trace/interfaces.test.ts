import { describe, expect, it } from 'vitest';
import { parseAddress } from '../address/prefix.ts';
import { exactly } from '../address/set.ts';
import { codesOf, type Draft, networkOf, peered, shownOf, traceIn } from '../testing/build.ts';
import { OPEN, transit } from '../testing/networks.ts';
import { interfacesWith } from './interfaces.ts';

/** `fixed` has 10.0.1.10; `open` some address of its subnet; `two` has two. */
const draft: Draft = {
  vpcs: {
    v: {
      cidr: '10.0.0.0/16',
      subnets: { a: { cidr: '10.0.1.0/24' }, b: { cidr: '10.0.2.0/24' } },
      routeTables: { main: { main: true } },
      securityGroups: OPEN,
    },
  },
  instances: {
    client: { subnet: 'b', ip: '10.0.2.10', securityGroups: ['open'] },
    fixed: { subnet: 'a', ip: '10.0.1.10', securityGroups: ['open'] },
    open: { subnet: 'a', securityGroups: ['open'] },
    two: { subnet: 'a', ip: ['10.0.1.20', '10.0.1.21'], securityGroups: ['open'] },
  },
};

describe('who has an address in a VPC', () => {
  const having = (text: string): readonly unknown[] => {
    const vpc = networkOf(draft).vpcs.get('v') ?? expect.fail('the VPC is there');
    const { certain, possible } = interfacesWith(vpc, exactly(parseAddress(text) ?? expect.fail(text)));
    return [certain?.node.id, possible.map(({ node }) => node.id)];
  };
  it('is the one that is said to have it, and nobody else then', () => {
    expect(having('10.0.1.10')).toEqual(['fixed', []]);
    expect(having('10.0.1.20')).toEqual(['two', []]);
    expect(having('10.0.1.21')).toEqual(['two', []]);
  });
  it('may be one of that subnet whose address is not in the data', () => {
    expect(having('10.0.1.99')).toEqual([undefined, ['open']]);
    expect(having('10.0.2.99')).toEqual([undefined, []]);
  });
  it('may be any of a subnet where the address is not fixed either', () => {
    const network = networkOf(draft);
    const vpc = network.vpcs.get('v') ?? expect.fail('the VPC is there');
    const own = network.instances.get('open')?.interfaces[0]?.addresses[0] ?? expect.fail('an address');
    const { certain, possible } = interfacesWith(vpc, own);
    expect(certain).toBe(undefined);
    expect(possible.map(({ node }) => node.id)).toEqual(['fixed', 'open', 'two']);
  });
});

describe('an address as destination', () => {
  it('is the one of the client’s own VPC first, though a peer has it too', () => {
    const base = peered();
    const vpcs = base['vpcs'] as Record<string, Draft>;
    const trace = traceIn(
      {
        ...base,
        vpcs: {
          ...vpcs,
          other: {
            ...vpcs['right'],
            cidr: '10.1.0.0/16',
            subnets: { o: { cidr: '10.1.1.0/24' } },
            routeTables: {},
            securityGroups: OPEN,
          },
        },
        instances: {
          ...(base['instances'] as Draft),
          near: { subnet: 'left-a', ip: '10.1.1.20', securityGroups: ['open'] },
          far: { subnet: 'o', ip: '10.1.1.20', securityGroups: ['open'] },
        },
      },
      { from: 'one', to: '10.1.1.20', port: 443 },
    );
    expect(trace.verdict).toBe('reachable');
    expect(shownOf(trace).path.at(-1)).toBe('near');
  });
  it('of a peer may be let in, and out, by the name of its group', () => {
    expect(traceIn(peered(), { from: 'one', to: '10.2.1.10', port: 443 }).verdict).toBe('reachable');
    const base = peered();
    const vpcs = base['vpcs'] as Record<string, Draft>;
    const left = {
      ...vpcs['left'],
      securityGroups: { clients: { outbound: [{ securityGroup: 'right/fromLeft' }] } },
    };
    for (const sides of [
      { requester: 'left', accepter: 'right' },
      { requester: 'right', accepter: 'left' },
    ]) {
      const named = { ...peered({}, sides), vpcs: { ...vpcs, left } };
      expect(traceIn(named, { from: 'one', to: '10.2.1.10', port: 443 }).verdict).toBe('reachable');
    }
    const other = {
      ...vpcs['left'],
      securityGroups: { clients: { outbound: [{ securityGroup: 'right/open' }] } },
    };
    expect(
      codesOf(
        traceIn({ ...base, vpcs: { ...vpcs, left: other } }, { from: 'one', to: '10.2.1.10', port: 443 }),
      ),
    ).toContain('security-group-outbound');
  });
  it('that nobody has leads nowhere', () => {
    const trace = traceIn(transit(), { from: 'one', to: '10.2.1.99', port: 443 });
    expect(trace.verdict).not.toBe('reachable');
  });
});
