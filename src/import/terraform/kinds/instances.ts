/** EC2 instances and network interfaces. */
import { type DeclaredValue, UNRESOLVED } from '../../declared/types.ts';
import { ownerOf } from './interfaces.ts';
import { eachBlock, given, type Kind, type Kinds, type Properties, told } from './kind.ts';

const EC2 = 'AWS::EC2::';
const INTERFACE = `${EC2}NetworkInterface`;

/** What comes from a launch template where the instance itself does not say it. */
const orTemplate = (kind: Kind, value: DeclaredValue | undefined): DeclaredValue | undefined => {
  const template = kind.blocks('launch_template');
  const hasTemplate = template === UNRESOLVED || (template !== undefined && template.length > 0);
  return value ?? (hasTemplate ? UNRESOLVED : undefined);
};

/** Interfaces that are attached at launch, each a resource of its own. */
const attached = (kind: Kind): readonly DeclaredValue[] => {
  const primary = eachBlock<DeclaredValue>(
    kind,
    'primary_network_interface',
    (block) =>
      given({ DeviceIndex: '0', NetworkInterfaceId: told(block.one('network_interface_id', 'eni')) }),
    UNRESOLVED,
  );
  const others = eachBlock<DeclaredValue>(
    kind,
    'network_interface',
    (block) =>
      given({
        DeviceIndex: told(block.get('device_index')),
        NetworkInterfaceId: told(block.one('network_interface_id', 'eni')),
      }),
    UNRESOLVED,
  );
  return primary !== undefined && primary.length > 0 ? primary : (others ?? []);
};

/** Groups: by id, or by name in the default VPC, which the file does not have. */
const groupsOf = (kind: Kind): readonly DeclaredValue[] | undefined => {
  const listed = kind.many('vpc_security_group_ids', 'group');
  const byId = kind.kept('GroupSet', 'vpc_security_group_ids', listed);
  if (byId !== undefined && byId.length > 0) return byId;
  const byName = kind.get('security_groups');
  return Array.isArray(byName)
    ? byName.length > 0
      ? [UNRESOLVED]
      : byId
    : (byName ?? byId) === undefined
      ? undefined
      : [UNRESOLVED];
};

const instance = (kind: Kind): void => {
  const { get } = kind;
  const interfaces = attached(kind);
  const common: Properties = {
    SourceDestCheck: get('source_dest_check') ?? true,
    InstanceState: get('instance_state'),
    Tags: kind.tags(),
  };
  if (interfaces.length > 0) {
    kind.make(`${EC2}Instance`, { NetworkInterfaces: interfaces, ...common });
    return;
  }
  const place: Properties = {
    // Without a subnet it is in the default VPC, which the file does not have.
    SubnetId: told(kind.one('subnet_id', 'subnet')),
    PrivateIpAddress: get('private_ip'),
    Ipv6Addresses: get('ipv6_addresses'),
    Ipv6AddressCount: get('ipv6_address_count'),
  };
  const groups = orTemplate(kind, groupsOf(kind));
  const address = get('public_ip');
  // A state reports an Elastic IP address as the instance's own: what it has once that goes, AWS says then.
  const isFreed = kind.isFreed(address);
  const isAsked = kind.isSet('associate_public_ip_address') === true;
  const isPublic = isFreed && !isAsked ? UNRESOLVED : get('associate_public_ip_address');
  const PublicIp = isFreed ? undefined : address;
  kind.make(
    `${EC2}Instance`,
    isPublic === undefined
      ? { ...place, SecurityGroupIds: groups, PublicIp, ...common }
      : {
          NetworkInterfaces: [
            given({ DeviceIndex: '0', ...place, GroupSet: groups, AssociatePublicIpAddress: isPublic }),
          ],
          PublicIp,
          ...common,
        },
  );
};

const networkInterface = (kind: Kind): void => {
  const { get } = kind;
  const addresses = get('private_ips');
  kind.make(INTERFACE, {
    SubnetId: told(kind.one('subnet_id', 'subnet')),
    GroupSet: kind.kept('GroupSet', 'security_groups', kind.many('security_groups', 'group')),
    PrivateIpAddress: get('private_ip'),
    PrivateIpAddresses: Array.isArray(addresses)
      ? addresses.map((PrivateIpAddress: DeclaredValue) => ({
          PrivateIpAddress,
          Primary: PrivateIpAddress === get('private_ip'),
        }))
      : addresses,
    Ipv6Addresses: get('ipv6_addresses'),
    InterfaceType: get('interface_type'),
    SourceDestCheck: get('source_dest_check') ?? true,
    Tags: kind.tags(),
  });
  const attachments = kind.blocks('attachment');
  if (attachments === undefined || attachments === UNRESOLVED) return;
  for (const [index, block] of attachments.entries())
    kind.inline(
      `${INTERFACE}Attachment`,
      {
        NetworkInterfaceId: kind.name,
        InstanceId: told(block.one('instance', 'instance')),
        DeviceIndex: told(block.get('device_index')),
      },
      `attachment.${index}`,
      'attachment',
    );
};

export const INSTANCES: Kinds = {
  aws_instance: instance,
  aws_spot_instance_request: instance,
  aws_ec2_instance_state: (kind) =>
    kind.add(
      kind.one('instance_id', 'instance'),
      [`${EC2}Instance`],
      'InstanceState',
      told(kind.get('state')),
    ),
  aws_network_interface: networkInterface,
  aws_network_interface_attachment: (kind) =>
    kind.make(`${INTERFACE}Attachment`, {
      InstanceId: told(kind.one('instance_id', 'instance')),
      NetworkInterfaceId: told(kind.one('network_interface_id', 'eni')),
      DeviceIndex: told(kind.get('device_index')),
    }),
  aws_network_interface_sg_attachment: (kind) =>
    kind.add(ownerOf(kind.one('network_interface_id', 'eni')), [INTERFACE, `${EC2}Instance`], 'GroupSet', [
      told(kind.one('security_group_id', 'group')),
    ]),
};
