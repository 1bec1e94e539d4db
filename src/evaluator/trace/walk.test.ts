/** What a walk writes down, and the picks that it makes. */
import { describe, expect, it } from 'vitest';
import { makeFinding } from '../finding/make.ts';
import type { Network } from '../model/network.ts';
import { type Draft, networkOf, office, shownOf, traceIn } from '../testing/build.ts';
import { refusedAbout } from './accused.ts';
import type { ResourceRef } from './types.ts';
import { newConnection, pick, startWalk } from './walk.ts';

const ask = (draft: Draft, to: string) => traceIn(draft, { from: 'app', to, port: 443 });

describe('the hops of a path', () => {
  it('are numbered in each direction', () => {
    const { there, back } = shownOf(ask(office(), 'db'));
    expect(there.map(({ id }) => id)).toEqual(there.map((_, index) => `there-${index + 1}`));
    expect(back.map(({ id }) => id)).toEqual(back.map((_, index) => `back-${index + 1}`));
    expect(back.length).toBeGreaterThan(1);
  });
  it('end with what is not modelled', () => {
    const draft = office(
      { otherGateways: { box: { kind: 'middlebox' } } },
      { routeTables: { private: { routes: { '0.0.0.0/0': 'box' } }, public: {} } },
    );
    expect(shownOf(ask(draft, '198.51.100.7')).path).toEqual(['app', 'private-a', 'box']);
  });
});

describe('what is taken as true', () => {
  const open = office({}, { networkAcls: null });
  it('is said of each thing that it is taken of', () => {
    const messages = ask(open, 'db').assumptions.map(({ message }) => message);
    expect(messages.map((message) => /`private-[ab]`/.exec(message)?.[0])).toEqual([
      '`private-a`',
      '`private-b`',
    ]);
  });
  it('is not said of what stands behind a refusal', () => {
    const shut = office(
      {},
      { networkAcls: null, securityGroups: { open: {}, endpoint: {}, closed: { outbound: [] } } },
    );
    expect(ask(shut, 'db').assumptions).toEqual([]);
  });
});

describe('a pick', () => {
  const options = ['a', 'b', 'c'] as const;
  const picked = (script: readonly number[]) => {
    const connection = newConnection(script);
    const walk = startWalk(networkOf(office()), 'there', connection);
    const answers = [0, 1].map(() => pick(walk, options, (option) => option.toUpperCase()));
    return { answers, picks: connection.picks };
  };
  it('follows its script, then takes the first', () => {
    expect(picked([2])).toEqual({
      answers: ['c', 'a'],
      picks: [
        { chosen: 2, of: 3, text: 'C' },
        { chosen: 0, of: 3, text: 'A' },
      ],
    });
  });
  it('that is not there is the last', () => {
    expect(picked([7, 1])).toMatchObject({ answers: ['c', 'b'], picks: [{ chosen: 2 }, { chosen: 1 }] });
  });
});

describe('what AWS would refuse about a resource', () => {
  const ref = (kind: ResourceRef['kind'], id: string): ResourceRef => ({ kind, id, pointer: '' });
  const subnet = ref('subnet', 'a');
  const said = (...findings: Network['findings']): Network => ({ ...networkOf(office()), findings });
  const outside = makeFinding('subnet-outside-vpc', subnet, 'Subnet `a` lies outside `office`.');
  const codes = (network: Network, resource: ResourceRef) =>
    refusedAbout(network, resource).map(({ code }) => code);
  it('is all that it is accused of, in order', () => {
    const shared = makeFinding('subnets-overlap', subnet, 'Subnets `b` and `a` overlap.');
    const network = said(outside, shared);
    expect(codes(network, subnet)).toEqual(['subnet-outside-vpc', 'subnets-overlap']);
    expect(codes(network, ref('subnet', 'b'))).toEqual(['subnets-overlap']);
  });
  it('is not what is said of another that it is only named with, or that is called alike', () => {
    expect(codes(said(outside), ref('vpc', 'office'))).toEqual([]);
    expect(codes(said(outside), ref('instance', 'a'))).toEqual([]);
  });
  it('is no finding about a path', () => {
    const blocked = makeFinding('no-route', subnet, 'No route.');
    expect(codes(said(blocked), subnet)).toEqual([]);
  });
});
