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

/** `all`: whoever asks gets there. `some`: certain addresses do. `none`: nobody. */
export type Reach =
  | { readonly kind: 'all' | 'some'; readonly owner: NetworkInterface; readonly port: number }
  | { readonly kind: 'none' | 'unknown' };

/**
 * Addresses without a meaning: what lets most of a version's in lets the whole internet in. Not all, since ACLs
 * that refuse the odd range are common.
 */
const ANYBODY: Readonly<Record<4 | 6, readonly string[]>> = {
  4: ['internet:81.2.69.160', 'internet:151.101.1.77', 'internet:198.51.100.10'],
  6: ['internet:2a00:1::77', 'internet:2600:1f00::77', 'internet:2001:db8::10'],
};
const MOST = 2;

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
  const open = ANYBODY[family].filter((from) => ask(probe, from, to, port) === 'reachable');
  if (open.length >= MOST) return { kind: 'all', owner, port };
  const anyone = open.length > 0 ? 'reachable' : ask(probe, 'internet', to, port);
  switch (anyone) {
    case 'reachable':
      return { kind: 'some', owner, port };
    case 'undetermined':
      return { kind: 'unknown' };
    case 'not-reachable':
      return { kind: 'none' };
  }
};

const WEIGHTS: Readonly<Record<Reach['kind'], number>> = { none: 0, unknown: 1, some: 2, all: 3 };
const stronger = (a: Reach, b: Reach): Reach => (WEIGHTS[b.kind] > WEIGHTS[a.kind] ? b : a);

/** Whether the internet reaches one of these interfaces on one of these TCP ports, over one of these IP versions. */
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
        if (best.kind === 'all') return best;
      }
    }
  }
  return best;
};
