/**
 * The examples for CI do what their pages say: every command of the workflows that calls Hopwise is run by a shell, over
 * the plan that breaks nothing and over plans that break a path.
 */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const here = import.meta.dirname;
const root = join(here, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'hopwise-examples-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

// `npx hopwise` of the workflow is this repository's own.
mkdirSync(join(folder, 'bin'));
const npx = join(folder, 'bin', 'npx');
writeFileSync(npx, `#!/bin/sh\nshift\nexec "${process.execPath}" "${join(root, 'src/cli/main.ts')}" "$@"\n`);
chmodSync(npx, 0o755);

interface Workflow {
  readonly jobs: Readonly<Record<string, { readonly steps: readonly { readonly run?: string }[] }>>;
}

const textOf = (file: string): string => readFileSync(join(here, file), 'utf8');

const inGitHub = (): readonly string[] =>
  Object.values((parse(textOf('github-actions.yml')) as Workflow).jobs).flatMap(({ steps }) =>
    steps.flatMap(({ run }) => run ?? []),
  );

const inGitLab = (): readonly string[] =>
  Object.values(
    parse(textOf('gitlab-ci.yml')) as Record<string, { readonly script: readonly string[] }>,
  ).flatMap(({ script }) => script);

const callsHopwise = (script: string): boolean => script.includes('npx hopwise');

/** A checkout with the policy file and a plan; gives what a step's shell prints and its exit code. */
const run = (name: string, script: string, plan: string) => {
  const checkout = join(folder, name);
  mkdirSync(checkout, { recursive: true });
  cpSync(join(here, 'network-policy.json'), join(checkout, 'network-policy.json'));
  writeFileSync(join(checkout, 'plan.json'), plan);
  const { status, stdout, stderr } = spawnSync('sh', ['-e', '-c', script], {
    cwd: checkout,
    encoding: 'utf8',
    env: { ...process.env, PATH: `${join(folder, 'bin')}${delimiter}${process.env['PATH'] ?? ''}` },
  });
  return { status, stdout, stderr, checkout };
};

const PLAN = textOf('plan.json');

/** The plan with the rules of a security group changed, everywhere that a plan says them. */
const withRules = (group: string, direction: 'ingress' | 'egress', rules: readonly object[]): string => {
  const plan = JSON.parse(PLAN);
  const planned = plan.planned_values.root_module.resources;
  for (const { address, values } of planned) if (address === group) values[direction] = rules;
  for (const { address, change } of plan.resource_changes)
    if (address === group) change.after[direction] = rules;
  return JSON.stringify(plan, null, 2);
};

const WORKFLOWS = [
  ['github-actions.yml', inGitHub()],
  ['gitlab-ci.yml', inGitLab()],
] as const;

describe.each(WORKFLOWS)('%s', (file, scripts) => {
  const calls = scripts.filter(callsHopwise);

  it('calls Hopwise once, in one line', () => {
    expect(calls).toHaveLength(1);
    expect(calls[0]?.trim().split('\n')).toHaveLength(1);
  });

  it.each(calls)('%s passes where the plan breaks nothing', (script) => {
    const { status, stdout, stderr, checkout } = run(`${file}-good`, script, PLAN);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('2 hold, 0 differ, 0 undetermined.');
    expect(readFileSync(join(checkout, 'hopwise.xml'), 'utf8')).toContain('failures="0"');
  });

  it.each(calls)('%s fails where a path is broken, and names the rule', (script) => {
    const { status, stdout, checkout } = run(
      `${file}-broken`,
      script,
      withRules('aws_security_group.endpoint', 'ingress', []),
    );
    expect(status).toBe(1);
    expect(stdout).toContain('the app reaches SNS privately: differs in plan.json');
    expect(stdout).toContain('security-group-inbound at plan.json /planned_values/root_module/resources/5');
    expect(readFileSync(join(checkout, 'hopwise.xml'), 'utf8')).toContain('<failure ');
    const sarif = join(checkout, 'hopwise.sarif');
    if (!existsSync(sarif)) return;
    const [result] = JSON.parse(readFileSync(sarif, 'utf8')).runs[0].results;
    expect(result.ruleId).toBe('security-group-inbound');
    expect(result.locations[0].physicalLocation.artifactLocation.uri).toBe('plan.json');
  });

  it.each(calls)('%s fails where a plan cannot be read, and says where', (script) => {
    const { status, stderr } = run(`${file}-cut`, script, PLAN.slice(0, 400));
    expect(status).toBe(2);
    expect(stderr).toMatch(/^plan\.json:\d+:\d+: /);
  });
});
