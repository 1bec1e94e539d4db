/** Laws of network ACLs, on random ones, against the rule in words: the lowest number that matches decides. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { networkOf } from '../testing/build.ts';
import { traceFlow } from '../trace/trace-flow.ts';

interface Rule {
  readonly action: 'allow' | 'deny';
  readonly cidr: string;
  readonly port: readonly [number, number];
}
const CIDRS = ['10.0.1.0/24', '10.0.1.10/32', '10.0.0.0/16', '10.0.9.0/24', '0.0.0.0/0'];
const rule: fc.Arbitrary<Rule> = fc
  .tuple(
    fc.constantFrom<Rule['action']>('allow', 'deny'),
    fc.constantFrom(...CIDRS),
    fc.constantFrom<Rule['port']>([443, 443], [0, 65535], [80, 90]),
  )
  .map(([action, cidr, port]) => ({ action, cidr, port }));
const rules = fc.dictionary(
  fc.integer({ min: 1, max: 32766 }).map((number) => String(number)),
  rule,
  { maxKeys: 6 },
);

const HOLDS = new Set(['10.0.1.0/24', '10.0.1.10/32', '10.0.0.0/16', '0.0.0.0/0']);
const decides = (given: Readonly<Record<string, Rule>>): boolean => {
  const numbers = Object.keys(given).map(Number);
  const first = numbers
    .sort((a, b) => a - b)
    .map((number) => given[String(number)])
    .find((each) => each !== undefined && HOLDS.has(each.cidr) && each.port[0] <= 443 && each.port[1] >= 443);
  return first?.action === 'allow';
};

const isOpen = (given: Readonly<Record<string, Rule>>): boolean => {
  const inbound = Object.entries(given).map(
    ([
      number,
      {
        action,
        cidr,
        port: [from, to],
      },
    ]) => [number, { action, cidr, protocol: 'tcp', port: `${from}-${to}` }],
  );
  const network = networkOf({
    vpcs: {
      v: {
        cidr: '10.0.0.0/16',
        subnets: { a: { cidr: '10.0.1.0/24' }, b: { cidr: '10.0.2.0/24', networkAcl: 'acl' } },
        networkAcls: {
          acl: {
            inbound: Object.fromEntries(inbound),
            outbound: { 100: { action: 'allow', cidr: '0.0.0.0/0' } },
          },
        },
        securityGroups: { open: { inbound: [{ cidr: '0.0.0.0/0' }] } },
      },
    },
    instances: {
      one: { subnet: 'a', ip: '10.0.1.10', securityGroups: ['open'] },
      two: { subnet: 'b', ip: '10.0.2.10', securityGroups: ['open'] },
    },
  });
  const result = traceFlow(network, { from: 'one', to: 'two', port: 443 });
  return result.ok && result.trace.verdict === 'reachable';
};

it('the rule with the lowest number that matches decides, wherever it is written', () => {
  fc.assert(
    fc.property(rules, (given) => {
      expect(isOpen(given)).toBe(decides(given));
      expect(isOpen(Object.fromEntries(Object.entries(given).reverse()))).toBe(decides(given));
    }),
    { numRuns: 300 },
  );
});

it('the order of the numbers always matters between an allow and a deny that both match', () => {
  fc.assert(
    fc.property(
      rule,
      rule,
      fc.uniqueArray(fc.integer({ min: 1, max: 32766 }), { minLength: 2, maxLength: 2 }),
      (one, other, numbers) => {
        const [low, high] = [...numbers].sort((a, b) => a - b);
        const matching: Rule = { ...one, cidr: '10.0.1.0/24', port: [443, 443], action: 'allow' };
        const against: Rule = { ...other, cidr: '0.0.0.0/0', port: [0, 65535], action: 'deny' };
        expect(isOpen({ [String(low)]: matching, [String(high)]: against })).toBe(true);
        expect(isOpen({ [String(low)]: against, [String(high)]: matching })).toBe(false);
      },
    ),
  );
});
