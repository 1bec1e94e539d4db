/** Taking one resource out of a scenario, together with what cannot stay without it. */
import type { PatchOperation, ResourceKind, ResourceRef } from '../../evaluator/index.ts';
import { pointerOf } from '../../evaluator/model/document.ts';
import { titleOf } from '../../import/inventory/titles.ts';

/** What people take away to see what happens. Ends, tables and filters are not of it. */
const REMOVABLE: ReadonlySet<ResourceKind> = new Set([
  'interface-endpoint',
  'gateway-endpoint',
  'gateway-load-balancer-endpoint',
  'resource-endpoint',
  'service-network-endpoint',
  'peering',
  'nat-gateway',
  'internet-gateway',
  'egress-only-internet-gateway',
  'transit-gateway',
  'transit-gateway-attachment',
  'virtual-private-gateway',
  'vpn-connection',
  'load-balancer',
  'hosted-zone',
  'resolver-rule',
]);

/** Whether a resource may be taken away by one press. */
export const isRemovable = ({ kind, pointer }: Pick<ResourceRef, 'kind' | 'pointer'>): boolean =>
  REMOVABLE.has(kind) && pointer !== '';

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const entriesOf = (value: unknown): readonly (readonly [string, unknown])[] =>
  isObject(value) ? Object.entries(value) : [];

const fieldOf = (value: unknown, name: string): unknown =>
  isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;

/** The routes of every VPC that lead to a resource, as pointers. */
const routesTo = (scenario: unknown, id: string): readonly string[] =>
  entriesOf(fieldOf(scenario, 'vpcs')).flatMap(([vpc, inside]) =>
    entriesOf(fieldOf(inside, 'routeTables')).flatMap(([table, content]) =>
      (['routes', 'propagatedRoutes'] as const).flatMap((list) =>
        entriesOf(fieldOf(content, list))
          .filter(([, route]) => route === id || fieldOf(route, 'target') === id)
          .map(([destination]) => pointerOf('vpcs', vpc, 'routeTables', table, list, destination)),
      ),
    ),
  );

/** Words such as NAT, VPN and Gateway Load Balancer keep their capitals. */
const inSentence = (title: string): string =>
  /^(?:[A-Z]{2}|Gateway Load|Direct)/.test(title) ? title : title.charAt(0).toLowerCase() + title.slice(1);

/** A removal: what it is called, and the operations. */
export interface Removal {
  readonly label: string;
  readonly operations: readonly PatchOperation[];
}

/**
 * Takes a resource out. Routes to it go too: a scenario cannot name what is not there. AWS would keep them as black
 * holes until someone deletes them (F-ROUTE-16), so the removal says that they go.
 */
export const removalOf = (
  scenario: unknown,
  { kind, id, pointer }: Pick<ResourceRef, 'kind' | 'id' | 'pointer'>,
): Removal => {
  const routes = routesTo(scenario, id);
  const what = `Remove the ${inSentence(titleOf(kind))} \`${id}\``;
  return {
    label: routes.length === 0 ? what : `${what} and ${routes.length === 1 ? 'its route' : 'its routes'}`,
    operations: [...routes, pointer].map((path) => ({ op: 'remove', path })),
  };
};
