import { describe, expect, it } from 'vitest';
import { fixesFor } from '../fix/fix.ts';
import {
  codesOf,
  type Draft,
  networkOf,
  office,
  peered,
  shownOf,
  snsEndpoint,
  traceIn,
} from '../testing/build.ts';
import { hybrid } from '../testing/networks.ts';
import type { FlowRequest } from '../trace/ends.ts';

const SNS = 'sns.us-east-1.amazonaws.com';
const S3 = 's3.us-east-1.amazonaws.com';

/** The hop of the name, and where the path ends. */
const nameOf = (draft: Draft, from: string, to: string, port = 443) => {
  const trace = traceIn(draft, { from, to, port });
  const shown = shownOf(trace);
  const hop = shown.there.find((each) => each.kind === 'name');
  return {
    by: hop?.kind === 'name' ? hop.answeredBy : undefined,
    addresses: hop?.kind === 'name' ? hop.addresses : [],
    end: shown.path.at(-1),
    codes: codesOf(trace),
    verdict: trace.verdict,
  };
};

/** The trace with its fixes. */
const fixesOf = (draft: Draft, flow: FlowRequest) => {
  const result = fixesFor(networkOf(draft).scenario, flow);
  if (!result.ok) expect.fail('the flow makes sense');
  return result;
};

/** The office with private hosted zones. */
const zones = (hostedZones: Draft, changes: Draft = {}, vpc: Draft = {}): Draft =>
  office({ hostedZones, ...changes }, vpc);
const zone = (records: Draft | null, more: Draft = {}): Draft => ({
  zone: { domain: 'corp.example.com', vpcs: ['office'], records, ...more },
});

describe('private hosted zones', () => {
  it('answer in their VPCs', () => {
    const answer = nameOf(zones(zone({ 'db.corp.example.com': '10.0.3.10' })), 'app', 'db.corp.example.com');
    expect(answer).toMatchObject({
      by: 'hosted-zone',
      addresses: ['`10.0.3.10`'],
      end: 'db',
      verdict: 'reachable',
    });
  });
  it('do not fall back to public DNS', () => {
    expect(nameOf(zones(zone({})), 'app', 'web.corp.example.com').codes).toEqual(['name-not-resolved']);
    // Another domain is none of theirs.
    expect(nameOf(zones(zone({})), 'app', 'www.example.com').by).toBe('public-dns');
    expect(nameOf(zones(zone({})), 'app', 'notcorp.example.com').by).toBe('public-dns');
  });
  it('are asked in their own VPCs only, with both DNS attributes', () => {
    // Whether public DNS has the name too is not known: private names most often are in no other place.
    const other = zones(zone({ 'db.corp.example.com': '10.0.3.10' }, { vpcs: [] }));
    expect(nameOf(other, 'app', 'db.corp.example.com').codes).toEqual(['name-not-modelled']);
    const off = zones(zone({ 'db.corp.example.com': '10.0.3.10' }), {}, { dnsHostnames: false });
    expect(nameOf(off, 'app', 'db.corp.example.com').codes).toEqual(['name-not-modelled']);
    // A name that the zone lacks is public, as far as anybody knows.
    expect(nameOf(other, 'app', 'www.corp.example.com').by).toBe('public-dns');
    expect(nameOf(off, 'app', 'www.corp.example.com').by).toBe('public-dns');
    // A zone without its records may hold it.
    expect(nameOf(zones(zone(null, { vpcs: [] })), 'app', 'x.corp.example.com').codes).toEqual([
      'name-not-modelled',
    ]);
  });
  it('answer perhaps where nobody says whether DNS host names are on', () => {
    const open = (records: Draft) => zones(zone(records), {}, { dnsHostnames: null });
    const found = nameOf(open({ 'db.corp.example.com': '10.0.3.10' }), 'app', 'db.corp.example.com');
    expect(found).toMatchObject({ verdict: 'undetermined', codes: ['dns-attributes-unknown'] });
    // What refuses this address refuses none that the name has where they are off.
    const gone = open({ 'db.corp.example.com': '10.0.3.99' });
    expect(nameOf(gone, 'app', 'db.corp.example.com').verdict).toBe('undetermined');
    expect(nameOf(open({}), 'app', 'db.corp.example.com').verdict).toBe('undetermined');
  });
  it('leave names of AWS services alone where they do not answer', () => {
    const service = {
      domain: 'us-east-1.amazonaws.com',
      records: { 'sns.us-east-1.amazonaws.com': '10.0.3.10' },
    };
    expect(nameOf(zones(zone({}, { ...service, vpcs: [] })), 'app', 'sns.us-east-1.amazonaws.com').by).toBe(
      'public-dns',
    );
  });
  it('do not decide by wildcards that a name without records may hide', () => {
    const draft = zones(zone({ '*.corp.example.com': '10.0.3.10', 'x.a.corp.example.com': '10.0.2.10' }));
    expect(nameOf(draft, 'app', 'y.corp.example.com').end).toBe('db');
    expect(nameOf(draft, 'app', 'x.a.corp.example.com').end).toBe('web');
    for (const host of ['y.a.corp.example.com', 'a.corp.example.com'])
      expect(nameOf(draft, 'app', host).codes).toEqual(['name-not-modelled']);
    // Nor by one above a name that has records: RFC 4592 says that it is hidden, Route 53 says nothing.
    const above = zones(zone({ '*.corp.example.com': '10.0.3.10', 'a.corp.example.com': '10.0.2.10' }));
    expect(nameOf(above, 'app', 'x.a.corp.example.com').codes).toEqual(['name-not-modelled']);
  });
  it('are named where a private name is asked in a VPC that is not theirs', () => {
    const local = zones({
      zone: { domain: 'corp.local', vpcs: [], records: { 'db.corp.local': '10.0.3.10' } },
    });
    const trace = traceIn(local, { from: 'app', to: 'db.corp.local', port: 443 });
    expect(codesOf(trace)).toEqual(['name-not-resolved']);
    expect(trace.findings[0]?.message).toContain('not associated with `office`');
    const { trace: fixed } = fixesOf(local, { from: 'app', to: 'db.corp.local', port: 443 });
    expect(fixed.findings[0]?.fix?.summary).toBe('Associate private hosted zone `zone` with VPC `office`.');
  });
  it('of one name in one VPC do not decide: AWS refuses the second', () => {
    const twice = zones({
      ...zone({ 'db.corp.example.com': '10.0.3.10' }),
      again: {
        domain: 'corp.example.com',
        vpcs: ['office'],
        records: { 'db.corp.example.com': '10.0.2.10' },
      },
    });
    expect(nameOf(twice, 'app', 'db.corp.example.com').codes).toEqual(['name-not-modelled']);
  });
  it('do not decide beside private DNS of an endpoint for the same name', () => {
    const service = { zone: { domain: SNS, vpcs: ['office'], records: { [SNS]: '10.0.3.10' } } };
    expect(nameOf(zones(service, snsEndpoint()), 'app', SNS).codes).toEqual(['name-not-modelled']);
    expect(nameOf(zones(service, snsEndpoint({ privateDns: false })), 'app', SNS).end).toBe('db');
  });
  it('are not followed to more than 64 addresses', () => {
    const addresses = (count: number) => Array.from({ length: count }, (_, index) => `10.0.3.${index + 10}`);
    const many = zones(zone({ 'db.corp.example.com': addresses(65) }));
    expect(nameOf(many, 'app', 'db.corp.example.com').codes).toEqual(['too-many-choices']);
    const fewer = zones(zone({ 'db.corp.example.com': addresses(64) }));
    expect(traceIn(fewer, { from: 'app', to: 'db.corp.example.com', port: 443 }).choices).toHaveLength(64);
  });
  it('know wildcards, other names, endpoints, and which zone is the most specific', () => {
    const records = {
      '*.corp.example.com': '10.0.3.10',
      'www.corp.example.com': 'db.corp.example.com',
      'sns.corp.example.com': 'vpce-sns',
    };
    const draft = zones(
      { ...zone(records), wide: { domain: 'example.com', vpcs: ['office'], records: {} } },
      snsEndpoint(),
    );
    expect(nameOf(draft, 'app', 'any.corp.example.com').end).toBe('db');
    expect(nameOf(draft, 'app', 'www.corp.example.com').end).toBe('db');
    expect(nameOf(draft, 'app', 'sns.corp.example.com').end).toBe('com.amazonaws.us-east-1.sns');
    expect(nameOf(draft, 'app', 'other.example.com').codes).toEqual(['name-not-resolved']);
  });
  it('give every value of a record as a choice', () => {
    const draft = zones(zone({ 'db.corp.example.com': ['10.0.3.10', '10.0.2.10'] }));
    expect(traceIn(draft, { from: 'app', to: 'db.corp.example.com', port: 443 }).choices).toHaveLength(2);
    const mixed = zones(zone({ 'db.corp.example.com': ['10.0.3.10', 'gone.corp.example.com'] }));
    expect(nameOf(mixed, 'app', 'db.corp.example.com').verdict).toBe('undetermined');
  });
  it('are undetermined without records, and where they lead in a circle', () => {
    expect(nameOf(zones(zone(null)), 'app', 'db.corp.example.com').codes).toEqual(['name-not-modelled']);
    const circle = zone({
      'a.corp.example.com': 'b.corp.example.com',
      'b.corp.example.com': 'a.corp.example.com',
    });
    const trace = traceIn(zones(circle), { from: 'app', to: 'a.corp.example.com', port: 443 });
    expect(codesOf(trace)).toEqual(['name-not-modelled']);
    expect(trace.findings[0]?.message).toMatch(/`a\.corp\.example\.com` leads back to itself\.$/);
  });
  it('with many values for each name are decided in bounded time', () => {
    const names = Array.from({ length: 12 }, (_, index) => `n${index}.corp.example.com`);
    const records = Object.fromEntries(names.map((name) => [name, names]));
    expect(nameOf(zones(zone(records)), 'app', 'n0.corp.example.com').verdict).toBe('undetermined');
  });
  it('must hold their own names', () => {
    expect(() => networkOf(zones(zone({ 'db.example.org': '10.0.3.10' })))).toThrow('is no name of');
  });
});

describe('Resolver rules', () => {
  const ruled = (rule: Draft, more: Draft = {}): Draft =>
    office({
      resolverRules: {
        rule: {
          domain: 'example.com',
          endpoint: 'out',
          targets: ['192.168.0.53'],
          vpcs: ['office'],
          ...rule,
        },
      },
      resolverEndpoints: { out: { direction: 'outbound', subnets: ['private-a'] } },
      onPremises: { hq: { cidr: '192.168.0.0/16', dns: { records: { 'files.example.com': '10.0.3.10' } } } },
      ...more,
    });
  it('hand names to a network outside of AWS', () => {
    const answer = nameOf(ruled({}), 'app', 'files.example.com');
    expect(answer).toMatchObject({ by: 'on-premises', end: 'db' });
  });
  it('leave open what a name is of which their name servers have no record', () => {
    const { codes, verdict } = nameOf(ruled({}), 'app', 'www.example.com');
    expect(codes).toEqual(['name-not-modelled']);
    expect(verdict).toBe('undetermined');
    // Name servers that are asked for everything look public names up.
    expect(nameOf(ruled({ domain: '.' }), 'app', 'www.example.org').by).toBe('public-dns');
    // AWS's own names are in public DNS.
    expect(nameOf(ruled({ domain: 'us-east-1.amazonaws.com' }), 'app', SNS).by).toBe('public-dns');
  });
  it('of one domain in one VPC do not decide', () => {
    const rule = { domain: 'example.com', endpoint: 'out', targets: ['192.168.0.53'], vpcs: ['office'] };
    const twice = ruled({}, { resolverRules: { rule, again: { ...rule, targets: ['172.16.0.53'] } } });
    expect(nameOf(twice, 'app', 'files.example.com').codes).toEqual(['name-not-modelled']);
  });
  it('do not decide where their name servers are in several networks', () => {
    const mixed = ruled({ targets: ['192.168.0.53', '172.16.0.53'] });
    expect(nameOf(mixed, 'app', 'files.example.com').codes).toEqual(['name-not-modelled']);
    const near = ruled({ targets: ['192.168.0.53', '192.168.0.54'] });
    expect(nameOf(near, 'app', 'files.example.com').by).toBe('on-premises');
  });
  it('leave EC2’s own names to the VPC, unless they are for the same domain', () => {
    const host = 'ip-10-0-3-10.ec2.internal';
    const all = ruled({ domain: '.' });
    expect(nameOf(all, 'app', host)).toMatchObject({ by: 'instance-name', end: 'db', verdict: 'reachable' });
    expect(nameOf(all, 'app', 'ec2-203-0-113-10.compute-1.amazonaws.com').addresses).toEqual(['`10.0.2.10`']);
    expect(nameOf(ruled({ domain: 'ec2.internal' }), 'app', host).codes).toEqual(['name-not-resolved']);
    const withHostnames = (dnsHostnames: boolean | null): Draft => ({
      ...all,
      vpcs: office({}, { dnsHostnames })['vpcs'],
    });
    expect(nameOf(withHostnames(false), 'app', host).codes).toEqual(['name-not-resolved']);
    expect(nameOf(withHostnames(null), 'app', host).codes).toEqual(['dns-attributes-unknown']);
  });
  it('hand names to name servers that nobody knows', () => {
    expect(nameOf(ruled({ targets: ['172.16.0.53'] }), 'app', 'files.example.com').codes).toEqual([
      'name-not-modelled',
    ]);
  });
  it('yield to a system rule and to a more specific zone, and win against an equal one', () => {
    const system = {
      resolverRules: {
        wide: { domain: '.', endpoint: 'out', targets: ['172.16.0.53'], vpcs: ['office'] },
        own: { domain: 'example.com', type: 'system', vpcs: ['office'] },
      },
    };
    expect(nameOf(ruled({}, system), 'app', 'www.example.com').by).toBe('public-dns');
    expect(nameOf(ruled({}, system), 'app', 'www.example.org').codes).toEqual(['name-not-modelled']);
    const specific = {
      hostedZones: {
        z: { domain: 'files.example.com', vpcs: ['office'], records: { 'files.example.com': '10.0.2.10' } },
      },
    };
    expect(nameOf(ruled({}, specific), 'app', 'files.example.com').by).toBe('hosted-zone');
    const equal = {
      hostedZones: {
        z: { domain: 'example.com', vpcs: ['office'], records: { 'files.example.com': '10.0.2.10' } },
      },
    };
    expect(nameOf(ruled({}, equal), 'app', 'files.example.com').by).toBe('on-premises');
  });
  it('hand names to the resolver of another VPC', () => {
    const hub = { cidr: '10.5.0.0/16', dnsHostnames: true, subnets: { hub: { cidr: '10.5.1.0/24' } } };
    const base = ruled(
      { targets: ['10.5.1.53'] },
      {
        hostedZones: {
          z: { domain: 'example.com', vpcs: ['hub'], records: { 'files.example.com': '10.0.3.10' } },
        },
      },
    );
    const draft = {
      ...base,
      vpcs: { ...(base['vpcs'] as object), hub },
      resolverEndpoints: {
        out: { direction: 'outbound', subnets: ['private-a'] },
        in: { direction: 'inbound', subnets: ['hub'], ips: { hub: '10.5.1.53' } },
      },
    };
    const answer = nameOf(draft, 'app', 'files.example.com');
    expect(answer).toMatchObject({ by: 'hosted-zone', end: 'db' });
  });
});

describe('names of instances', () => {
  const PUBLIC = 'ec2-203-0-113-10.compute-1.amazonaws.com';
  it('give private addresses inside the VPC, and public ones outside', () => {
    expect(nameOf(office(), 'app', 'ip-10-0-3-10.ec2.internal')).toMatchObject({
      by: 'instance-name',
      end: 'db',
    });
    expect(nameOf(office(), 'app', PUBLIC)).toMatchObject({ addresses: ['`10.0.2.10`'], end: 'web' });
    const other = {
      vpcs: {
        ...(office()['vpcs'] as object),
        far: { cidr: '10.8.0.0/16', subnets: { far: { cidr: '10.8.1.0/24' } } },
      },
      instances: { ...(office()['instances'] as object), far1: { subnet: 'far', ip: '10.8.1.1' } },
    };
    expect(nameOf({ ...office(), ...other }, 'far1', PUBLIC).addresses).toEqual(['`203.0.113.10`']);
  });
  it('are private in their own VPC and Region only, and with both DNS attributes', () => {
    const foreign = nameOf(office(), 'app', 'ip-172-16-0-9.ec2.internal').codes;
    expect(foreign).toContain('name-not-modelled');
    const farRegion = nameOf(office(), 'app', 'ip-10-0-3-10.eu-west-1.compute.internal');
    expect(farRegion.codes).toEqual(['name-not-modelled']);
    const off = office({}, { dnsHostnames: false });
    expect(nameOf(off, 'app', 'ip-10-0-3-10.ec2.internal').codes).toEqual(['name-not-resolved']);
    const fixed = fixesOf(off, { from: 'app', to: 'ip-10-0-3-10.ec2.internal', port: 443 }).trace;
    expect(fixed.findings[0]?.fix?.summary).toBe('Turn `dnsHostnames` of VPC `office` on.');
    // Such an instance has no public host name.
    expect(nameOf(off, 'app', PUBLIC).codes).toEqual(['name-not-modelled']);
    // Whether a name with the instance's id is in DNS is an option of the instance.
    const byId = nameOf(zones(zone({})), 'app', 'i-0123456789abcdef0.ec2.internal');
    expect(byId.codes).toEqual(['name-not-modelled']);
  });
  it('give private addresses to a peer where the peering says so', () => {
    const vpcs = (changes: Draft): Draft =>
      Object.fromEntries(
        Object.entries(peered()['vpcs'] as Draft).map(([name, vpc]) => [
          name,
          { ...(vpc as Draft), dnsHostnames: true, ...(changes[name] as Draft | undefined) },
        ]),
      );
    const two = (dnsResolution?: Draft | null, changes: Draft = {}): Draft =>
      peered(
        {
          vpcs: vpcs(changes),
          instances: {
            one: { subnet: 'left-a', ip: '10.1.1.10', securityGroups: ['clients'] },
            two: { subnet: 'right-a', ip: '10.2.1.10', publicIp: '203.0.113.10', securityGroups: ['open'] },
          },
        },
        dnsResolution === undefined ? {} : { dnsResolution },
      );
    expect(nameOf(two(), 'one', PUBLIC).addresses).toEqual(['`203.0.113.10`']);
    expect(nameOf(two({ requester: true }), 'one', PUBLIC).addresses).toEqual(['`203.0.113.10`']);
    expect(nameOf(two({ accepter: true }), 'one', PUBLIC)).toMatchObject({
      addresses: ['`10.2.1.10`'],
      end: 'two',
    });
    expect(nameOf(two(null), 'one', PUBLIC).verdict).toBe('undetermined');
    // Both VPCs need both attributes.
    const asked = (changes: Draft) => nameOf(two({ accepter: true }, changes), 'one', PUBLIC);
    expect(asked({ left: { dnsHostnames: false } }).addresses).toEqual(['`203.0.113.10`']);
    expect(asked({ right: { dnsSupport: false } }).addresses).toEqual(['`203.0.113.10`']);
    for (const side of ['left', 'right'])
      expect(asked({ [side]: { dnsHostnames: null } }).verdict).toBe('undetermined');
  });
});

describe('other name servers', () => {
  it('are not known, unless they are an inbound Resolver endpoint', () => {
    expect(nameOf(office({}, { dnsServers: ['172.16.0.53'] }), 'app', 'www.example.com').codes).toEqual([
      'name-not-modelled',
    ]);
    const inbound = {
      resolverEndpoints: {
        in: { direction: 'inbound', subnets: ['private-b'], ips: { 'private-b': '10.0.3.53' } },
      },
      ...snsEndpoint(),
    };
    const draft = office(inbound, { dnsServers: ['10.0.3.53'] });
    expect(nameOf(draft, 'app', SNS).by).toBe('private-dns');
    const { assumptions } = traceIn(draft, { from: 'app', to: SNS });
    expect(assumptions.map(({ code }) => code)).toEqual(['dns-query-arrives']);
  });
  it('are not decided where the inbound Resolver endpoint’s VPC has its resolver off', () => {
    const draft = hybrid(
      {
        onPremises: { office: { cidr: '192.168.0.0/16', dns: { forwards: { 'example.com': 'in' } } } },
        resolverEndpoints: { in: { direction: 'inbound', subnets: ['cloud-a'] } },
      },
      {},
      { dnsSupport: false },
    );
    const { codes, verdict } = nameOf(draft, 'office', 'www.example.com');
    expect(codes).toEqual(['name-not-modelled']);
    expect(verdict).toBe('undetermined');
  });
  it('are taken to be the VPC’s own where they were not exported, and it says so', () => {
    const trace = traceIn(office(snsEndpoint(), { dnsServers: null }), { from: 'app', to: SNS });
    expect(trace.assumptions.map(({ code }) => code)).toContain('dns-servers-default');
  });
});

describe('names of endpoints whose ids start alike', () => {
  it('are of the longest', () => {
    const endpoint = (id: string): Draft => ({
      [id]: { type: 'interface', service: 'sns', subnets: ['private-b'], securityGroups: ['endpoint'] },
    });
    const draft = office({
      endpoints: { ...endpoint('vpce'), ...endpoint('vpce-sns') },
    });
    const host = 'vpce-sns-abcd.sns.us-east-1.vpce.amazonaws.com';
    const trace = traceIn(draft, { from: 'app', to: host, port: 443 });
    expect(shownOf(trace).path).toContain('vpce-sns');
    expect(shownOf(trace).path).not.toContain('vpce');
  });
});

describe('names of endpoints', () => {
  const s3 = (more: Draft = {}): Draft =>
    office({
      endpoints: {
        'vpce-s3': {
          type: 'interface',
          service: 's3',
          subnets: ['private-b'],
          securityGroups: ['endpoint'],
          ...more,
        },
      },
    });
  it('of S3 stand behind the word for what is asked', () => {
    const end = 'vpce-s3-5e6f.s3.us-east-1.vpce.amazonaws.com';
    for (const front of ['bucket', 'my-bucket.bucket', 'accesspoint', 'control'])
      expect(nameOf(s3(), 'app', `${front}.${end}`).by).toBe('endpoint-name');
    expect(nameOf(s3(), 'app', `other.${end}`).codes).toEqual(['name-not-modelled']);
  });
  it('are known as the data has them, with `*` for what stands in front', () => {
    const given = s3({ dnsNames: ['*.VPCE-0abc-1.s3.us-east-1.vpce.amazonaws.com'] });
    const host = 'bucket.vpce-0abc-1.s3.us-east-1.vpce.amazonaws.com';
    expect(nameOf(given, 'app', host)).toMatchObject({ by: 'endpoint-name', verdict: 'reachable' });
  });
  it('of a zone give the addresses there, and none where the endpoint is in another', () => {
    const subnets = (zone: string | undefined): Draft => ({
      ...((office()['vpcs'] as { office: { subnets: Draft } }).office.subnets as Draft),
      'private-b': { cidr: '10.0.3.0/24', routeTable: 'private', ...(zone === undefined ? {} : { zone }) },
    });
    const host = (zone: string): string => `vpce-sns-1def-${zone}.sns.us-east-1.vpce.amazonaws.com`;
    const placed = office(snsEndpoint(), { subnets: subnets('us-east-1a') });
    expect(nameOf(placed, 'app', host('us-east-1a')).verdict).toBe('reachable');
    expect(nameOf(placed, 'app', host('us-east-1c')).codes).toEqual(['name-not-resolved']);
    expect(nameOf(office(snsEndpoint()), 'app', host('us-east-1c')).codes).toEqual(['name-not-modelled']);
    const local = office(snsEndpoint(), { subnets: subnets('us-east-1-bos-1a') });
    expect(nameOf(local, 'app', host('us-east-1-bos-1a')).verdict).toBe('reachable');
  });
  it('with private APIs in front lead to the endpoint', () => {
    const api = office({
      endpoints: {
        'vpce-0123': {
          type: 'interface',
          service: 'execute-api',
          subnets: ['private-b'],
          securityGroups: ['endpoint'],
          privateDns: false,
        },
      },
    });
    const host = (endpoint: string): string => `a1b2c3-${endpoint}.execute-api.us-east-1.amazonaws.com`;
    expect(nameOf(api, 'app', host('vpce-0123')).by).toBe('endpoint-name');
    expect(nameOf(api, 'app', host('vpce-0999')).codes).toEqual(['name-not-modelled']);
    expect(nameOf(api, 'app', 'a1b2c3.execute-api.us-east-1.amazonaws.com').by).toBe('public-dns');
  });
});

describe('private DNS of endpoints', () => {
  it('says so where the endpoint has no address', () => {
    // AWS refuses an IPv6 endpoint in a subnet without IPv6.
    const draft = office(snsEndpoint({ ipAddressType: 'ipv6' }));
    for (const to of [SNS, 'vpce-sns', 'vpce-sns-1def.sns.us-east-1.vpce.amazonaws.com'])
      expect(codesOf(traceIn(draft, { from: 'app', to }))).toEqual(['address-unknown']);
  });
  it('does not decide where two of a VPC have it for one service', () => {
    const endpoint = { type: 'interface', service: 'sns', securityGroups: ['endpoint'] };
    const two = office({
      endpoints: {
        one: { ...endpoint, subnets: ['private-b'] },
        two: { ...endpoint, subnets: ['private-a'], securityGroups: ['closed'] },
      },
    });
    expect(nameOf(two, 'app', SNS).codes).toEqual(['name-not-modelled']);
  });
  it('is not there for DynamoDB (fact F-IFE-18)', () => {
    const host = 'dynamodb.us-east-1.amazonaws.com';
    const dynamodb = (more: Draft = {}): Draft => office(snsEndpoint({ service: 'dynamodb', ...more }));
    expect(nameOf(dynamodb(), 'app', host)).toMatchObject({
      by: 'public-dns',
      codes: ['name-resolves-publicly'],
    });
    expect(nameOf(dynamodb({ privateDns: true }), 'app', host).codes).toEqual(['name-not-modelled']);
    const own = 'vpce-sns-1def.dynamodb.us-east-1.vpce.amazonaws.com';
    expect(nameOf(dynamodb(), 'app', own).by).toBe('endpoint-name');
  });
});

describe('names that a provider gives its service', () => {
  const provided = (endpoint: Draft, service: Draft = {}): Draft => {
    const endpoints = snsEndpoint({ service: 'svc', ...endpoint })['endpoints'] as Draft;
    return office({
      endpoints,
      endpointServices: {
        svc: { loadBalancers: null, privateDnsName: 'api.partner.example', ...service },
      },
    });
  };
  const asked = (draft: Draft) => {
    const { by, codes, verdict } = nameOf(draft, 'app', 'api.partner.example');
    return [by, verdict, ...codes];
  };
  const OPEN = ['nobody', 'undetermined', 'name-not-modelled'];
  it('lead to the endpoint', () => {
    expect(nameOf(provided({}), 'app', 'api.partner.example').by).toBe('private-dns');
  });
  it('are in doubt where its private DNS does not answer: such a service has no public address', () => {
    for (const endpoint of [{ privateDns: false }, { state: 'pendingAcceptance' }, { state: 'rejected' }])
      expect(asked(provided(endpoint))).toEqual(OPEN);
    expect(asked(provided({}, { privateDnsState: 'pendingVerification' }))).toEqual(OPEN);
    const off = provided({});
    expect(asked({ ...off, vpcs: office({}, { dnsHostnames: false })['vpcs'] })).toEqual(OPEN);
  });
  it('are in doubt outside of the endpoint’s VPC, too', () => {
    const far = { cidr: '10.9.0.0/16', subnets: { far: { cidr: '10.9.1.0/24' } } };
    const base = provided({});
    const draft = {
      ...base,
      vpcs: { ...(base['vpcs'] as Draft), far },
      instances: { one: { subnet: 'far', ip: '10.9.1.10' } },
      onPremises: { hq: { cidr: '192.168.0.0/16' } },
    };
    expect(nameOf(draft, 'one', 'api.partner.example').codes).toContain('name-not-modelled');
    expect(nameOf(draft, 'hq', 'api.partner.example').codes).toContain('name-not-modelled');
  });
});

describe('names that AWS gives', () => {
  it('are of the last Region that they name', () => {
    for (const bucket of ['my-bucket-1', 'us-west-2.logs'])
      expect(nameOf(office(), 'app', `${bucket}.${S3}`)).toMatchObject({
        by: 'public-dns',
        verdict: 'reachable',
      });
  });
  it('and that may lead to private addresses are not taken for names on the internet', () => {
    for (const host of [
      'sns.us-east-1.api.aws',
      'svc-0abc.7d67968.vpc-lattice-svcs.us-east-1.on.aws',
      'env.us-east-1.elasticbeanstalk.com',
    ])
      expect(nameOf(office(), 'app', host).codes).toEqual(['name-not-modelled']);
    expect(nameOf(office(), 'app', 'abc.lambda-url.us-east-1.on.aws').by).toBe('public-dns');
  });
});

describe('clients outside of AWS', () => {
  const outside = (dns: Draft | undefined, endpoint: Draft = {}): Draft =>
    hybrid(
      {
        onPremises: { office: { cidr: '192.168.0.0/16', ...(dns === undefined ? {} : { dns }) } },
        resolverEndpoints: { in: { direction: 'inbound', subnets: ['cloud-a'] } },
        endpoints: {
          vpce: {
            type: 'interface',
            service: 's3',
            subnets: ['cloud-a'],
            ips: { 'cloud-a': '10.1.1.77' },
            securityGroups: ['open'],
            dnsNames: ['bucket.vpce-1.s3.us-east-1.vpce.amazonaws.com'],
            ...endpoint,
          },
        },
      },
      {},
      { dnsHostnames: true },
    );
  it('know public names only', () => {
    expect(nameOf(outside(undefined), 'office', S3).addresses).toEqual([
      'a public address of `com.amazonaws.us-east-1.s3`',
    ]);
    expect(
      nameOf(outside(undefined), 'office', 'bucket.vpce-1.s3.us-east-1.vpce.amazonaws.com'),
    ).toMatchObject({ by: 'endpoint-name', verdict: 'reachable' });
  });
  it('get private addresses by an inbound Resolver endpoint', () => {
    expect(nameOf(outside({ forwards: { 'amazonaws.com': 'in' } }), 'office', S3)).toMatchObject({
      by: 'private-dns',
      verdict: 'reachable',
      end: 'com.amazonaws.us-east-1.s3',
    });
  });
  it('alone get them where private DNS is for inbound Resolver endpoints only (fact F-DNS-04)', () => {
    const draft = outside(
      { forwards: { 'amazonaws.com': 'in' } },
      { privateDnsOnlyForInboundResolver: true },
    );
    expect(nameOf(draft, 'office', S3).by).toBe('private-dns');
    expect(nameOf(draft, 'app', S3).by).toBe('public-dns');
  });
  it('do not know names of zones of VPCs, and are told whose they are', () => {
    const zone = { domain: 'corp.local', vpcs: ['cloud'], records: { 'app.corp.local': '10.1.1.10' } };
    const trace = traceIn(hybrid({ hostedZones: { zone } }), {
      from: 'office',
      to: 'app.corp.local',
      port: 443,
    });
    expect(codesOf(trace)).toEqual(['name-not-resolved']);
    expect(trace.findings[0]?.message).toContain('`zone`');
  });
  it('hand names to inbound Resolver endpoints only', () => {
    const forwards = hybrid({
      onPremises: { office: { cidr: '192.168.0.0/16', dns: { forwards: { 'amazonaws.com': 'out' } } } },
      resolverEndpoints: { out: { direction: 'outbound', subnets: ['cloud-a'] } },
    });
    expect(() => networkOf(forwards)).toThrow('inbound Resolver endpoint');
  });
  it('know the names that their own name servers hold', () => {
    expect(nameOf(outside({ records: { 'app.corp': '10.1.1.10' } }), 'office', 'app.corp')).toMatchObject({
      by: 'on-premises',
      end: 'app',
    });
  });
});

describe('an endpoint for a service of another Region', () => {
  it('is decided where AWS lists the service', () => {
    const s3 = office(snsEndpoint({ service: 's3', serviceRegion: 'eu-west-1' }));
    expect(nameOf(s3, 'app', 's3.eu-west-1.amazonaws.com').verdict).toBe('reachable');
    const sns = office(snsEndpoint({ serviceRegion: 'eu-west-1' }));
    expect(nameOf(sns, 'app', 'sns.eu-west-1.amazonaws.com').codes).toEqual(['endpoint-service-region']);
  });
});

describe('a VPC of which not all that answers for names is told', () => {
  const open = (vpc: Draft): Draft => office({}, { ...vpc, unknown: ['names'] });
  it.each([
    ['a service', 'sns.us-east-1.amazonaws.com'],
    ['a public name', 'www.example.org'],
  ])('answers nothing for certain: %s', (_, host) => {
    expect(nameOf(open({}), 'app', host)).toMatchObject({
      verdict: 'undetermined',
      codes: ['name-not-modelled'],
    });
  });
  it('makes no refusal of an address that the name may not have', () => {
    const closed = { routeTables: { private: {}, public: {} } };
    expect(nameOf(office({}, closed), 'app', 'www.example.org').verdict).toBe('not-reachable');
    expect(nameOf(open(closed), 'app', 'www.example.org').verdict).toBe('undetermined');
  });
  it('assumes no default of what is open', () => {
    const trace = traceIn(open({ dnsSupport: null, dnsServers: null }), {
      from: 'app',
      to: 'www.example.org',
      port: 443,
    });
    expect(trace.assumptions.map(({ code }) => code).filter((code) => code.endsWith('-default'))).toEqual([]);
  });
});
