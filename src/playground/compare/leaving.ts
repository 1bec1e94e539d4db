/** What of a path leaves the private network: gateways to the internet, and public addresses (fact F-SEED-04). Pure. */
import type { PathTrace } from '../../evaluator/index.ts';

export interface Leaving {
  /** Whether no internet, public NAT or egress-only gateway is crossed; null: not decided. */
  readonly private: boolean | null;
  /** What the destination's name gives, in words; empty where the flow names no host. */
  readonly named: readonly string[];
  /** Ids of the gateways to the internet that the packet or its answer crosses. */
  readonly gateways: readonly string[];
  /** Public addresses that stand for a private one on the way. */
  readonly addresses: readonly string[];
}

/** One of two paths, with where its flow goes. */
export interface LeavingSide {
  readonly leaving: Leaving;
  readonly to: string;
}

const GATEWAYS: ReadonlySet<string> = new Set(['internet-gateway', 'egress-only-internet-gateway']);

const once = <T>(items: readonly T[]): readonly T[] => [...new Set(items)];

/** What leaves on one path. */
export const leavingOf = (path: PathTrace): Leaving => {
  const hops = [...path.there, ...path.back];
  const crossed = hops.filter(({ kind, decision, reached }) => {
    return GATEWAYS.has(kind) && reached && decision === 'passes';
  });
  return {
    private: path.private,
    named: once(hops.flatMap((hop) => (hop.kind === 'name' ? hop.addresses : []))),
    gateways: once(crossed.map(({ at }) => at)),
    // A source is made public, and a public destination is taken back.
    addresses: once(
      crossed.flatMap((hop) => {
        const change = 'translation' in hop ? hop.translation : undefined;
        return change === undefined ? [] : [change.field === 'source' ? change.to : change.from];
      }),
    ),
  };
};
