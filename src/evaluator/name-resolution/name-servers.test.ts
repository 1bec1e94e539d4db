import { describe, expect, it } from 'vitest';
import { codesOf, type Draft, office, shownOf, snsEndpoint, traceIn } from '../testing/build.ts';

const SNS = 'sns.us-east-1.amazonaws.com';

/** Who answers for SNS's name in the office, with these name servers in its DHCP options. */
const answered = (dnsServers: readonly string[] | null, changes: Draft = {}, vpc: Draft = {}) => {
  const trace = traceIn(office({ ...snsEndpoint(), ...changes }, { dnsServers, ...vpc }), {
    from: 'app',
    to: SNS,
  });
  const hop = shownOf(trace).there.find(({ kind }) => kind === 'name');
  return hop?.kind === 'name' && codesOf(trace).length === 0 ? hop.answeredBy : codesOf(trace).join();
};
const assumed = (draft: Draft) =>
  traceIn(draft, { from: 'app', to: SNS }).assumptions.map(({ code, facts }) => `${code} ${facts.join()}`);

describe('a VPC’s own resolver', () => {
  it.each([
    [['10.0.0.2']],
    [['169.254.169.253']],
    [['fd00:ec2::253']],
    [['10.0.0.2', '169.254.169.253']],
    [[]],
  ])('is %j', (servers) => {
    expect(answered(servers)).toBe('private-dns');
  });
  it.each([[['10.0.0.3']], [['10.0.1.2']], [['10.0.0.2', '172.16.0.53']], [['fd00:ec2::254']]])(
    'is not %j',
    (servers) => {
      expect(answered(servers)).toBe('name-not-modelled');
    },
  );
  it('stands at the second address of the primary CIDR, not of another', () => {
    const more = { cidr: ['10.0.0.0/16', '10.1.0.0/16'] };
    expect(answered(['10.0.0.2'], {}, more)).toBe('private-dns');
    expect(answered(['10.1.0.2'], {}, more)).toBe('name-not-modelled');
  });
  it('answers nothing where DNS support is off, whatever it would have said', () => {
    const trace = traceIn(office(snsEndpoint(), { dnsSupport: false }), { from: 'app', to: SNS });
    expect(codesOf(trace)).toContain('name-not-resolved');
    // What the name would have given is followed all the same, so that every blocker shows.
    expect(shownOf(trace).there.some(({ reached }) => !reached)).toBe(true);
  });
  it('is taken to be as AWS makes it where the data does not say', () => {
    expect(assumed(office(snsEndpoint(), { dnsSupport: null }))).toContain('dns-support-default F-DNS-02');
    expect(assumed(office(snsEndpoint(), { dnsServers: null }))).toContain('dns-servers-default F-DNS-08');
    for (const line of assumed(office(snsEndpoint()))) expect(line).not.toContain('default');
  });
});

describe('an inbound Resolver endpoint as name server', () => {
  const resolver = (changes: Draft = {}): Draft => ({
    resolverEndpoints: {
      in: {
        direction: 'inbound',
        subnets: ['private-a', 'private-b'],
        ips: { 'private-a': '10.0.1.53', 'private-b': '10.0.3.53' },
        ...changes,
      },
    },
  });
  it('answers where every server is one of its addresses', () => {
    expect(answered(['10.0.1.53'], resolver())).toBe('private-dns');
    expect(answered(['10.0.1.53', '10.0.3.53'], resolver())).toBe('private-dns');
    expect(answered(['10.0.1.53', '10.0.3.54'], resolver())).toBe('name-not-modelled');
  });
  it('does not where it is outbound, or its addresses are not known', () => {
    expect(answered(['10.0.1.53'], resolver({ direction: 'outbound' }))).toBe('name-not-modelled');
    expect(answered(['10.0.1.53'], resolver({ ips: {} }))).toBe('name-not-modelled');
  });
  it('hears what private DNS keeps for such endpoints', () => {
    const only = { service: 's3', privateDnsOnlyForInboundResolver: true };
    const draft = (dnsServers: readonly string[]) =>
      office({ ...snsEndpoint(only), ...resolver() }, { dnsServers });
    const by = (given: Draft) => {
      const hop = shownOf(traceIn(given, { from: 'app', to: 's3.us-east-1.amazonaws.com' })).there.find(
        ({ kind }) => kind === 'name',
      );
      return hop?.kind === 'name' ? hop.answeredBy : undefined;
    };
    expect(by(draft(['10.0.1.53']))).toBe('private-dns');
    expect(by(draft([]))).toBe('public-dns');
  });
});

describe('a name on the internet', () => {
  const HOST = 'www.example.com';
  const addresses = (from: string, draft: Draft) => {
    const hop = shownOf(traceIn(draft, { from, to: HOST, port: 443 })).there.find(
      ({ kind }) => kind === 'name',
    );
    return hop?.kind === 'name' ? hop.addresses : [];
  };
  it('has an IPv6 address for clients with a public one only', () => {
    const client = (ip: string | readonly string[], range: string): Draft =>
      office(
        { instances: { app: { subnet: 'a', ip, securityGroups: ['open'] } }, natGateways: {} },
        {
          cidr: ['10.0.0.0/16', range],
          subnets: { a: { cidr: ['10.0.1.0/24', range.replace('/56', '/64')] } },
          routeTables: {},
        },
      );
    expect(addresses('app', client('10.0.1.10', '2001:db8:1::/56'))).toHaveLength(1);
    expect(addresses('app', client(['10.0.1.10', '2001:db8:1::10'], '2001:db8:1::/56'))).toHaveLength(2);
    expect(addresses('app', client(['10.0.1.10', 'fd12:3456:1::10'], 'fd12:3456:1::/56'))).toHaveLength(1);
  });
  it('has none for a network outside, whose way there is its own', () => {
    expect(addresses('hq', office({ onPremises: { hq: { cidr: '192.168.0.0/16' } } }))).toHaveLength(1);
  });
});
