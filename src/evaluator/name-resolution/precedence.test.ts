/** Who answers for a name where several might, and what is in doubt where the data lacks some. */
import { describe, expect, it } from 'vitest';
import { type Draft, networkOf, office, peered, snsEndpoint } from '../testing/build.ts';
import { newQuestion } from './question.ts';
import { askVpc } from './vpc-view.ts';

const SNS = 'sns.us-east-1.amazonaws.com';
const S3 = 's3.us-east-1.amazonaws.com';

/** What the resolver of a VPC answers. */
const ask = (draft: Draft, host: string, vpc = 'office') => {
  const network = networkOf(draft);
  const answer = askVpc(newQuestion(network, host, false), network.vpcs.get(vpc) ?? expect.fail('no VPC'));
  return {
    ...answer,
    said: answer.kind === 'found' ? answer.by : answer.kind === 'unknown' ? answer.code : answer.kind,
    texts: (answer.kind === 'found' ? answer.addresses : (answer.otherwise ?? [])).map(({ text }) => text),
    assumed: answer.assumptions.map(({ code }) => code),
  };
};
const zone = (domain: string, records: Draft): Draft => ({ domain, vpcs: ['office'], records });

describe('of a zone and private DNS of an endpoint', () => {
  const both = (domain: string, host: string): Draft =>
    office({
      ...snsEndpoint({ service: 's3' }),
      hostedZones: { z: zone(domain, { [host]: '10.0.2.10' }) },
    });
  const BUCKET = `photos.${S3}`;
  it('the more specific one answers', () => {
    expect(ask(both(BUCKET, BUCKET), BUCKET).said).toBe('hosted-zone');
    expect(ask(both(BUCKET, BUCKET), `other.${S3}`).said).toBe('private-dns');
    expect(ask(both('amazonaws.com', BUCKET), BUCKET).said).toBe('private-dns');
  });
  it('of one domain neither is known to', () => {
    const answer = ask(both(S3, BUCKET), BUCKET);
    expect(answer).toMatchObject({ said: 'name-not-modelled', facts: ['F-DNS-11'] });
  });
});

describe('several zones of one domain', () => {
  it('are in doubt at the last of them', () => {
    const draft = office({ hostedZones: { one: zone('corp.example', {}), two: zone('corp.example', {}) } });
    expect(ask(draft, 'db.corp.example')).toMatchObject({
      said: 'name-not-modelled',
      pointer: '/hostedZones/two',
    });
  });
});

describe('a record that leads to a record', () => {
  /** A chain of names with this many records that lead on, and an address at its end. */
  const chain = (links: number): string => {
    const names = Array.from({ length: links + 1 }, (_, index) => `n${index}.corp.example`);
    const records = Object.fromEntries(names.map((name, index) => [name, names[index + 1] ?? '10.0.3.10']));
    return ask(office({ hostedZones: { z: zone('corp.example', records) } }), 'n0.corp.example').said;
  };
  it('is followed eight times', () => {
    expect(chain(8)).toBe('hosted-zone');
    expect(chain(9)).toBe('name-not-modelled');
  });
});

describe('EC2’s own names beside a Resolver rule for everything', () => {
  const PRIVATE = 'ip-10-0-3-10.ec2.internal';
  const PUBLIC = 'ec2-203-0-113-10.compute-1.amazonaws.com';
  const ruled = (dnsHostnames: boolean | null): Draft =>
    office(
      {
        resolverRules: {
          all: { domain: '.', endpoint: 'out', targets: ['192.168.0.53'], vpcs: ['office'] },
        },
        resolverEndpoints: { out: { direction: 'outbound', subnets: ['private-a'] } },
        onPremises: { hq: { cidr: '192.168.0.0/16', dns: { records: { [PRIVATE]: '10.0.2.10' } } } },
      },
      { dnsHostnames },
    );
  it('are the VPC’s where DNS host names are on, and the rule’s where they are off', () => {
    expect(ask(ruled(true), PRIVATE)).toMatchObject({ said: 'instance-name', texts: ['`10.0.3.10`'] });
    expect(ask(ruled(false), PRIVATE)).toMatchObject({ said: 'on-premises', texts: ['`10.0.2.10`'] });
  });
  it('are in doubt where nobody says which', () => {
    expect(ask(ruled(null), PUBLIC)).toMatchObject({
      said: 'dns-attributes-unknown',
      texts: [],
    });
    expect(ask(ruled(null), 'ip-172-16-0-9.ec2.internal').said).toBe('name-not-modelled');
  });
  it('are in doubt then without a rule, too', () => {
    expect(ask(office({}, { dnsHostnames: null }), PRIVATE)).toMatchObject({
      said: 'dns-attributes-unknown',
      texts: [],
    });
  });
});

describe('the name servers of a Resolver rule', () => {
  const ruled = (targets: readonly string[], changes: Draft = {}): Draft => {
    const base = office();
    const hub = {
      cidr: '10.5.0.0/16',
      dnsHostnames: true,
      subnets: { 'hub-a': { cidr: '10.5.1.0/24' }, 'hub-b': { cidr: '10.5.2.0/24' } },
    };
    return {
      ...base,
      vpcs: { ...(base['vpcs'] as Draft), hub },
      resolverRules: {
        rule: { domain: 'us-east-1.amazonaws.com', endpoint: 'out', targets, vpcs: ['office'] },
      },
      resolverEndpoints: {
        out: { direction: 'outbound', subnets: ['private-a'] },
        in: {
          direction: 'inbound',
          subnets: ['hub-a', 'hub-b'],
          ips: { 'hub-a': '10.5.1.53', 'hub-b': '10.5.2.53' },
        },
      },
      endpoints: {
        vpce: {
          type: 'interface',
          service: 's3',
          subnets: ['hub-a'],
          securityGroups: [],
          privateDnsOnlyForInboundResolver: true,
        },
      },
      onPremises: {
        hq: { cidr: ['192.168.0.0/16', '172.16.0.0/16'], dns: { records: { [SNS]: '192.168.0.9' } } },
      },
      ...changes,
    };
  };
  it('of an inbound endpoint answer as it does, in any of its subnets', () => {
    for (const target of ['10.5.1.53', '10.5.2.53']) {
      const answer = ask(ruled([target]), S3);
      expect(answer).toMatchObject({ said: 'private-dns', assumed: ['dns-query-arrives'] });
      expect(answer.text).toContain('hands it to `in`');
    }
    expect(ask(ruled(['10.5.1.54']), S3).said).toBe('name-not-modelled');
  });
  it('of a network may be in any of its ranges', () => {
    for (const target of ['192.168.0.53', '172.16.0.53'])
      expect(ask(ruled([target]), SNS)).toMatchObject({ said: 'on-premises', texts: ['`192.168.0.9`'] });
  });
  it('that two networks have are not known', () => {
    const twice = {
      onPremises: {
        hq: { cidr: '192.168.0.0/16', dns: { records: { [SNS]: '192.168.0.9' } } },
        lab: { cidr: '192.168.0.0/16' },
      },
    };
    expect(ask(ruled(['192.168.0.53'], twice), SNS)).toMatchObject({
      said: 'name-not-modelled',
      facts: ['F-DNS-06', 'F-DNS-12'],
    });
  });
  it('are in doubt where a system rule is for the same domain', () => {
    const { resolverRules } = ruled(['192.168.0.53']) as { readonly resolverRules: Draft };
    const system = { domain: 'us-east-1.amazonaws.com', type: 'system', vpcs: ['office'] };
    const draft = ruled([], { resolverRules: { ...resolverRules, system } });
    expect(ask(draft, SNS).said).toBe('name-not-modelled');
  });
});

describe('where zones were not exported', () => {
  const ORIGIN = { file: 'account.json', pointer: '' };
  const held = { hostedZones: { z: zone('example.org', {}) } };
  it('a private name may be in one of them', () => {
    const lacking = office(held, { origin: ORIGIN, unknown: ['hostedZones'] });
    expect(ask(lacking, 'db.corp')).toMatchObject({ said: 'name-not-modelled', facts: ['P-06'] });
    expect(ask(office(held, { origin: ORIGIN }), 'db.corp').said).toBe('nothing');
    expect(ask(office(held, { unknown: ['hostedZones'] }), 'db.corp').said).toBe('name-not-modelled');
    expect(ask(office(held), 'db.corp').said).toBe('nothing');
  });
  it('a service’s name is taken to be public, which is said', () => {
    const lacking = office(held, { origin: ORIGIN, unknown: ['hostedZones'] });
    expect(ask(lacking, SNS).assumed).toEqual(['public-name']);
    expect(ask(office(held, { origin: ORIGIN }), SNS).assumed).toEqual([]);
  });
});

describe('a service that is in no table', () => {
  const HOST = 'brand-new.us-east-1.amazonaws.com';
  const draft = (vpc: Draft = {}): Draft =>
    office(snsEndpoint({ service: 'com.amazonaws.us-east-1.brand-new', privateDns: false }), vpc);
  it('is known by an endpoint for it', () => {
    expect(ask(draft(), HOST)).toMatchObject({
      said: 'public-dns',
      texts: ['a public address of `com.amazonaws.us-east-1.brand-new`'],
    });
    expect(ask(office(), HOST).said).toBe('name-not-modelled');
  });
  it('may have another where endpoints were not exported', () => {
    expect(ask(draft({ unknown: ['endpoints'] }), HOST).said).toBe('endpoints-unknown');
    // What is no service has no endpoint.
    expect(ask(draft({ unknown: ['endpoints'] }), 'www.example.com').said).toBe('public-dns');
  });
});

describe('what is known without being looked up in public DNS', () => {
  it('is not taken for a public name', () => {
    expect(ask(office(), 'ec2-198-51-100-7.compute-1.amazonaws.com')).toMatchObject({
      said: 'instance-name',
      assumed: [],
    });
    expect(ask(office(), 'nosuch.us-east-1.amazonaws.com')).toMatchObject({
      said: 'name-not-modelled',
      assumed: [],
    });
  });
});

describe('peers of others', () => {
  /** `left` and `right` are no peers; `third` is one of both. */
  const apart = (turned: boolean, changes: Draft = {}): Draft => {
    const base = peered();
    const sides = (one: string, other: string) =>
      turned ? { requester: other, accepter: one } : { requester: one, accepter: other };
    const vpcs = Object.entries({
      ...(base['vpcs'] as Draft),
      third: { cidr: '10.3.0.0/16', subnets: {} },
    }).map(([name, vpc]) => [name, { ...(vpc as Draft), dnsHostnames: true, routeTables: {} }]);
    return {
      ...base,
      vpcs: Object.fromEntries(vpcs),
      peerings: {
        a: { ...sides('left', 'third'), dnsResolution: { requester: true, accepter: true } },
        b: { ...sides('third', 'right'), dnsResolution: { requester: true, accepter: true } },
      },
      instances: {
        two: { subnet: 'right-a', ip: '10.2.1.10', publicIp: '203.0.113.10', securityGroups: ['open'] },
      },
      ...changes,
    };
  };
  const PUBLIC = 'ec2-203-0-113-10.compute-1.amazonaws.com';
  it('are given no private addresses behind public names', () => {
    for (const turned of [false, true]) {
      expect(ask(apart(turned), PUBLIC, 'left').texts).toEqual(['`203.0.113.10`']);
      expect(ask(apart(turned), PUBLIC, 'third').texts).toEqual(['`10.2.1.10`']);
    }
  });
  it('are not pointed at endpoints there', () => {
    const endpoints = {
      vpce: { type: 'interface', service: 'sns', subnets: ['right-a'], securityGroups: [] },
    };
    for (const turned of [false, true]) {
      const advised = (vpc: string) => {
        const answer = ask(apart(turned, { endpoints }), SNS, vpc);
        return answer.kind === 'found' ? answer.advice?.resource.id : answer.said;
      };
      expect(advised('left')).toBeUndefined();
      expect(advised('third')).toBe('vpce');
    }
  });
});
