/**
 * The example that the import page ships: two small invented accounts in the shapes of the AWS CLI. Two
 * paths in it are broken, each for another reason: `worker` to SQS by the endpoint's security group, and
 * `web-1` to `ledger-db` by a route back that is missing behind the peering.
 */

const SHOP = '111122223333';
const LEDGER = '444455556666';
const REGION = 'us-east-1';

type Document = Readonly<Record<string, unknown>>;

/** Ids in AWS's shape: the kind, and seventeen hexadecimal digits. */
const id = (kind: string, account: string, number: number): string =>
  `${kind}-0${account === SHOP ? 'a1' : 'b2'}${String(number).padStart(14, '0')}`;
const shop = (kind: string, number = 1): string => id(kind, SHOP, number);
const ledger = (kind: string, number = 1): string => id(kind, LEDGER, number);

const name = (value: string) => [{ Key: 'Name', Value: value }];
const zone = (letter: string): string => `${REGION}${letter}`;

const vpc = (owner: string, VpcId: string, CidrBlock: string, Name: string) => ({
  VpcId,
  CidrBlock,
  OwnerId: owner,
  State: 'available',
  IsDefault: false,
  InstanceTenancy: 'default',
  DhcpOptionsId: id('dopt', owner, 1),
  CidrBlockAssociationSet: [
    { AssociationId: id('vpc-cidr-assoc', owner, 1), CidrBlock, CidrBlockState: { State: 'associated' } },
  ],
  Tags: name(Name),
});

const subnet = (owner: string, number: number, CidrBlock: string, letter: string, Name: string) => ({
  SubnetId: id('subnet', owner, number),
  VpcId: id('vpc', owner, 1),
  OwnerId: owner,
  CidrBlock,
  AvailabilityZone: zone(letter),
  State: 'available',
  MapPublicIpOnLaunch: false,
  Tags: name(Name),
});

const route = (destination: string, target: Document) => ({
  DestinationCidrBlock: destination,
  Origin: 'CreateRoute',
  State: 'active',
  ...target,
});

const routeTable = (
  owner: string,
  number: number,
  Name: string,
  subnets: readonly number[],
  routes: readonly Document[],
) => ({
  RouteTableId: id('rtb', owner, number),
  VpcId: id('vpc', owner, 1),
  OwnerId: owner,
  Associations: subnets.map((each) => ({
    Main: false,
    RouteTableAssociationId: id('rtbassoc', owner, each),
    RouteTableId: id('rtb', owner, number),
    SubnetId: id('subnet', owner, each),
    AssociationState: { State: 'associated' },
  })),
  Routes: [
    {
      DestinationCidrBlock: owner === SHOP ? '10.0.0.0/16' : '10.1.0.0/16',
      GatewayId: 'local',
      Origin: 'CreateRouteTable',
      State: 'active',
    },
    ...routes,
  ],
  PropagatingVgws: [],
  Tags: name(Name),
});

const mainTable = (owner: string) => ({
  ...routeTable(owner, 9, 'main', [], []),
  Associations: [
    {
      Main: true,
      RouteTableAssociationId: id('rtbassoc', owner, 99),
      RouteTableId: id('rtb', owner, 9),
      AssociationState: { State: 'associated' },
    },
  ],
});

const EVERYWHERE = { IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }], UserIdGroupPairs: [] };
const fromGroup = (port: number, owner: string, number: number) => ({
  IpProtocol: 'tcp',
  FromPort: port,
  ToPort: port,
  IpRanges: [],
  UserIdGroupPairs: [{ GroupId: id('sg', owner, number), UserId: owner }],
});
const fromRange = (port: number, CidrIp: string) => ({
  IpProtocol: 'tcp',
  FromPort: port,
  ToPort: port,
  IpRanges: [{ CidrIp }],
  UserIdGroupPairs: [],
});

const group = (owner: string, number: number, GroupName: string, inbound: readonly Document[]) => ({
  GroupId: id('sg', owner, number),
  GroupName,
  Description: GroupName,
  VpcId: id('vpc', owner, 1),
  OwnerId: owner,
  IpPermissions: inbound,
  IpPermissionsEgress: [EVERYWHERE],
  Tags: name(GroupName),
});

const acl = (owner: string) => {
  const rule = (RuleNumber: number, RuleAction: string, Egress: boolean) => ({
    CidrBlock: '0.0.0.0/0',
    Egress,
    Protocol: '-1',
    RuleAction,
    RuleNumber,
  });
  return {
    NetworkAclId: id('acl', owner, 1),
    VpcId: id('vpc', owner, 1),
    OwnerId: owner,
    IsDefault: true,
    Associations: (owner === SHOP ? [1, 2, 3, 4, 5] : [1]).map((each) => ({
      NetworkAclAssociationId: id('aclassoc', owner, each),
      NetworkAclId: id('acl', owner, 1),
      SubnetId: id('subnet', owner, each),
    })),
    Entries: [
      rule(100, 'allow', true),
      rule(32767, 'deny', true),
      rule(100, 'allow', false),
      rule(32767, 'deny', false),
    ],
    Tags: [],
  };
};

interface Card {
  readonly owner: string;
  readonly number: number;
  readonly subnet: number;
  readonly letter: string;
  readonly ip: string;
  readonly group: number | undefined;
  readonly type?: string;
  readonly description?: string;
  readonly publicIp?: string;
  readonly instance?: number;
}

const card = (of: Card) => ({
  NetworkInterfaceId: id('eni', of.owner, of.number),
  SubnetId: id('subnet', of.owner, of.subnet),
  VpcId: id('vpc', of.owner, 1),
  OwnerId: of.owner,
  AvailabilityZone: zone(of.letter),
  InterfaceType: of.type ?? 'interface',
  Description: of.description ?? '',
  Status: 'in-use',
  SourceDestCheck: of.type !== 'nat_gateway',
  PrivateIpAddress: of.ip,
  PrivateIpAddresses: [
    {
      Primary: true,
      PrivateIpAddress: of.ip,
      ...(of.publicIp === undefined ? {} : { Association: { PublicIp: of.publicIp } }),
    },
  ],
  Groups: of.group === undefined ? [] : [{ GroupId: id('sg', of.owner, of.group) }],
  ...(of.instance === undefined
    ? {}
    : { Attachment: { InstanceId: id('i', of.owner, of.instance), DeviceIndex: 0, Status: 'attached' } }),
  ...(of.publicIp === undefined ? {} : { Association: { PublicIp: of.publicIp } }),
  TagSet: [],
});

const instance = (of: Card, Name: string) => {
  const own = card(of);
  return {
    InstanceId: id('i', of.owner, of.number),
    InstanceType: 't4g.small',
    State: { Code: 16, Name: 'running' },
    SubnetId: own.SubnetId,
    VpcId: own.VpcId,
    Placement: { AvailabilityZone: own.AvailabilityZone },
    PrivateIpAddress: of.ip,
    ...(of.publicIp === undefined ? {} : { PublicIpAddress: of.publicIp }),
    SourceDestCheck: true,
    SecurityGroups: own.Groups,
    NetworkInterfaces: [own],
    Tags: name(Name),
  };
};

const on = (owner: string, number: number, place: number, letter: string, ip: string, sg: number): Card => ({
  owner,
  number,
  subnet: place,
  letter,
  ip,
  group: sg,
  instance: number,
});

const MACHINES: readonly (readonly [Card, string])[] = [
  [on(SHOP, 1, 3, 'a', '10.0.10.11', 2), 'web-1'],
  [on(SHOP, 2, 4, 'b', '10.0.11.12', 2), 'web-2'],
  [on(SHOP, 3, 4, 'b', '10.0.11.31', 3), 'worker'],
  [{ ...on(SHOP, 4, 1, 'a', '10.0.0.5', 4), publicIp: '203.0.113.20' }, 'bastion'],
];
const DATABASE = on(LEDGER, 1, 1, 'a', '10.1.1.10', 1);

const CARDS: readonly Card[] = [
  ...MACHINES.map(([machine]) => machine),
  {
    owner: SHOP,
    number: 11,
    subnet: 1,
    letter: 'a',
    ip: '10.0.0.7',
    group: undefined,
    type: 'nat_gateway',
    description: `Interface for NAT Gateway ${shop('nat')}`,
    publicIp: '203.0.113.10',
  },
  {
    owner: SHOP,
    number: 12,
    subnet: 5,
    letter: 'a',
    ip: '10.0.20.21',
    group: 5,
    description: 'RDSNetworkInterface',
  },
  {
    owner: SHOP,
    number: 13,
    subnet: 4,
    letter: 'b',
    ip: '10.0.11.77',
    group: 2,
    type: 'lambda',
    description: 'AWS Lambda VPC ENI-thumbnails',
  },
  {
    owner: SHOP,
    number: 14,
    subnet: 3,
    letter: 'a',
    ip: '10.0.10.90',
    group: 6,
    type: 'vpc_endpoint',
    description: `VPC Endpoint Interface ${shop('vpce')}`,
  },
  {
    owner: SHOP,
    number: 15,
    subnet: 4,
    letter: 'b',
    ip: '10.0.11.90',
    group: 6,
    type: 'vpc_endpoint',
    description: `VPC Endpoint Interface ${shop('vpce')}`,
  },
];

const peering = (side: string) => ({
  VpcPeeringConnectionId: shop('pcx'),
  Status: { Code: 'active', Message: 'Active' },
  RequesterVpcInfo: {
    VpcId: shop('vpc'),
    OwnerId: SHOP,
    Region: REGION,
    CidrBlock: '10.0.0.0/16',
    ...dnsOf(),
  },
  AccepterVpcInfo: {
    VpcId: ledger('vpc'),
    OwnerId: LEDGER,
    Region: REGION,
    CidrBlock: '10.1.0.0/16',
    ...dnsOf(),
  },
  Tags: side === SHOP ? name('shop-to-ledger') : [],
});
const dnsOf = () => ({ PeeringOptions: { AllowDnsResolutionFromRemoteVpc: false } });

const dhcp = (owner: string) => ({
  DhcpOptionsId: id('dopt', owner, 1),
  OwnerId: owner,
  DhcpConfigurations: [{ Key: 'domain-name-servers', Values: [{ Value: 'AmazonProvidedDNS' }] }],
  Tags: [],
});

const attribute = (VpcId: string, key: string): Document => ({ VpcId, [key]: { Value: true } });

const endpoint = (more: Document): Document => ({
  VpcId: shop('vpc'),
  OwnerId: SHOP,
  State: 'available',
  ...more,
});

const SHOP_FILES: Readonly<Record<string, Document>> = {
  vpcs: { Vpcs: [vpc(SHOP, shop('vpc'), '10.0.0.0/16', 'shop')] },
  subnets: {
    Subnets: [
      subnet(SHOP, 1, '10.0.0.0/24', 'a', 'public-a'),
      subnet(SHOP, 2, '10.0.1.0/24', 'b', 'public-b'),
      subnet(SHOP, 3, '10.0.10.0/24', 'a', 'app-a'),
      subnet(SHOP, 4, '10.0.11.0/24', 'b', 'app-b'),
      subnet(SHOP, 5, '10.0.20.0/24', 'a', 'data-a'),
    ],
  },
  'route-tables': {
    RouteTables: [
      mainTable(SHOP),
      routeTable(SHOP, 1, 'public', [1, 2], [route('0.0.0.0/0', { GatewayId: shop('igw') })]),
      routeTable(
        SHOP,
        2,
        'app',
        [3, 4],
        [
          route('0.0.0.0/0', { NatGatewayId: shop('nat') }),
          route('10.1.0.0/16', { VpcPeeringConnectionId: shop('pcx') }),
          {
            DestinationPrefixListId: 'pl-63a5400a',
            GatewayId: shop('vpce', 2),
            Origin: 'CreateRoute',
            State: 'active',
          },
        ],
      ),
      routeTable(SHOP, 3, 'data', [5], []),
    ],
  },
  'network-acls': { NetworkAcls: [acl(SHOP)] },
  'security-groups': {
    SecurityGroups: [
      group(SHOP, 1, 'alb', [fromRange(443, '0.0.0.0/0')]),
      group(SHOP, 2, 'web', [fromGroup(8080, SHOP, 1), fromGroup(22, SHOP, 4)]),
      group(SHOP, 3, 'worker', [fromGroup(22, SHOP, 4)]),
      group(SHOP, 4, 'bastion', [fromRange(22, '198.51.100.0/24')]),
      group(SHOP, 5, 'orders-db', [fromGroup(5432, SHOP, 2), fromGroup(5432, SHOP, 3)]),
      group(SHOP, 6, 'endpoints', [fromGroup(443, SHOP, 2)]),
    ],
  },
  'network-interfaces': { NetworkInterfaces: CARDS.map(card) },
  instances: {
    Reservations: [
      { OwnerId: SHOP, Instances: MACHINES.map(([machine, called]) => instance(machine, called)) },
    ],
  },
  'internet-gateways': {
    InternetGateways: [
      {
        InternetGatewayId: shop('igw'),
        OwnerId: SHOP,
        Attachments: [{ State: 'available', VpcId: shop('vpc') }],
        Tags: name('shop'),
      },
    ],
  },
  'nat-gateways': {
    NatGateways: [
      {
        NatGatewayId: shop('nat'),
        SubnetId: shop('subnet'),
        VpcId: shop('vpc'),
        State: 'available',
        ConnectivityType: 'public',
        NatGatewayAddresses: [
          {
            NetworkInterfaceId: shop('eni', 11),
            PrivateIp: '10.0.0.7',
            PublicIp: '203.0.113.10',
            IsPrimary: true,
            Status: 'succeeded',
          },
        ],
        Tags: name('shop-nat'),
      },
    ],
  },
  'vpc-endpoints': {
    VpcEndpoints: [
      endpoint({
        VpcEndpointId: shop('vpce'),
        VpcEndpointType: 'Interface',
        ServiceName: `com.amazonaws.${REGION}.sqs`,
        PrivateDnsEnabled: true,
        SubnetIds: [shop('subnet', 3), shop('subnet', 4)],
        NetworkInterfaceIds: [shop('eni', 14), shop('eni', 15)],
        Groups: [{ GroupId: shop('sg', 6), GroupName: 'endpoints' }],
        DnsEntries: [{ DnsName: `sqs.${REGION}.amazonaws.com`, HostedZoneId: 'ZONEIDPENDING' }],
        Tags: name('sqs'),
      }),
      endpoint({
        VpcEndpointId: shop('vpce', 2),
        VpcEndpointType: 'Gateway',
        ServiceName: `com.amazonaws.${REGION}.s3`,
        RouteTableIds: [shop('rtb', 2)],
        Tags: name('s3'),
      }),
    ],
  },
  'prefix-lists': {
    PrefixLists: [
      {
        PrefixListId: 'pl-63a5400a',
        PrefixListName: `com.amazonaws.${REGION}.s3`,
        Cidrs: ['52.216.0.0/15', '54.231.0.0/16'],
      },
    ],
  },
  peerings: { VpcPeeringConnections: [peering(SHOP)] },
  'dhcp-options': { DhcpOptions: [dhcp(SHOP)] },
  'block-public-access': {
    VpcBlockPublicAccessOptions: { InternetGatewayBlockMode: 'off', State: 'default-state' },
  },
  'hosted-zones': { HostedZones: [] },
  'resolver-rule-associations': { ResolverRuleAssociations: [] },
  'egress-only-internet-gateways': { EgressOnlyInternetGateways: [] },
  'dns-support': attribute(shop('vpc'), 'EnableDnsSupport'),
  'dns-hostnames': attribute(shop('vpc'), 'EnableDnsHostnames'),
};

const LEDGER_FILES: Readonly<Record<string, Document>> = {
  vpcs: { Vpcs: [vpc(LEDGER, ledger('vpc'), '10.1.0.0/16', 'ledger')] },
  subnets: { Subnets: [subnet(LEDGER, 1, '10.1.1.0/24', 'a', 'ledger-a')] },
  'route-tables': { RouteTables: [mainTable(LEDGER), routeTable(LEDGER, 1, 'ledger', [1], [])] },
  'network-acls': { NetworkAcls: [acl(LEDGER)] },
  'security-groups': { SecurityGroups: [group(LEDGER, 1, 'ledger-db', [fromRange(5432, '10.0.0.0/16')])] },
  'network-interfaces': { NetworkInterfaces: [card(DATABASE)] },
  instances: { Reservations: [{ OwnerId: LEDGER, Instances: [instance(DATABASE, 'ledger-db')] }] },
  'internet-gateways': { InternetGateways: [] },
  'nat-gateways': { NatGateways: [] },
  'vpc-endpoints': { VpcEndpoints: [] },
  peerings: { VpcPeeringConnections: [peering(LEDGER)] },
  'dhcp-options': { DhcpOptions: [dhcp(LEDGER)] },
  'block-public-access': {
    VpcBlockPublicAccessOptions: { InternetGatewayBlockMode: 'off', State: 'default-state' },
  },
  'hosted-zones': { HostedZones: [] },
  'resolver-rule-associations': { ResolverRuleAssociations: [] },
  'egress-only-internet-gateways': { EgressOnlyInternetGateways: [] },
  'dns-support': attribute(ledger('vpc'), 'EnableDnsSupport'),
  'dns-hostnames': attribute(ledger('vpc'), 'EnableDnsHostnames'),
};

const inFolder = (folder: string, files: Readonly<Record<string, Document>>) =>
  Object.entries(files).map(([file, document]) => ({
    file: `${folder}/${REGION}/${file}.json`,
    text: `${JSON.stringify(document, null, 2)}\n`,
  }));

/** The files of the example, as a folder of the collector holds them. */
export const exampleAccount = (): readonly { readonly file: string; readonly text: string }[] => [
  ...inFolder(SHOP, SHOP_FILES),
  ...inFolder(LEDGER, LEDGER_FILES),
];
