/** PrivateLink is one-way by nature: a consumer is never reachable from its provider (fact F-EPS-10). */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Draft } from '../testing/build.ts';
import { networkOf } from '../testing/build.ts';
import { privateLink } from '../testing/networks.ts';
import { traceFlow } from '../trace/trace-flow.ts';

const OPEN = { open: { inbound: [{ cidr: '0.0.0.0/0' }] } };
const changes = fc.record({
  balancer: fc.record({
    crossZone: fc.boolean(),
    privateLinkSecurityGroups: fc.boolean(),
    subnets: fc.constantFrom(['provider-a'], ['provider-a', 'provider-b']),
    ips: fc.constant({}),
  }),
  group: fc.record({ preserveClientIp: fc.boolean(), proxyProtocol: fc.boolean(), crossZone: fc.boolean() }),
  endpoint: fc.record({ ips: fc.constant({}), state: fc.constantFrom('available', 'pending') }),
  service: fc.record({ acceptanceRequired: fc.boolean(), allowedPrincipals: fc.constant(['*']) }),
});
/** Whether both sides have the same addresses, and where the provider's default route leads. */
const plan = fc.record({
  overlap: fc.boolean(),
  routed: fc.constantFrom('nothing', 'igw', 'nat'),
  to: fc.constantFrom('client', 'vpce', '10.7.1.10', '10.7.1.50'),
  from: fc.constantFrom('web', 'nearby'),
  port: fc.constantFrom(22, 443, 8443),
});

const networkFor = (
  changed: Parameters<typeof privateLink>[0],
  { overlap, routed }: { overlap: boolean; routed: string },
): Draft => {
  const range = overlap ? '10.0' : '10.7';
  const routes = routed === 'nothing' ? {} : { '0.0.0.0/0': routed };
  const draft = privateLink({
    ...changed,
    consumer: {
      cidr: `${range}.0.0/16`,
      subnets: { 'consumer-a': { cidr: `${range}.1.0/24`, zone: 'us-east-1a' } },
    },
    provider: {
      securityGroups: { ...OPEN, fromClients: OPEN.open },
      routeTables: { main: { main: true, routes } },
    },
  });
  return {
    ...draft,
    instances: {
      client: { subnet: 'consumer-a', ip: `${range}.1.10`, securityGroups: ['open'] },
      web: { subnet: 'provider-a', ip: '10.0.1.20', securityGroups: ['open'] },
      nearby: { subnet: 'provider-b', ip: '10.0.2.20', securityGroups: ['open'] },
    },
    internetGateways: { igw: { vpc: 'provider' } },
    natGateways: { nat: { subnet: 'provider-b' } },
  };
};

it('nothing of a provider ever reaches a consumer', () => {
  fc.assert(
    fc.property(changes, plan, (changed, { to, from, port, ...rest }) => {
      const network = networkOf(networkFor(changed, rest));
      const result = traceFlow(network, { from, to, port });
      expect(result.ok ? result.trace.verdict : result.problem.message).not.toBe('reachable');
      // The other way it is open, unless the endpoint waits.
      const forth = traceFlow(network, { from: 'client', to: 'vpce', port: 443 });
      if (changed.endpoint.state === 'available' && rest.routed !== 'nat')
        expect(forth.ok && forth.trace.verdict).toBe('reachable');
    }),
    { numRuns: 300 },
  );
});
