/** Laws of lint that hold for every network, tried on random ones. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAddress } from '../address/prefix.ts';
import { exactly } from '../address/set.ts';
import { askNetworkAcl } from '../filtering/network-acl.ts';
import type { AclRule, Network, NetworkAcl } from '../model/network.ts';
import type { Verdict } from '../model/schema.ts';
import { lookUp } from '../routing/lookup.ts';
import { anyDraft, anyFlow } from '../testing/arbitrary.ts';
import { type Draft, networkOf } from '../testing/build.ts';
import type { Packet } from '../trace/packet.ts';
import { traceFlow } from '../trace/trace-flow.ts';
import { lintNetwork } from './lint-network.ts';
import { losersOf } from './losers.ts';
import { decidersOf } from './rules/acl-shadowed-rules.ts';

const RUNS = { numRuns: 200 };
const stepsOf = (pointer: string): readonly string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));

const valueAt = (root: unknown, steps: readonly string[]): unknown =>
  steps.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, step)
        ? Reflect.get(value, step)
        : undefined,
    root,
  );

/** The draft without what a pointer leads to. */
const without = (draft: Draft, pointer: string): Draft => {
  const copy = structuredClone(draft);
  const steps = stepsOf(pointer);
  Reflect.deleteProperty(valueAt(copy, steps.slice(0, -1)) as object, steps.at(-1) ?? '');
  return copy;
};

const verdictOf = (network: Network, flow: Parameters<typeof traceFlow>[1]): Verdict => {
  const result = traceFlow(network, flow);
  return result.ok ? result.trace.verdict : expect.fail(result.problem.message);
};

/** What lint says never decides or wins. */
const IDLE: ReadonlySet<string> = new Set([
  'acl-rule-contradicted',
  'acl-rule-redundant',
  'route-never-wins',
  'route-redundant',
]);

describe('lint of every network', () => {
  it('is total, plain data, in order, without repetition, and points at something', () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const network = networkOf(draft);
        const results = lintNetwork(network);
        expect(JSON.parse(JSON.stringify(results))).toEqual(results);
        expect(lintNetwork(networkOf(draft))).toEqual(results);
        expect(new Set(results.map((result) => JSON.stringify(result))).size).toBe(results.length);
        for (const { pointer, message } of results) {
          expect(valueAt(network.scenario, stepsOf(pointer)), pointer).toBeDefined();
          expect(message).toMatch(/^[A-Z].*\.$/);
          expect(message.split('`').length % 2, message).toBe(1);
        }
      }),
      RUNS,
    );
  });

  it('what never decides can be removed, and no verdict turns', () => {
    let removed = 0;
    let runs = 0;
    fc.assert(
      fc.property(anyDraft, fc.array(anyFlow, { minLength: 5, maxLength: 5 }), (draft, flows) => {
        runs += 1;
        const network = networkOf(draft);
        for (const { code, pointer } of lintNetwork(network)) {
          // The route of a gateway endpoint is not written where the others are.
          if (!IDLE.has(code) || !/\/(inbound|outbound|routes|propagatedRoutes)\//.test(pointer)) continue;
          removed += 1;
          const after = networkOf(without(draft, pointer));
          for (const flow of flows) {
            // An address that is not fixed may leave a path undetermined with the rule and decide it without:
            // the tracer doubts each rule by itself. It must never turn round.
            const both = new Set([verdictOf(network, flow), verdictOf(after, flow)]);
            expect(both, `${pointer} ${JSON.stringify(flow)}`).not.toEqual(
              new Set(['reachable', 'not-reachable']),
            );
          }
        }
      }),
      { numRuns: 300 },
    );
    expect(removed).toBeGreaterThan(runs / 40);
  });
});

const ADDRESSES = [
  '10.0.0.0',
  '10.0.0.1',
  '10.0.0.2',
  '10.0.0.3',
  '10.0.0.4',
  '10.0.0.7',
  '10.0.0.8',
  '11.0.0.1',
];
const RANGES = [
  '10.0.0.0/29',
  '10.0.0.0/30',
  '10.0.0.4/30',
  '10.0.0.0/31',
  '10.0.0.2/31',
  '0.0.0.0/0',
  '10.0.0.3/32',
];
const ports = fc.constantFrom<(string | number)[]>('0-65535', '0-1023', '1024-65535', 22, '20-30');
const rule = fc
  .record({
    action: fc.constantFrom('allow', 'deny'),
    cidr: fc.constantFrom(...RANGES),
    match: fc.oneof(
      ports.map((port) => ({ protocol: 'tcp', port })),
      ports.map((port) => ({ protocol: 'udp', port })),
      fc.constant({}),
      fc.constantFrom(
        { protocol: 'icmp' },
        { protocol: 'icmp', icmpType: 8 },
        { protocol: 'icmp', icmpType: 0 },
      ),
    ),
  })
  .map(({ match, ...rest }): Draft => ({ ...rest, ...match }));
const crowdedAcl = fc.array(rule, { minLength: 2, maxLength: 8 }).map((rules): NetworkAcl => {
  const inbound = Object.fromEntries(rules.map((each, index) => [String(100 + index), each]));
  const subnets = { s: { cidr: '10.9.0.0/24', networkAcl: 'n' } };
  const network = networkOf({
    vpcs: { v: { cidr: '10.9.0.0/16', subnets, networkAcls: { n: { inbound, outbound: {} } } } },
  });
  return network.subnets.get('s')?.networkAcl ?? expect.fail('the subnet has an ACL');
});

const packets = ADDRESSES.flatMap((text): readonly Packet[] => {
  const address = parseAddress(text);
  if (address === undefined) expect.fail(text);
  const base = {
    src: exactly(address),
    dst: exactly(address),
    srcPorts: [1, 1],
    sender: undefined,
    receiver: undefined,
    groupsVisible: false,
    answer: false,
  } as const;
  const kinds = [
    ...[6, 17].flatMap((protocol) =>
      [0, 19, 20, 22, 30, 31, 1023, 1024, 65535].map((port) => ({
        protocol,
        dstPorts: [port, port] as const,
      })),
    ),
    ...[8, 0, 3].map((icmpType) => ({ protocol: 1, dstPorts: [0, 0] as const, icmpType })),
    { protocol: 47, dstPorts: [0, 0] as const },
  ];
  return kinds.map((kind) => ({ ...base, ...kind }));
});

const outcomes = (acl: NetworkAcl, inbound: readonly AclRule[]): readonly string[] =>
  packets.map((packet) => askNetworkAcl({ ...acl, inbound }, 'inbound', packet).outcome);

describe('a rule of a network ACL that lint calls covered', () => {
  it('is one that decides about no packet, no more and no less', () => {
    let covered = 0;
    let runs = 0;
    fc.assert(
      fc.property(crowdedAcl, (acl) => {
        runs += 1;
        const rules = acl.inbound;
        for (const [index, each] of rules.entries()) {
          const decides = packets.some((packet) => askNetworkAcl(acl, 'inbound', packet).rule === each);
          expect(decidersOf(rules, index) === undefined, each.text).toBe(decides);
          if (decides) continue;
          covered += 1;
          expect(
            outcomes(
              acl,
              rules.filter((other) => other !== each),
            ),
          ).toEqual(outcomes(acl, rules));
        }
      }),
      RUNS,
    );
    expect(covered).toBeGreaterThan(runs / 2);
  });

  it('has deciders that are all before it and none of which is idle for it', () => {
    fc.assert(
      fc.property(crowdedAcl, ({ inbound }) => {
        for (const [index] of inbound.entries()) {
          const deciders = decidersOf(inbound, index) ?? [];
          expect(deciders.every((decider) => inbound.indexOf(decider) < index)).toBe(true);
          expect(new Set(deciders).size).toBe(deciders.length);
        }
      }),
      RUNS,
    );
  });
});

describe('a route that lint calls beaten', () => {
  const targets = fc.constantFrom('x', 'y');
  const routes = fc.dictionary(fc.constantFrom(...RANGES), targets, { maxKeys: 6 });
  const propagated = fc.dictionary(
    fc.constantFrom(...RANGES),
    targets.map((target) => ({ target, via: 'vpn-bgp' })),
    { maxKeys: 4 },
  );
  it('wins for no address', () => {
    let beaten = 0;
    let runs = 0;
    fc.assert(
      fc.property(routes, propagated, fc.boolean(), (stated, learned, inside) => {
        runs += 1;
        const network = networkOf({
          vpcs: {
            v: {
              cidr: inside ? '10.0.0.0/30' : '10.9.0.0/16',
              subnets: { s: { cidr: inside ? '10.0.0.0/30' : '10.9.0.0/24' } },
              routeTables: { t: { main: true, routes: stated, propagatedRoutes: learned } },
            },
          },
          otherGateways: { x: { kind: 'a' }, y: { kind: 'b' } },
        });
        const table = network.subnets.get('s')?.routeTable ?? expect.fail('the subnet has a table');
        const losers = losersOf(table);
        beaten += losers.size;
        for (const text of ADDRESSES) {
          const address = parseAddress(text);
          if (address === undefined) expect.fail(text);
          const answer = lookUp(table, exactly(address));
          if (answer.kind === 'route')
            expect(losers.has(answer.route), `${text} ${answer.route.text}`).toBe(false);
        }
      }),
      { numRuns: 1000 },
    );
    expect(beaten).toBeGreaterThan(runs / 10);
  });
});
