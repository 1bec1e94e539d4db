/** Every end of a network with what a policy file may select it by. */
import type { Network, NetworkInterface, Vpc } from '../model/network.ts';
import { type ReachClass, type ReachEnd, reachClasses } from '../reach/classes.ts';
import { aliasesByName, type Known } from './known.ts';

/** An end with its surroundings. */
export interface EndFacts {
  readonly end: ReachEnd;
  /** Name, label and other names. */
  readonly names: readonly string[];
  /** Its interfaces: the first one of an instance, all of an endpoint or load balancer. */
  readonly interfaces: readonly NetworkInterface[];
  /** The VPC, where the end itself says it. */
  readonly vpc: Vpc | undefined;
  readonly tags: ReadonlyMap<string, string>;
}

/** What is looked up over and over, made once for a network. */
export interface Ends {
  readonly network: Network;
  readonly known: Known;
  readonly classes: readonly ReachClass[];
  readonly facts: readonly EndFacts[];
  readonly byName: ReadonlyMap<string, EndFacts>;
  readonly byLabel: ReadonlyMap<string, readonly EndFacts[]>;
  /** Name, label and other names of any resource. */
  readonly namesOf: (resource: { readonly id: string; readonly label?: string }) => readonly string[];
}

type Place = Pick<EndFacts, 'interfaces' | 'vpc'>;

const placeOf = (network: Network, { name, kind }: ReachEnd): Place => {
  switch (kind) {
    case 'instance': {
      const [owner] = network.instances.get(name)?.interfaces ?? [];
      return { interfaces: owner === undefined ? [] : [owner], vpc: owner?.subnet.vpc };
    }
    case 'interface': {
      const owner = network.interfaces.get(name);
      return { interfaces: owner === undefined ? [] : [owner], vpc: owner?.subnet.vpc };
    }
    case 'endpoint': {
      const endpoint = network.interfaceEndpoints.get(name) ?? network.resourceEndpoints.get(name);
      return { interfaces: endpoint?.interfaces ?? [], vpc: endpoint?.vpc };
    }
    case 'load-balancer': {
      const balancer = network.loadBalancers.get(name);
      return { interfaces: balancer?.interfaces ?? [], vpc: balancer?.vpc };
    }
    case 'on-premises':
    case 'internet':
      return { interfaces: [], vpc: undefined };
  }
};

/** The tags of an end; the label is its Name tag where the data gives no tags. */
const tagsOf = (known: Known, { name, label }: ReachEnd): ReadonlyMap<string, string> => {
  const tags = new Map(known.tags.get(name) ?? []);
  if (label !== undefined && !tags.has('Name')) tags.set('Name', label);
  return tags;
};

/** Gathers the ends of a network. */
export const endsOf = (network: Network, known: Known): Ends => {
  const aliases = aliasesByName(known);
  const namesOf: Ends['namesOf'] = ({ id, label }) => [
    id,
    ...(label === undefined ? [] : [label]),
    ...(aliases.get(id) ?? []),
  ];
  const classes = reachClasses(network);
  const facts = classes
    .flatMap(({ members }) => members)
    .map(
      (end): EndFacts => ({
        end,
        names: namesOf({ ...end, id: end.name }),
        ...placeOf(network, end),
        tags: tagsOf(known, end),
      }),
    );
  const byLabel = new Map<string, EndFacts[]>();
  for (const each of facts) {
    const { label } = each.end;
    if (label === undefined) continue;
    const others = byLabel.get(label);
    if (others === undefined) byLabel.set(label, [each]);
    else others.push(each);
  }
  return {
    network,
    known,
    classes,
    facts,
    byName: new Map(facts.map((each) => [each.end.name, each])),
    byLabel,
    namesOf,
  };
};
