/**
 * Services of AWS with interfaces in a VPC: functions, tasks, databases and the like. Where AWS chooses among subnets,
 * an interface in each of them stands for the one that may be there, and the VPC may have more.
 */
import { flagOf, isTold, orElse, propertyOf, type Told, textOf } from '../properties.ts';
import { idOf, idsOf, missIn, resourcesOf, type Template } from '../template.ts';
import { type DeclaredResource, UNRESOLVED } from '../types.ts';
import { ipv6ByDefault, tellInterface } from './interfaces.ts';

type Path = readonly string[];

interface Service {
  /** Where the subnets stand: in the resource itself, or in a group of subnets that a property names. */
  readonly subnets: Path;
  readonly group?: Path;
  readonly groups: Path;
  /** The property that gives it a public address. */
  readonly isPublic?: Path;
  readonly address?: Path;
  readonly use?: string;
  /** Without this property it has no interface in a VPC. */
  readonly needs?: Path;
  /** Whether it has one interface in each of its subnets, rather than in some of them. */
  readonly everywhere?: true;
}

const VPC_CONFIG = {
  subnets: ['VpcConfig', 'SubnetIds'],
  groups: ['VpcConfig', 'SecurityGroupIds'],
  needs: ['VpcConfig'],
} as const;
const DATABASE = {
  subnets: ['SubnetIds'],
  group: ['DBSubnetGroupName'],
  isPublic: ['PubliclyAccessible'],
} as const;
const SEARCH = {
  subnets: ['VPCOptions', 'SubnetIds'],
  groups: ['VPCOptions', 'SecurityGroupIds'],
  needs: ['VPCOptions'],
} as const;

const SERVICES: ReadonlyMap<string, Service> = new Map<string, Service>([
  ['AWS::Lambda::Function', { ...VPC_CONFIG, use: 'lambda', everywhere: true }],
  ['AWS::Serverless::Function', { ...VPC_CONFIG, use: 'lambda', everywhere: true }],
  [
    'AWS::ECS::Service',
    {
      subnets: ['NetworkConfiguration', 'AwsvpcConfiguration', 'Subnets'],
      groups: ['NetworkConfiguration', 'AwsvpcConfiguration', 'SecurityGroups'],
      isPublic: ['NetworkConfiguration', 'AwsvpcConfiguration', 'AssignPublicIp'],
      needs: ['NetworkConfiguration', 'AwsvpcConfiguration'],
    },
  ],
  ['AWS::RDS::DBInstance', { ...DATABASE, groups: ['VPCSecurityGroups'] }],
  ['AWS::RDS::DBCluster', { ...DATABASE, groups: ['VpcSecurityGroupIds'] }],
  ['AWS::DocDB::DBCluster', { ...DATABASE, groups: ['VpcSecurityGroupIds'] }],
  ['AWS::Neptune::DBCluster', { ...DATABASE, groups: ['VpcSecurityGroupIds'] }],
  [
    'AWS::ElastiCache::CacheCluster',
    { subnets: ['SubnetIds'], group: ['CacheSubnetGroupName'], groups: ['VpcSecurityGroupIds'] },
  ],
  [
    'AWS::ElastiCache::ReplicationGroup',
    { subnets: ['SubnetIds'], group: ['CacheSubnetGroupName'], groups: ['SecurityGroupIds'] },
  ],
  [
    'AWS::Redshift::Cluster',
    {
      subnets: ['SubnetIds'],
      group: ['ClusterSubnetGroupName'],
      groups: ['VpcSecurityGroupIds'],
      isPublic: ['PubliclyAccessible'],
    },
  ],
  [
    'AWS::DMS::ReplicationInstance',
    {
      subnets: ['SubnetIds'],
      group: ['ReplicationSubnetGroupIdentifier'],
      groups: ['VpcSecurityGroupIds'],
      isPublic: ['PubliclyAccessible'],
    },
  ],
  [
    'AWS::EFS::MountTarget',
    { subnets: ['SubnetId'], groups: ['SecurityGroups'], address: ['IpAddress'], everywhere: true },
  ],
  ['AWS::OpenSearchService::Domain', SEARCH],
  ['AWS::Elasticsearch::Domain', SEARCH],
  [
    'AWS::MSK::Cluster',
    {
      subnets: ['BrokerNodeGroupInfo', 'ClientSubnets'],
      groups: ['BrokerNodeGroupInfo', 'SecurityGroups'],
    },
  ],
  [
    'AWS::SageMaker::NotebookInstance',
    {
      subnets: ['SubnetId'],
      groups: ['SecurityGroupIds'],
      needs: ['SubnetId'],
      everywhere: true,
    },
  ],
  [
    'AWS::CodeBuild::Project',
    { subnets: ['VpcConfig', 'Subnets'], groups: ['VpcConfig', 'SecurityGroupIds'], needs: ['VpcConfig'] },
  ],
]);

export const SERVICE_TYPES = [...SERVICES.keys()];

/** Groups of subnets, which services name. */
export const SUBNET_GROUP_TYPES = [
  'AWS::RDS::DBSubnetGroup',
  'AWS::DocDB::DBSubnetGroup',
  'AWS::Neptune::DBSubnetGroup',
  'AWS::ElastiCache::SubnetGroup',
  'AWS::Redshift::ClusterSubnetGroup',
  'AWS::DMS::ReplicationSubnetGroup',
];

/** One id or a list of them. */
const oneOrMore = (template: Template, source: DeclaredResource, path: Path): Told<readonly string[]> => {
  const { properties } = source;
  if (!Array.isArray(propertyOf(properties, ...path))) {
    const one = idOf(template, properties, ...path);
    return isTold(one) ? [one] : one;
  }
  return idsOf(template, properties, ...path);
};

/** The subnets that it may stand in; a database of a cluster stands where its cluster does. */
const subnetsOf = (
  template: Template,
  resource: DeclaredResource,
  service: Service,
): Told<readonly string[]> => {
  if (service.group === undefined) return oneOrMore(template, resource, service.subnets);
  const name = idOf(template, resource.properties, ...service.group);
  const group = isTold(name) ? template.byName.get(name) : undefined;
  return group === undefined || !SUBNET_GROUP_TYPES.includes(group.type)
    ? UNRESOLVED
    : oneOrMore(template, group, service.subnets);
};

const publicIn = ({ properties }: DeclaredResource, { isPublic }: Service): Told<boolean> => {
  if (isPublic === undefined) return false;
  const stated = textOf(properties, ...isPublic);
  // A task has none unless it says so; whether a database has depends on more than the template says.
  if (isPublic.at(-1) === 'AssignPublicIp')
    return isTold(stated) ? stated === 'ENABLED' : orElse<boolean>(stated, false);
  return flagOf(properties, ...isPublic) ?? UNRESOLVED;
};

/** The name of one of the interfaces that stand for a resource: the resource's own where it is the only one. */
const interfaceName = (name: string, subnet: string, count: number): string =>
  count === 1 ? name : `${name}.${subnet}`;

/** What a resource has in each of the subnets that it may stand in. */
export interface Spread {
  readonly subnets: Told<readonly string[]>;
  readonly groups: Told<readonly string[]>;
  readonly publicIn: (subnet: string) => Told<boolean>;
  readonly address?: Told<string>;
  readonly use?: string;
  readonly everywhere?: true;
}

/** Describes one interface in each subnet that a resource may stand in. */
export const tellSpread = (template: Template, { name, origin }: DeclaredResource, spread: Spread): void => {
  const { subnets, groups, address, use, everywhere } = spread;
  if (!isTold(subnets) || subnets.length === 0) {
    missIn(template, undefined, 'networkInterfaces');
    template.draft.notes.add('interfaces of services', 'the template does not tell their subnets', name);
    return;
  }
  const distinct = [...new Set(subnets)];
  for (const subnet of distinct) {
    tellInterface(template, {
      id: interfaceName(name, subnet, distinct.length),
      origin,
      subnet,
      groups,
      addresses: isTold(address) ? [address] : address,
      ipv6: ipv6ByDefault(template, subnet),
      isPublic: spread.publicIn(subnet),
      label: name,
      ...(use === undefined ? {} : { use }),
    });
    if (everywhere === true) continue;
    const owner = template.byName.get(subnet);
    if (owner !== undefined) missIn(template, idOf(template, owner.properties, 'VpcId'), 'networkInterfaces');
  }
};

/** Describes services that stand in subnets. */
export const describeServices = (template: Template): void => {
  for (const [type, service] of SERVICES)
    for (const resource of resourcesOf(template, type)) {
      const { properties } = resource;
      if (service.needs !== undefined && propertyOf(properties, ...service.needs) === undefined) continue;
      // What a database shares with its cluster is told by the cluster; whether it is of one may not be told.
      const cluster = propertyOf(properties, 'DBClusterIdentifier');
      if (type.endsWith('Instance') && cluster === UNRESOLVED)
        missIn(template, undefined, 'networkInterfaces');
      if (type.endsWith('Instance') && cluster !== undefined) continue;
      tellSpread(template, resource, {
        subnets: subnetsOf(template, resource, service),
        groups: idsOf(template, properties, ...service.groups),
        publicIn: () => publicIn(resource, service),
        ...(service.address === undefined ? {} : { address: textOf(properties, ...service.address) }),
        ...(service.use === undefined ? {} : { use: service.use }),
        ...(service.everywhere === undefined ? {} : { everywhere: service.everywhere }),
      });
    }
};
