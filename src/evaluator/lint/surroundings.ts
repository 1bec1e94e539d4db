/** Who uses what in a network. */
import type { Network, NetworkInterface, Subnet } from '../model/network.ts';
import type { Surroundings } from './types.ts';

const append = <K, V>(map: Map<K, V[]>, key: K, value: V): void => {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
};

/** Interfaces of AWS's that hold a machine's own connections; other kinds hand on what others sent. */
const MACHINES: ReadonlySet<string> = new Set(['interface', 'lambda', 'branch', 'trunk', 'efa', 'efa-only']);

const isWorkload = (network: Network, owner: NetworkInterface): boolean => {
  if (owner.role !== 'instance' && owner.role !== 'interface') return false;
  if (owner.use !== undefined && !MACHINES.has(owner.use)) return false;
  const state = owner.instance === undefined ? undefined : network.instances.get(owner.instance)?.state;
  return state !== 'terminated' && state !== 'shutting-down';
};

/** Turns a network round, in time linear in its size. */
export const surroundingsOf = (network: Network): Surroundings => {
  const subnets = [...network.vpcs.values()].flatMap((vpc) => vpc.subnets);
  const interfaces: NetworkInterface[] = [];
  const workloads = new Map<Subnet, NetworkInterface[]>();
  const acls: Map<NonNullable<Subnet['networkAcl']>, Subnet[]> = new Map();
  const tables: Map<NonNullable<Subnet['routeTable']>, Subnet[]> = new Map();
  const groups: Map<NonNullable<NetworkInterface['securityGroups']>[number], NetworkInterface[]> = new Map();
  for (const subnet of subnets) {
    if (subnet.networkAcl !== undefined) append(acls, subnet.networkAcl, subnet);
    if (subnet.routeTable !== undefined) append(tables, subnet.routeTable, subnet);
    for (const owner of subnet.interfaces) {
      interfaces.push(owner);
      if (isWorkload(network, owner)) append(workloads, subnet, owner);
      for (const group of new Set(owner.securityGroups ?? [])) append(groups, group, owner);
    }
  }
  return { network, subnets, interfaces, workloads, acls, tables, groups };
};
