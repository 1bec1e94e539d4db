/** Routes that lose what they attract: black holes, gone targets, and peerings that are not active. */
import type { Route, RouteTable, Subnet } from '../../model/network.ts';
import { named } from '../../trace/words.ts';
import { losersOf } from '../losers.ts';
import { lintResult } from '../make.ts';
import type { LintResult, LintRule } from '../types.ts';
import { someOf } from '../words.ts';

/** Why nothing comes through the target of a route; undefined where something may. */
const goneTarget = ({ target }: Route, table: RouteTable): string | undefined => {
  if (target.kind === 'nat-gateway') {
    const { state } = target.gateway;
    const gone = state === 'failed' || state === 'deleting' || state === 'deleted';
    return gone ? `NAT gateway ${named(target.gateway)} is ${state}` : undefined;
  }
  if (target.kind === 'internet-gateway') {
    const { vpc } = target.gateway;
    if (vpc === null || vpc === table.vpc) return undefined;
    const where = vpc === undefined ? 'to no VPC' : `to \`${vpc}\``;
    return `internet gateway ${named(target.gateway)} is attached ${where}`;
  }
  return undefined;
};

const checkRoute = (table: RouteTable, subnets: readonly Subnet[], route: Route): readonly LintResult[] => {
  const where = `of route table ${named(table)} (${someOf(subnets)})`;
  if (route.target.kind === 'peering' && route.target.peering.state !== 'active') {
    const { peering } = route.target;
    const message = `Route \`${route.text}\` ${where} leads to peering connection ${named(peering)}, which is ${peering.state}: it drops what it attracts.`;
    return [
      lintResult('route-to-inactive-peering', table, message, ['F-ROUTE-16', 'F-PCX-05'], route.pointer),
    ];
  }
  const why = route.state === 'blackhole' ? 'it is a black hole' : goneTarget(route, table);
  if (why === undefined) return [];
  const message = `Route \`${route.text}\` ${where} drops what it attracts: ${why}.`;
  return [lintResult('route-black-hole', table, message, ['F-ROUTE-16'], route.pointer)];
};

/**
 * A route whose target is gone stays in its table and drops packets (fact F-ROUTE-16). Tables that no subnet uses
 * drop none, and a route that never wins attracts none.
 */
export const deadRoutes: LintRule = ({ tables }) =>
  [...tables].flatMap(([table, subnets]) => {
    const losers = losersOf(table);
    return table.routes
      .filter((route) => !losers.has(route))
      .flatMap((route) => checkRoute(table, subnets, route));
  });
