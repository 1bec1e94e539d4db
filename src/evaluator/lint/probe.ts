/** Asks the tracer whether the internet reaches interfaces, without asking it about ten thousand of them. */
import { formatPrefix, isAddress } from '../address/prefix.ts';
import { isPublic } from '../address/ranges.ts';
import { familyOf } from '../address/set.ts';
import type { Network, NetworkInterface } from '../model/network.ts';
import type { Verdict } from '../model/schema.ts';
import { traceFlow } from '../trace/trace-flow.ts';

/** What is left of the work that one run of lint may do, and what it knows already. */
export interface Probe {
  readonly network: Network;
  /** Traces that may still be made; without any left the answer is `unknown`. */
  left: number;
  readonly known: Map<string, Verdict>;
}

/** `open`: an address without a meaning gets there. `none`: no such address does. */
export type Reach =
  | { readonly kind: 'open'; readonly owner: NetworkInterface; readonly port: number; readonly from: string }
  | { readonly kind: 'none' | 'unknown' };

/** Traces that are made at most. Each looks through all interfaces: of 10,000, four hundred take two seconds. */
const tracesFor = (interfaces: number): number => Math.max(200, Math.min(2000, 4_000_000 / (interfaces + 1)));

/** Starts the work for a network of so many interfaces. */
export const newProbe = (network: Network, interfaces: number): Probe => ({
  network,
  left: tracesFor(interfaces),
  known: new Map(),
});

/**
 * Addresses that stand for anybody. The flow source `internet` would not do: it finds the one office that an ACL
 * lets in, too. Several, since ACLs that refuse the odd range are common.
 */
const ANYBODY: Readonly<Record<4 | 6, readonly string[]>> = {
  4: ['81.2.69.160', '151.101.1.77', '198.51.100.10'],
  6: ['2a00:1::77', '2600:1f00::77', '2001:db8::10'],
};

/** What a flow from the internet would name to mean this interface and no other of its instance. */
const nameOf = (network: Network, owner: NetworkInterface, family: 4 | 6): string | undefined => {
  const sets =
    family === 4
      ? [...owner.publicAddresses.values()]
      : owner.addresses.filter((own) => familyOf(own) === 6 && own.prefixes.every(isPublic));
  const exact = sets.map(({ prefixes }) => prefixes).find(([one]) => one !== undefined && isAddress(one));
  const [address] = exact ?? [];
  if (address !== undefined && exact?.length === 1) return formatPrefix(address);
  const instance = owner.instance === undefined ? undefined : network.instances.get(owner.instance);
  const isOnly = instance === undefined || instance.interfaces.length === 1;
  return sets.length > 0 && isOnly ? owner.id : undefined;
};

/** Whether a packet from the internet could be addressed to it at all (facts F-IGW-02 and F-IGW-04). */
const isAddressable = (owner: NetworkInterface, family: 4 | 6): boolean =>
  family === 4
    ? owner.publicAddresses.size > 0
    : owner.addresses.some((own) => familyOf(own) === 6 && own.prefixes.some(isPublic));

const ask = (probe: Probe, from: string, to: string, port: number): Verdict => {
  const key = `${from} ${to} ${port}`;
  const known = probe.known.get(key);
  if (known !== undefined) return known;
  if (probe.left <= 0) return 'undetermined';
  probe.left -= 1;
  const result = traceFlow(probe.network, { from, to, protocol: 'tcp', port });
  const verdict = result.ok ? result.trace.verdict : 'undetermined';
  probe.known.set(key, verdict);
  return verdict;
};

interface Target {
  readonly owner: NetworkInterface;
  readonly to: string;
}

/** Interfaces that no rule tells apart: one of them stands for all. */
const distinct = (network: Network, targets: readonly Target[]): readonly Target[] => {
  const classOf = ({ owner }: Target): string => {
    const groups = (owner.securityGroups ?? []).map(({ key }) => key).sort();
    const state = owner.instance === undefined ? '' : network.instances.get(owner.instance)?.state;
    return `${owner.subnet.pointer} ${groups.join(' ')} ${owner.use ?? ''} ${state}`;
  };
  return [
    ...new Map(targets.map((target) => [classOf(target), target] as const).reverse()).values(),
  ].reverse();
};

const reachOne = (probe: Probe, { owner, to }: Target, port: number, family: 4 | 6): Reach => {
  let kind: 'none' | 'unknown' = 'none';
  for (const from of ANYBODY[family]) {
    const verdict = ask(probe, `internet:${from}`, to, port);
    if (verdict === 'reachable') return { kind: 'open', owner, port, from };
    if (verdict === 'undetermined') kind = 'unknown';
  }
  return { kind };
};

const WEIGHTS: Readonly<Record<Reach['kind'], number>> = { none: 0, unknown: 1, open: 2 };
const stronger = (a: Reach, b: Reach): Reach => (WEIGHTS[b.kind] > WEIGHTS[a.kind] ? b : a);

/** Whether just anybody on the internet reaches one of these interfaces on one of these TCP ports, over one of these IP versions. */
export const reachFromInternet = (
  probe: Probe,
  owners: readonly NetworkInterface[],
  ports: readonly number[],
  families: ReadonlySet<4 | 6>,
): Reach => {
  let best: Reach = { kind: 'none' };
  for (const family of families) {
    const targets: Target[] = [];
    for (const owner of owners) {
      if (!isAddressable(owner, family)) continue;
      const to = nameOf(probe.network, owner, family);
      if (to === undefined) best = stronger(best, { kind: 'unknown' });
      else targets.push({ owner, to });
    }
    for (const target of distinct(probe.network, targets)) {
      for (const port of ports) {
        best = stronger(best, reachOne(probe, target, port, family));
        if (best.kind === 'open') return best;
      }
    }
  }
  return best;
};
