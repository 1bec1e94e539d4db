/** What every trace of every network keeps to, whatever the answer is. */
import { expect } from 'vitest';
import type { Network } from '../model/network.ts';
import type { Hop, PathTrace, Trace } from '../trace/types.ts';

/** Whether a JSON Pointer leads to something. */
const existsAt = (root: unknown, pointer: string): boolean => {
  let value = root;
  for (const step of pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return false;
    value = Reflect.get(value, step);
  }
  return true;
};

/** It begins with a capital letter, or with a name or number, and ends. */
const SENTENCE = /^[^a-z].*\.$/s;

/** A hop says who decided, what was asked and answered, by which of the candidates, and on which facts. */
const expectWholeHop = (hop: Hop, { findings }: PathTrace): void => {
  expect(hop).toMatchObject({
    kind: expect.stringMatching(/./),
    at: expect.stringMatching(/./),
    question: expect.stringMatching(/\?$/),
    answer: expect.stringMatching(SENTENCE),
    resource: { kind: expect.stringMatching(/./), id: expect.stringMatching(/./) },
  });
  // Who sends is what the question says; everything else rests on something that AWS says.
  if (hop.kind !== 'source') expect(hop.facts, hop.question).not.toEqual([]);
  if (hop.decision !== 'passes') expect(hop.finding, hop.question).toBeDefined();
  if (hop.finding !== undefined) expect(findings.map(({ code }) => code)).toContain(hop.finding);
  if (!('candidates' in hop)) return;
  expect(hop.candidates.every(({ text }) => text !== '')).toBe(true);
  const deciding = hop.candidates.filter(({ outcome }) => outcome === 'decides');
  expect(deciding.length, hop.answer).toBeLessThanOrEqual(1);
  for (const { pointer } of deciding) expect(pointer, hop.answer).toBe(hop.pointer);
  if (hop.finding === 'route-not-decided' && deciding.length === 0)
    expect(hop.candidates.some(({ outcome }) => outcome === 'unclear')).toBe(true);
};

/** What is crossed on the way says that it lets through; only a regional NAT gateway speaks for the internet gateway, too. */
const expectCrossings = (network: Network, { verdict, there, path }: PathTrace): void => {
  if (verdict !== 'reachable') return;
  const passing = new Set(there.filter(({ decision }) => decision === 'passes').map(({ at }) => at));
  const crossed = [
    network.egressOnlyInternetGateways,
    network.natGateways,
    network.peerings,
    network.transitGateways,
    network.interfaceEndpoints,
    network.gatewayEndpoints,
    network.resourceEndpoints,
    network.inspectionEndpoints,
    network.loadBalancers,
    network.connections,
  ].flatMap((known) => path.filter((id) => known.has(id)));
  for (const id of crossed) expect(passing, `${id} of ${path.join(' ')}`).toContain(id);
};

/** The test fails where a trace lacks something, or contradicts itself. */
export const expectWhole = (network: Network, trace: Trace): void => {
  const { scenario } = network;
  expect(trace.choices.length).toBeGreaterThan(0);
  for (const choice of trace.choices) {
    const hops = [...choice.there, ...choice.back];
    const decisions = hops.map((hop) => hop.decision);
    const invalid = choice.findings.some((finding) => finding.kind === 'invalid');
    if (decisions.includes('refuses')) expect(choice.verdict).toBe('not-reachable');
    else if (decisions.includes('unknown') || invalid) expect(choice.verdict).toBe('undetermined');
    if (choice.verdict === 'reachable') expect(new Set(decisions)).toEqual(new Set(['passes']));
    else expect(choice.findings.length).toBeGreaterThan(0);
    for (const hop of hops) expectWholeHop(hop, choice);
    expectCrossings(network, choice);
    const candidates = hops.flatMap((hop) => ('candidates' in hop ? hop.candidates : []));
    for (const { pointer } of [...hops, ...candidates])
      expect(existsAt(scenario, pointer), pointer).toBe(true);
    for (const { code, message, facts } of choice.assumptions) {
      expect(code).not.toBe('');
      expect(message).toMatch(SENTENCE);
      expect(facts, message).not.toEqual([]);
    }
  }
  for (const { message, pointer, resource } of trace.findings) {
    expect(message).toMatch(SENTENCE);
    expect(resource.id).not.toBe('');
    expect(existsAt(scenario, pointer), pointer).toBe(true);
  }
  const verdicts = new Set(trace.choices.map((choice) => choice.verdict));
  expect(trace.verdict).toBe(verdicts.size === 1 ? [...verdicts][0] : 'undetermined');
  expect(JSON.parse(JSON.stringify(trace))).toEqual(trace);
};
