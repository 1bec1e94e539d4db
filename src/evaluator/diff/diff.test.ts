import { describe, expect, it } from 'vitest';
import { type Draft, networkOf, office, peered, snsEndpoint } from '../testing/build.ts';
import { changesPackets, diffNetworks } from './diff-networks.ts';
import { diffSentences } from './sentences.ts';

const SNS = 'sns.us-east-1.amazonaws.com';
const publish = { flows: { publish: { from: 'app', to: SNS, title: 'Publish' } } };
const diffOf = (before: Draft, after: Draft, ...flows: Parameters<typeof diffNetworks>[2] & object) =>
  diffNetworks(networkOf(before), networkOf(after), flows.length === 0 ? undefined : flows);

describe('flows', () => {
  it('say how verdict, privacy, path and findings changed', () => {
    const diff = diffOf(office(publish), office({ ...snsEndpoint(), ...publish }));
    expect(diff).toMatchObject({ asked: 1, onlyBefore: [], onlyAfter: [] });
    const [publishing] = diff.changed;
    expect(publishing).toMatchObject({
      name: 'publish',
      private: { before: false, after: true },
      paths: { after: [['app', 'private-a', 'private-b', 'vpce-sns', 'com.amazonaws.us-east-1.sns']] },
    });
    expect(publishing).not.toHaveProperty('verdict');
    expect(changesPackets(diff)).toBe(true);
    expect(diffSentences(diff)[0]).toBe('Flow `publish`: The path was not private and is private.');
  });

  it('say which findings were gained and lost, by resource and direction', () => {
    const flow = { from: 'one', to: 'two', port: 443 };
    const left = (routes: Draft) => {
      const vpcs = peered()['vpcs'] as Record<string, Draft>;
      return peered({
        vpcs: { ...vpcs, left: { ...vpcs['left'], routeTables: { main: { main: true, routes } } } },
      });
    };
    const diff = diffOf(left({ '10.2.0.0/16': 'pcx' }), left({}), flow);
    expect(diff.changed).toMatchObject([
      {
        name: 'one → two, tcp 443',
        verdict: { before: 'reachable', after: 'not-reachable' },
        findings: { gained: [{ code: 'no-route', resource: 'main', direction: 'there' }], lost: [] },
      },
    ]);
    const back = diffOf(left({}), left({ '10.2.0.0/16': 'pcx' }), flow);
    expect(back.changed[0]?.findings.lost).toMatchObject([{ code: 'no-route' }]);
    expect(diffSentences(diff)).toContain('Changed: route table `left/main`.');
  });

  it('say what is newly taken as true', () => {
    const acl = {
      inbound: { '100': { action: 'allow', cidr: '0.0.0.0/0', protocol: 'tcp', port: '32768-60999' } },
      outbound: { '100': { action: 'allow', cidr: '0.0.0.0/0' } },
    };
    const subnets = {
      'private-a': { cidr: '10.0.1.0/24', networkAcl: 'n', routeTable: 'private' },
      'public-a': { cidr: '10.0.2.0/24', routeTable: 'public' },
      'private-b': { cidr: '10.0.3.0/24', routeTable: 'private' },
    };
    const strict = office(publish, { subnets, networkAcls: { n: acl } });
    const [changed] = diffOf(office(publish), strict).changed;
    expect(changed?.assumptions.gained).toMatchObject([{ code: 'ephemeral-ports-linux' }]);
    expect(changesPackets(diffOf(office(publish), strict))).toBe(false);
  });

  it('that one network cannot be asked are a difference', () => {
    const { app, web } = office()['instances'] as Record<string, Draft>;
    const diff = diffOf(office(), office({ instances: { app, web } }), { from: 'app', to: 'db', port: 22 });
    expect(diff.changed).toMatchObject([
      {
        verdict: { before: 'reachable', after: 'impossible' },
        problem: { after: expect.stringContaining('`db`') },
      },
    ]);
    expect(changesPackets(diff)).toBe(true);
  });

  it('that only one scenario names are listed, and those that mean something else are marked', () => {
    const flow = (to: string, port: number) => office({ flows: { shared: { from: 'app', to, port } } });
    const diff = diffOf(office(publish), flow('db', 22));
    expect(diff).toMatchObject({ asked: 0, onlyBefore: ['publish'], onlyAfter: ['shared'] });
    expect(diffSentences(diff)).toEqual(['Flow `publish` is gone.', 'Flow `shared` is new.']);
    const other = diffOf(flow('db', 22), flow('web', 22));
    expect(diffSentences(other)[0]).toBe('Flow `shared`: The flow itself is another one.');
  });
});

describe('topology', () => {
  it('names what was added, removed and changed', () => {
    const { topology } = diffOf(
      office(),
      office(snsEndpoint(), { securityGroups: { open: {}, endpoint: {}, closed: {}, more: {} } }),
    );
    expect(topology).toMatchObject({
      added: [
        { kind: 'security group', name: 'office/more' },
        { kind: 'endpoint', name: 'vpce-sns' },
      ],
      removed: [],
      changed: [
        { name: 'office/open', pointer: '/vpcs/office/securityGroups/open' },
        { name: 'office/endpoint' },
      ],
    });
  });

  it('takes neither order nor origin for a change, but the first address for the first', () => {
    const rules = [
      { protocol: 'tcp', port: 1, cidr: '10.0.0.0/8' },
      { protocol: 'tcp', port: 2, cidr: '10.0.0.0/8' },
    ];
    const groups = (inbound: readonly Draft[], file: string) =>
      office({}, { securityGroups: { open: { inbound, origin: { file, pointer: '' } }, closed: {} } });
    expect(diffOf(groups(rules, 'a'), groups(rules.toReversed(), 'b')).topology.changed).toEqual([]);
    const ips = (ip: readonly string[]) => office({ instances: { app: { subnet: 'private-a', ip } } });
    const changed = diffOf(ips(['10.0.1.8', '10.0.1.9']), ips(['10.0.1.9', '10.0.1.8'])).topology.changed;
    expect(changed).toMatchObject([{ kind: 'instance', name: 'app' }]);
  });

  it('calls nothing new that one of them did not know', () => {
    const { topology } = diffOf(
      office({ instances: {} }, { securityGroups: null }),
      office({ instances: {} }),
    );
    expect(topology).toMatchObject({ added: [], removed: [], changed: [{ kind: 'VPC', name: 'office' }] });
  });
});
