/** What single families of fixes propose: the edits and commands of the narrowest one that works. */
import { describe, expect, it } from 'vitest';
import { type Draft, networkOf, office, peered, snsEndpoint } from '../testing/build.ts';
import { attached, hybrid, OPEN, privateLink, transit } from '../testing/networks.ts';
import type { FlowRequest } from '../trace/ends.ts';
import { fixesIn } from './fix.ts';

const fixesOf = (draft: Draft, flow: FlowRequest) => {
  const result = fixesIn(networkOf(draft), flow);
  return result.ok ? result : expect.fail(JSON.stringify(result.problems));
};
/** Path and value of each edit of the first finding's fix. */
const edits = (draft: Draft, flow: FlowRequest): readonly (readonly [string, unknown])[] =>
  (fixesOf(draft, flow).trace.findings.find(({ fix }) => fix !== undefined)?.fix?.edits ?? []).map((edit) => [
    `${edit.op} ${edit.path}`,
    'value' in edit ? edit.value : undefined,
  ]);
const planned = (draft: Draft, flow: FlowRequest): readonly string[] =>
  (fixesOf(draft, flow).plan?.steps ?? []).map(({ summary }) => summary);
const SSH: FlowRequest = { from: 'one', to: 'two', port: 22 };
const TGW = '/transitGateways/tgw';

describe('transit gateways', () => {
  it('get a route in a table that the scenario does not show', () => {
    // The peering attachment propagates nothing, and the default table is AWS’s own.
    const draft = transit({}, attached({}, { state: 'available' }));
    expect(edits(draft, SSH)).toEqual([]);
  });
  it('propagate an attachment, or where that is not known route to it', () => {
    const table = (fields: Draft) => transit({}, { routeTables: { t: { default: true, ...fields } } });
    expect(edits(table({ propagations: ['to-left'] }), SSH)).toEqual([
      [`add ${TGW}/routeTables/t/propagations/-`, 'to-right'],
    ]);
    expect(edits(table({ propagations: ['to-left'], routes: {} }), SSH)).toEqual([
      [`add ${TGW}/routeTables/t/propagations/-`, 'to-right'],
    ]);
    expect(planned(table({ propagations: ['to-left'] }), SSH)).toEqual([
      'Propagate attachment `to-right` into route table `t` of `tgw`.',
    ]);
  });
  it('take a network behind a VPN for what it has', () => {
    const draft = transit(
      {
        vpnConnections: { vpn: { gateway: 'tgw', network: 'hq' } },
        onPremises: { hq: { cidr: '10.9.0.0/16' } },
      },
      {
        ...attached({}, {}, { line: { type: 'vpn', connection: 'vpn' } }),
        routeTables: { t: { default: true, propagations: ['to-left', 'to-right'] } },
      },
    );
    expect(edits(draft, { from: 'one', to: '10.9.1.1', port: 22 })).toEqual([
      [`add ${TGW}/routeTables/t/propagations/-`, 'line'],
    ]);
  });
  it('associate an attachment with a table', () => {
    const draft = transit(
      {},
      {
        ...attached({ routeTable: false }),
        routeTables: { t: { propagations: ['to-left', 'to-right'] }, default: { default: true } },
      },
    );
    const [first] = edits(draft, SSH);
    expect(first?.[0]).toBe(`add ${TGW}/attachments/to-left/routeTable`);
  });
  it('accept an attachment that waits, and no other', () => {
    expect(edits(transit({}, attached({ state: 'pendingAcceptance' })), SSH)).toEqual([
      [`add ${TGW}/attachments/to-left/state`, 'available'],
    ]);
    const failed = fixesOf(transit({}, attached({ state: 'failed' })), SSH).trace.findings;
    expect(failed.find(({ code }) => code === 'transit-gateway-attachment-state')).not.toHaveProperty('fix');
  });
  it('attach a VPC under a name that is free', () => {
    const vpcs = transit()['vpcs'] as Record<string, Draft>;
    const draft = transit(
      {},
      { attachments: { 'to-left': { type: 'vpc', vpc: 'right', subnets: ['right-tgw'] } } },
    );
    expect(edits({ ...draft, vpcs }, SSH)).toEqual([
      [`add ${TGW}/attachments/to-left-2`, { type: 'vpc', vpc: 'left', subnets: ['left-a'] }],
    ]);
  });
  it('turn IPv6 on for an attachment', () => {
    const six = (cidr: string, subnet: string, extra: string) => ({
      cidr: [cidr, extra],
      subnets: {
        [subnet]: {
          cidr: [cidr.replace('0.0/16', '1.0/24'), extra.replace('/56', '/64')],
          zone: 'us-east-1a',
        },
      },
      routeTables: { main: { main: true, routes: { '::/0': 'tgw' } } },
      securityGroups: OPEN,
    });
    const draft = transit(
      {
        vpcs: {
          left: six('10.1.0.0/16', 'left-a', '2001:db8:1::/56'),
          right: six('10.2.0.0/16', 'right-a', '2001:db8:2::/56'),
        },
        instances: {
          one: { subnet: 'left-a', ip: '2001:db8:1::10', securityGroups: ['open'] },
          two: { subnet: 'right-a', ip: '2001:db8:2::10', securityGroups: ['open'] },
        },
      },
      {
        attachments: {
          'to-left': { type: 'vpc', vpc: 'left', subnets: ['left-a'] },
          'to-right': { type: 'vpc', vpc: 'right', subnets: ['right-a'], ipv6Support: true },
        },
      },
    );
    expect(edits(draft, SSH)[0]).toEqual([`add ${TGW}/attachments/to-left/ipv6Support`, true]);
  });
});

describe('peerings', () => {
  const flow: FlowRequest = { from: 'one', to: 'two', port: 443 };
  /** Two VPCs that could be peered; `routes` of the left one. */
  const two = (routes: Draft, changes: Draft = {}): Draft => {
    const base = peered();
    const vpcs = base['vpcs'] as Record<string, Draft>;
    return {
      ...base,
      vpcs: {
        left: { ...vpcs['left'], routeTables: { main: { main: true, routes } } },
        right: {
          ...vpcs['right'],
          securityGroups: {
            ...(vpcs['right']?.['securityGroups'] as Draft),
            all: { inbound: [{ cidr: '0.0.0.0/0' }] },
          },
        },
      },
      instances: {
        one: { subnet: 'left-a', ip: '10.1.1.10', securityGroups: ['clients'] },
        two: { subnet: 'right-a', ip: '10.2.1.10', securityGroups: ['all'] },
      },
      ...changes,
    };
  };
  it('get the route that is missing, to the other’s subnet', () => {
    expect(edits(two({}), flow)).toEqual([['add /vpcs/left/routeTables/main/routes/10.2.1.0~124', 'pcx']]);
  });
  it('that are alive come before those that are not', () => {
    const draft = two(
      {},
      {
        peerings: {
          gone: { requester: 'left', accepter: 'right', state: 'deleted' },
          pcx: { requester: 'left', accepter: 'right' },
        },
      },
    );
    expect(edits(draft, flow)).toEqual([['add /vpcs/left/routeTables/main/routes/10.2.1.0~124', 'pcx']]);
  });
  it('are made where there is none', () => {
    const base = two({});
    const vpcs = base['vpcs'] as Record<string, Draft>;
    const right = { ...vpcs['right'], routeTables: { main: { main: true } } };
    const none = { ...base, vpcs: { ...vpcs, right }, peerings: undefined };
    const [peering, route] = edits(none, flow);
    expect(peering).toEqual(['add /peerings', { 'pcx-new': { requester: 'left', accepter: 'right' } }]);
    expect(route).toEqual(['add /vpcs/left/routeTables/main/routes/10.2.1.0~124', 'pcx-new']);
    expect(planned(none, flow).length).toBe(2);
  });
  it('are not made of VPCs that overlap', () => {
    const base = two({});
    const vpcs = base['vpcs'] as Record<string, Draft>;
    const overlapping = {
      ...vpcs['right'],
      cidr: ['10.2.0.0/16', '10.1.128.0/17'],
      routeTables: { main: { main: true } },
    };
    expect(edits({ ...base, vpcs: { ...vpcs, right: overlapping }, peerings: {} }, flow)).toEqual([]);
  });
  it('are told by the range that holds the address', () => {
    const base = two({});
    const vpcs = base['vpcs'] as Record<string, Draft>;
    const wide = { ...vpcs['right'], cidr: ['10.5.0.0/16', '10.2.0.0/16'] };
    expect(edits({ ...base, vpcs: { ...vpcs, right: wide } }, flow)).toEqual([
      ['add /vpcs/left/routeTables/main/routes/10.2.1.0~124', 'pcx'],
    ]);
  });
});

describe('ways to the internet', () => {
  const out: FlowRequest = { from: 'web', to: '198.51.100.7', port: 443 };
  const without = (changes: Draft, vpc: Draft = {}) =>
    office(changes, { routeTables: { private: {}, public: { routes: { '0.0.0.0/0': 'igw' } } }, ...vpc });
  it('are given a public address where one is missing, once', () => {
    const { web } = office()['instances'] as Record<string, Draft>;
    const bare = office(
      { instances: { web: { ...web, publicIp: undefined } }, natGateways: {} },
      { routeTables: { public: { routes: { '0.0.0.0/0': 'igw' } }, private: {} } },
    );
    expect(edits(bare, out)).toEqual([['add /instances/web/publicIp', true]]);
    const eni = {
      ...bare,
      instances: {},
      networkInterfaces: { eni: { subnet: 'public-a', ip: '10.0.2.20', securityGroups: ['open'] } },
    };
    expect(edits(eni, { ...out, from: 'eni' })).toEqual([['add /networkInterfaces/eni/publicIp', true]]);
  });
  it('attach the gateway that the route names', () => {
    const loose = without({ internetGateways: { spare: {}, igw: {} } });
    expect(edits(loose, out)).toEqual([['add /internetGateways/igw/vpc', 'office']]);
  });
  it('take the NAT gateway for who has no public address, and the internet gateway for who has', () => {
    const draft = office({}, { routeTables: { private: {}, public: {} } });
    expect(edits(draft, { from: 'app', to: '198.51.100.7', port: 443 })[0]).toEqual([
      'add /vpcs/office/routeTables/private/routes',
      { '198.51.100.7/32': 'nat' },
    ]);
    expect(edits(draft, out)[0]).toEqual([
      'add /vpcs/office/routeTables/public/routes',
      { '198.51.100.7/32': 'igw' },
    ]);
  });
  it('make a gateway where the VPC has none', () => {
    const none = office(
      { internetGateways: undefined, natGateways: undefined },
      { routeTables: { private: {}, public: {} } },
    );
    const plan = planned(none, { from: 'internet', to: 'web', port: 443 });
    expect(plan[0]).toMatch(/internet gateway/);
  });
  it('let a subnet past VPC Block Public Access', () => {
    const blocked = office({}, { blockPublicAccess: 'block-bidirectional' });
    expect(edits(blocked, out)).toEqual([['add /vpcs/office/subnets/public-a/blockPublicAccess', 'off']]);
    const inwards = edits(blocked, { from: 'internet', to: 'web', port: 443 });
    expect(inwards).toEqual([['add /vpcs/office/subnets/public-a/blockPublicAccess', 'off']]);
  });
});

describe('names', () => {
  const SNS = { from: 'app', to: 'sns.us-east-1.amazonaws.com' } as const;
  it('turn on what private DNS lacks, all at once', () => {
    const lacking = (vpc: Draft, endpoint: Draft) =>
      fixesOf(office(snsEndpoint(endpoint), vpc), SNS).trace.findings.find(
        ({ code }) => code === 'name-resolves-publicly',
      )?.fix;
    expect(lacking({}, { privateDns: false })?.edits.map(({ path }) => path)).toEqual([
      '/endpoints/vpce-sns/privateDns',
    ]);
    expect(lacking({ dnsHostnames: false }, {})?.edits.map(({ path }) => path)).toEqual([
      '/vpcs/office/dnsHostnames',
    ]);
    const both = lacking({ dnsHostnames: false }, { privateDns: false });
    expect(both?.edits.map(({ path }) => path)).toEqual([
      '/vpcs/office/dnsHostnames',
      '/endpoints/vpce-sns/privateDns',
    ]);
    expect(both?.summary).toBe('Turn `dnsHostnames` of VPC `office` and private DNS of `vpce-sns` on.');
  });
  it('turn the resolver on', () => {
    expect(edits(office(snsEndpoint(), { dnsSupport: false }), SNS)).toEqual([
      ['add /vpcs/office/dnsSupport', true],
    ]);
  });
  it('associate the zone that holds the name', () => {
    const zones = {
      hostedZones: {
        z: { domain: 'corp.local', vpcs: [], records: { 'db.corp.local': '10.0.3.10' } },
        other: { domain: 'other.local', vpcs: [], records: {} },
      },
    };
    expect(edits(office(zones), { from: 'app', to: 'db.corp.local', port: 443 })).toEqual([
      ['add /hostedZones/z/vpcs', ['office']],
    ]);
    const off = { hostedZones: { z: { ...zones.hostedZones.z, vpcs: ['office'] } } };
    expect(
      edits(office(off, { dnsHostnames: false }), { from: 'app', to: 'db.corp.local', port: 443 }),
    ).toEqual([['add /vpcs/office/dnsHostnames', true]]);
  });
});

describe('policies', () => {
  const ROLE = 'arn:aws:iam::111111111111:role/app';
  const flow = {
    from: 'app',
    to: 's3.us-east-1.amazonaws.com',
    action: 's3:GetObject',
    resource: 'data',
    principal: 'app',
  } as const;
  const draft = (
    policy: unknown,
    principal: Draft = {},
    endpoint: Draft = {},
    account = '111111111111',
  ): Draft =>
    office({
      endpoints: {
        s3: { type: 'gateway', service: 's3', vpc: 'office', routeTables: ['private'], ...endpoint },
      },
      resources: { data: { arn: 'arn:aws:s3:::data', account, ...(policy === undefined ? {} : { policy }) } },
      principals: { app: { arn: ROLE, ...principal } },
    });
  const other = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'sns:*', Resource: '*' }] };
  const allowing = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::data/*' };
  it('of a caller get a statement for this request', () => {
    expect(edits(draft(undefined, { policies: [other] }), flow)).toEqual([
      ['add /principals/app/policies/-', { Version: '2012-10-17', Statement: [allowing] }],
    ]);
  });
  it('of a boundary get one too, alone or with the caller’s', () => {
    const all = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] };
    expect(edits(draft(undefined, { policies: [all], permissionsBoundary: other }), flow)).toEqual([
      ['add /principals/app/permissionsBoundary/Statement/-', allowing],
    ]);
    expect(edits(draft(undefined, { policies: [other], permissionsBoundary: other }), flow)).toEqual([
      ['add /principals/app/permissionsBoundary/Statement/-', allowing],
      ['add /principals/app/policies/-', { Version: '2012-10-17', Statement: [allowing] }],
    ]);
  });
  it('of a resource in another account name the caller', () => {
    const statement = { ...allowing, Principal: { AWS: ROLE } };
    expect(edits(draft(undefined, {}, {}, '222222222222'), flow)).toEqual([
      ['add /resources/data/policy', { Version: '2012-10-17', Statement: [statement] }],
    ]);
    const one = { Statement: { ...allowing, Action: 's3:PutObject', Principal: '*' } };
    expect(edits(draft(one, {}, {}, '222222222222'), flow)).toEqual([
      ['add /resources/data/policy/Statement', [one.Statement, statement]],
    ]);
  });
  it('of an endpoint get a statement, or lose the deny', () => {
    const everybody = { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' };
    const put = { ...everybody, Action: 's3:PutObject' };
    const refused = { ...everybody, Effect: 'Deny', Action: 's3:Get*' };
    expect(edits(draft(undefined, {}, { policy: { Statement: [put] } }), flow)).toEqual([
      ['add /endpoints/s3/policy/Statement/-', { ...allowing, Principal: '*' }],
    ]);
    expect(edits(draft(undefined, {}, { policy: { Statement: [everybody, refused] } }), flow)).toEqual([
      ['add /endpoints/s3/policy/Statement', [everybody]],
    ]);
    expect(edits(draft(undefined, {}, { policy: { Statement: [put, refused] } }), flow)).toEqual([
      ['add /endpoints/s3/policy/Statement', [put, { ...allowing, Principal: '*' }]],
    ]);
  });
});

describe('PrivateLink', () => {
  const flow: FlowRequest = { from: 'client', to: 'vpce', port: 443 };
  it('lets the consumer’s account in', () => {
    const draft = privateLink({
      consumer: { account: '111111111111' },
      provider: { account: '222222222222' },
      service: { allowedPrincipals: ['arn:aws:iam::333333333333:root'] },
    });
    expect(edits(draft, flow)).toEqual([
      ['add /endpointServices/service/allowedPrincipals/-', 'arn:aws:iam::111111111111:root'],
    ]);
  });
  it('listens on the port that is asked', () => {
    const draft = privateLink({
      balancer: { listeners: [{ protocol: 'tcp', port: 80, targetGroups: 'group' }] },
    });
    expect(edits(draft, flow)).toEqual([
      ['add /loadBalancers/nlb/listeners/-', { protocol: 'tcp', port: 443, targetGroups: 'group' }],
    ]);
    expect(edits(draft, { ...flow, protocol: 'udp', port: 53 })).toEqual([]);
  });
});

describe('lines to other networks', () => {
  it('attach the gateway, and bring the tunnels up', () => {
    const flow: FlowRequest = { from: 'app', to: '192.168.1.1', port: 22 };
    expect(edits(hybrid({ virtualPrivateGateways: { vgw: {} } }), flow)).toEqual([
      ['add /virtualPrivateGateways/vgw/vpc', 'cloud'],
    ]);
    const taken = hybrid({ virtualPrivateGateways: { vgw: {}, other: { vpc: 'cloud' } } });
    expect(edits(taken, flow)).toEqual([]);
    expect(edits(hybrid({}, { tunnels: ['down', 'down'] }), flow)).toEqual([
      ['remove /vpnConnections/vpn/tunnels', undefined],
    ]);
  });
  it('lead back to the network that asks', () => {
    const draft = hybrid({}, {}, { routeTables: { main: { main: true } } });
    expect(edits(draft, { from: 'office', to: 'app', port: 22 })).toEqual([
      ['add /vpcs/cloud/routeTables/main/routes', { '192.168.0.0/16': 'vgw' }],
    ]);
  });
});

describe('security groups', () => {
  const toDb: FlowRequest = { from: 'app', to: 'db', port: 5432 };
  it('of accounts apart are named by account', () => {
    const base = peered({}, {});
    const vpcs = base['vpcs'] as Record<string, Draft>;
    const accounts = {
      ...base,
      vpcs: {
        left: { ...vpcs['left'], account: '111111111111' },
        right: { ...vpcs['right'], account: '222222222222', securityGroups: { open: {}, fromLeft: {} } },
      },
    };
    expect(edits(accounts, { from: 'one', to: 'two', port: 22 })[0]?.[1]).toMatchObject([
      { securityGroup: 'left/clients' },
    ]);
  });
  it('get the address where no group can be named', () => {
    const draft = office({}, { securityGroups: { open: {}, closed: {} } });
    const bare = {
      ...draft,
      instances: {
        ...(draft['instances'] as Draft),
        app: { subnet: 'private-a', ip: '10.0.1.10', securityGroups: null },
      },
    };
    expect(edits(bare, toDb)[0]?.[1]).toMatchObject([{ cidr: '10.0.1.10/32' }]);
  });
});
