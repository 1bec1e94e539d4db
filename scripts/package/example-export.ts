/**
 * What the API page calls the folder `export`: answers of the AWS CLI for a VPC with an application and its
 * database. Invented, in the shapes that the AWS CLI documents.
 */
const OwnerId = '111122223333';
const VpcId = 'vpc-0123456789abcdef0';

const subnet = (SubnetId: string, CidrBlock: string) => ({
  SubnetId,
  VpcId,
  OwnerId,
  CidrBlock,
  AvailabilityZone: 'us-east-1a',
  AvailabilityZoneId: 'use1-az1',
  State: 'available',
});

const port = (number: number, from: object) => ({
  IpProtocol: 'tcp',
  FromPort: number,
  ToPort: number,
  IpRanges: [],
  Ipv6Ranges: [],
  PrefixListIds: [],
  UserIdGroupPairs: [],
  ...from,
});

const ALL_OUT = { ...port(0, { IpRanges: [{ CidrIp: '0.0.0.0/0' }] }), IpProtocol: '-1' };

const group = (GroupId: string, GroupName: string, IpPermissions: readonly object[]) => ({
  GroupId,
  GroupName,
  VpcId,
  OwnerId,
  IpPermissions,
  IpPermissionsEgress: [ALL_OUT],
});

const instance = (id: string, name: string, SubnetId: string, address: string, GroupId: string) => ({
  InstanceId: `i-${id}`,
  State: { Code: 16, Name: 'running' },
  VpcId,
  SubnetId,
  PrivateIpAddress: address,
  SecurityGroups: [{ GroupId }],
  Tags: [{ Key: 'Name', Value: name }],
  NetworkInterfaces: [
    {
      NetworkInterfaceId: `eni-${id}`,
      OwnerId,
      VpcId,
      SubnetId,
      Status: 'in-use',
      InterfaceType: 'interface',
      SourceDestCheck: true,
      Groups: [{ GroupId }],
      Attachment: { DeviceIndex: 0, NetworkCardIndex: 0, Status: 'attached' },
      PrivateIpAddress: address,
      PrivateIpAddresses: [{ Primary: true, PrivateIpAddress: address }],
    },
  ],
});

/** The documents by the names of their files. */
export const EXAMPLE_EXPORT: Readonly<Record<string, unknown>> = {
  'Vpcs.json': { Vpcs: [{ VpcId, OwnerId, CidrBlock: '10.0.0.0/16', State: 'available', IsDefault: false }] },
  'Subnets.json': {
    Subnets: [
      subnet('subnet-0aaaaaaaaaaaaaaa1', '10.0.1.0/24'),
      subnet('subnet-0aaaaaaaaaaaaaaa2', '10.0.2.0/24'),
    ],
  },
  'RouteTables.json': {
    RouteTables: [
      {
        RouteTableId: 'rtb-0123456789abcdef0',
        VpcId,
        OwnerId,
        Associations: [
          { Main: true, RouteTableId: 'rtb-0123456789abcdef0', AssociationState: { State: 'associated' } },
        ],
        Routes: [
          {
            DestinationCidrBlock: '10.0.0.0/16',
            GatewayId: 'local',
            Origin: 'CreateRouteTable',
            State: 'active',
          },
        ],
      },
    ],
  },
  'SecurityGroups.json': {
    SecurityGroups: [
      group('sg-0aaaaaaaaaaaaaaa1', 'app', []),
      group('sg-0aaaaaaaaaaaaaaa2', 'database', [
        port(5432, { UserIdGroupPairs: [{ GroupId: 'sg-0aaaaaaaaaaaaaaa1', UserId: OwnerId }] }),
      ]),
      group('sg-0aaaaaaaaaaaaaaa3', 'batch', []),
    ],
  },
  'Reservations.json': {
    Reservations: [
      {
        ReservationId: 'r-0123456789abcdef0',
        OwnerId,
        Instances: [
          instance(
            '0aaaaaaaaaaaaaaa1',
            'app',
            'subnet-0aaaaaaaaaaaaaaa1',
            '10.0.1.10',
            'sg-0aaaaaaaaaaaaaaa1',
          ),
          instance(
            '0123456789abcdef0',
            'database',
            'subnet-0aaaaaaaaaaaaaaa2',
            '10.0.2.10',
            'sg-0aaaaaaaaaaaaaaa2',
          ),
          instance(
            '0aaaaaaaaaaaaaaa3',
            'batch',
            'subnet-0aaaaaaaaaaaaaaa1',
            '10.0.1.20',
            'sg-0aaaaaaaaaaaaaaa3',
          ),
        ],
      },
    ],
  },
};
