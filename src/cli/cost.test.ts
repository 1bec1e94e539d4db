/** `hopwise cost`, as people and programs see it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { run } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'hopwise-cost-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const hopwise = (...args: readonly string[]) => {
  const out: string[] = [];
  const err: string[] = [];
  const code = run(args, { out: (text) => out.push(text), err: (text) => err.push(text), colour: false });
  return { code, out: out.join('\n'), err: err.join('\n') };
};

const write = (name: string, content: object): string => {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(content));
  return path;
};

const content = (file: string): string => join(import.meta.dirname, '../../content/scenarios', file);
const NAT = content('sns/nat.json');
const FLOW = ['--from', 'app', '--to', 'sns.us-east-1.amazonaws.com'] as const;

test('a path’s cost is a table with its total, sources with their dates, and what was taken as true', () => {
  const { code, out, err } = hopwise('cost', '--scenario', NAT, ...FLOW, '--gb', '1000', '--gb-back', '0.5');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out.split('\n')).toEqual([
    'reachable  app → sns.us-east-1.amazonaws.com',
    'app → private-a → public-a → nat → public-a → igw → com.amazonaws.us-east-1.sns',
    '',
    '     What                          Quantity  Price  USD a month',
    'nat  NAT gateway                      730 h  0.045        32.85',
    'nat  public IPv4 address              730 h  0.005         3.65',
    'nat  processed by a NAT gateway  1,000.5 GB  0.045        45.02',
    '     Total                                                81.52',
    '',
    'Prices',
    '  F-PRICE-01  2026-09-20, medium: NAT gateway',
    '  F-PRICE-11  2026-09-17, high: public IPv4 address',
    '',
    'Taken as true',
    '  The zones of `private-a` and `public-a` are not in the data: they are taken to be one. If they are two, each gigabyte between them costs a zone crossing. (F-PRICE-07)',
  ]);
});

test('--json prints one object, with the path of a flow and without one', () => {
  const ofFlow = JSON.parse(hopwise('cost', '--scenario', NAT, ...FLOW, '--gb', '100', '--json').out);
  expect(Object.keys(ofFlow)).toEqual([
    'verdict',
    'path',
    'currency',
    'hoursPerMonth',
    'total',
    'complete',
    'lines',
    'notes',
  ]);
  expect(ofFlow).toMatchObject({ verdict: 'reachable', currency: 'USD', total: 41, complete: true });
  expect(ofFlow.lines[2]).toEqual({
    resource: 'nat',
    price: 'nat-gateway-gigabyte',
    what: 'processed by a NAT gateway',
    quantity: 100,
    unit: 'gigabyte',
    unitPrice: 0.045,
    amount: 4.5,
    source: 'table',
    fact: 'F-PRICE-01',
    date: '2026-09-20',
    confidence: 'medium',
  });
  const whole = JSON.parse(hopwise('cost', '--scenario', NAT, '--gb', '100', '--hours', '0', '--json').out);
  expect(whole).toMatchObject({ hoursPerMonth: 0, total: 4.5 });
  expect(whole.lines[0].flow).toBe('app-to-sns');
  expect(whole).not.toHaveProperty('verdict');
});

test('what has no price is listed, and the total says so', () => {
  const path = write('unpriced.json', {
    version: 1,
    vpcs: { main: { cidr: '10.0.0.0/16', subnets: { one: { cidr: '10.0.1.0/24' } } } },
    resolverEndpoints: { dns: { direction: 'inbound', subnets: ['one'] } },
    natGateways: { nat: { subnet: 'one', connectivity: 'private' } },
    prices: { 'nat-gateway-hour': 0.1 },
  });
  const { out } = hopwise('cost', '--scenario', path);
  expect(out).toContain('Total, without what is not priced');
  expect(out).toContain('Not priced, and not in the total\n  Resolver endpoint `dns`');
  expect(out).toContain('The scenario’s own: nat-gateway-hour');
  expect(out).toMatch(/nat +NAT gateway +730 h +0\.10 +73\.00/);
});

test('names from the data steer no terminal', () => {
  const path = write('steer.json', {
    version: 1,
    vpcs: {
      main: { cidr: '10.0.0.0/16', label: '\u001b[31mred', subnets: null },
    },
    otherGateways: { odd: { kind: '\u001b[31mred' } },
  });
  const { code, out } = hopwise('cost', '--scenario', path);
  expect(code).toBe(0);
  expect(out).toContain('odd');
  expect(out).not.toContain('\u001b');
});

test.each([
  [[], 'Say what to read'],
  [['--scenario', NAT, '--gb', 'much'], '--gb must be a number from 0 to 1000000000, not much.'],
  [['--scenario', NAT, '--gb', '-1'], '--gb'],
  [['--scenario', NAT, '--hours', '745'], '--hours must be a number from 0 to 744'],
  [['--scenario', NAT, '--from', 'app'], '--to is missing'],
  [['extra', '--scenario', NAT], 'takes no argument such as extra'],
])('cost %j is refused with a sentence', (args, message) => {
  const { code, out, err } = hopwise('cost', ...args);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain(message);
});
