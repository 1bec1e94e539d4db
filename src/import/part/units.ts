/** The resources that a part is put together from, and the one that a JSON Pointer stands in. */
import type { Scenario } from '../../evaluator/index.ts';
import { pointerOf } from '../../evaluator/model/document.ts';
import { COLLECTIONS, IN_TRANSIT_GATEWAY, IN_VPC } from './selection.ts';

/** A resource by its steps: `instances/app`, `vpcs/office/subnets/a`. */
export type Unit =
  | {
      readonly pointer: string;
      readonly collection: 'vpcs' | (typeof COLLECTIONS)[number];
      readonly name: string;
    }
  | {
      readonly pointer: string;
      readonly collection: 'inVpc';
      readonly map: (typeof IN_VPC)[number];
      readonly owner: string;
      readonly name: string;
    }
  | {
      readonly pointer: string;
      readonly collection: 'inTransitGateway';
      readonly map: (typeof IN_TRANSIT_GATEWAY)[number];
      readonly owner: string;
      readonly name: string;
    };

const own = <T>(map: Readonly<Record<string, T>> | null | undefined, name: string): T | undefined =>
  map !== null && map !== undefined && Object.hasOwn(map, name) ? map[name] : undefined;

const has = (map: Readonly<Record<string, unknown>> | null | undefined, name: string): boolean =>
  map !== null && map !== undefined && Object.hasOwn(map, name);

const stepsOf = (pointer: string): readonly string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));

/** The innermost resource that a pointer leads into; undefined where it leads into none. */
export const unitAt = (scenario: Scenario, pointer: string): Unit | undefined => {
  const [first, owner, inner, name] = stepsOf(pointer);
  if (owner === undefined) return undefined;
  if (first === 'vpcs') {
    const vpc = own(scenario.vpcs, owner);
    if (vpc === undefined) return undefined;
    const map = IN_VPC.find((each) => each === inner);
    return map !== undefined && name !== undefined && has(vpc[map], name)
      ? { pointer: pointerOf('vpcs', owner, map, name), collection: 'inVpc', map, owner, name }
      : { pointer: pointerOf('vpcs', owner), collection: 'vpcs', name: owner };
  }
  const collection = COLLECTIONS.find((each) => each === first);
  if (collection === undefined || !has(scenario[collection], owner)) return undefined;
  const map = IN_TRANSIT_GATEWAY.find((each) => each === inner);
  if (collection === 'transitGateways' && map !== undefined && name !== undefined) {
    const gateway = own(scenario.transitGateways, owner);
    if (has(gateway?.[map], name)) {
      const within = pointerOf('transitGateways', owner, map, name);
      return { pointer: within, collection: 'inTransitGateway', map, owner, name };
    }
  }
  return { pointer: pointerOf(collection, owner), collection, name: owner };
};
