/** Names of resources to names that say their kind alone. */
import type { Scenario } from '../../evaluator/index.ts';

/** What the names of each map of the format begin with: as AWS's ids do where it has some. */
const PREFIXES: Readonly<Record<string, string>> = {
  vpcs: 'vpc',
  subnets: 'subnet',
  routeTables: 'rtb',
  networkAcls: 'acl',
  securityGroups: 'sg',
  instances: 'instance',
  networkInterfaces: 'eni',
  internetGateways: 'igw',
  natGateways: 'nat',
  endpoints: 'vpce',
  peerings: 'pcx',
  prefixLists: 'pl',
  egressOnlyInternetGateways: 'eigw',
  transitGateways: 'tgw',
  attachments: 'tgw-attach',
  virtualPrivateGateways: 'vgw',
  vpnConnections: 'vpn',
  directConnectGateways: 'dxgw',
  onPremises: 'network',
  loadBalancers: 'lb',
  targetGroups: 'targets',
  endpointServices: 'vpce-svc',
  resourceGateways: 'rgw',
  resourceConfigurations: 'rcfg',
  serviceNetworks: 'sn',
  hostedZones: 'zone',
  resolverEndpoints: 'resolver',
  resolverRules: 'rule',
  principals: 'principal',
  resources: 'resource',
  otherGateways: 'gateway',
  flows: 'flow',
};
const OTHER = 'name';

/** Names that mean something by themselves. */
const MEANT: ReadonlySet<string> = new Set(['local', 'internet', 'default', 'main']);

/** Names whose first letters say whose they are: AWS's own prefix lists. */
const isAwsName = (name: string): boolean =>
  /^com\.amazonaws\.[a-z0-9-]+\.(s3|s3express|dynamodb)$/.test(name);

export class Names {
  readonly #images = new Map<string, string>();
  readonly #counts = new Map<string, number>();

  /** The name for a name, made when it is first met. */
  of(name: string, collection = OTHER): string {
    if (MEANT.has(name) || isAwsName(name)) return name;
    const known = this.#images.get(name);
    if (known !== undefined) return known;
    const prefix = PREFIXES[collection] ?? OTHER;
    let image: string;
    do {
      const number = (this.#counts.get(prefix) ?? 0) + 1;
      this.#counts.set(prefix, number);
      image = `${prefix}-${number}`;
    } while (image === name);
    this.#images.set(name, image);
    return image;
  }

  /** The name for a name that was met; undefined for any other text. */
  known(name: string): string | undefined {
    return MEANT.has(name) || isAwsName(name) ? name : this.#images.get(name);
  }

  entries(): ReadonlyMap<string, string> {
    return this.#images;
  }
}

/** Gives every resource of a scenario its name, in the order in which they stand there. */
export const nameAll = (scenario: Scenario): Names => {
  const names = new Names();
  const take = (map: Readonly<Record<string, unknown>> | null | undefined, collection: string): void => {
    for (const name of Object.keys(map ?? {})) names.of(name, collection);
  };
  take(scenario.vpcs, 'vpcs');
  for (const vpc of Object.values(scenario.vpcs))
    for (const map of ['subnets', 'routeTables', 'networkAcls', 'securityGroups'] as const)
      take(vpc[map], map);
  for (const [collection, map] of Object.entries(scenario))
    if (Object.hasOwn(PREFIXES, collection) && typeof map === 'object') take(map, collection);
  for (const { networkInterface } of Object.values(scenario.instances ?? {}))
    if (networkInterface !== undefined) names.of(networkInterface, 'networkInterfaces');
  for (const gateway of Object.values(scenario.transitGateways ?? {})) {
    take(gateway.attachments, 'attachments');
    for (const table of Object.keys(gateway.routeTables ?? {})) names.of(table, 'routeTables');
  }
  return names;
};
