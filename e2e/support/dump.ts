/** A made export of an account with very many network interfaces, in the shapes of the AWS CLI. All of it is invented. */
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const VPCS = 20;
const SUBNETS = 10;

const hex = (number: number): string => number.toString(16).padStart(16, '0');
const id = (kind: string, number: number): string => `${kind}-0${hex(number)}`;
const tags = (name: string) => [
  { Key: 'Name', Value: name },
  { Key: 'team', Value: 'platform' },
  { Key: 'aws:cloudformation:stack-name', Value: `stack-of-${name}` },
  { Key: 'cost-center', Value: '4711' },
];

/** Where the machine with this number stands. */
const placeOf = (number: number, each: number) => {
  const subnet = Math.floor(number / each);
  const vpc = Math.floor(subnet / SUBNETS);
  const host = (number % each) + 10;
  return { vpc, subnet, ip: `10.${vpc}.${subnet % SUBNETS}.${host}` };
};

const card = (number: number, each: number) => {
  const { vpc, subnet, ip } = placeOf(number, each);
  const name = `ip-${ip.replaceAll('.', '-')}.ec2.internal`;
  return {
    Attachment: {
      AttachTime: '2026-03-01T10:00:00+00:00',
      AttachmentId: id('eni-attach', number),
      DeleteOnTermination: true,
      DeviceIndex: 0,
      NetworkCardIndex: 0,
      InstanceId: id('i', number),
      InstanceOwnerId: '111122223333',
      Status: 'attached',
    },
    AvailabilityZone: 'us-east-1a',
    Description: 'Primary network interface',
    Groups: [{ GroupName: number % 2 === 0 ? 'web' : 'data', GroupId: id('sg', vpc * 2 + (number % 2)) }],
    InterfaceType: 'interface',
    Ipv6Addresses: [],
    MacAddress: '02:00:00:00:00:01',
    NetworkInterfaceId: id('eni', number),
    OwnerId: '111122223333',
    PrivateDnsName: name,
    PrivateIpAddress: ip,
    PrivateIpAddresses: [{ Primary: true, PrivateDnsName: name, PrivateIpAddress: ip }],
    RequesterManaged: false,
    SourceDestCheck: true,
    Status: 'in-use',
    SubnetId: id('subnet', subnet),
    TagSet: tags(`machine-${number}`),
    VpcId: id('vpc', vpc),
    Operator: { Managed: false },
  };
};

const machine = (number: number, each: number) => {
  const own = card(number, each);
  return {
    ReservationId: id('r', number),
    OwnerId: '111122223333',
    Groups: [],
    Instances: [
      {
        Architecture: 'arm64',
        BlockDeviceMappings: ['/dev/xvda', '/dev/xvdb'].map((DeviceName, disk) => ({
          DeviceName,
          Ebs: {
            AttachTime: '2026-03-01T10:00:01+00:00',
            DeleteOnTermination: true,
            Status: 'attached',
            VolumeId: id('vol', number * 2 + disk),
          },
        })),
        CapacityReservationSpecification: { CapacityReservationPreference: 'open' },
        CpuOptions: { CoreCount: 2, ThreadsPerCore: 1 },
        EbsOptimized: true,
        ImageId: id('ami', 1),
        InstanceId: id('i', number),
        InstanceType: 'm7g.large',
        LaunchTime: '2026-03-01T10:00:00+00:00',
        MetadataOptions: {
          State: 'applied',
          HttpTokens: 'required',
          HttpPutResponseHopLimit: 2,
          HttpEndpoint: 'enabled',
        },
        Monitoring: { State: 'disabled' },
        NetworkInterfaces: [own],
        Placement: { AvailabilityZone: 'us-east-1a', GroupName: '', Tenancy: 'default' },
        PrivateDnsName: own.PrivateDnsName,
        PrivateIpAddress: own.PrivateIpAddress,
        PublicDnsName: '',
        RootDeviceName: '/dev/xvda',
        RootDeviceType: 'ebs',
        SecurityGroups: own.Groups,
        SourceDestCheck: true,
        State: { Code: 16, Name: 'running' },
        SubnetId: own.SubnetId,
        Tags: own.TagSet,
        VpcId: own.VpcId,
      },
    ],
  };
};

const range = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);

const NETWORK = {
  vpcs: {
    Vpcs: range(VPCS).map((vpc) => ({
      VpcId: id('vpc', vpc),
      CidrBlock: `10.${vpc}.0.0/16`,
      OwnerId: '111122223333',
      State: 'available',
      IsDefault: false,
      Tags: tags(`vpc-${vpc}`),
    })),
  },
  subnets: {
    Subnets: range(VPCS * SUBNETS).map((subnet) => ({
      SubnetId: id('subnet', subnet),
      VpcId: id('vpc', Math.floor(subnet / SUBNETS)),
      CidrBlock: `10.${Math.floor(subnet / SUBNETS)}.${subnet % SUBNETS}.0/24`,
      AvailabilityZone: 'us-east-1a',
      OwnerId: '111122223333',
      State: 'available',
      Tags: tags(`subnet-${subnet}`),
    })),
  },
  'route-tables': {
    RouteTables: range(VPCS).map((vpc) => ({
      RouteTableId: id('rtb', vpc),
      VpcId: id('vpc', vpc),
      Associations: [{ Main: true, RouteTableId: id('rtb', vpc), AssociationState: { State: 'associated' } }],
      Routes: [
        {
          DestinationCidrBlock: `10.${vpc}.0.0/16`,
          GatewayId: 'local',
          Origin: 'CreateRouteTable',
          State: 'active',
        },
      ],
    })),
  },
  'security-groups': {
    SecurityGroups: range(VPCS * 2).map((group) => ({
      GroupId: id('sg', group),
      GroupName: group % 2 === 0 ? 'web' : 'data',
      Description: 'made',
      VpcId: id('vpc', Math.floor(group / 2)),
      OwnerId: '111122223333',
      IpPermissions: [
        {
          IpProtocol: 'tcp',
          FromPort: 443,
          ToPort: 443,
          IpRanges: [{ CidrIp: '10.0.0.0/8' }],
          UserIdGroupPairs: [],
        },
      ],
      IpPermissionsEgress: [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }], UserIdGroupPairs: [] }],
    })),
  },
};

/** Writes a list to a file piece by piece: as one string it would be longer than an engine likes. */
const writeList = (path: string, key: string, count: number, make: (index: number) => object): void => {
  const file = openSync(path, 'w');
  writeSync(file, `{\n  "${key}": [\n`);
  for (let index = 0; index < count; index += 1)
    writeSync(file, `${JSON.stringify(make(index), null, 4)}${index === count - 1 ? '' : ','}\n`);
  writeSync(file, '  ]\n}\n');
  closeSync(file);
};

/**
 * Writes an export with so many instances, each with its interface, into a folder as the collector lays it out.
 *
 * @returns the folder
 */
export const writeDump = (folder: string, machines: number): string => {
  const inner = join(folder, '111122223333', 'us-east-1');
  mkdirSync(inner, { recursive: true });
  const each = Math.ceil(machines / (VPCS * SUBNETS));
  for (const [name, document] of Object.entries(NETWORK)) {
    const file = openSync(join(inner, `${name}.json`), 'w');
    writeSync(file, JSON.stringify(document, null, 4));
    closeSync(file);
  }
  writeList(join(inner, 'network-interfaces.json'), 'NetworkInterfaces', machines, (index) =>
    card(index, each),
  );
  writeList(join(inner, 'instances.json'), 'Reservations', machines, (index) => machine(index, each));
  return folder;
};
