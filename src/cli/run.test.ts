import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { twoAccounts } from '../import/fixtures/files.ts';
import { run } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'hopwise-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Writes a file of the test's own folder and gives its path. */
const file = (name: string, content: string | Buffer): string => {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
};

const hopwise = (...args: readonly string[]) => {
  const out: string[] = [];
  const err: string[] = [];
  const code = run(args, { out: (text) => out.push(text), err: (text) => err.push(text), colour: false });
  return { code, out: out.join('\n'), err: err.join('\n') };
};

const scenario = (expected: string, to = 'sns.us-east-1.amazonaws.com') => `{
  // two flows
  "version": 1,
  "vpcs": {
    "main": {
      "cidr": "10.0.0.0/16",
      "dnsHostnames": true,
      "subnets": { "private": { "cidr": "10.0.1.0/24" } },
      "securityGroups": { "app": {}, "endpoint": { "inbound": [{ "protocol": "tcp", "port": 443, "cidr": "10.0.0.0/16" }] } }
    }
  },
  "instances": { "app": { "subnet": "private", "securityGroups": ["app"], "label": "\\u001b[31mred" } },
  "endpoints": { "sns": { "type": "interface", "service": "sns", "subnets": ["private"], "securityGroups": ["endpoint"] } },
  "flows": {
    "publish": {
      "from": "app",
      "to": "${to}",
      "expect": "${expected}"
    }
  }
}`;
const good = file('good.json', scenario('reachable'));
const wrong = file('wrong.json', scenario('not-reachable'));

for (const { file: name, text } of twoAccounts()) file(`export/${name}`, text);
const aws = join(folder, 'export');
const BASTION = ['--to', '10.30.1.10', '--port', '22'];

test('trace --json prints the contract’s object', () => {
  const { code, out, err } = hopwise(
    'trace',
    '--scenario',
    good,
    '--from',
    'app',
    '--to',
    'sns.us-east-1.amazonaws.com',
    '--json',
  );
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const object: unknown = JSON.parse(out);
  expect(Object.keys(object as object)).toEqual([
    'verdict',
    'private',
    'path',
    'returnPath',
    'findings',
    'assumptions',
  ]);
  expect(object).toMatchObject({ verdict: 'reachable', private: true, findings: [] });
  expect((object as { path: string[] }).path.slice(0, 3)).toEqual(['app', 'private', 'sns']);
});

test('a finding of an import carries its file, place and AWS’s code', () => {
  const { code, out } = hopwise(
    'trace',
    '--aws',
    aws,
    '--from',
    'app',
    '--to',
    '192.0.2.200',
    '--port',
    '80',
    '--json',
  );
  expect(code).toBe(0);
  const { verdict, findings } = JSON.parse(out);
  expect(verdict).toBe('not-reachable');
  expect(findings[0]).toMatchObject({
    code: 'security-group-outbound',
    resource: 'sg-0aaa0000000000002',
    awsCode: 'ENI_SG_RULES_MISMATCH',
    origin: { file: '111122223333/us-east-1/SecurityGroups.json', pointer: '/SecurityGroups/1' },
  });
  expect(findings[0].pointer).toMatch(/^\/vpcs\/vpc-0aaa0000000000001\/securityGroups\//);
});

test('ids, Name tags and interface ids name the same end', () => {
  const paths = ['i-0aaa0000000000002', 'app', 'eni-0aaa0000000000002'].map((from) => {
    const { out } = hopwise('trace', '--aws', aws, '--from', from, ...BASTION, '--json');
    return JSON.parse(out);
  });
  expect(paths[0]).toMatchObject({
    verdict: 'reachable',
    path: [
      'i-0aaa0000000000002',
      'subnet-0aaa0000000000002',
      'pcx-0abc0000000000001',
      'subnet-0bbb0000000000001',
      'i-0bbb0000000000001',
    ],
  });
  expect(paths[1]).toEqual(paths[0]);
  expect(paths[2]).toEqual(paths[0]);
});

test('a name that several resources have is refused with their ids', () => {
  const two = ['i-1', 'i-2'].map((InstanceId) => ({
    InstanceId,
    SubnetId: 's-1',
    VpcId: 'v-1',
    PrivateIpAddress: `10.0.0.${InstanceId.slice(2)}0`,
    SecurityGroups: [],
    Tags: [{ Key: 'Name', Value: 'twin' }],
  }));
  const path = file(
    'twins/all.json',
    JSON.stringify({
      Vpcs: [{ VpcId: 'v-1', CidrBlock: '10.0.0.0/16' }],
      Subnets: [{ SubnetId: 's-1', VpcId: 'v-1', CidrBlock: '10.0.0.0/24' }],
      Reservations: [{ Instances: two }],
    }),
  );
  const { code, err } = hopwise(
    'trace',
    '--aws',
    dirname(path),
    '--from',
    'twin',
    '--to',
    '10.0.0.9',
    '--port',
    '1',
  );
  expect(code).toBe(2);
  expect(err).toMatch(/^--from: .*`i-1`, `i-2`/);
});

test('--expect decides the exit code', () => {
  const ask = (verdict: string) =>
    hopwise('trace', '--scenario', good, '--from', 'app', '--to', 'sns', '--expect', verdict);
  expect(ask('reachable').code).toBe(0);
  expect(ask('not-reachable')).toMatchObject({ code: 1, err: expect.stringContaining('it is reachable') });
  expect(ask('maybe')).toMatchObject({ code: 2, err: expect.stringContaining('--expect must be') });
});

test('the text for people has verdict, both ways, findings and what was taken as true', () => {
  const { out } = hopwise('trace', '--aws', aws, '--from', 'app', '--to', '192.0.2.200', '--port', '80');
  expect(out).toMatch(/^not reachable {2}app → 192\.0\.2\.200, tcp 80\nprivate path: /);
  expect(out).toContain('The way there');
  expect(out).toContain('[first blocker]');
  expect(out).toContain('First blocker: ');
  expect(out).toContain('SecurityGroups.json /SecurityGroups/1');
  expect(out).toContain('Left out: load balancers (1: ');
  const bastion = hopwise('trace', '--aws', aws, '--from', 'app', ...BASTION).out;
  expect(bastion).toContain('The way back');
  expect(bastion).toContain('Taken as true');
});

test('nothing from the data steers the terminal', () => {
  for (const flags of [[], ['--json']]) {
    const { out } = hopwise(
      'trace',
      '--scenario',
      good,
      '--from',
      'app',
      '--to',
      '10.0.7.7',
      '--port',
      '80',
      ...flags,
    );
    expect(out).not.toContain('\u001b');
  }
  const { err } = hopwise(
    'trace',
    '--scenario',
    good,
    '--from',
    '\u001b]0;x\u0007\u009b31m\u202eapp',
    '--to',
    'sns',
  );
  const codes = [...err].map((character) => character.charCodeAt(0));
  expect(codes.filter((code) => code < 0x20 || (code >= 0x7f && code <= 0x9f) || code === 0x202e)).toEqual(
    [],
  );
  expect(err).toContain('app');
});

test('colour only where it is wanted', () => {
  const out: string[] = [];
  run(['trace', '--scenario', good, '--from', 'app', '--to', 'sns'], {
    out: (text) => out.push(text),
    err: () => {},
    colour: true,
  });
  expect(out.join('\n')).toContain('\u001b[32m');
  expect(out.join('\n')).not.toContain('\u001b[31mred');
});

test('check prints what differs', () => {
  expect(hopwise('check', good)).toMatchObject({
    code: 0,
    out: '1 flow with an expectation: 1 hold, 0 differ.',
  });
  const { code, out } = hopwise('check', good, wrong);
  expect(code).toBe(1);
  expect(out).toContain(`${wrong}: flow publish: expected not-reachable, but it is reachable.`);
  expect(out).toContain('2 flows with an expectation: 1 hold, 1 differ.');
});

test('unusable scenarios are named by file, line and column, and the others are checked', () => {
  const broken = file('broken.json', '{\n  "version": 1,\n  "vpcs": { "a b": {} },\n  "flows": oops\n}');
  const lost = file('lost.json', scenario('reachable', 'nowhere'));
  const { code, out, err } = hopwise('check', broken, lost, wrong, join(folder, 'absent.json'));
  expect(code).toBe(2);
  expect(out).toContain('0 hold, 1 differ');
  expect(err).toContain(`${broken}:4:12: `);
  expect(err).toContain(`${lost}:17:13: `);
  expect(err).toContain('absent.json: there is no such file or folder.');
});

test('a broken file of an export is named with its place', () => {
  const path = file('bad-export/a/Vpcs.json', '{\n "Vpcs": [ }');
  const { code, err } = hopwise('import', '--aws', join(folder, 'bad-export'));
  expect({ code, err }).toEqual({ code: 2, err: expect.stringMatching(/:2:12: This is not JSON/) });
  expect(err.startsWith(path)).toBe(true);
  file('no-aws/package.json', '{"name": "x"}');
  expect(hopwise('import', '--aws', join(folder, 'no-aws'))).toMatchObject({
    code: 2,
    err: expect.stringContaining('no VPC'),
  });
});

test('links that go round, other files and a Windows shell’s encoding do no harm', () => {
  const text = JSON.stringify({ Vpcs: [{ VpcId: 'vpc-1', CidrBlock: '10.0.0.0/16' }] });
  file('round/a/Vpcs.json', Buffer.from(`\uFEFF${text}`, 'utf16le'));
  file('round/readme.md', 'not JSON');
  symlinkSync(join(folder, 'round'), join(folder, 'round', 'a', 'again'));
  symlinkSync(join(folder, 'gone.json'), join(folder, 'round', 'a', 'gone.json'));
  const { code, out } = hopwise('import', '--aws', join(folder, 'round'));
  expect(code).toBe(0);
  expect(Object.keys(JSON.parse(out).vpcs)).toEqual(['vpc-1']);
});

test('import prints a scenario that trace reads again', () => {
  const { out, err } = hopwise('import', '--aws', aws);
  expect(err).toContain('Read: 3 VPCs, 4 subnets');
  const path = file('imported.json', out);
  const again = hopwise('trace', '--scenario', path, '--from', 'app', ...BASTION, '--json');
  const fromExport = hopwise('trace', '--aws', aws, '--from', 'app', ...BASTION, '--json');
  // The scenario no longer knows what was left out of it.
  const { leftOut, ...rest } = JSON.parse(fromExport.out) as Record<string, unknown>;
  expect(JSON.parse(again.out)).toEqual(rest);
  expect(leftOut).toContainEqual({
    what: 'empty files',
    count: 1,
    why: 'the call that should have filled them may have failed',
    which: [{ file: '444455556666/us-east-1/VpcEndpoints.json' }],
  });
});

test('a scenario in a file may be longer than an editor holds', () => {
  const names = Array.from({ length: 9000 }, (_, index) => `machine-${index}`);
  const instances = Object.fromEntries(
    names.map((name) => [name, { subnet: 's', label: `${name} of many` }]),
  );
  const vpcs = { v: { cidr: '10.0.0.0/16', subnets: { s: { cidr: '10.0.0.0/16' } } } };
  const long = file('long.json', JSON.stringify({ version: 1, vpcs, instances }));
  expect(readFileSync(long, 'utf8').length).toBeGreaterThan(512 * 1024);
  expect(hopwise('lint', '--scenario', long).code).toBe(0);
});

test('diagram prints Mermaid text, with a path where a flow is given', () => {
  const bare = hopwise('diagram', '--scenario', good);
  expect(bare).toMatchObject({ code: 0, out: expect.stringMatching(/^flowchart/) });
  const marked = hopwise('diagram', '--scenario', good, '--from', 'app', '--to', 'sns');
  expect(marked.code).toBe(0);
  expect(marked.out).not.toBe(bare.out);
  expect(hopwise('diagram', '--scenario', good, '--from', 'app').code).toBe(2);
});

test('schema prints the JSON Schema with what names may be', () => {
  const { code, out } = hopwise('schema');
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    required: expect.arrayContaining(['version', 'vpcs']),
    properties: { vpcs: { propertyNames: { pattern: '^[A-Za-z][\\w.-]*$' } } },
  });
});

test('help is printed for the whole and for each command', () => {
  expect(hopwise('--help')).toMatchObject({ code: 0, out: expect.stringContaining('Exit codes') });
  for (const command of ['trace', 'check', 'lint', 'diff', 'cost', 'diagram', 'import', 'schema']) {
    const { code, out } = hopwise(command, '--help');
    expect(code).toBe(0);
    expect(out).toMatch(new RegExp(`^hopwise ${command}[^]*Example`));
  }
  expect(hopwise()).toMatchObject({ code: 2, out: '' });
});

test.each([
  [['fly'], 'There is no command fly'],
  [['matrix'], 'Say what to read: --scenario FILE, --aws DIR, --cloudformation FILE or --terraform FILE.'],
  [['trace', '--scenario', good, '--from', 'app'], '--to is missing'],
  [['trace', '--from', 'app', '--to', 'x'], 'Say what to read'],
  [['trace', '--scenario', good, '--aws', aws, '--from', 'app', '--to', 'sns'], 'not both'],
  [['trace', '--terraform', 'x.json', '--from', 'app', '--to', 'sns'], 'x.json: there is no such file'],
  [
    ['trace', '--terraform', good, '--from', 'app', '--to', 'sns'],
    'this is a scenario. Give it with --scenario.',
  ],
  [['trace', '--scenario', good, '--from', 'app', '--to', '10.0.1.9', '--port', '70000'], '--port must be'],
  [
    ['trace', '--scenario', good, '--from', 'app', '--to', '10.0.1.9', '--protocol', 'sctp'],
    '--protocol must be',
  ],
  [['trace', '--scenario', good, '--from', 'app', '--to', '10.0.1.9'], '--port: '],
  [['trace', '--scenario', good, '--from', 'ap', '--to', 'sns'], 'Did you mean `app`?'],
  [['trace', '--colour', 'red'], 'There is no flag --colour here.'],
  [['trace', '--from'], '--from needs a value.'],
  [
    ['trace', '--from', '--to', 'x'],
    '--from needs a value, and --to looks like a flag. If it is meant, write --from=--to',
  ],
  [['cost', '--gb', '-5'], '--gb needs a value, and -5 looks like a flag. If it is meant, write --gb=-5'],
  [['trace', '--json=yes'], '--json takes no value.'],
  [['matrix', '--form', 'x'], 'There is no flag --form here. Did you mean --from?'],
  [
    ['import', '--cloudformation', 'x.yaml', '--region', 'us-esat-1'],
    'such as us-east-1, not us-esat-1. Did you mean us-east-1?',
  ],
  [['trace', 'extra', '--scenario', good], 'takes no argument such as extra'],
  [['check'], 'one scenario file or more'],
  [['import'], '--aws DIR'],
  [['lint'], 'Say what to read'],
  [['lint', 'extra', '--scenario', good], 'takes no argument such as extra'],
  [['diff', good], 'two scenarios or folders'],
  [['diff', good, good, good], 'two scenarios or folders'],
  [['diff', good, 'nowhere.json'], 'nowhere.json: there is no such file'],
  [['diff', good, good, '--from', 'app'], '--to is missing'],
  [['diff', good, good, '--from', 'ap', '--to', 'sns'], 'Did you mean `app`?'],
])('%j is refused with a sentence', (args, message) => {
  const { code, out, err } = hopwise(...args);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain(message);
});

test('a name that an import left out is told with what was left out', () => {
  const text = JSON.stringify({
    Vpcs: [{ VpcId: 'vpc-1' }],
    NetworkInterfaces: [{ NetworkInterfaceId: 'eni-1', SubnetId: 's', PrivateIpAddress: '10.0.0.7' }],
  });
  const path = file('no-subnets/all.json', text);
  const { code, err } = hopwise(
    'trace',
    '--aws',
    dirname(path),
    '--from',
    'eni-1',
    '--to',
    '10.0.0.1',
    '--port',
    '1',
  );
  expect(code).toBe(2);
  expect(err).toContain('): their subnet is not in the data.');
});

test('a finding comes with its fix, in AWS’s words for an import, and a plan where one is not enough', () => {
  const flow = ['--aws', aws, '--from', 'app', '--to', '10.30.1.10', '--port', '80'];
  const { out } = hopwise('trace', ...flow);
  expect(out).toContain(
    '\n    Fix: Add an outbound rule to security group `sg-0aaa0000000000002` (app): `tcp 80` to',
  );
  expect(out).toContain(
    '\n      aws ec2 authorize-security-group-egress --group-id sg-0aaa0000000000002 --ip-permissions',
  );
  expect(out).toContain('\nTo open this flow\n  1. Add an outbound rule');
  const { findings, plan } = JSON.parse(hopwise('trace', ...flow, '--json').out);
  expect(findings[0].fix).toMatchObject({ opens: false, verdict: 'not-reachable', sideEffects: [] });
  expect(findings[0].fix.aws).toMatch(/^aws ec2 /);
  expect(plan).toMatchObject({ opens: true, verdict: 'reachable' });
  expect(plan.steps).toHaveLength(2);
});

test('a fix names the other flows that it changes, and stands alone where it is enough', () => {
  const path = file(
    'fix.json',
    JSON.stringify({
      version: 1,
      vpcs: {
        main: {
          cidr: '10.0.0.0/16',
          subnets: { one: { cidr: '10.0.1.0/24' } },
          securityGroups: { a: {}, b: {} },
        },
      },
      instances: {
        app: { subnet: 'one', securityGroups: ['a'] },
        job: { subnet: 'one', securityGroups: ['a'] },
        db: { subnet: 'one', securityGroups: ['b'] },
      },
      flows: { nightly: { from: 'job', to: 'db', port: 5432 } },
    }),
  );
  const { out } = hopwise('trace', '--scenario', path, '--from', 'app', '--to', 'db', '--port', '5432');
  expect(out).toContain(
    'Fix (opens the flow): Add an inbound rule to security group `b`: `tcp 5432` from security group `a`.',
  );
  expect(out).toContain('Also changes nightly: not reachable → reachable');
  expect(out).not.toContain('To open this flow');
});
