/** The collector, run against an `aws` of our own that answers from a table and writes down what it is asked. */
import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { afterAll, describe, expect, it, test } from 'vitest';
import { importAws } from '../src/import/index.ts';

const SCRIPT = resolve('public/collect.sh');
const folder = mkdtempSync(join(tmpdir(), 'hopwise-collect-'));
afterAll(() => rmSync(folder, { recursive: true }));

const LB = 'arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/app/web/50dc6c495c0c9188';
const LISTENER = LB.replace('loadbalancer', 'listener').concat('/f2f7dc8efc522ab2');
const GROUP = 'arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup/web/73e2d6bc24d8a067';
const ZONE = '/hostedzone/Z0123456789ABCDEFGHIJ';
const vpc = { VpcId: 'vpc-0aaaaaaaa', OwnerId: '111122223333' };

/** What the account holds, by call. */
const ANSWERS: Readonly<Record<string, object>> = {
  'ec2 describe-vpcs': { Vpcs: [{ ...vpc, CidrBlock: '10.0.0.0/16' }] },
  'ec2 describe-vpc-attribute': {
    VpcId: vpc.VpcId,
    EnableDnsSupport: { Value: true },
    EnableDnsHostnames: { Value: true },
  },
  'ec2 describe-subnets': {
    Subnets: ['a', 'b'].map((zone, index) => ({
      ...vpc,
      SubnetId: `subnet-0${zone.repeat(8)}`,
      CidrBlock: `10.0.${index}.0/24`,
      AvailabilityZone: `us-east-1${zone}`,
    })),
  },
  'ec2 describe-managed-prefix-lists': {
    PrefixLists: [
      {
        PrefixListId: 'pl-0aaaaaaaa',
        PrefixListName: 'office',
        OwnerId: '111122223333',
        AddressFamily: 'IPv4',
      },
      {
        PrefixListId: 'pl-63a5400a',
        PrefixListName: 'com.amazonaws.us-east-1.s3',
        OwnerId: 'AWS',
        AddressFamily: 'IPv4',
      },
    ],
  },
  'ec2 get-managed-prefix-list-entries': { Entries: [{ Cidr: '192.0.2.0/24' }] },
  'ec2 describe-transit-gateways': {
    TransitGateways: [{ TransitGatewayId: 'tgw-0aaaaaaaa', State: 'available' }],
  },
  'ec2 describe-transit-gateway-attachments': { TransitGatewayAttachments: [] },
  'ec2 describe-transit-gateway-vpc-attachments': {
    TransitGatewayVpcAttachments: [
      {
        TransitGatewayAttachmentId: 'tgw-attach-0aaaaaaaa',
        TransitGatewayId: 'tgw-0aaaaaaaa',
        VpcId: vpc.VpcId,
        VpcOwnerId: '111122223333',
        State: 'available',
        SubnetIds: ['subnet-0aaaaaaaa'],
      },
    ],
  },
  'ec2 describe-transit-gateway-route-tables': {
    TransitGatewayRouteTables: [
      {
        TransitGatewayRouteTableId: 'tgw-rtb-0aaaaaaaa',
        TransitGatewayId: 'tgw-0aaaaaaaa',
        State: 'available',
        DefaultAssociationRouteTable: true,
      },
    ],
  },
  'ec2 search-transit-gateway-routes': {
    Routes: [
      {
        DestinationCidrBlock: '10.9.0.0/16',
        Type: 'static',
        State: 'active',
        TransitGatewayAttachments: [{ TransitGatewayAttachmentId: 'tgw-attach-0aaaaaaaa' }],
      },
    ],
    AdditionalRoutesAvailable: false,
  },
  'ec2 get-transit-gateway-route-table-propagations': {
    TransitGatewayRouteTablePropagations: [
      { TransitGatewayAttachmentId: 'tgw-attach-0aaaaaaaa', State: 'enabled' },
    ],
  },
  'ec2 get-transit-gateway-route-table-associations': {
    Associations: [{ TransitGatewayAttachmentId: 'tgw-attach-0aaaaaaaa', State: 'associated' }],
  },
  'elbv2 describe-load-balancers': {
    LoadBalancers: [
      {
        LoadBalancerArn: LB,
        LoadBalancerName: 'web',
        Type: 'application',
        Scheme: 'internal',
        VpcId: vpc.VpcId,
        State: { Code: 'active' },
        SecurityGroups: [],
        AvailabilityZones: [{ SubnetId: 'subnet-0aaaaaaaa' }],
      },
    ],
  },
  'elbv2 describe-listeners': {
    Listeners: [
      {
        ListenerArn: LISTENER,
        LoadBalancerArn: LB,
        Protocol: 'HTTP',
        Port: 80,
        DefaultActions: [{ Type: 'forward', TargetGroupArn: GROUP }],
      },
    ],
  },
  'elbv2 describe-rules': {
    Rules: [
      {
        RuleArn: LISTENER.replace('listener', 'listener-rule').concat('/9683b2d02a6cabee'),
        Priority: 'default',
        IsDefault: true,
        Conditions: [],
        Actions: [{ Type: 'forward', TargetGroupArn: GROUP }],
      },
    ],
  },
  'elbv2 describe-load-balancer-attributes': {
    Attributes: [{ Key: 'load_balancing.cross_zone.enabled', Value: 'true' }],
  },
  'elbv2 describe-target-groups': {
    TargetGroups: [
      {
        TargetGroupArn: GROUP,
        TargetGroupName: 'web',
        Protocol: 'HTTP',
        Port: 8080,
        TargetType: 'ip',
        VpcId: vpc.VpcId,
      },
    ],
  },
  'elbv2 describe-target-health': {
    TargetHealthDescriptions: [
      { Target: { Id: '10.0.0.10', Port: 8080 }, TargetHealth: { State: 'healthy' } },
    ],
  },
  'elbv2 describe-target-group-attributes': {
    Attributes: [{ Key: 'preserve_client_ip.enabled', Value: 'false' }],
  },
  'route53 list-hosted-zones': {
    HostedZones: [
      { Id: ZONE, Name: 'corp.example.', Config: { PrivateZone: true } },
      { Id: '/hostedzone/ZPUBLIC', Name: 'example.com.', Config: { PrivateZone: false } },
    ],
  },
  'route53 get-hosted-zone': {
    HostedZone: { Id: ZONE, Name: 'corp.example.', Config: { PrivateZone: true } },
    VPCs: [{ VPCRegion: 'us-east-1', VPCId: vpc.VpcId }],
  },
  'route53 list-resource-record-sets': {
    ResourceRecordSets: [
      { Name: 'db.corp.example.', Type: 'A', TTL: 60, ResourceRecords: [{ Value: '10.0.0.20' }] },
    ],
  },
  'vpc-lattice list-service-networks': { items: [] },
  'sts get-caller-identity': {
    UserId: 'AIDA',
    Account: '111122223333',
    Arn: 'arn:aws:iam::111122223333:user/u',
  },
  's3api list-buckets': { Buckets: [{ Name: 'reports' }, { Name: 'plain-bucket' }] },
  's3api get-bucket-policy': {
    Policy:
      '{"Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:*","Resource":"arn:aws:s3:::reports/*"}]}',
  },
  'ec2 describe-vpn-connections': {
    VpnConnections: [
      {
        VpnConnectionId: 'vpn-0aaaaaaaa',
        TransitGatewayId: 'tgw-0aaaaaaaa',
        State: 'available',
        CustomerGatewayConfiguration: '<pre_shared_key>s3cret</pre_shared_key>',
        Options: { StaticRoutesOnly: true, TunnelOptions: [{ PreSharedKey: 's3cret' }] },
        Routes: [{ DestinationCidrBlock: '172.16.0.0/16', State: 'available' }],
        VgwTelemetry: [{ Status: 'UP', OutsideIpAddress: '203.0.113.1' }],
      },
    ],
  },
};

/** An `aws` that knows the table; what is not in it is answered with nothing, or refused where its name is `refuse`. */
const FAKE = `
import { appendFileSync } from 'node:fs';
const answers = JSON.parse(process.env.ANSWERS);
const [service, call, ...options] = process.argv.slice(2);
appendFileSync(process.env.LOG, JSON.stringify(process.argv.slice(2)) + '\\n');
const refused = process.env.REFUSED?.split(',').includes(call);
if (options.includes('plain-bucket')) {
  process.stderr.write('\\nAn error occurred (NoSuchBucketPolicy) when calling the GetBucketPolicy operation\\n');
  process.exit(254);
}
if (refused) {
  process.stderr.write('\\nAn error occurred (AccessDenied) when calling ' + call + ': not authorized\\n');
  process.exit(254);
}
const list = call.split('-').slice(1).map((word) => word[0].toUpperCase() + word.slice(1)).join('');
const answer = answers[service + ' ' + call] ?? (service === 'vpc-lattice' ? { items: [] } : { [list]: [] });
const query = options[options.indexOf('--query') + 1];
const at = (item, path) => path.split('.').reduce((inner, key) => inner?.[key], item) ?? null;
const pick = (item, fields) => Object.fromEntries(fields.split(', ').map((field) => {
  const [, key, value] = /^(\\w+): (.*)$/.exec(field);
  return [key, value.startsWith('{') ? pick(item, value.slice(1, -1)) : at(item, value)];
}));
const [, listed, fields] = /^\\{\\w+: (\\w+)\\[\\]\\.\\{(.*)\\}\\}$/.exec(query) ?? [];
if (!options.includes('--query')) console.log(JSON.stringify(answer));
else if (listed !== undefined)
  console.log(JSON.stringify({ [listed]: (answer[listed] ?? []).map((item) => pick(item, fields)) }));
else if (query.startsWith('{')) {
  const made = {};
  for (const part of query.slice(1, -1).split(', ')) {
    const [key, value] = [part.slice(0, part.indexOf(': ')), part.slice(part.indexOf(': ') + 2)];
    made[key] = value.startsWith("'") ? value.slice(1, -1) : (answer[value] ?? null);
  }
  console.log(JSON.stringify(made));
} else {
  const [, items, filter = '', field] = /^(\\w+)\\[(.*)\\]\\.(\\w+)$/.exec(query);
  const fits = (item) => {
    const [, path, same, value] = /^\\?([\\w.]+)(==|!=)?(?:\`(.*)\`)?$/.exec(filter) ?? [];
    if (path === undefined) return true;
    const found = path.split('.').reduce((inner, key) => inner?.[key], item);
    return same === undefined ? found === true : (found === value) === (same === '==');
  };
  const ids = (answer[items] ?? []).filter(fits).map((item) => item[field]);
  console.log(ids.length === 0 ? 'None' : ids.join('\\t'));
}
`;

interface Run {
  readonly status: number | null;
  readonly said: string;
  readonly calls: readonly (readonly string[])[];
  readonly files: readonly string[];
  readonly at: string;
}
let runs = 0;
const collect = (refused: readonly string[] = []): Run => {
  runs += 1;
  const home = join(folder, String(runs));
  execFileSync('mkdir', ['-p', join(home, 'bin')]);
  const at = join(home, 'an export');
  writeFileSync(join(home, 'fake.mjs'), FAKE);
  writeFileSync(join(home, 'log'), '');
  writeFileSync(
    join(home, 'bin', 'aws'),
    `#!/bin/sh\nexec '${process.execPath}' '${join(home, 'fake.mjs')}' "$@"\n`,
  );
  chmodSync(join(home, 'bin', 'aws'), 0o755);
  const env = {
    PATH: `${join(home, 'bin')}:${process.env['PATH'] ?? ''}`,
    ANSWERS: JSON.stringify(ANSWERS),
    LOG: join(home, 'log'),
    REFUSED: refused.join(),
  };
  const { status, stderr } = spawnSync('sh', [SCRIPT, at], { env, encoding: 'utf8' });
  const lines = readFileSync(join(home, 'log'), 'utf8').trim().split('\n');
  return {
    status,
    said: stderr,
    calls: lines.map((line) => JSON.parse(line)),
    files: readdirSync(at).sort(),
    at,
  };
};

const whole = collect();

describe('the collector', () => {
  it('only lists, describes, gets and searches', () => {
    expect(whole.status).toBe(0);
    for (const [, call] of whole.calls) expect(call).toMatch(/^(list|describe|get|search)-/);
    const text = readFileSync(SCRIPT, 'utf8');
    expect(text.match(/\baws\b(?= "\$@")/g)).toHaveLength(2);
  });

  it('gathers what the import reads, with nothing that nobody can tell of what it is', () => {
    const files = whole.files.map((file) => ({ file, text: readFileSync(join(whole.at, file), 'utf8') }));
    const { scenario, summary } = importAws(files);
    expect(summary.leftOut.map(({ what, why }) => `${what}: ${why}`)).toEqual([]);
    expect(Object.keys(scenario.vpcs)).toEqual([vpc.VpcId]);
    expect(scenario.vpcs[vpc.VpcId]).toMatchObject({ dnsSupport: true, dnsHostnames: true });
    expect(scenario.prefixLists?.['pl-0aaaaaaaa']).toMatchObject({ entries: ['192.0.2.0/24'] });
    const gateway = scenario.transitGateways?.['tgw-0aaaaaaaa'];
    expect(gateway?.routeTables?.['tgw-rtb-0aaaaaaaa']).toMatchObject({
      routes: { '10.9.0.0/16': 'tgw-attach-0aaaaaaaa' },
    });
    expect(Object.values(scenario.loadBalancers ?? {})).toMatchObject([
      { type: 'application', listeners: [{ port: 80 }] },
    ]);
    expect(Object.values(scenario.targetGroups ?? {})).toMatchObject([
      { targets: [expect.objectContaining({ target: '10.0.0.10' })] },
    ]);
    expect(Object.values(scenario.hostedZones ?? {})).toMatchObject([
      { domain: 'corp.example', vpcs: [vpc.VpcId], records: { 'db.corp.example': expect.anything() } },
    ]);
  });

  it('tells a bucket without a policy from one whose policy may not be read', () => {
    const read = (run: Run) => {
      const files = run.files.map((file) => ({ file, text: readFileSync(join(run.at, file), 'utf8') }));
      return importAws(files).scenario.resources;
    };
    expect(read(whole)).toMatchObject({
      reports: { account: '111122223333', policy: { Statement: [{ Effect: 'Allow' }] } },
      'plain-bucket': { arn: 'arn:aws:s3:::plain-bucket' },
    });
    expect(read(whole)?.['plain-bucket']).not.toHaveProperty('policy');
    const refused = collect(['get-bucket-policy']);
    expect(read(refused)?.['reports']?.policy).toBeNull();
    expect(refused.said).toContain('s3api get-bucket-policy\n  left out: ');
  });

  it('keeps no pre-shared key of a VPN connection', () => {
    const text = readFileSync(join(whole.at, 'vpn-connections.json'), 'utf8');
    expect(text).not.toContain('s3cret');
    const { scenario } = importAws([{ file: 'vpn-connections.json', text }]);
    expect(scenario.vpnConnections).toMatchObject({
      'vpn-0aaaaaaaa': { gateway: 'tgw-0aaaaaaaa', tunnels: ['up'], routes: ['172.16.0.0/16'] },
    });
  });

  it('asks about each resource once, and not about AWS’s own lists or public zones', () => {
    const asked = whole.calls.map((call) =>
      call.filter((word) => word !== '--output' && word !== 'json').join(' '),
    );
    const twice = asked.filter((call, index) => !call.endsWith(' text') && asked.indexOf(call) !== index);
    expect(twice).toEqual([]);
    expect(asked.join('\n')).not.toContain('pl-63a5400a');
    expect(asked.join('\n')).not.toContain('ZPUBLIC');
  });

  it('leaves out what may not be asked, says so, and goes on', () => {
    const part = collect(['describe-nat-gateways', 'list-hosted-zones', 'list-resource-configurations']);
    expect(part.status).toBe(0);
    expect(part.files).not.toContain('nat-gateways.json');
    expect(part.files).not.toContain('hosted-zones.json');
    expect(part.said).toContain('ec2 describe-nat-gateways\n  left out: An error occurred (AccessDenied)');
    expect(part.said).toContain('vpc-lattice list-resource-configurations\n  left out: ');
    expect(part.said).toMatch(/, 3 answers left out\.\n$/);
    expect(whole.said).toMatch(/, 0 answers left out\.\n$/);
  });

  it('does not mix its answers with those of an earlier run', () => {
    const again = spawnSync('sh', [SCRIPT, whole.at], { encoding: 'utf8' });
    expect(again.status).toBe(2);
    expect(again.stderr).toContain('holds JSON already');
    expect(readdirSync(whole.at).sort()).toEqual(whole.files);
  });

  it('stops where no VPC can be listed', () => {
    const none = collect(['describe-vpcs']);
    expect(none.status).toBe(1);
    expect(none.said).toContain(
      'No VPCs can be listed, so nothing was gathered: An error occurred (AccessDenied)',
    );
    expect(none.files).toEqual([]);
  });

  it('needs the permissions of its policy, no more and no less', () => {
    const SERVICES: Readonly<Record<string, string>> = { elbv2: 'elasticloadbalancing', s3api: 's3' };
    // IAM has another name for one call, and asks for no permission for another.
    const OWN_NAMES: Readonly<Record<string, string>> = { 's3:ListBuckets': 's3:ListAllMyBuckets' };
    const text = readFileSync(SCRIPT, 'utf8').replaceAll(/^#.*$/gm, '');
    const calls = [
      ...text.matchAll(
        /\b(ec2|elbv2|route53|route53resolver|directconnect|vpc-lattice|s3api) ((?:list|describe|get|search)-[a-z0-9-]+)/g,
      ),
    ];
    const camel = (call: string) =>
      call
        .split('-')
        .map((word) => (word[0] ?? '').toUpperCase() + word.slice(1))
        .join('');
    const needed = new Set(
      calls
        .map(([, service = '', call = '']) => `${SERVICES[service] ?? service}:${camel(call)}`)
        .map((action) => OWN_NAMES[action] ?? action),
    );
    const policy = JSON.parse(readFileSync('public/collect-policy.json', 'utf8')) as {
      Statement: readonly { Action: readonly string[] }[];
    };
    expect(policy.Statement[0]?.Action).toEqual([...needed].sort());
  });
});

/** Calls that came with the AWS CLI 2.22: an older one, as some distributions have, does not know them. */
const NEWER: ReadonlySet<string> = new Set([
  'ec2 describe-vpc-block-public-access-options',
  'ec2 describe-vpc-block-public-access-exclusions',
  'vpc-lattice list-resource-gateways',
  'vpc-lattice list-resource-configurations',
  'vpc-lattice get-resource-configuration',
  'vpc-lattice list-service-network-resource-associations',
]);
// What the AWS CLI prints of an answer that it made up itself and then finds too short or too small.
const ITS_OWN = /Invalid (value|length) for parameter/;
const hasCli = spawnSync('aws', ['--version']).status === 0;

/** What the AWS CLI of this machine says against a call and its options; it asks nobody. */
const saidAgainst = (call: readonly string[]): Promise<string | undefined> =>
  new Promise((done) => {
    const env = { ...process.env, AWS_REGION: 'us-east-1', AWS_DEFAULT_REGION: 'us-east-1' };
    const options = call.filter((word, index) => word !== '--query' && call[index - 1] !== '--query');
    execFile('aws', [...options, '--generate-cli-skeleton', 'output'], { env }, (error, _, stderr) => {
      const last = stderr.trim().split('\n').at(-1) ?? '';
      done(error === null || ITS_OWN.test(last) ? undefined : `${call.slice(0, 2).join(' ')}: ${last}`);
    });
  });

test('the script names the calls that no AWS CLI here could check', () => {
  const comments = readFileSync(SCRIPT, 'utf8').match(/^#.*$/gm)?.join('\n') ?? '';
  expect([...NEWER].filter((call) => !comments.includes(call))).toEqual([]);
});

describe.skipIf(!hasCli)('the AWS CLI of this machine', () => {
  const wrong = async (calls: readonly (readonly string[])[]): Promise<readonly string[]> => {
    const said: string[] = [];
    for (let next = 0; next < calls.length; next += 4)
      for (const each of await Promise.all(calls.slice(next, next + 4).map(saidAgainst)))
        if (each !== undefined) said.push(each);
    return said;
  };

  it('knows every call and its options', async () => {
    const calls = new Map(whole.calls.map((call) => [call.slice(0, 2).join(' '), call]));
    const unknown = await wrong([...calls.values()]);
    expect(unknown.filter((said) => !NEWER.has(said.slice(0, said.indexOf(':'))))).toEqual([]);
  }, 180_000);

  it('would say so if it did not', async () => {
    const said = await wrong([
      ['ec2', 'describe-private-networks'],
      ['ec2', 'describe-vpcs', '--of', 'vpc-0aaaaaaaa'],
      ['ec2', 'describe-vpc-attribute', '--vpc-id', 'vpc-0aaaaaaaa'],
    ]);
    expect(said).toHaveLength(3);
  }, 30_000);
});
