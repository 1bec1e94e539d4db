/** What closes an open flow, as edits and in the words of the AWS CLI for an imported network. */
import { describe, expect, it } from 'vitest';
import { type Draft, networkOf, office } from '../testing/build.ts';
import type { FlowRequest } from '../trace/ends.ts';
import { closingFixesFor, closingFixesIn } from './close.ts';

const ORIGIN = { file: 'account.json', pointer: '' };
/** A VPC with AWS's ids: `i-0aa1` asks `i-0bb1` in another subnet. */
const net = (
  inbound: readonly Draft[],
  more: {
    readonly vpc?: Draft;
    readonly clients?: Draft;
    readonly changes?: Draft;
    readonly origin?: boolean;
  } = {},
): Draft => {
  const from = more.origin === false ? {} : { origin: ORIGIN };
  return {
    vpcs: {
      'vpc-0aa1': {
        ...from,
        cidr: ['10.0.0.0/16', '2001:db8:1::/56'],
        subnets: {
          'subnet-0aa1': { ...from, cidr: ['10.0.1.0/24', '2001:db8:1::/64'], routeTable: 'rtb-0aa1' },
          'subnet-0bb1': { ...from, cidr: ['10.0.2.0/24', '2001:db8:1:1::/64'], routeTable: 'rtb-0aa1' },
        },
        routeTables: { 'rtb-0aa1': { ...from, routes: { '0.0.0.0/0': 'igw-0aa1', '::/0': 'igw-0aa1' } } },
        securityGroups: {
          'sg-0aa1': { ...from, ...more.clients },
          'sg-0bb1': { ...from, inbound },
        },
        ...more.vpc,
      },
    },
    internetGateways: { 'igw-0aa1': { ...from, vpc: 'vpc-0aa1' } },
    instances: {
      'i-0aa1': {
        ...from,
        subnet: 'subnet-0aa1',
        ip: ['10.0.1.10', '2001:db8:1::10'],
        publicIp: '203.0.113.10',
        securityGroups: ['sg-0aa1'],
      },
      'i-0bb1': { ...from, subnet: 'subnet-0bb1', ip: '10.0.2.10', securityGroups: ['sg-0bb1'] },
    },
    ...more.changes,
  };
};
const TCP: FlowRequest = { from: 'i-0aa1', to: 'i-0bb1', port: 443 };
const closings = (draft: Draft, flow: FlowRequest = TCP) => {
  const result = closingFixesIn(networkOf(draft), flow);
  return result.ok ? result.fixes : expect.fail(JSON.stringify(result.problems));
};
/** The fix that takes rules out of a group. */
const revoke = (draft: Draft, flow: FlowRequest = TCP, side = 'inbound') =>
  closings(draft, flow).find(({ summary }) => summary.startsWith(`Remove the ${side} rule`));
const permissions = (aws: string | undefined): readonly string[] =>
  (aws ?? '')
    .split('\n')
    .map((line) => line.replace(/^.*--group-id (\S+) --ip-permissions '?(.*?)'?$/, '$1 $2'));

describe('rules that let a packet in', () => {
  it.each<[string, Draft, string, FlowRequest?]>([
    [
      'a range',
      { protocol: 'tcp', port: 443, cidr: '10.0.0.0/8' },
      'IpProtocol=tcp,FromPort=443,ToPort=443,IpRanges=[{CidrIp=10.0.0.0/8}]',
    ],
    ['everything', { cidr: '0.0.0.0/0' }, 'IpProtocol=-1,IpRanges=[{CidrIp=0.0.0.0/0}]'],
    [
      'everything by name',
      { protocol: 'all', cidr: '0.0.0.0/0' },
      'IpProtocol=-1,IpRanges=[{CidrIp=0.0.0.0/0}]',
    ],
    [
      'a group',
      { protocol: 'tcp', port: 443, securityGroup: 'sg-0aa1' },
      'IpProtocol=tcp,FromPort=443,ToPort=443,UserIdGroupPairs=[{GroupId=sg-0aa1}]',
    ],
    [
      'a group of a VPC',
      { securityGroup: 'vpc-0aa1/sg-0aa1' },
      'IpProtocol=-1,UserIdGroupPairs=[{GroupId=sg-0aa1}]',
    ],
    ['a list', { prefixList: 'pl-0aa1' }, 'IpProtocol=-1,PrefixListIds=[{PrefixListId=pl-0aa1}]'],
    [
      'a message',
      { protocol: 'icmp', icmpType: 8, cidr: '10.0.0.0/8' },
      'IpProtocol=icmp,FromPort=8,ToPort=-1,IpRanges=[{CidrIp=10.0.0.0/8}]',
      { from: 'i-0aa1', to: 'i-0bb1', protocol: 'icmp' },
    ],
    [
      'a message with its code',
      { protocol: 'icmp', icmpType: 8, icmpCode: 0, cidr: '10.0.0.0/8' },
      'IpProtocol=icmp,FromPort=8,ToPort=0,IpRanges=[{CidrIp=10.0.0.0/8}]',
      { from: 'i-0aa1', to: 'i-0bb1', protocol: 'icmp' },
    ],
    [
      'a protocol by number',
      { protocol: 47, cidr: '10.0.0.0/8' },
      'IpProtocol=47,IpRanges=[{CidrIp=10.0.0.0/8}]',
      { from: 'i-0aa1', to: 'i-0bb1', protocol: 47 },
    ],
  ])('by %s', (_, rule, permission, flow) => {
    const draft = net([rule], { changes: { prefixLists: { 'pl-0aa1': { entries: ['10.0.1.0/24'] } } } });
    const fix = revoke(draft, flow);
    expect(fix?.edits).toEqual([{ op: 'remove', path: '/vpcs/vpc-0aa1/securityGroups/sg-0bb1/inbound/0' }]);
    expect(permissions(fix?.aws)).toEqual([`sg-0bb1 ${permission}`]);
    expect(fix?.aws).toContain('aws ec2 revoke-security-group-ingress');
  });
  it('of IPv6', () => {
    const draft = net([{ protocol: 'tcp', port: 443, cidr: '2001:db8::/32' }], {
      changes: {
        instances: {
          'i-0aa1': {
            origin: ORIGIN,
            subnet: 'subnet-0aa1',
            ip: '2001:db8:1::10',
            securityGroups: ['sg-0aa1'],
          },
          'i-0bb1': {
            origin: ORIGIN,
            subnet: 'subnet-0bb1',
            ip: '2001:db8:1:1::10',
            securityGroups: ['sg-0bb1'],
          },
        },
      },
    });
    expect(permissions(revoke(draft)?.aws)).toEqual([
      'sg-0bb1 IpProtocol=tcp,FromPort=443,ToPort=443,Ipv6Ranges=[{CidrIpv6=2001:db8::/32}]',
    ]);
  });
  it('go all at once, the last first, and others stay', () => {
    const rules = [
      { protocol: 'tcp', port: 443, cidr: '10.0.0.0/8' },
      { protocol: 'tcp', port: 80, cidr: '10.0.0.0/8' },
      { cidr: '10.0.1.0/24' },
    ];
    const fix = revoke(net(rules));
    expect(fix?.edits.map(({ path }) => path.at(-1))).toEqual(['2', '0']);
    expect(permissions(fix?.aws)).toHaveLength(2);
    expect(fix?.summary).toBe(
      'Remove the inbound rules `tcp 443 from 10.0.0.0/8` of security group `sg-0bb1` and `all traffic from 10.0.1.0/24` of security group `sg-0bb1`.',
    );
  });
  it.each<[number | string, readonly (number | string)[]]>([
    ['443-500', ['444-500']],
    ['400-443', ['400-442']],
    ['442-444', [442, 444]],
    ['443-444', [444]],
    ['0-65535', ['0-442', '444-65535']],
  ])('for ports %s keep %j', (port, kept) => {
    const fix = revoke(net([{ protocol: 'tcp', port, cidr: '10.0.0.0/8' }]));
    expect(
      fix?.edits.slice(1).map((edit) => ('value' in edit ? (edit.value as Draft)['port'] : undefined)),
    ).toEqual(kept);
    expect(fix?.summary).toContain(', keeping the other ports.');
    expect(fix).not.toHaveProperty('aws');
  });
  it('that AWS gives stay, as they stand in no scenario', () => {
    const draft = net([], {
      vpc: { securityGroups: { 'sg-0aa1': {}, 'sg-0bb1': { default: true } } },
      changes: {},
    });
    const same = {
      ...draft,
      instances: {
        ...(draft['instances'] as Draft),
        'i-0aa1': { subnet: 'subnet-0aa1', ip: '10.0.1.10', securityGroups: ['sg-0bb1'] },
      },
    };
    expect(revoke(same)).toBeUndefined();
    expect(closings(same).length).toBeGreaterThan(0);
  });
  it('are named without a command where they were not imported', () => {
    const fix = revoke(net([{ protocol: 'tcp', port: 443, cidr: '10.0.0.0/8' }], { origin: false }));
    expect(fix?.edits).toHaveLength(1);
    expect(fix).not.toHaveProperty('aws');
  });
});

describe('rules that let a packet out', () => {
  it('are taken from the sender’s group', () => {
    const fix = revoke(
      net([{ cidr: '0.0.0.0/0' }], {
        clients: { outbound: [{ protocol: 'tcp', port: 443, cidr: '10.0.2.0/24' }] },
      }),
      TCP,
      'outbound',
    );
    expect(fix?.edits).toEqual([{ op: 'remove', path: '/vpcs/vpc-0aa1/securityGroups/sg-0aa1/outbound/0' }]);
    expect(fix?.aws).toBe(
      "aws ec2 revoke-security-group-egress --group-id sg-0aa1 --ip-permissions 'IpProtocol=tcp,FromPort=443,ToPort=443,IpRanges=[{CidrIp=10.0.2.0/24}]'",
    );
  });
});

describe('network ACLs', () => {
  const acl = (rules: Draft): Draft => ({
    subnets: {
      'subnet-0aa1': { cidr: ['10.0.1.0/24', '2001:db8:1::/64'], routeTable: 'rtb-0aa1' },
      'subnet-0bb1': {
        cidr: ['10.0.2.0/24', '2001:db8:1:1::/64'],
        routeTable: 'rtb-0aa1',
        networkAcl: 'acl-0aa1',
      },
    },
    networkAcls: {
      'acl-0aa1': {
        origin: ORIGIN,
        inbound: rules,
        outbound: { '100': { action: 'allow', cidr: '0.0.0.0/0' } },
      },
    },
  });
  const denial = (draft: Draft, flow: FlowRequest = TCP) =>
    closings(draft, flow).find(({ summary }) => summary.includes('`deny '));
  it('deny the packet before the first rule', () => {
    const fix = denial(
      net([{ cidr: '0.0.0.0/0' }], { vpc: acl({ '100': { action: 'allow', cidr: '0.0.0.0/0' } }) }),
    );
    expect(fix?.edits).toEqual([
      {
        op: 'add',
        path: '/vpcs/vpc-0aa1/networkAcls/acl-0aa1/inbound/90',
        value: { action: 'deny', protocol: 'tcp', port: 443, cidr: '10.0.1.10/32' },
      },
    ]);
    expect(fix?.aws).toBe(
      'aws ec2 create-network-acl-entry --network-acl-id acl-0aa1 --ingress --rule-number 90 --protocol 6 --port-range From=443,To=443 --cidr-block 10.0.1.10/32 --rule-action deny',
    );
  });
  it.each<[string, number | undefined]>([
    ['10', 9],
    ['5', 4],
    ['1', undefined],
    ['11', 10],
  ])('before rule %s by number %s', (first, number) => {
    const fix = denial(
      net([{ cidr: '0.0.0.0/0' }], { vpc: acl({ [first]: { action: 'allow', cidr: '0.0.0.0/0' } }) }),
    );
    const inbound =
      fix?.edits[0]?.path.includes('/inbound/') === true ? fix.edits[0].path.split('/').at(-1) : undefined;
    expect(inbound).toBe(number === undefined ? undefined : String(number));
  });
});

describe('routes', () => {
  const removal = (draft: Draft, flow: FlowRequest) =>
    closings(draft, flow).find(({ summary }) => /^(Remove the route|Take route table)/.test(summary));
  it('of both IP versions are removed by their own words', () => {
    const out = (to: string) => removal(net([]), { from: 'i-0aa1', to, port: 443 });
    expect(out('198.51.100.7')?.aws).toBe(
      'aws ec2 delete-route --route-table-id rtb-0aa1 --destination-cidr-block 0.0.0.0/0',
    );
    expect(out('2001:db8:9::1')?.aws).toBe(
      'aws ec2 delete-route --route-table-id rtb-0aa1 --destination-ipv6-cidr-block ::/0',
    );
    expect(out('198.51.100.7')?.edits).toEqual([
      { op: 'remove', path: '/vpcs/vpc-0aa1/routeTables/rtb-0aa1/routes/0.0.0.0~10' },
    ]);
  });
  it('that were learned have no command', () => {
    const learned = net([], {
      vpc: {
        routeTables: {
          'rtb-0aa1': {
            origin: ORIGIN,
            propagatedRoutes: { '192.168.0.0/16': { target: 'vgw-0aa1', via: 'vpn-bgp' } },
          },
        },
      },
      changes: {
        virtualPrivateGateways: { 'vgw-0aa1': { vpc: 'vpc-0aa1' } },
        vpnConnections: { vpn: { gateway: 'vgw-0aa1', network: 'hq' } },
        onPremises: { hq: { cidr: '192.168.0.0/16' } },
      },
    });
    const fix = removal(learned, { from: 'i-0aa1', to: '192.168.1.1', port: 443 });
    expect(fix?.edits).toEqual([
      { op: 'remove', path: '/vpcs/vpc-0aa1/routeTables/rtb-0aa1/propagatedRoutes/192.168.0.0~116' },
    ]);
    expect(fix).not.toHaveProperty('aws');
  });
  it('of a gateway endpoint go with the association', () => {
    const s3 = net([], {
      changes: {
        endpoints: {
          'vpce-0aa1': {
            origin: ORIGIN,
            type: 'gateway',
            service: 's3',
            vpc: 'vpc-0aa1',
            routeTables: ['rtb-0aa1'],
          },
        },
      },
      vpc: { routeTables: { 'rtb-0aa1': { origin: ORIGIN } } },
    });
    const fix = removal(s3, { from: 'i-0aa1', to: 's3.us-east-1.amazonaws.com' });
    expect(fix).toMatchObject({
      summary: 'Take route table `rtb-0aa1` away from gateway endpoint `vpce-0aa1`.',
      edits: [{ op: 'remove', path: '/endpoints/vpce-0aa1/routeTables/0' }],
      aws: 'aws ec2 modify-vpc-endpoint --vpc-endpoint-id vpce-0aa1 --remove-route-table-ids rtb-0aa1',
    });
  });
  it('of the VPC itself cannot go', () => {
    expect(removal(net([{ cidr: '0.0.0.0/0' }]), TCP)).toBeUndefined();
  });
});

describe('closing', () => {
  it('puts first what changes fewest other flows, and names them', () => {
    const flows = {
      ask: { from: 'i-0aa1', to: 'i-0bb1', port: 443 },
      also: { from: 'i-0aa1', to: 'i-0bb1', port: 80 },
    };
    const fixes = closings({ ...net([{ cidr: '0.0.0.0/0' }]), flows }, flows.ask);
    expect(fixes.map(({ sideEffects }) => sideEffects.length)).toEqual(
      fixes.map(({ sideEffects }) => sideEffects.length).toSorted(),
    );
    expect(fixes.at(-1)?.sideEffects).toEqual([
      { flow: 'also', before: 'reachable', after: 'not-reachable' },
    ]);
    for (const fix of fixes) expect(fix).toMatchObject({ verdict: 'not-reachable', opens: false });
  });
  it('says what is wrong with the flow, or the scenario', () => {
    expect(closingFixesIn(networkOf(office()), { from: 'nobody', to: 'db', port: 1 })).toMatchObject({
      ok: false,
      problems: [{ pointer: '/from' }],
    });
    expect(
      closingFixesFor({ version: 1, vpcs: {}, internetGateways: { igw: { vpc: 'v' } } }, TCP),
    ).toMatchObject({ ok: false });
    expect(closingFixesFor(networkOf(office()).scenario, { from: 'app', to: 'db', port: 443 })).toMatchObject(
      { ok: true },
    );
  });
});
