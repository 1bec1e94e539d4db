/** The live examples, repaired: every blocked flow has a plan that opens it, but those that nothing here can open. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  applyEdits,
  closingFixesIn,
  FINDING_CODES,
  type FindingCode,
  type FindingKind,
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
  ['challenges/half-inspected.json internet-to-web', 'the gateway would need a route table'],
  ['challenges/half-inspected.json web-to-internet', 'the gateway would need a route table'],
  ['challenges/office-resolver.json office-to-sqs', 'the way of the office to the internet is its own'],
  ['challenges/same-range.json app-to-api', 'the VPC has no endpoint for the service'],
  ['challenges/same-range.json guest-to-api', 'the VPC has no endpoint for the service'],
  ['hybrid/on-premises-to-endpoint.json office-to-s3', 'the way of the office to the internet is its own'],
  ['hybrid/office-without-resolver.json by-service-name', 'the name servers of the office are its own'],
  ['hybrid/resource-on-premises.json app-to-office', 'the VPC has no line of its own'],
  ['ipv6/egress-only.json in', 'nothing comes in by an egress-only internet gateway'],
  ['names/private-hosted-zone.json no-such-name', 'the address of the name is not known'],
  ['policies/data-perimeter.json past-it', 'the bucket is meant to refuse it'],
  ['policies/source-address.json by-endpoint', 'the bucket is meant to know one address'],
  ['interface-endpoints/works.json ping', 'an endpoint never answers ping'],
  ['peering/borrowed-nat.json app-to-internet', 'the VPC would need a gateway and a subnet of its own'],
  ['peering/overlap-unused.json app-to-db', 'two VPCs that overlap cannot be joined'],
  ['peering/overlapping-cidrs.json app-to-db', 'two VPCs that overlap cannot be joined'],
  ['troubleshooting/office-names.json by-service-name', 'the way of the office to the internet is its own'],
  ['private-link/names.json next-door', 'private DNS ends at its own VPC'],
  ['private-link/not-verified.json by-private-name', 'the provider has to prove the domain'],
  ['private-link/saas.json blue', 'no fix turns on DNS hostnames for a name that a provider chose'],
  ['peering/public-host-name.json by-private-name', 'what the resolver answers is not known'],
  [
    'peering/public-host-name.json by-public-name',
    'DNS resolution for the peering would open it; no fix proposes that',
  ],
  ['peering/two-peers-one-cidr.json blue-to-ldap', 'a narrower route would open it; no fix proposes that'],
  ['peering/what-can-be-borrowed.json office', 'the VPC has no line of its own'],
  ['peering/what-can-be-borrowed.json office-to-app', 'the spoke has no line of its own'],
  ['foundations/three-verdicts.json partner', 'what stands in the other VPC is not in the data'],
  ['internet/nat-in-private-subnet.json from-outside', 'a NAT gateway lets nothing in'],
  ['internet/private-nat.json books-to-app', 'in that VPC the address is nobody’s'],
  ['ipv6/nat64.json ipv4', 'the instance would need an IPv4 address'],
  ['ipv6/private-and-public.json in-4', 'a private address is no address of the internet'],
  ['names/resolver-rule.json wiki', 'the address of the name is not known'],
  ['names/zone-for-endpoint.json app-to-sqs', 'the address of the name is not known'],
  ['policies/perimeter.json past-the-endpoint', 'the bucket is meant to refuse it'],
  ['templates/empty-vpc.json app-to-internet', 'the VPC has no gateway'],
]);

/** Findings whose own scenario has no plan, and why. What is not known or not valid is mended in the data, not in the network. */
const FINDINGS_WITHOUT_PLAN: ReadonlyMap<string, string> = new Map([
  ['address-family-mismatch', 'the instance would need an address that nobody chose'],
  ['address-not-assigned', 'nobody has the address'],
  ['answer-from-elsewhere', 'both ways out are meant to be there'],
  ['blackhole-route', 'the gateway of the route is gone, and there is no other'],
  ['connection-no-route', 'what the network outside announces is its own'],
  ['delivered-elsewhere', 'two machines have one address'],
  ['egress-only-after-inspection', 'an egress-only gateway takes nothing back'],
  ['egress-only-unsolicited', 'nothing comes in by an egress-only gateway'],
  ['endpoint-protocol', 'an endpoint carries no such protocol'],
  ['endpoint-service-no-load-balancer', 'the provider has no load balancer'],
  ['endpoint-service-state', 'AWS brings the service up'],
  ['endpoint-service-zone', 'neither side has a subnet in the other zone'],
  ['gateway-ip-version', 'the gateway carries no IPv6'],
  ['internet-gateway-foreign-source', 'the VPC has no gateway of its own'],
  ['internet-gateway-private-destination', 'nothing private lies behind an internet gateway'],
  ['internet-gateway-private-source', 'nothing private comes in from the internet'],
  ['load-balancer-no-targets', 'there is nothing to register'],
  ['load-balancer-state', 'AWS brings the load balancer up'],
  ['load-balancer-unsolicited', 'a load balancer starts no connection'],
  ['loop', 'there is no other way out'],
  ['name-not-resolved', 'the address of the name is not known'],
  ['nat-gateway-foreign-source', 'the VPC has no gateway of its own'],
  ['no-route', 'the VPC has no gateway'],
  ['peering-not-transitive', 'the VPC has no gateway of its own'],
  ['peering-overlap', 'two VPCs that overlap cannot be joined'],
  ['resource-gateway-state', 'AWS brings the resource gateway up'],
  ['resource-gateway-zone', 'neither side has a subnet in the other zone'],
  ['resource-policy', 'somebody wrote the deny'],
  ['virtual-private-gateway-foreign-source', 'the spoke has no line of its own'],
  ['virtual-private-gateway-not-transitive', 'the other VPC has no line of its own'],
]);

const canHavePlan = (place: string): boolean => {
  const [, code] = /^findings\/(.+)\.json /.exec(place) ?? [];
  if (code === undefined) return !WITHOUT_PLAN.has(place);
  const entry: { readonly kind: FindingKind } = FINDING_CODES[code as FindingCode];
  const isMendable = entry.kind === 'blocker' || entry.kind === 'advice' || MENDED.has(code);
  return isMendable && !FINDINGS_WITHOUT_PLAN.has(code);
};

/** Findings of another kind that a fix opens all the same. */
const MENDED: ReadonlySet<string> = new Set(['choices-differ', 'ephemeral-ports-partly-open']);

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
    expect(plan !== undefined).toBe(!isOpen && canHavePlan(place));
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
  expect([...FINDINGS_WITHOUT_PLAN.keys(), ...MENDED].filter((code) => !(code in FINDING_CODES))).toEqual([]);
});
