/** The record of a walk: the lines so far, and the answers that are still to be followed. */
import type { AddressSet, Network, NetworkInterface, Vpc } from '../../evaluator/index.ts';
import { type End, endOfAddress, endOfOwners, together } from '../ends.ts';
import type { DiagramNode } from '../model.ts';
import type { Step } from './step.ts';

/** A connection between two nodes, in the direction of the first flow that could take it. */
export interface Link {
  readonly from: string;
  readonly to: string;
}

export class Walker {
  readonly links = new Map<string, Link>();
  /** Services and the internet, where a line leads there. */
  readonly outside = new Map<string, DiagramNode>();
  readonly answers: Step[] = [];
  readonly network: Network;
  readonly #ends = new Map<string, End>();

  constructor(network: Network) {
    this.network = network;
  }

  link(from: string, to: string, { answer }: { readonly answer: boolean }): void {
    const key = from < to ? `${from} ${to}` : `${to} ${from}`;
    if (from === to || this.links.has(key)) return;
    this.links.set(key, answer ? { from: to, to: from } : { from, to });
  }

  linkOutside(from: string, node: DiagramNode, packet: { readonly answer: boolean }): void {
    this.outside.set(node.id, node);
    this.link(from, node.id, packet);
  }

  /** The interfaces of a VPC that `goal` may mean: its own, and those of the endpoints that answer to its name. */
  goalsIn(vpc: Vpc, goal: End): readonly NetworkInterface[] {
    const own = goal.interfaces.filter((held) => held.subnet.vpc.id === vpc.id);
    if (!goal.byName) return own;
    const answering = [...this.network.interfaceEndpoints.values()].filter(
      (endpoint) => endpoint.vpc.id === vpc.id && goal.services.includes(endpoint.service),
    );
    return [...own, ...answering.flatMap((endpoint) => endpoint.interfaces)];
  }

  /** The end that some interfaces make. */
  owners(interfaces: readonly NetworkInterface[]): End {
    return this.#remembered(interfaces.map(({ pointer }) => pointer).join(' '), () =>
      endOfOwners(interfaces),
    );
  }

  /** The end that an address makes. */
  address({ prefixes, text }: AddressSet): End {
    return this.#remembered(`at ${text}`, () =>
      together(prefixes.map((prefix) => endOfAddress(this.network, prefix))),
    );
  }

  #remembered(key: string, make: () => End): End {
    const end = this.#ends.get(key) ?? make();
    this.#ends.set(key, end);
    return end;
  }
}
