/**
 * The live examples assert themselves: each parses, builds and says for every flow what must come
 * out, in a way that cannot be right for the wrong reason: all findings of a blocked flow, the path
 * of an open one.
 */
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  applyEdits,
  checkExpectation,
  FINDING_CODES,
  readNetwork,
  traceFlow,
} from '../../src/evaluator/index.ts';
import { expectWhole } from '../../src/evaluator/testing/whole.ts';

const here = import.meta.dirname;
const files = globSync('**/*.json', { cwd: here }).sort();

describe.each(files)('%s', (file) => {
  const text = readFileSync(join(here, file), 'utf8');
  const read = readNetwork(text);
  const flows = read.ok ? [...read.network.flows] : [];

  it('is a scenario', () => {
    expect(read.ok ? [] : read.problems).toEqual([]);
  });

  it('is short enough to read, and asks something', () => {
    expect(text.split('\n').length).toBeLessThanOrEqual(112);
    expect(flows.length).toBeGreaterThan(0);
  });

  it('is a network that AWS would accept, but where it shows that AWS does not', () => {
    const found = read.ok ? read.network.findings.map((finding) => finding.code) : [];
    const invalid = found.filter((code) => FINDING_CODES[code].kind === 'invalid');
    expect(invalid.filter((code) => file !== `findings/${code}.json`)).toEqual([]);
  });

  describe.each(flows)('%s', (_name, flow) => {
    it('expects a path, or every finding', () => {
      const { expect: expected } = flow;
      if (expected === undefined || typeof expected === 'string')
        throw new Error('needs an expectation in full');
      if (expected.verdict === 'reachable') expect(expected.path?.length).toBeGreaterThan(0);
      else expect(expected.findings?.length).toBeGreaterThan(0);
      for (const code of expected.findings ?? []) expect(FINDING_CODES).toHaveProperty([code]);
    });

    it('holds', () => {
      if (!read.ok || flow.expect === undefined) throw new Error('nothing to compare');
      const result = traceFlow(read.network, flow);
      expect(result.ok ? checkExpectation(result.trace, flow.expect) : [result.problem.message]).toEqual([]);
      if (result.ok) expectWhole(read.network, result.trace);
    });
  });
});

/** The finding of a whole trace stands beside what makes its ways differ. */
const BESIDES: Readonly<Record<string, readonly string[]>> = { 'choices-differ': ['network-acl-inbound'] };

/** What a finding stands without, and its reader does not: whoever is asked in vain, and ways that are right or wait for the fix. */
const FOR_THE_READER: Readonly<Record<string, readonly string[]>> = {
  'address-family-mismatch': ['/instances/db'],
  'address-not-assigned': ['/instances/db'],
  'connection-no-route': ['/vpnConnections/vpn'],
  'dns-attributes-unknown': ['/instances/db'],
  'endpoint-outside-vpc': ['/vpcs/hub/routeTables/main'],
  'internet-gateway-private-source': ['/vpcs/office/routeTables/main'],
  'load-balancer-target-network': ['/vpcs/data/routeTables/main'],
  'nat-gateway-foreign-source': ['/vpcs/egress/routeTables/main'],
  'peering-not-transitive': ['/internetGateways/igw'],
  'transit-gateway-not-attached': ['/transitGateways/tgw/attachments/to-data'],
  'virtual-private-gateway-foreign-source': ['/vpnConnections/vpn'],
  'virtual-private-gateway-not-transitive': ['/vpcs/hub/routeTables/main', '/vpcs/data/routeTables/main'],
};

/** What a scenario's flows say, all together, or that it cannot be read. */
const saidBy = (text: string): readonly string[] => {
  const read = readNetwork(text);
  if (!read.ok) return ['not a scenario'];
  return [...read.network.flows.values()].flatMap((flow) => {
    const result = traceFlow(read.network, flow);
    if (!result.ok) return ['not a flow'];
    return [result.trace.verdict, ...result.trace.findings.map((finding) => finding.code)];
  });
};

/** Pointers to every resource that a scenario declares. */
const resourcesOf = (scenario: object, depth = 0, pointer = ''): readonly string[] =>
  Object.entries(scenario).flatMap(([name, group]: [string, unknown]) => {
    const isGroup = typeof group === 'object' && group !== null && !Array.isArray(group) && name !== 'flows';
    if (!isGroup || (depth > 0 && !HOLDS_RESOURCES.has(name))) return [];
    return Object.entries(group).flatMap(([id, fields]: [string, unknown]) => {
      const own = `${pointer}/${name}/${id}`;
      const nested = typeof fields === 'object' && fields !== null ? resourcesOf(fields, depth + 1, own) : [];
      return [own, ...nested];
    });
  });
const HOLDS_RESOURCES = new Set(['subnets', 'routeTables', 'securityGroups', 'networkAcls', 'attachments']);

describe('findings', () => {
  const shown = globSync('findings/*.json', { cwd: here }).map((file) => basename(file, '.json'));
  const textOf = (code: string): string => readFileSync(join(here, 'findings', `${code}.json`), 'utf8');

  it('have a scenario each', () => {
    expect(shown.sort()).toEqual(Object.keys(FINDING_CODES).sort());
  });

  describe.each(shown)('%s', (code) => {
    const said = saidBy(textOf(code));

    it('is all that its scenario gives, and it gives it once', () => {
      const [, ...found] = said;
      expect(found.sort()).toEqual([code, ...(BESIDES[code] ?? [])].sort());
    });

    it('needs everything that stands there', () => {
      const scenario: object = JSON.parse(textOf(code));
      const spare = resourcesOf(scenario).filter((path) => {
        const less = applyEdits(scenario, [{ op: 'remove', path }]);
        const saidWithout = less.ok ? saidBy(JSON.stringify(less.value)) : [];
        return JSON.stringify([...saidWithout].sort()) === JSON.stringify([...said].sort());
      });
      expect(spare.sort()).toEqual([...(FOR_THE_READER[code] ?? [])].sort());
    });
  });
});
