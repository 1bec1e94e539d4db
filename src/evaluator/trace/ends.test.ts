import { describe, expect, it } from 'vitest';
import { type Draft, networkOf, office, snsEndpoint } from '../testing/build.ts';
import { hybrid } from '../testing/networks.ts';
import { addressesOfNetwork, understandFlow } from './ends.ts';

const understood = (draft: Draft, flow: Draft) => {
  const result = understandFlow(networkOf(draft), flow as never);
  return result.ok ? result.flow : { problem: result.problem.pointer, message: result.problem.message };
};
const messageOf = (draft: Draft, flow: Draft): string => {
  const result = understood(draft, flow);
  return 'message' in result ? `${result.problem} ${result.message}` : 'understood';
};
const TO_DB = { to: 'db', port: 22 };

describe('a source', () => {
  it.each<[string, string]>([
    ['vpce-sns', 'An endpoint never starts a connection'],
    ['s3', 'An endpoint never starts a connection'],
    ['res', 'An endpoint never starts a connection'],
    ['nlb', 'A load balancer starts no connection of its own'],
    ['nat', 'A NAT gateway starts no connection of its own'],
    ['private-a', 'A subnet sends nothing itself'],
    ['igw', 'Write `internet` for what is behind an internet gateway'],
  ])('is never %s', (from, why) => {
    const draft = office({
      endpoints: {
        ...(snsEndpoint()['endpoints'] as Draft),
        s3: { type: 'gateway', service: 's3', vpc: 'office', routeTables: ['private'] },
        res: { type: 'resource', resource: 'config', subnets: ['private-a'], securityGroups: ['open'] },
      },
      resourceGateways: { gate: { subnets: ['private-a'], securityGroups: ['open'] } },
      resourceConfigurations: { config: { gateway: 'gate', target: 'db', ports: [22] } },
      loadBalancers: { nlb: { type: 'network', subnets: ['private-a'], listeners: [] } },
    });
    expect(messageOf(draft, { from, ...TO_DB })).toBe(
      `/from \`${from}\` cannot be a source. ${why}${why.startsWith('A subnet') ? ': name an instance or interface in it' : ''}.`,
    );
  });
  it('may be an address on the internet, and nothing else behind `internet:`', () => {
    expect(understood(office(), { from: 'internet', ...TO_DB })).toMatchObject({
      source: { kind: 'internet', address: undefined },
    });
    expect(understood(office(), { from: 'internet:203.0.113.9', ...TO_DB })).toMatchObject({
      source: { kind: 'internet', address: { family: 4 } },
    });
    expect(messageOf(office(), { from: 'internet:nowhere', ...TO_DB })).toContain(
      'after `internet:` comes an IP address',
    );
  });
  it('may be a network, or an address that only one has', () => {
    const two = hybrid({
      onPremises: {
        office: { cidr: ['192.168.0.0/16', '2001:db8:1::/48'] },
        lab: { cidr: '192.168.7.0/24' },
      },
    });
    const TO_APP = { to: 'app', port: 22 };
    expect(understood(two, { from: 'office', ...TO_APP })).toMatchObject({
      source: { kind: 'on-premises', network: { id: 'office' } },
    });
    expect(understood(two, { from: '192.168.1.1', ...TO_APP })).toMatchObject({
      source: { kind: 'on-premises', network: { id: 'office' }, addresses: [{ text: '`192.168.1.1`' }] },
    });
    expect(messageOf(two, { from: '192.168.7.1', ...TO_APP })).toContain(
      'is an address of several networks: `office` and `lab`. Use a name.',
    );
    expect(messageOf(two, { from: '172.16.0.1', ...TO_APP })).toContain('No interface in the data has');
    const office = networkOf(two).onPremises.get('office') ?? expect.fail('no network');
    expect(addressesOfNetwork(office).map(({ prefixes }) => prefixes.map(({ family }) => family))).toEqual([
      [4],
      [6],
    ]);
    const lab = networkOf(two).onPremises.get('lab') ?? expect.fail('no network');
    expect(addressesOfNetwork(lab)).toHaveLength(1);
  });
  it('that is misspelt is told what was meant', () => {
    expect(messageOf(office(), { from: 'ap', ...TO_DB })).toBe(
      '/from There is no instance or network interface `ap`. Did you mean `app`?',
    );
    expect(messageOf(office(), { from: 'intrenet', ...TO_DB })).toContain('Did you mean `internet`?');
    expect(messageOf(office(), { from: 'something-else-entirely', ...TO_DB })).not.toContain('Did you mean');
  });
  it('may be an interface, with its instance where it has one', () => {
    const draft = office({
      networkInterfaces: { eni: { subnet: 'private-a', ip: '10.0.1.20', securityGroups: ['open'] } },
    });
    expect(understood(draft, { from: 'eni', ...TO_DB })).toMatchObject({
      source: { kind: 'interface', owner: { node: { id: 'eni' } }, instance: undefined },
    });
    expect(understood(draft, { from: 'app', ...TO_DB })).toMatchObject({
      source: { kind: 'interface', instance: { id: 'app' } },
    });
  });
});

describe('a label', () => {
  const labelled = (changes: Draft = {}): Draft =>
    office({
      instances: {
        app: { subnet: 'private-a', ip: '10.0.1.10', label: 'Shop', securityGroups: ['open'] },
        db: { subnet: 'private-b', ip: '10.0.3.10', label: 'Data', securityGroups: ['open'] },
        old: { subnet: 'private-b', label: 'Shop', state: 'terminated' },
      },
      networkInterfaces: {
        eni: { subnet: 'private-a', ip: '10.0.1.20', label: 'Spare', securityGroups: ['open'] },
      },
      endpoints: snsEndpoint({ label: 'Topics' })['endpoints'] as Draft,
      loadBalancers: { nlb: { type: 'network', subnets: ['private-a'], listeners: [], label: 'Front' } },
      ...changes,
    });
  it.each<[string, Draft]>([
    ['Shop', { kind: 'interface', owner: { node: { id: 'app' } } }],
    ['Spare', { kind: 'interface', owner: { node: { id: 'eni' } } }],
    ['Topics', { kind: 'endpoint', endpoint: { id: 'vpce-sns' } }],
    ['Front', { kind: 'load-balancer', balancer: { id: 'nlb' } }],
  ])('%s names what alone has it', (to, destination) => {
    expect(understood(labelled(), { from: 'db', to, port: 443 })).toMatchObject({ destination });
  });
  it('of several names none of them, and says which', () => {
    const twice = labelled({
      loadBalancers: { nlb: { type: 'network', subnets: ['private-a'], listeners: [], label: 'Data' } },
      endpoints: snsEndpoint({ label: 'Data' })['endpoints'] as Draft,
      networkInterfaces: {
        eni: { subnet: 'private-a', ip: '10.0.1.20', label: 'Data', securityGroups: ['open'] },
      },
    });
    expect(messageOf(twice, { from: 'app', to: 'Data', port: 443 })).toBe(
      '/to `Data` is the name of several resources: `db`, `eni`, `vpce-sns`, `nlb`. Use an id.',
    );
    expect(messageOf(twice, { from: 'Data', to: 'app', port: 443 })).toMatch(
      /^\/from `Data` is the name of several/,
    );
  });
  it('yields to a name', () => {
    const draft = labelled({
      networkInterfaces: { Shop: { subnet: 'private-a', ip: '10.0.1.20', securityGroups: ['open'] } },
    });
    expect(understood(draft, { from: 'db', to: 'Shop', port: 443 })).toMatchObject({
      destination: { owner: { node: { id: 'Shop' } } },
    });
  });
});

describe('a destination', () => {
  const to = (text: string) => understood(office(snsEndpoint()), { from: 'app', to: text, port: 443 });
  it('may be an address, a host, the internet', () => {
    expect(to('203.0.113.7')).toMatchObject({ destination: { kind: 'address', address: { family: 4 } } });
    expect(to('WWW.Example.com.')).toMatchObject({ destination: { kind: 'host', host: 'www.example.com' } });
    expect(to('internet')).toMatchObject({ destination: { kind: 'internet' } });
  });
  it('is not a service: a packet goes to a host', () => {
    expect(to('sns')).toMatchObject({
      problem: '/to',
      message: '`sns` is a service, and a packet goes to a host: write `sns.us-east-1.amazonaws.com`.',
    });
    expect(to('com.amazonaws.eu-west-1.s3')).toMatchObject({
      message: expect.stringContaining('s3.eu-west-1.amazonaws.com'),
    });
  });
  it('that is nothing says what may have been meant', () => {
    expect(to('web server')).toMatchObject({ problem: '/to' });
    expect(to('ap')).toMatchObject({ message: expect.stringContaining('Did you mean `app`?') });
  });
  it('may be an instance without an interface in the data', () => {
    const draft = office({
      instances: {
        app: { subnet: 'private-a', ip: '10.0.1.10', securityGroups: [] },
        gone: { state: 'terminated' },
      },
    });
    expect(understood(draft, { from: 'app', to: 'gone', port: 22 })).toMatchObject({
      destination: { kind: 'no-interface' },
    });
    expect(understood(draft, { from: 'gone', to: 'app', port: 22 })).toMatchObject({
      source: { kind: 'no-interface' },
    });
  });
});

describe('protocol and port', () => {
  const flow = (more: Draft, draft: Draft = office(snsEndpoint())) =>
    understood(draft, { from: 'app', to: 'db', ...more });
  it('are TCP, and 443 for AWS’s services', () => {
    expect(flow({ port: 22 })).toMatchObject({ protocol: 6, protocolName: 'tcp', port: 22 });
    for (const to of [
      'sns.us-east-1.amazonaws.com',
      'vpce-sns',
      'vpce-sns-1.sns.us-east-1.vpce.amazonaws.com',
    ])
      expect(flow({ to })).toMatchObject({ port: 443 });
    expect(
      flow({ to: 'own.example.com' }, office(snsEndpoint({ dnsNames: ['own.example.com'] }))),
    ).toMatchObject({ port: 443 });
    expect(flow({ to: 'own.example.com' })).toMatchObject({
      problem: '/port',
      message: 'A tcp flow to `own.example.com` needs a `port`.',
    });
    expect(flow({ protocol: 'udp' })).toMatchObject({ message: 'A udp flow to `db` needs a `port`.' });
  });
  it('of others have no port', () => {
    expect(flow({ protocol: 'icmp' })).toMatchObject({ protocol: 1, protocolName: 'icmp', port: undefined });
    expect(flow({ protocol: 47 })).toMatchObject({ protocol: 47, protocolName: '47' });
    expect(flow({ protocol: 17, port: 53 })).toMatchObject({ protocolName: 'udp' });
    expect(flow({ protocol: 'icmp', port: 1 })).toMatchObject({ problem: '/port' });
    expect(flow({ protocol: 'icmp', to: 'sns.us-east-1.amazonaws.com' })).toMatchObject({ port: undefined });
  });
});
