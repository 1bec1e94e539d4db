/** The commands lint and diff, over scenarios and an export. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { twoAccounts } from '../import/fixtures/files.ts';
import { run } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'hopwise-lint-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string, content: string): string => {
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

const scenario = (routes: Readonly<Record<string, unknown>>, rule: object = {}): string =>
  JSON.stringify({
    version: 1,
    vpcs: {
      main: {
        cidr: '10.0.0.0/16',
        subnets: { s: { cidr: '10.0.1.0/24' } },
        routeTables: { main: { main: true, routes } },
        securityGroups: { g: { inbound: [{ protocol: 'tcp', port: 443, cidr: '10.0.0.0/8', ...rule }] } },
      },
    },
    instances: { web: { subnet: 's', publicIp: '192.0.2.7', securityGroups: ['g'], label: '\u001b[31mred' } },
    internetGateways: { igw: { vpc: 'main' } },
    otherGateways: { tgw: { kind: 'transit gateway' } },
    flows: { out: { from: 'web', to: 'internet', port: 443 } },
  });
const routed = file('routed.json', scenario({ '0.0.0.0/0': 'igw' }));
const closed = file('closed.json', scenario({}));
const open = file('open.json', scenario({ '0.0.0.0/0': 'igw' }, { port: 22, cidr: '0.0.0.0/0' }));
const dead = file('dead.json', scenario({ '10.9.0.0/16': { target: 'tgw', state: 'blackhole' } }));
for (const { file: name, text } of twoAccounts()) file(`export/${name}`, text);
const aws = join(folder, 'export');

describe('lint', () => {
  it('prints what it finds with code and place, and counts', () => {
    expect(hopwise('lint', '--scenario', routed)).toEqual({ code: 0, out: '0 warnings, 0 notes.', err: '' });
    const { code, out } = hopwise('lint', '--scenario', open);
    expect(code).toBe(0);
    expect(out).toMatch(/^warning {2}Security group `g` lets every address in to tcp 22 \(SSH\)/);
    expect(out).toContain('group-open-to-internet at /vpcs/main/securityGroups/g/inbound/0');
    expect(out).toContain('1 warning, 0 notes.');
  });

  it('fails with --strict where there is a warning, not where there are notes only', () => {
    expect(hopwise('lint', '--scenario', dead, '--strict').code).toBe(1);
    expect(hopwise('lint', '--scenario', routed, '--strict').code).toBe(0);
    const noted = file('noted.json', scenario({}, { port: 22, cidr: '0.0.0.0/0' }));
    expect(hopwise('lint', '--scenario', noted, '--strict')).toMatchObject({
      code: 0,
      out: expect.stringContaining('0 warnings, 1 note.'),
    });
  });

  it('prints one object with --json, of an import with the file that each resource was read from', () => {
    const { code, out } = hopwise('lint', '--aws', aws, '--json');
    expect(code).toBe(0);
    const { warnings, notes, results } = JSON.parse(out);
    expect(results).toHaveLength(warnings + notes);
    expect(results[0]).toEqual({
      code: 'route-never-wins',
      severity: 'warning',
      resource: 'rtb-0aaa0000000000002',
      message: expect.stringContaining('`192.0.2.0/24 → nat-0aaa0000000000002`'),
      pointer: expect.stringMatching(/^\/vpcs\/vpc-0aaa0000000000001\/routeTables\//),
      origin: { file: '111122223333/us-east-1/RouteTables.json', pointer: expect.stringMatching(/^\/Rou/) },
      facts: ['F-ROUTE-04', 'F-ROUTE-05', 'F-ROUTE-08'],
    });
    expect(hopwise('lint', '--aws', aws).out).toContain('Left out: load balancers (1: ');
  });
});

describe('diff', () => {
  it('exits with 0 where packets notice nothing', () => {
    expect(hopwise('diff', routed, routed)).toEqual({
      code: 0,
      out: '1 flow asked of both: 0 answered differently.',
      err: '',
    });
    const { code, out } = hopwise('diff', routed, open);
    expect({ code, out }).toEqual({
      code: 0,
      out: 'Changed: security group `main/g`.\n1 flow asked of both: 0 answered differently.',
    });
  });

  it('exits with 1 where a verdict or a path changed, and says how', () => {
    const { code, out } = hopwise('diff', routed, closed);
    expect(code).toBe(1);
    expect(out).toContain('Flow `out`: It was reachable and is not reachable.');
    expect(out).toContain('Flow `out`: New finding no-route: ');
    expect(out).toContain('Changed: route table `main/main`.');
    expect(out).toContain('1 flow asked of both: 1 answered differently.');
  });

  it('asks the flow that the flags describe', () => {
    const ssh = ['--from', 'internet', '--to', 'web', '--port', '22'];
    const { code, out } = hopwise('diff', routed, open, ...ssh, '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      asked: 1,
      changed: [{ verdict: { before: 'not-reachable', after: 'reachable' } }],
      topology: { added: [], removed: [], changed: [{ kind: 'security group', name: 'main/g' }] },
    });
  });

  it('reads a folder as an export, and says that no flow is named there', () => {
    const { code, out } = hopwise('diff', aws, aws);
    expect({ code, out }).toMatchObject({
      code: 0,
      out: expect.stringContaining('Ask one with --from and --to'),
    });
    const asked = hopwise('diff', aws, routed, '--from', 'internet', '--to', 'bastion', '--port', '22');
    expect(asked.code).toBe(1);
    expect(asked.out).toContain('not possible to ask');
  });

  it('lets nothing from the data steer the terminal', () => {
    for (const flags of [[], ['--json']])
      expect(hopwise('diff', routed, closed, ...flags).out).not.toContain('\u001b');
    expect(hopwise('lint', '--scenario', open).out).not.toContain('\u001b');
  });
});
