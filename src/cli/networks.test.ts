/**
 * Flows through real accounts' exports with the verdicts that another tool's tests assert. The data is not part of
 * this project: HOPWISE_NETWORKS names its folder.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { VERDICTS } from '../evaluator/index.ts';
import { run } from './run.ts';

const folder = process.env['HOPWISE_NETWORKS'] ?? '';

const Flows = z.object({
  flows: z.array(
    z.object({
      network: z.string(),
      from: z.string(),
      to: z.string(),
      protocol: z.string(),
      port: z.number(),
      expect: z.enum(VERDICTS),
      path: z.array(z.string()),
    }),
  ),
});

test.runIf(folder === '')('without HOPWISE_NETWORKS the flows of real accounts are skipped', () => {
  process.stdout.write('HOPWISE_NETWORKS is not set: the flows of real accounts were skipped.\n');
  expect(flows).toEqual([]);
});

const { flows } =
  folder === '' ? { flows: [] } : Flows.parse(JSON.parse(readFileSync(join(folder, 'flows.json'), 'utf8')));

for (const { network, from, to, protocol, port, expect: verdict, path } of flows) {
  test(`${network}: ${from} to ${to} ${protocol} ${port} is ${verdict}`, () => {
    const out: string[] = [];
    const args = [
      '--aws',
      join(folder, network),
      '--from',
      from,
      '--to',
      to,
      '--protocol',
      protocol,
      '--port',
      String(port),
    ];
    const code = run(['trace', ...args, '--json'], {
      out: (text) => out.push(text),
      err: (text) => out.push(text),
      colour: false,
    });
    const traced = JSON.parse(out.join('\n'));
    expect(code).toBe(0);
    expect(traced.verdict).toBe(verdict);
    expect(traced.path.filter((id: string) => path.includes(id))).toEqual(path);
  });
}
