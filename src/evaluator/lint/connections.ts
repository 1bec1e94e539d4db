/** What leads into a VPC and out of it, as far as its subnets' route tables say. */
import type { Peering, Route, Vpc } from '../model/network.ts';

/** Whether the route table of every subnet of the VPC is in the data, and there is one. */
export const isFullyRouted = (vpc: Vpc): boolean =>
  vpc.known && vpc.subnets.length > 0 && vpc.subnets.every((subnet) => subnet.routeTable !== undefined);

/** The routes of a VPC's subnets, each once. */
export const routesOf = (vpc: Vpc): readonly Route[] =>
  [...new Set(vpc.subnets.map((subnet) => subnet.routeTable))].flatMap((table) => table?.routes ?? []);

/** Those through a peering connection. */
export const routesOver = (vpc: Vpc, peering: Peering): readonly Route[] =>
  routesOf(vpc).filter(({ target }) => target.kind === 'peering' && target.peering === peering);
