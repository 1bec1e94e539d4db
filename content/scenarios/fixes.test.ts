/** The live examples, repaired: every blocked flow has a plan that opens it, but those that nothing here can open. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  applyEdits,
  closingFixesIn,
  fixesIn,
  type Network,
  type PatchOperation,
  readNetwork,
  traceFlow,
  type Verdict,
} from '../../src/evaluator/index.ts';

const here = import.meta.dirname;
const files = globSync('**/*.json', { cwd: here }).sort();

/** Blocked flows without a plan, and why. */
const WITHOUT_PLAN: ReadonlyMap<string, string> = new Map([
  ['hybrid/on-premises-to-endpoint.json office-to-s3', 'the way of the office to the internet is its own'],
  ['ipv6/egress-only.json in', 'nothing comes in by an egress-only internet gateway'],
  ['names/private-hosted-zone.json report-to-db', 'nobody else knows that the private name is meant'],
  ['names/private-hosted-zone.json no-such-name', 'the address of the name is not known'],
  ['policies/data-perimeter.json past-it', 'the bucket is meant to refuse it'],
  ['interface-endpoints/works.json ping', 'an endpoint never answers ping'],
  ['peering/borrowed-nat.json app-to-internet', 'the VPC would need a gateway and a subnet of its own'],
  ['peering/overlapping-cidrs.json app-to-db', 'two VPCs that overlap cannot be joined'],
]);

const networkOf = (text: string): Network => {
  const read = readNetwork(text);
  return read.ok ? read.network : expect.fail(JSON.stringify(read.problems));
};

const verdictAfter = (network: Network, flow: string, edits: readonly PatchOperation[]): Verdict => {
  const edited = applyEdits(network.scenario, edits);
  if (!edited.ok) return expect.fail(edited.message);
  const after = networkOf(JSON.stringify(edited.value));
  const request = after.flows.get(flow);
  const result = request === undefined ? undefined : traceFlow(after, request);
  return result?.ok === true ? result.trace.verdict : expect.fail('the flow is gone');
};

const flows = files.flatMap((file) => {
  const text = readFileSync(join(here, file), 'utf8');
  const read = readNetwork(text);
  return read.ok ? [...read.network.flows].map(([flow]) => [`${file} ${flow}`, flow, text] as const) : [];
});

describe.each(flows)('%s', (place, flow, text) => {
  const network = networkOf(text);
  const request = network.flows.get(flow) ?? expect.fail('the flow is there');

  it('is opened by its plan, and closed by each closing fix', () => {
    const fixed = fixesIn(network, request);
    if (!fixed.ok) return expect.fail(JSON.stringify(fixed.problems));
    const { plan, trace } = fixed;
    const isOpen = trace.verdict === 'reachable';
    expect(plan !== undefined).toBe(!isOpen && !WITHOUT_PLAN.has(place));
    if (plan !== undefined) expect(verdictAfter(network, flow, plan.edits)).toBe('reachable');
    for (const { fix } of trace.findings)
      if (fix !== undefined) expect(verdictAfter(network, flow, fix.edits)).toBe(fix.verdict);
    const closing = closingFixesIn(network, request);
    if (!closing.ok) return expect.fail(JSON.stringify(closing.problems));
    expect(closing.fixes.length > 0).toBe(isOpen);
    for (const { edits } of closing.fixes) expect(verdictAfter(network, flow, edits)).toBe('not-reachable');
  });
});

it('names no exception that is none', () => {
  const places = new Set<string>(flows.map(([place]) => place));
  expect([...WITHOUT_PLAN.keys()].filter((place) => !places.has(place))).toEqual([]);
});
