/** Subnets that lead to the internet, with interfaces that have no public address to use it with. */
import { isPublic } from '../../address/ranges.ts';
import type { NetworkInterface, RouteTable, Subnet } from '../../model/network.ts';
import { named } from '../../trace/words.ts';
import { lintResult } from '../make.ts';
import type { LintResult, LintRule, Surroundings } from '../types.ts';
import { someOf } from '../words.ts';

const internetRoute = (table: RouteTable, family: 4 | 6) =>
  table.routes.find(
    ({ destination, target, state }) =>
      destination.kind === 'prefix' &&
      destination.prefix.length === 0 &&
      destination.prefix.family === family &&
      target.kind === 'internet-gateway' &&
      state === 'active',
  );

const hasPublicIpv6 = (owner: NetworkInterface): boolean =>
  owner.addresses.some(({ prefixes }) => prefixes.every((range) => range.family === 6 && isPublic(range)));

/** Interfaces that AWS places for a purpose, such as Lambda, never get a public address: that is no accident. */
const lacksAddress = (owner: NetworkInterface): boolean =>
  (owner.use === undefined || owner.use === 'interface') && owner.publicAddresses.size === 0;

const check = (surroundings: Surroundings, table: RouteTable, subnet: Subnet): readonly LintResult[] => {
  const route = internetRoute(table, 4);
  if (route === undefined || route.target.kind !== 'internet-gateway') return [];
  const ipv6 = internetRoute(table, 6) !== undefined;
  const lacking = (surroundings.workloads.get(subnet) ?? []).filter(
    (owner) => lacksAddress(owner) && !(ipv6 && hasPublicIpv6(owner)),
  );
  if (lacking.length === 0) return [];
  const nodes = [...new Map(lacking.map(({ node }) => [node.id, node])).values()];
  const message = `Subnet ${named(subnet)} leads to internet gateway ${named(route.target.gateway)} (\`${route.text}\`), but ${someOf(nodes)} ${nodes.length > 1 ? 'have' : 'has'} no public address: no way to the internet for ${nodes.length > 1 ? 'them' : 'it'}.`;
  return [lintResult('public-subnet-private-interfaces', subnet, message, ['F-IGW-02', 'F-IGW-03'])];
};

/** Over IPv4 an internet gateway serves interfaces with a public address only (fact F-IGW-02). */
export const publicSubnets: LintRule = (surroundings) =>
  [...surroundings.tables].flatMap(([table, subnets]) =>
    subnets.flatMap((subnet) => check(surroundings, table, subnet)),
  );
