import { describe, expect, it } from 'vitest';
import { type Draft, networkOf, office, peered, snsEndpoint } from '../testing/build.ts';
import { newQuestion } from './question.ts';
import { askOnPremises, askVpc } from './vpc-view.ts';

const SNS = 'sns.us-east-1.amazonaws.com';

/** What the resolver of a VPC answers, without the rest of a trace. */
const ask = (draft: Draft, host: string, vpc = 'office', ipv6 = false) => {
  const network = networkOf(draft);
  const answer = askVpc(newQuestion(network, host, ipv6), network.vpcs.get(vpc) ?? expect.fail('no VPC'));
  return {
    ...answer,
    said: answer.kind === 'found' ? answer.by : answer.kind === 'unknown' ? answer.code : answer.kind,
    texts: (answer.kind === 'found' ? answer.addresses : (answer.otherwise ?? [])).map(({ text }) => text),
    assumed: answer.assumptions.map(({ code }) => code),
  };
};

describe('a service’s name that leads to public addresses although an endpoint exists', () => {
  const advised = (draft: Draft, host = SNS, vpc = 'office') => {
    const answer = ask(draft, host, vpc);
    return answer.kind === 'found' ? answer.advice?.resource.id : answer.said;
  };
  it('says which, in the VPC itself and over a peering from either side', () => {
    expect(advised(office(snsEndpoint({ privateDns: false })))).toBe('vpce-sns');
    expect(advised(office(snsEndpoint({ privateDns: false, state: 'failed' })))).toBeUndefined();
    const endpoint = (subnet: string) =>
      peered({
        endpoints: { vpce: { type: 'interface', service: 'sns', subnets: [subnet], securityGroups: [] } },
      });
    expect(advised(endpoint('right-a'), SNS, 'left')).toBe('vpce');
    expect(advised(endpoint('left-a'), SNS, 'right')).toBe('vpce');
    expect(advised(endpoint('right-a'), 'sqs.us-east-1.amazonaws.com', 'left')).toBeUndefined();
  });
  it('says nothing of an endpoint behind no peering of this VPC', () => {
    const third = { cidr: '10.3.0.0/16', subnets: { far: { cidr: '10.3.1.0/24' } } };
    const base = peered();
    const draft = {
      ...base,
      vpcs: { ...(base['vpcs'] as Draft), third },
      endpoints: { vpce: { type: 'interface', service: 'sns', subnets: ['far'], securityGroups: [] } },
    };
    expect(advised(draft, SNS, 'left')).toBeUndefined();
    expect(advised(draft, SNS, 'right')).toBeUndefined();
  });
  it('points at the endpoint, and why', () => {
    const answer = ask(office(snsEndpoint({ privateDns: false })), SNS);
    expect(answer.pointer).toBe('/endpoints/vpce-sns');
    expect(answer.text).toContain('although `vpce-sns` exists: `vpce-sns` has private DNS off');
  });
});

describe('a name that is taken to be public', () => {
  it('is assumed to, unless it is a service’s', () => {
    expect(ask(office(), 'www.example.com')).toMatchObject({ said: 'public-dns', assumed: ['public-name'] });
    expect(ask(office(), SNS)).toMatchObject({ said: 'public-dns', assumed: [] });
  });
  it('has an IPv6 address too for a client that may choose one', () => {
    expect(ask(office(), 'www.example.com', 'office', true).texts).toHaveLength(2);
    expect(ask(office(), 'www.example.com').texts).toHaveLength(1);
    expect(ask(office(), SNS, 'office', true).texts).toHaveLength(1);
  });
  it('is none where no public DNS has such names', () => {
    expect(ask(office(), 'db.corp').said).toBe('name-not-modelled');
    const zone = { hostedZones: { z: { domain: 'example.org', vpcs: ['office'], records: {} } } };
    expect(ask(office(zone), 'db.corp').said).toBe('nothing');
    expect(ask(office(zone), 'db.corp.example.com').said).toBe('public-dns');
  });
});

describe('a load balancer’s name', () => {
  const balancer = (changes: Draft, group: Draft = {}): Draft =>
    office({
      loadBalancers: {
        nlb: {
          type: 'network',
          subnets: ['private-a', 'private-b'],
          ips: { 'private-a': '10.0.1.77', 'private-b': '10.0.3.77' },
          dnsName: 'nlb-1.elb.us-east-1.amazonaws.com',
          listeners: [{ protocol: 'tcp', port: 443, targetGroups: 'group' }],
          ...changes,
        },
      },
      targetGroups: { group: { protocol: 'tcp', port: 443, targets: ['db'], ...group } },
    });
  it('gives the nodes’ addresses', () => {
    const answer = ask(balancer({}), 'nlb-1.elb.us-east-1.amazonaws.com');
    expect(answer).toMatchObject({
      said: 'public-dns',
      pointer: '/loadBalancers/nlb',
      facts: ['F-NLB-04'],
      assumed: [],
    });
    expect(answer.texts).toEqual(['`10.0.1.77` in `private-a`', '`10.0.3.77` in `private-b`']);
    expect(ask(balancer({}), 'nlb-2.elb.us-east-1.amazonaws.com').said).toBe('name-not-modelled');
  });
  it('leaves out nodes without a target of their own, unless none has one', () => {
    const zoned = (targets: unknown) => {
      const draft = balancer({ crossZone: false }, { targets });
      const vpcs = draft['vpcs'] as { office: { subnets: Record<string, Draft> } };
      const subnets = Object.fromEntries(
        Object.entries(vpcs.office.subnets).map(([name, subnet]) => [
          name,
          { ...subnet, zone: name === 'private-b' ? 'us-east-1b' : 'us-east-1a' },
        ]),
      );
      const placed = { ...draft, vpcs: { office: { ...vpcs.office, subnets } } };
      return ask(placed, 'nlb-1.elb.us-east-1.amazonaws.com').texts;
    };
    expect(zoned(['db'])).toEqual(['`10.0.3.77` in `private-b`']);
    expect(zoned(['db', 'app'])).toHaveLength(2);
    expect(zoned([])).toHaveLength(2);
    expect(zoned(null)).toHaveLength(2);
  });
  it('gives public addresses where it faces the internet', () => {
    const facing = balancer({
      scheme: 'internet-facing',
      subnets: ['public-a'],
      ips: { 'public-a': '10.0.2.77' },
      publicIps: { 'public-a': '203.0.113.77' },
    });
    expect(ask(facing, 'nlb-1.elb.us-east-1.amazonaws.com').texts).toEqual([
      '`203.0.113.77` of `nlb` in `public-a`',
    ]);
  });
  it('is what a record of a zone may stand for', () => {
    const draft = {
      ...balancer({}),
      hostedZones: { z: { domain: 'corp.example', vpcs: ['office'], records: { 'lb.corp.example': 'nlb' } } },
    };
    expect(ask(draft, 'lb.corp.example')).toMatchObject({
      said: 'hosted-zone',
      texts: ['`10.0.1.77` in `private-a`', '`10.0.3.77` in `private-b`'],
    });
  });
});

describe('a record', () => {
  const zone = (records: Draft): Draft =>
    office({ ...snsEndpoint(), hostedZones: { z: { domain: 'corp.example', vpcs: ['office'], records } } });
  it('of several values gives each, as far as every one is known', () => {
    const draft = zone({
      'many.corp.example': ['10.0.3.10', 'one.corp.example', 'vpce-sns'],
      'one.corp.example': '10.0.2.10',
      'open.corp.example': ['10.0.3.10', 'x.office.internal'],
      'gone.corp.example': ['10.0.3.10', 'nothing.corp.example'],
    });
    expect(ask(draft, 'many.corp.example')).toMatchObject({
      said: 'hosted-zone',
      pointer: '/hostedZones/z/records/many.corp.example',
    });
    expect(ask(draft, 'many.corp.example').texts).toHaveLength(3);
    expect(ask(draft, 'open.corp.example').said).toBe('name-not-modelled');
    expect(ask(draft, 'gone.corp.example').said).toBe('name-not-modelled');
  });
  it('that leads to another name says both', () => {
    const draft = zone({ 'a.corp.example': 'B.corp.example.', 'b.corp.example': '10.0.3.10' });
    const answer = ask(draft, 'a.corp.example');
    expect(answer).toMatchObject({ said: 'hosted-zone', pointer: '/hostedZones/z/records/a.corp.example' });
    expect(answer.text).toContain('`a.corp.example` is `b.corp.example`');
    // Where the other name is not there, its own place is shown.
    expect(ask(zone({ 'a.corp.example': 'c.corp.example' }), 'a.corp.example')).toMatchObject({
      said: 'nothing',
      pointer: '/hostedZones/z',
    });
  });
  it('without values is none', () => {
    expect(ask(zone({ 'a.corp.example': [] }), 'a.corp.example').said).toBe('nothing');
  });
});

describe('what a Resolver rule hands on', () => {
  const ruled = (targets: readonly string[], more: Draft = {}): Draft =>
    office({
      resolverRules: { rule: { domain: 'example.com', endpoint: 'out', targets, vpcs: ['office'] } },
      resolverEndpoints: {
        out: { direction: 'outbound', subnets: ['private-a'], ips: { 'private-a': '10.0.1.54' } },
        in: { direction: 'inbound', subnets: ['private-b'], ips: { 'private-b': '10.0.3.53' } },
      },
      onPremises: {
        hq: { cidr: '192.168.0.0/16', dns: { records: { 'files.example.com': '10.0.3.10' } } },
        lab: { cidr: '172.16.0.0/16' },
      },
      ...more,
    });
  it('is answered by a network, or by the VPC of an inbound endpoint, and the question is taken to arrive', () => {
    const out = ask(ruled(['192.168.0.53']), 'files.example.com');
    expect(out).toMatchObject({
      said: 'on-premises',
      texts: ['`10.0.3.10`'],
      assumed: ['dns-query-arrives'],
    });
    expect(out.text).toMatch(/^Resolver rule `rule` hands it to `hq`\./);
    // The VPC asks itself: the same rule again.
    expect(ask(ruled(['10.0.3.53']), 'www.example.com').kind).toBe('unknown');
  });
  it('to nobody in the data, or to several, is not known; it says which', () => {
    const none = ask(ruled(['198.51.100.1']), 'files.example.com');
    expect(none).toMatchObject({
      said: 'name-not-modelled',
      facts: ['F-DNS-06'],
      pointer: '/resolverRules/rule',
    });
    expect(none.text).toContain('that are not in the data');
    for (const targets of [
      ['192.168.0.53', '172.16.0.53'],
      ['192.168.0.53', '198.51.100.1'],
      ['198.51.100.1', '192.168.0.53'],
    ]) {
      const several = ask(ruled(targets), 'files.example.com');
      expect(several.facts).toEqual(['F-DNS-06', 'F-DNS-12']);
      expect(several.text).toContain('not all are in one network');
    }
  });
  it('to an outbound endpoint goes nowhere', () => {
    expect(ask(ruled(['10.0.1.54']), 'files.example.com').text).toContain('that are not in the data');
  });
  it('without a record there is in doubt, with what public DNS would say', () => {
    const open = ask(ruled(['192.168.0.53']), 'www.example.com');
    expect(open).toMatchObject({
      said: 'name-not-modelled',
      assumed: ['dns-query-arrives'],
      pointer: '/onPremises/hq',
    });
    expect(open.texts).toHaveLength(1);
    // A rule for a whole top-level domain is no sign of a private name.
    const wide = ruled(['192.168.0.53'], {
      resolverRules: {
        rule: { domain: 'com', endpoint: 'out', targets: ['192.168.0.53'], vpcs: ['office'] },
      },
    });
    expect(ask(wide, 'www.example.com')).toMatchObject({
      said: 'public-dns',
      assumed: expect.arrayContaining(['public-name', 'dns-query-arrives']),
    });
  });
});

describe('a network outside of AWS', () => {
  const outside = (host: string, changes: Draft = {}) => {
    const network = networkOf(
      office({
        onPremises: {
          hq: { cidr: '192.168.0.0/16', dns: { forwards: { 'corp.example': 'in', example: 'gone' } } },
        },
        resolverEndpoints: {
          in: { direction: 'inbound', subnets: ['private-b'] },
          gone: { direction: 'inbound', subnets: ['private-b'] },
        },
        hostedZones: {
          z: { domain: 'corp.example', vpcs: ['office'], records: { 'db.corp.example': '10.0.3.10' } },
        },
        ...changes,
      }),
    );
    const hq = network.onPremises.get('hq') ?? expect.fail('no network');
    return askOnPremises(newQuestion(network, host, false), hq);
  };
  it('hands on what is below the most specific of its domains', () => {
    const answer = outside('db.corp.example');
    expect(answer).toMatchObject({ kind: 'found', by: 'hosted-zone' });
    expect(answer.text).toMatch(/^`hq` hands it to `in`\./);
    expect(answer.assumptions.map(({ code }) => code)).toEqual(['dns-query-arrives']);
    expect(outside('www.example.com')).toMatchObject({ kind: 'found', by: 'public-dns' });
    expect(outside('www.example.com').text).not.toContain('hands it to');
  });
  it('is told whose a name is that it asks in public DNS', () => {
    const dns = { onPremises: { hq: { cidr: '192.168.0.0/16' } } };
    const open = outside('db.corp.example', dns);
    expect(open).toMatchObject({ kind: 'unknown', pointer: '/hostedZones/z' });
    expect(open.text).toContain('`hq` hands the name to no Resolver endpoint');
    const local = {
      ...dns,
      hostedZones: {
        z: { domain: 'corp.local', vpcs: ['office'], records: { 'db.corp.local': '10.0.3.10' } },
      },
    };
    expect(outside('db.corp.local', local)).toMatchObject({ kind: 'nothing', pointer: '/hostedZones/z' });
    expect(outside('x.corp.local', local)).toMatchObject({ kind: 'nothing', pointer: '/onPremises/hq' });
    expect(outside(SNS, dns)).toMatchObject({ kind: 'found', assumptions: [] });
    expect(outside('www.example.com', dns).assumptions.map(({ code }) => code)).toEqual(['public-name']);
  });
});

describe('a name of an endpoint to a resource', () => {
  const HOST = 'db.example.com';
  const lattice = (endpoint: Draft = {}, vpc: Draft = {}): Draft =>
    office(
      {
        endpoints: {
          res: {
            type: 'resource',
            resource: 'database',
            subnets: ['private-b'],
            securityGroups: ['endpoint'],
            dnsNames: ['res-1.example.on.aws'],
            ...endpoint,
          },
        },
        resourceGateways: { gate: { subnets: ['private-a'], securityGroups: ['open'] } },
        resourceConfigurations: {
          database: { gateway: 'gate', ports: [443], target: '10.0.3.10', domainName: HOST },
        },
      },
      vpc,
    );
  it('of AWS’s gives the endpoint’s addresses', () => {
    expect(ask(lattice(), 'res-1.example.on.aws')).toMatchObject({
      said: 'private-dns',
      pointer: '/endpoints/res',
    });
    expect(ask(lattice(), 'res-2.example.on.aws').said).toBe('public-dns');
  });
  it('of the resource does where private DNS is on, with both attributes', () => {
    expect(ask(lattice({ privateDns: true }), HOST)).toMatchObject({
      said: 'private-dns',
      pointer: '/endpoints/res',
    });
    for (const [endpoint, vpc] of [
      [{ privateDns: false }, {}],
      [{ privateDns: true, state: 'pending' }, {}],
      [{ privateDns: true }, { dnsHostnames: false }],
      [{ privateDns: true }, { dnsSupport: false }],
    ] as const) {
      const answer = ask(lattice(endpoint, vpc), HOST);
      expect(answer).toMatchObject({ said: 'name-not-modelled', pointer: '/endpoints/res' });
      expect(answer.text).toContain(`Private DNS of \`res\` would answer for \`${HOST}\``);
      expect(answer.facts).toContain('F-RES-01');
    }
    expect(ask(lattice({ privateDns: false }), 'other.example.com')).toMatchObject({
      said: 'public-dns',
      assumed: ['public-name'],
    });
  });
});
