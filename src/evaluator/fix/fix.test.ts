import { describe, expect, it } from 'vitest';
import { type Draft, networkOf, office, peered, snsEndpoint } from '../testing/build.ts';
import type { FlowRequest } from '../trace/ends.ts';
import type { Fix, Plan } from '../trace/types.ts';
import { awsCommand, isAwsId, shellWord } from './aws.ts';
import { closingFixesIn } from './close.ts';
import { fixesFor, fixesIn } from './fix.ts';

const SNS = 'sns.us-east-1.amazonaws.com';
const S3 = 's3.us-east-1.amazonaws.com';

const fixed = (draft: Draft, flow: FlowRequest) => {
  const result = fixesIn(networkOf(draft), flow);
  return result.ok ? result : expect.fail(JSON.stringify(result.problems));
};
/** The fix of the only finding with this code. */
const fixOf = (draft: Draft, flow: FlowRequest, code: string): Fix | undefined =>
  fixed(draft, flow).trace.findings.find((finding) => finding.code === code)?.fix;
const planOf = (draft: Draft, flow: FlowRequest): Plan =>
  fixed(draft, flow).plan ?? expect.fail('there is no plan');
const summaries = (plan: Plan): readonly string[] => plan.steps.map(({ summary }) => summary);

const change = (draft: Draft, part: string, fields: Draft): Draft => ({
  ...draft,
  [part]: { ...(draft[part] as Draft), ...fields },
});
/** The office with one VPC's parts changed. */
const vpcOf = (vpc: Draft, changes: Draft = {}): Draft => office(changes, vpc);

describe('security groups', () => {
  const toDb = { from: 'app', to: 'db', port: 5432 } as const;
  const groups = { closed: {}, open: { inbound: [] } };

  it('admits the group of the source, for this port only', () => {
    const fix = fixOf(vpcOf({ securityGroups: groups }), toDb, 'security-group-inbound');
    expect(fix?.edits).toEqual([
      {
        op: 'add',
        path: '/vpcs/office/securityGroups/open/inbound/-',
        value: { protocol: 'tcp', port: 5432, securityGroup: 'closed' },
      },
    ]);
    expect(fix).toMatchObject({ opens: true, verdict: 'reachable', sideEffects: [] });
    expect(fix).not.toHaveProperty('aws');
  });

  it('prefers the group that fewest interfaces carry', () => {
    const instances = { app: { subnet: 'private-a', ip: '10.0.1.10', securityGroups: ['open', 'closed'] } };
    const draft = change(vpcOf({ securityGroups: groups }), 'instances', instances);
    expect(fixOf(draft, toDb, 'security-group-inbound')?.edits[0]).toMatchObject({
      value: { securityGroup: 'closed' },
    });
  });

  it('writes a default group down with what AWS gives it', () => {
    const instances = { db: { subnet: 'private-b', ip: '10.0.3.10' } };
    const draft = change(office(), 'instances', instances);
    expect(fixOf(draft, toDb, 'security-group-inbound')?.edits).toEqual([
      {
        op: 'add',
        path: '/vpcs/office/securityGroups/default',
        value: {
          default: true,
          inbound: [{ securityGroup: 'default' }, { protocol: 'tcp', port: 5432, securityGroup: 'closed' }],
        },
      },
    ]);
    const shown = vpcOf(
      { securityGroups: { closed: {}, mine: { default: true } } },
      { instances: draft['instances'] },
    );
    const edited = { ...shown, instances: { ...(shown['instances'] as Draft), web: { subnet: 'public-a' } } };
    expect(fixOf(edited, toDb, 'security-group-inbound')?.edits).toEqual([
      {
        op: 'add',
        path: '/vpcs/office/securityGroups/mine/inbound',
        value: [{ securityGroup: 'mine' }, { protocol: 'tcp', port: 5432, securityGroup: 'closed' }],
      },
    ]);
  });

  it('takes the address where a group cannot be named: from a NAT gateway, across Regions', () => {
    const far = peered({}, {});
    const vpcs = far['vpcs'] as Record<string, Draft>;
    const flow = { from: 'one', to: 'two', port: 22 } as const;
    const across = { ...far, vpcs: { ...vpcs, right: { ...vpcs['right'], region: 'eu-west-1' } } };
    expect(fixOf(across, flow, 'security-group-inbound')?.edits[0]).toMatchObject({
      value: { protocol: 'tcp', port: 22, cidr: '10.1.1.10/32' },
    });
    const near = change({ ...far }, 'instances', { two: { subnet: 'right-a', ip: '10.2.1.10' } });
    expect(fixOf(near, flow, 'security-group-inbound')?.edits[0]).toMatchObject({
      value: { default: true, inbound: [{}, { securityGroup: 'left/clients' }] },
    });
  });

  it('takes the subnet where the address is not fixed and no group is known by name', () => {
    const far = peered();
    const vpcs = far['vpcs'] as Record<string, Draft>;
    const draft = change(
      { ...far, vpcs: { ...vpcs, right: { ...vpcs['right'], region: 'eu-west-1' } } },
      'instances',
      { one: { subnet: 'left-a', securityGroups: ['clients'] } },
    );
    expect(
      fixOf(draft, { from: 'one', to: 'two', port: 22 }, 'security-group-inbound')?.edits[0],
    ).toMatchObject({
      value: { cidr: '10.1.1.0/24' },
    });
  });

  it('opens to everybody only for the internet as a whole, and says so', () => {
    const draft = vpcOf({ securityGroups: { closed: {}, open: {} } });
    const all = fixOf(draft, { from: 'internet', to: 'web', port: 443 }, 'security-group-inbound');
    expect(all?.edits[0]).toMatchObject({ value: [{ protocol: 'tcp', port: 443, cidr: '0.0.0.0/0' }] });
    expect(all?.summary).toContain('everything, since the flow is about the internet as a whole');
    const one = fixOf(
      draft,
      { from: 'internet:198.51.100.7', to: 'web', port: 443 },
      'security-group-inbound',
    );
    expect(one?.edits[0]).toMatchObject({ value: [{ cidr: '198.51.100.7/32' }] });
    expect(one?.summary).not.toContain('everything');
  });

  it('names the prefix list of a service that has one, and the type of an ICMP message', () => {
    const closed = { closed: { outbound: [] }, open: {} };
    const endpoints = { s3: { type: 'gateway', service: 's3', vpc: 'office', routeTables: ['private'] } };
    const draft = vpcOf({ securityGroups: closed }, { endpoints });
    expect(fixOf(draft, { from: 'app', to: S3 }, 'security-group-outbound')?.edits[0]).toMatchObject({
      value: { port: 443, prefixList: 'com.amazonaws.us-east-1.s3' },
    });
    expect(
      fixOf(draft, { from: 'app', to: 'web', protocol: 'icmp' }, 'security-group-outbound')?.edits[0],
    ).toMatchObject({
      value: { protocol: 'icmp', icmpType: 8 },
    });
  });
});

describe('network ACLs', () => {
  const flow = { from: 'app', to: 'db', port: 5432 } as const;
  const withAcl = (acl: Draft): Draft =>
    vpcOf({
      networkAcls: { strict: acl },
      subnets: {
        'private-a': { cidr: '10.0.1.0/24', routeTable: 'private' },
        'public-a': { cidr: '10.0.2.0/24', routeTable: 'public' },
        'private-b': { cidr: '10.0.3.0/24', routeTable: 'private', networkAcl: 'strict' },
      },
    });
  const open = { 100: { action: 'allow', cidr: '0.0.0.0/0' } };
  const deny = { action: 'deny', cidr: '10.0.0.0/8' };

  it('admits this packet before the deny that decides, and answers by the ports of the client', () => {
    const draft = withAcl({ inbound: { 90: deny, 100: open[100] }, outbound: {} });
    const plan = planOf(draft, flow);
    expect(plan.edits).toEqual([
      {
        op: 'add',
        path: '/vpcs/office/networkAcls/strict/inbound/80',
        value: { action: 'allow', protocol: 'tcp', port: 5432, cidr: '10.0.1.10/32' },
      },
      {
        op: 'add',
        path: '/vpcs/office/networkAcls/strict/outbound/100',
        value: { action: 'allow', protocol: 'tcp', port: '32768-60999', cidr: '10.0.1.10/32' },
      },
    ]);
    expect(plan.opens).toBe(true);
  });

  it('takes the next free number, and moves the deny where none is free', () => {
    const path = (inbound: Draft): unknown =>
      fixOf(withAcl({ inbound, outbound: open }), flow, 'network-acl-inbound')?.edits.map((edit) =>
        edit.path.split('/').at(-1),
      );
    expect(path({ 7: deny })).toEqual(['6']);
    expect(path({ 10: { ...deny, protocol: 'udp', port: 1 }, 20: deny })).toEqual(['19']);
    expect(path({ 1: deny })).toEqual(['2', '1']);
    expect(path({ 1: deny, 2: open[100] })).toBeUndefined();
    expect(path({ 32760: { action: 'allow', protocol: 'udp', port: 1, cidr: '10.0.0.0/8' } })).toEqual([
      '32761',
    ]);
  });

  it('writes the rules where the ACL has none', () => {
    expect(fixOf(withAcl({ outbound: open }), flow, 'network-acl-inbound')?.edits).toMatchObject([
      {
        op: 'add',
        path: '/vpcs/office/networkAcls/strict/inbound',
        value: { 100: { action: 'allow', port: 5432 } },
      },
    ]);
  });

  it('opens the rest of the answer’s ports', () => {
    const partly = { 100: { action: 'allow', protocol: 'tcp', port: '1024-50000', cidr: '0.0.0.0/0' } };
    const plan = planOf(withAcl({ inbound: open, outbound: partly }), flow);
    expect(plan.edits).toMatchObject([{ value: { port: '32768-60999' } }]);
  });
});

describe('routes', () => {
  it('leads to the peering, on both sides', () => {
    const draft = peered();
    const vpcs = draft['vpcs'] as Record<string, Draft>;
    const bare = {
      ...draft,
      vpcs: {
        left: { ...vpcs['left'], routeTables: undefined },
        right: { ...vpcs['right'], routeTables: { main: {}, mine: { main: true } } },
      },
    };
    const plan = planOf(bare, { from: 'one', to: 'two', port: 443 });
    expect(plan.edits).toEqual([
      {
        op: 'add',
        path: '/vpcs/left/routeTables',
        value: { main: { main: true, routes: { '10.2.1.0/24': 'pcx' } } },
      },
      { op: 'add', path: '/vpcs/right/routeTables/mine/routes', value: { '10.1.1.0/24': 'pcx' } },
    ]);
  });

  it('finds a name for the main table that is not taken', () => {
    const draft = peered();
    const vpcs = draft['vpcs'] as Record<string, Draft>;
    const left = { ...vpcs['left'], routeTables: { main: {} } };
    const plan = planOf({ ...draft, vpcs: { ...vpcs, left } }, { from: 'one', to: 'two', port: 443 });
    expect(plan.edits[0]?.path).toBe('/vpcs/left/routeTables/main-2');
  });

  it('replaces a black hole', () => {
    const tables = (target: unknown): Draft => ({
      routeTables: {
        private: { routes: { '0.0.0.0/0': target } },
        public: { routes: { '0.0.0.0/0': 'igw' } },
      },
    });
    const nats = {
      old: { subnet: 'public-a', ip: '10.0.2.6', publicIp: '203.0.113.6', state: 'deleted' },
      nat: { subnet: 'public-a', ip: '10.0.2.5', publicIp: '203.0.113.5' },
    };
    const draft = office({ natGateways: nats }, tables({ target: 'old', state: 'blackhole' }));
    const flow = { from: 'app', to: 'example.com', port: 443 } as const;
    expect(planOf(draft, flow).edits).toEqual([
      { op: 'replace', path: '/vpcs/office/routeTables/private/routes/0.0.0.0~10', value: 'nat' },
    ]);
    expect(planOf(draft, { ...flow, to: '198.51.100.7' }).edits).toEqual([
      { op: 'add', path: '/vpcs/office/routeTables/private/routes/198.51.100.7~132', value: 'nat' },
    ]);
  });

  it('associates the table with the gateway endpoint, or makes one, which nobody else can use', () => {
    const tables = { routeTables: { private: {}, public: {} } };
    const endpoints = { 'vpce-s3': { type: 'gateway', service: 's3', vpc: 'office', routeTables: [] } };
    const flow = { from: 'app', to: S3 } as const;
    expect(planOf(office({ endpoints }, tables), flow).edits).toEqual([
      { op: 'add', path: '/endpoints/vpce-s3/routeTables/-', value: 'private' },
    ]);
    expect(planOf(office({}, tables), flow).edits).toEqual([
      {
        op: 'add',
        path: '/endpoints',
        value: {
          'vpce-s3': {
            type: 'gateway',
            service: 'com.amazonaws.us-east-1.s3',
            vpc: 'office',
            routeTables: ['private'],
          },
        },
      },
    ]);
  });

  it('makes an interface endpoint where there is no other way, and lets the client in', () => {
    const draft = office(
      { natGateways: {}, internetGateways: {} },
      { routeTables: { private: {}, public: {} }, dnsHostnames: false },
    );
    const plan = planOf(draft, { from: 'app', to: SNS });
    expect(summaries(plan)).toEqual([
      'Turn `dnsHostnames` of VPC `office` on. Create an interface endpoint for Amazon SNS, with private DNS, in subnet `private-a`.',
      'Add an inbound rule to security group `default` of VPC `office`: `tcp 443` from security group `closed`.',
    ]);
  });

  it('joins two VPCs directly, since a peering is not transitive; never two that overlap', () => {
    const chain = (cidr: string): Draft => ({
      vpcs: {
        a: {
          cidr: '10.1.0.0/16',
          subnets: { 'a-1': { cidr: '10.1.1.0/24' } },
          routeTables: { m: { main: true, routes: { '10.0.0.0/8': 'ab' } } },
        },
        b: { cidr: '10.2.0.0/16', subnets: {} },
        c: { cidr, subnets: { 'c-1': { cidr: cidr.replace('0.0/16', '1.0/24') } } },
      },
      instances: { one: { subnet: 'a-1', ip: '10.1.1.10' }, two: { subnet: 'c-1', securityGroups: [] } },
      peerings: { ab: { requester: 'a', accepter: 'b' }, bc: { requester: 'b', accepter: 'c' } },
    });
    const flow = { from: 'one', to: 'two', port: 22 } as const;
    const plan = planOf(chain('10.3.0.0/16'), flow);
    expect(plan.edits[0]).toEqual({
      op: 'add',
      path: '/peerings/pcx-new',
      value: { requester: 'a', accepter: 'c' },
    });
    expect(fixed(chain('10.1.0.0/16'), flow).plan).toBeUndefined();
  });

  it('gives the subnet of a NAT gateway another table, where its own leads back', () => {
    const draft = vpcOf({
      subnets: {
        'private-a': { cidr: '10.0.1.0/24', routeTable: 'private' },
        'public-a': { cidr: '10.0.2.0/24', routeTable: 'private' },
        'private-b': { cidr: '10.0.3.0/24', routeTable: 'public' },
      },
    });
    expect(planOf(draft, { from: 'app', to: 'example.com', port: 443 }).edits).toEqual([
      { op: 'add', path: '/vpcs/office/subnets/public-a/routeTable', value: 'public' },
    ]);
  });

  it('offers nothing where nothing can be done', () => {
    const ping = fixed(office(snsEndpoint()), { from: 'app', to: 'vpce-sns', protocol: 'icmp' });
    expect(ping.plan).toBeUndefined();
    expect(ping.trace.findings.find(({ code }) => code === 'endpoint-protocol')).not.toHaveProperty('fix');
    expect(fixed(office(), { from: 'app', to: '10.0.3.99', port: 1 }).plan).toBeUndefined();
  });
});

describe('names, states and the edge of the internet', () => {
  it('turns private DNS and both DNS attributes on', () => {
    const off = office(snsEndpoint({ privateDns: false }), {
      dnsHostnames: false,
      routeTables: { private: {}, public: {} },
    });
    const flow = { from: 'app', to: SNS } as const;
    expect(planOf(off, flow).edits).toEqual([
      { op: 'add', path: '/vpcs/office/dnsHostnames', value: true },
      { op: 'add', path: '/endpoints/vpce-sns/privateDns', value: true },
    ]);
    expect(planOf(office(snsEndpoint(), { dnsSupport: false }), flow).edits).toEqual([
      { op: 'add', path: '/vpcs/office/dnsSupport', value: true },
    ]);
  });

  it('fixes advice of an open flow too, if the flow stays open', () => {
    const flow = { from: 'app', to: SNS } as const;
    const fix = fixOf(office(snsEndpoint({ privateDns: false })), flow, 'name-resolves-publicly');
    expect(fix).toMatchObject({ verdict: 'reachable', opens: false });
    const shut = office(snsEndpoint({ privateDns: false, securityGroups: ['closed'] }));
    expect(fixOf(shut, flow, 'name-resolves-publicly')).toBeUndefined();
  });

  it.each([
    ['pending-acceptance', 'Accept peering connection `pcx`, in the account of `right`.'],
    ['provisioning', 'Wait until peering connection `pcx` is active.'],
    ['expired', 'Ask for peering connection `pcx` again, and accept it: one that is expired stays so.'],
  ])('a peering that is %s', (state, summary) => {
    expect(summaries(planOf(peered({}, { state }), { from: 'one', to: 'two', port: 443 }))).toEqual([
      summary,
    ]);
  });

  it('accepts an endpoint, starts an instance, but never a terminated one', () => {
    const flow = { from: 'app', to: SNS } as const;
    const state = (changes: Draft): string | undefined =>
      fixOf(office(snsEndpoint(changes)), { ...flow, to: 'vpce-sns' }, 'endpoint-state')?.summary;
    expect(state({ state: 'pendingAcceptance' })).toContain('Accept the request of `vpce-sns`');
    expect(state({ state: 'pending' })).toContain('Wait');
    expect(state({ state: 'failed' })).toContain('again');
    const instance = (state: string): Draft =>
      change(office(), 'instances', { db: { subnet: 'private-b', securityGroups: ['open'], state } });
    const toDb = { from: 'app', to: 'db', port: 1 } as const;
    expect(planOf(instance('stopped'), toDb).edits).toEqual([
      { op: 'add', path: '/instances/db/state', value: 'running' },
    ]);
    expect(fixed(instance('terminated'), toDb).plan).toBeUndefined();
  });

  it('gives a public address, attaches a gateway, makes one', () => {
    const web = (fields: Draft, gateways: Draft): Draft =>
      change(office({ internetGateways: gateways }), 'instances', {
        web: { subnet: 'public-a', ip: '10.0.2.10', securityGroups: ['open'], ...fields },
      });
    const out = { from: 'web', to: '198.51.100.7', port: 443 } as const;
    expect(planOf(web({}, { igw: { vpc: 'office' } }), out).edits).toEqual([
      { op: 'add', path: '/instances/web/publicIp', value: true },
    ]);
    expect(planOf(web({ publicIp: true }, { igw: {} }), out).edits).toEqual([
      { op: 'add', path: '/internetGateways/igw/vpc', value: 'office' },
    ]);
    const closed = web({ publicIp: true }, { igw: {} });
    const none = {
      ...closed,
      internetGateways: undefined,
      vpcs: {
        office: {
          ...(closed['vpcs'] as Record<string, Draft>)['office'],
          routeTables: { private: {}, public: {} },
        },
      },
    };
    const plan = planOf(none, { from: 'internet', to: 'web', port: 443 });
    expect(plan.edits).toEqual([
      { op: 'add', path: '/internetGateways', value: { igw: { vpc: 'office' } } },
      { op: 'add', path: '/vpcs/office/routeTables/public/routes', value: { '0.0.0.0/0': 'igw' } },
    ]);
  });

  it('turns the check of an appliance off, which leaves the verdict open', () => {
    const draft = office({}, { routeTables: { private: { routes: { '10.0.3.0/24': 'web' } }, public: {} } });
    const flow = { from: 'app', to: 'db', port: 1 } as const;
    expect(fixOf(draft, flow, 'source-destination-check')).toMatchObject({
      edits: [{ op: 'add', path: '/instances/web/sourceDestCheck', value: false }],
      verdict: 'undetermined',
      opens: false,
    });
    // The way that opens it leads past the appliance.
    expect(planOf(draft, flow).edits).toEqual([
      { op: 'remove', path: '/vpcs/office/routeTables/private/routes/10.0.3.0~124' },
    ]);
  });
});

describe('endpoint policies', () => {
  const flow = {
    from: 'app',
    to: 'vpce-sns',
    action: 'sns:Publish',
    resource: 'arn:aws:sns:us-east-1:1:t',
  } as const;
  const policy = (...Statement: readonly Draft[]): Draft => office(snsEndpoint({ policy: { Statement } }));
  const read = { Effect: 'Allow', Principal: '*', Action: 'sns:ListTopics', Resource: '*' };

  it('adds the action, for this resource', () => {
    expect(planOf(policy(read), flow).edits).toEqual([
      {
        op: 'add',
        path: '/endpoints/vpce-sns/policy/Statement/-',
        value: { Effect: 'Allow', Principal: '*', Action: 'sns:Publish', Resource: flow.resource },
      },
    ]);
  });

  it('takes out the deny that refuses, and no other', () => {
    const all = { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' };
    const deny = { Effect: 'Deny', Principal: '*', Action: 'sns:Pub*', Resource: '*' };
    const other = { Effect: 'Deny', Principal: '*', Action: 'sns:Delete*', Resource: '*' };
    expect(planOf(policy(all, deny, other), flow).edits).toEqual([
      { op: 'add', path: '/endpoints/vpce-sns/policy/Statement', value: [all, other] },
    ]);
    expect(planOf(policy(deny, read), flow).edits).toMatchObject([
      { value: [read, { Effect: 'Allow', Action: 'sns:Publish' }] },
    ]);
  });

  it('without an action, only AWS’s default is left', () => {
    const { action: _, ...any } = flow;
    expect(planOf(policy(), any).edits).toEqual([{ op: 'remove', path: '/endpoints/vpce-sns/policy' }]);
  });
});

describe('AWS’s words', () => {
  const origin = { file: 'x.json', pointer: '' };
  const real = {
    vpcs: {
      'vpc-0aaa': {
        origin,
        cidr: ['10.0.0.0/16', '2001:db8::/56'],
        subnets: {
          'subnet-0aaa': { origin, cidr: ['10.0.1.0/24', '2001:db8::/64'] },
          'subnet-0bbb': { origin, cidr: '10.0.2.0/24', networkAcl: 'acl-0aaa' },
        },
        networkAcls: { 'acl-0aaa': { origin, outbound: { 100: { action: 'allow', cidr: '0.0.0.0/0' } } } },
        securityGroups: { 'sg-0aaa': { origin }, 'sg-0bbb': { origin } },
        routeTables: { 'rtb-0aaa': { origin, main: true } },
      },
    },
    instances: {
      'i-0aaa': { origin, subnet: 'subnet-0aaa', ip: '10.0.1.10', securityGroups: ['sg-0aaa'] },
      'i-0bbb': {
        origin,
        subnet: 'subnet-0bbb',
        ip: '10.0.2.10',
        securityGroups: ['sg-0bbb'],
        state: 'stopped',
      },
      'i-0ccc': {
        origin,
        subnet: 'subnet-0aaa',
        ip: ['10.0.1.11', '2001:db8::11'],
        securityGroups: ['sg-0bbb'],
      },
    },
    natGateways: { 'nat-0aaa': { origin, subnet: 'subnet-0bbb' } },
    internetGateways: { 'igw-0aaa': { origin, vpc: 'vpc-0aaa' } },
  };

  it('says the same as the edits, for imported resources', () => {
    const plan = planOf(real, { from: 'i-0aaa', to: 'i-0bbb', port: 443 });
    expect(plan.aws?.split('\n')).toEqual([
      'aws ec2 create-network-acl-entry --network-acl-id acl-0aaa --ingress --rule-number 100 --protocol 6 --port-range From=443,To=443 --cidr-block 10.0.1.10/32 --rule-action allow',
      "aws ec2 authorize-security-group-ingress --group-id sg-0bbb --ip-permissions 'IpProtocol=tcp,FromPort=443,ToPort=443,UserIdGroupPairs=[{GroupId=sg-0aaa}]'",
      'aws ec2 start-instances --instance-ids i-0bbb',
    ]);
    const one = (flow: FlowRequest): string | undefined => planOf(real, flow).steps[0]?.aws;
    expect(one({ from: 'i-0aaa', to: '198.51.100.7', port: 443 })).toBe(
      'aws ec2 create-route --route-table-id rtb-0aaa --destination-cidr-block 198.51.100.7/32 --nat-gateway-id nat-0aaa',
    );
    expect(one({ from: 'internet:2001:db9::1', to: '2001:db8::11', port: 443 })).toMatch(
      /^aws ec2 authorize-security-group-ingress --group-id sg-0bbb --ip-permissions 'IpProtocol=tcp,FromPort=443,ToPort=443,Ipv6Ranges=\[\{CidrIpv6=2001:db9::1\/128\}\]'$/,
    );
    const known = { from: 'internet:192.0.2.7', to: 'i-0aaa', port: 443 } as const;
    expect(fixOf(real, known, 'security-group-inbound')?.aws).toBe(
      'aws ec2 authorize-security-group-ingress --group-id sg-0aaa --protocol tcp --port 443 --cidr 192.0.2.7/32',
    );
  });

  it('says nothing of what an author or a template named', () => {
    const text = JSON.stringify(real).replaceAll('sg-0bbb', 'app-group');
    const { plan } = fixed(JSON.parse(text) as Draft, { from: 'i-0aaa', to: 'i-0ccc', port: 443 });
    expect(plan?.opens).toBe(true);
    expect(plan).not.toHaveProperty('aws');
  });

  it('quotes what a shell would run, and drops what would steer a terminal', () => {
    expect(shellWord('10.0.0.0/8')).toBe('10.0.0.0/8');
    expect(shellWord('$(reboot)')).toBe("'$(reboot)'");
    expect(shellWord("a'; reboot; '")).toBe("'a'\\''; reboot; '\\'''");
    expect(shellWord('')).toBe("''");
    for (const bad of ['a\nb', 'a\u001b[2J', 'a\u202eb', 'a\u0000']) expect(shellWord(bad)).toBeUndefined();
    expect(awsCommand('x', undefined)).toBeUndefined();
    expect(awsCommand('x', '`id`')).toBe("aws ec2 x '`id`'");
    for (const id of ['sg-0abc', 'vpce-svc-0123456789abcdef0']) expect(isAwsId(id)).toBe(true);
    for (const id of ['sg', 'app-group', 'sg-0abc;x', 'sg-0abc\n', 'SG-0abc'])
      expect(isAwsId(id)).toBe(false);
  });

  it('a hostile policy stays text', () => {
    const hostile = "arn:aws:sns:::'; rm -rf / #";
    const draft = {
      ...real,
      vpcs: { 'vpc-0aaa': { ...real.vpcs['vpc-0aaa'], dnsHostnames: true } },
      endpoints: {
        'vpce-0aaa': {
          origin,
          type: 'interface',
          service: 'sns',
          subnets: ['subnet-0aaa'],
          securityGroups: ['sg-0aaa'],
          policy: {
            Statement: [{ Effect: 'Allow', Principal: '*', Action: 'sns:List*', Resource: hostile }],
          },
        },
      },
    };
    const fix = fixOf(draft, { from: 'i-0aaa', to: 'vpce-0aaa', action: 'sns:Publish' }, 'endpoint-policy');
    expect(fix?.aws).toContain("--policy-document '{");
    expect(fix?.aws).toContain("'\\''; rm -rf / #");
  });
});

describe('what a fix changes besides', () => {
  it('names every other flow whose verdict changes', () => {
    const flows = {
      self: { from: 'app', to: 'example.com', port: 443 },
      other: { from: 'db', to: 'example.com', port: 80 },
      same: { from: 'app', to: 'db', port: 443 },
    };
    const draft = office(
      { flows },
      { routeTables: { private: {}, public: { routes: { '0.0.0.0/0': 'igw' } } } },
    );
    expect(planOf(draft, flows.self).sideEffects).toEqual([
      { flow: 'other', before: 'not-reachable', after: 'reachable' },
    ]);
  });

  it('says what is wrong with a scenario or a flow', () => {
    expect(fixesFor({ version: 1, vpcs: {} }, { from: 'x', to: 'y' })).toMatchObject({
      ok: false,
      problems: [{ pointer: '/from' }],
    });
    const broken = { version: 1 as const, vpcs: {}, internetGateways: { igw: { vpc: 'nowhere' } } };
    expect(fixesFor(broken, { from: 'x', to: 'y' })).toMatchObject({ ok: false });
  });
});

describe('closing an open flow', () => {
  const closings = (draft: Draft, flow: FlowRequest): readonly Fix[] => {
    const result = closingFixesIn(networkOf(draft), flow);
    return result.ok ? result.fixes : expect.fail(JSON.stringify(result.problems));
  };
  const paths = (fixes: readonly Fix[]): readonly (readonly string[])[] =>
    fixes.map(({ edits }) => edits.map(({ path }) => path.replace('/vpcs/office', '')));
  const toDb = { from: 'app', to: 'db', port: 443 } as const;

  it('removes the rules that let it in, or denies it in an ACL', () => {
    const rules = [
      { cidr: '0.0.0.0/0' },
      { protocol: 'udp', port: 1, cidr: '0.0.0.0/0' },
      { cidr: '10.0.0.0/8' },
    ];
    const draft = vpcOf({ securityGroups: { closed: {}, open: { inbound: rules } } });
    expect(paths(closings(draft, toDb))).toEqual([
      ['/securityGroups/open/inbound/2', '/securityGroups/open/inbound/0'],
      ['/networkAcls'],
      ['/networkAcls'],
    ]);
  });

  it('leaves the other ports of a rule', () => {
    const rules = [{ protocol: 'tcp', port: '400-500', cidr: '0.0.0.0/0' }];
    const draft = vpcOf({ securityGroups: { closed: {}, open: { inbound: rules } } });
    expect(closings(draft, toDb)[0]?.edits).toEqual([
      { op: 'remove', path: '/vpcs/office/securityGroups/open/inbound/0' },
      {
        op: 'add',
        path: '/vpcs/office/securityGroups/open/inbound/-',
        value: { ...rules[0], port: '400-442' },
      },
      {
        op: 'add',
        path: '/vpcs/office/securityGroups/open/inbound/-',
        value: { ...rules[0], port: '444-500' },
      },
    ]);
  });

  it('writes a default ACL down so that the rest stays open', () => {
    const flows = { other: { from: 'app', to: 'db', port: 80 } };
    const acl = closings(office({ flows }), toDb).find(({ summary }) => summary.includes('ACL'));
    expect(acl).toMatchObject({
      verdict: 'not-reachable',
      opens: false,
      sideEffects: [],
      edits: [
        {
          op: 'add',
          path: '/vpcs/office/networkAcls',
          value: {
            default: {
              default: true,
              inbound: {
                90: { action: 'deny', protocol: 'tcp', port: 443, cidr: '10.0.1.10/32' },
                100: { action: 'allow', cidr: '0.0.0.0/0' },
                101: { action: 'allow', cidr: '::/0' },
              },
            },
          },
        },
      ],
    });
  });

  it('removes the route, and puts first what changes fewest other flows', () => {
    const flows = { other: { from: 'db', to: 'example.com', port: 443 } };
    const fixes = closings(office({ flows }), { from: 'app', to: 'example.com', port: 443 });
    const route = fixes.at(-1);
    expect(route?.edits).toEqual([
      { op: 'remove', path: '/vpcs/office/routeTables/private/routes/0.0.0.0~10' },
    ]);
    expect(route?.sideEffects).toEqual([{ flow: 'other', before: 'reachable', after: 'not-reachable' }]);
    expect(fixes[0]?.sideEffects).toEqual([]);
  });

  it('closes every address that AWS may choose', () => {
    const draft = office(snsEndpoint({ subnets: ['private-b', 'public-a'] }));
    for (const fix of closings(draft, { from: 'app', to: SNS })) expect(fix.verdict).toBe('not-reachable');
    expect(closings(draft, { from: 'app', to: SNS }).length).toBeGreaterThan(2);
  });

  it('has nothing to close of a flow that is not open', () => {
    expect(closings(office(), { from: 'db', to: 'app', port: 1 })).toEqual([]);
  });
});
