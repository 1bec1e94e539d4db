/** Where networks come from: flags, paths that are told by their content, archives; and names as people know them. */
import { gzipSync, strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { twoAccounts } from '../import/fixtures/files.ts';
import { run } from './run.ts';
import { hopwise, testFolder } from './testing/command.ts';

const { file, path } = testFolder();

const good = file('good.json', {
  version: 1,
  vpcs: { main: { cidr: '10.0.0.0/16', subnets: { a: { cidr: '10.0.1.0/24' } } } },
  instances: { app: { subnet: 'a', label: 'front' }, db: { subnet: 'a' } },
  flows: { query: { from: 'app', to: 'db', port: 5432, expect: 'reachable' } },
});
for (const { file: name, text } of twoAccounts()) file(`export/${name}`, text);
const aws = path('export');
const zipped = zipSync(
  // In the order of a folder: what is left out is named in the order of the files.
  Object.fromEntries(
    twoAccounts()
      .toSorted((a, b) => (a.file < b.file ? -1 : 1))
      .map(({ file: name, text }) => [name, strToU8(text)]),
  ),
);
const zip = file('export.zip', zipped);
const BASTION = ['--to', '10.30.1.10', '--port', '22', '--json'];

test('a zip of an export is read like the folder', () => {
  const fromFolder = hopwise('trace', '--aws', aws, '--from', 'app', ...BASTION);
  expect(hopwise('trace', '--aws', zip, '--from', 'app', ...BASTION)).toEqual(fromFolder);
  expect(fromFolder.code).toBe(0);
  // Its name does not matter.
  const renamed = file('export.bin', zipped);
  expect(hopwise('trace', '--aws', renamed, '--from', 'app', ...BASTION)).toEqual(fromFolder);
});

test('what is broken in an archive is named with the archive', () => {
  const broken = file('broken.zip', zipSync({ 'a/Vpcs.json': strToU8('{\n "Vpcs": [ }') }));
  expect(hopwise('import', '--aws', broken)).toMatchObject({
    code: 2,
    err: expect.stringContaining(`${broken}/a/Vpcs.json:2:12: This is not JSON`),
  });
  const cut = file('cut.zip', zipped.slice(0, 400));
  const { code, err } = hopwise('import', '--aws', cut);
  expect({ code, err }).toMatchObject({ code: 2, err: expect.stringContaining(cut) });
});

test('what of an archive is not read is said', () => {
  const files = { 'Vpcs.json': strToU8('{"Vpcs":[{"VpcId":"vpc-1"}]}'), 'readme.md': strToU8('x') };
  const { code, err } = hopwise('import', '--aws', file('more.zip', zipSync(files)));
  expect(code).toBe(0);
  expect(err).toContain('Left out: files (1: readme.md): their names do not end in .json');
});

test('a flag that counts once is refused where it stands twice', () => {
  const twice = hopwise('matrix', '--aws', aws, '--aws', path('other'));
  expect(twice).toMatchObject({ code: 2, out: '', err: '--aws stands twice; it counts once.' });
  const parameters = ['--parameter', 'A=1', '--parameter', 'B=2', '--region', 'eu-west-1'];
  expect(hopwise('lint', '--scenario', good, ...parameters).err).not.toContain('twice');
});

test('diff says what imports left out', () => {
  expect(hopwise('diff', aws, zip).err).toContain('Left out: ');
  expect(hopwise('diff', good, good).err).toBe('');
});

test('diff tells what stands at a path by its content', () => {
  const single = file('one.txt', JSON.stringify({ Vpcs: [{ VpcId: 'vpc-1', CidrBlock: '10.0.0.0/16' }] }));
  for (const [before, after] of [
    [aws, zip],
    [good, good],
    [single, single],
    [
      single,
      file('one.json.gz', gzipSync(strToU8('{"Vpcs":[{"VpcId":"vpc-1","CidrBlock":"10.0.0.0/16"}]}'))),
    ],
  ]) {
    const { code, err } = hopwise('diff', before ?? '', after ?? '');
    expect(code).toBe(0);
    expect(err.split('\n').filter((line) => line !== '' && !line.startsWith('Left out: '))).toEqual([]);
  }
  expect(hopwise('diff', good, single).out).toContain('Removed: instance `app` and `db`.');
});

test('a file that nothing tells is taken for a scenario, and its mistakes are named', () => {
  const odd = file('odd.json', '{ "version": 1, "vpc": {} }');
  expect(hopwise('diff', good, odd)).toMatchObject({
    code: 2,
    err: expect.stringContaining(
      `${odd}:1:17: \`vpc\` is not a field of the scenario. Did you mean \`vpcs\`?`,
    ),
  });
});

test.each([
  [
    ['trace', '--aws', aws, '--terraform', good, '--from', 'a', '--to', 'b'],
    '--aws and --terraform, not both',
  ],
  [['lint', '--aws', aws, '--region', 'us-east-1'], '--region is for --cloudformation'],
  [['lint', '--scenario', good, '--parameter', 'A=b'], '--parameter is for --cloudformation'],
  [['lint', '--cloudformation', good, '--parameter', 'A'], '--parameter is written NAME=VALUE, not A.'],
  [['lint', '--cloudformation', good, '--parameter', 'A=1', '--parameter', 'A=2'], 'gives A twice'],
  [['lint', '--cloudformation', good, '--region', 'Ireland'], '--region is the name of an AWS Region'],
  [['lint', '--cloudformation', good], `${good}: this is a scenario. Give it with --scenario.`],
  [['lint', '--terraform', zip], `${zip}: --terraform reads one file, and here are`],
  [['lint', '--terraform', aws], 'this is a folder, and --terraform reads a file'],
  [['import', '--scenario', good], '--scenario is a scenario already'],
  [['check', '--terraform', good], '--terraform expects nothing by itself'],
  [['check', aws], 'this is an export, which expects nothing. Give a policy file with --policy.'],
  [['diff', '--aws', aws, good], 'diff needs two scenarios or folders'],
  [['diff', '--terraform', good, good], 'diff needs two scenarios or folders'],
  [['trce'], 'There is no command trce. Did you mean trace?'],
  [['trace', '--scenari', good], 'There is no flag --scenari here. Did you mean --scenario?'],
  [['lint', '--scenario', good, '--format', 'xml'], '--format must be text, json, sarif, not xml.'],
  [['lint', '--scenario', good, '--format', 'text', '--json'], 'Give --json or --format, not both.'],
  [['schema', 'policies'], 'There is no schema of policies. There are scenario and policy.'],
])('%j is refused with a sentence', (args, message) => {
  const { code, out, err } = hopwise(...args);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain(message);
});

test('a name that fits nothing is told with the names that are close, labels among them', () => {
  const ask = (name: string) =>
    hopwise('trace', '--scenario', good, '--from', name, '--to', 'db', '--port', '1').err;
  expect(ask('fron')).toContain('Close to it: `front`.');
  expect(ask('ap')).toContain('Did you mean `app`?');
  expect(ask('zzzzzz')).not.toContain('Close to it');
  expect(hopwise('matrix', '--scenario', good, '--from', 'fronts').err).toContain('Close to it: `front`.');
});

test('an ARN names what it is the ARN of', () => {
  const to = 'arn:aws:elasticloadbalancing:us-east-1:444455556666:loadbalancer/app/web/00000000000000b1';
  const flow = [
    '--aws',
    'src/import/fixtures/hub-and-spoke',
    '--from',
    'internet',
    '--port',
    '443',
    '--json',
  ];
  const byArn = hopwise('trace', ...flow, '--to', to);
  expect(byArn).toEqual(hopwise('trace', ...flow, '--to', 'web'));
  expect(byArn.code).toBe(0);
  const matrix = ['matrix', '--aws', 'src/import/fixtures/hub-and-spoke', '--format', 'csv', '--to', to];
  expect(hopwise(...matrix).out).toContain('internet,web,');
});

test('the version is that of the package', () => {
  expect(hopwise('--version')).toEqual({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+$/), err: '' });
});

test('progress says which files are read and what is asked', () => {
  const seen: string[] = [];
  const silent = { out: () => {}, err: () => {}, colour: false, progress: (text: string) => seen.push(text) };
  run(['matrix', '--aws', aws], silent);
  run(['lint', '--aws', zip], silent);
  expect(seen.some((text) => /^Reading .*: 1 of \d+ files$/.test(text))).toBe(true);
  expect(seen.some((text) => /^Unpacking .*: 1 of \d+ files$/.test(text))).toBe(true);
  expect(seen).toContain(`Importing ${aws}`);
  expect(seen.some((text) => /^Asking what 1 of \d+ kinds of sources reach$/.test(text))).toBe(true);
});

test('lines for people are as wide as the terminal', () => {
  const out: string[] = [];
  const narrow = { out: (text: string) => out.push(text), err: () => {}, colour: false, width: 60 };
  run(['trace', '--scenario', good, '--from', 'app', '--to', 'db', '--port', '1'], narrow);
  const lines = out.join('\n').split('\n');
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(60);
  expect(lines.length).toBeGreaterThan(10);
});
