/** Elastic IP addresses. */
import { type Kind, type Kinds, told } from './kind.ts';

const EC2 = 'AWS::EC2::';

const address = (kind: Kind): void => {
  kind.make(`${EC2}EIP`, { Domain: 'vpc', PublicIp: kind.get('public_ip'), Tags: kind.tags() });
  const InstanceId = kind.one('instance', 'instance');
  const NetworkInterfaceId = InstanceId === undefined ? kind.one('network_interface', 'eni') : undefined;
  if (InstanceId === undefined && NetworkInterfaceId === undefined) return;
  kind.inline(
    `${EC2}EIPAssociation`,
    {
      AllocationId: kind.name,
      InstanceId,
      NetworkInterfaceId,
      PrivateIpAddress: kind.get('associate_with_private_ip'),
    },
    'association',
  );
};

export const ADDRESSES: Kinds = {
  aws_eip: address,
  aws_eip_association: (kind) =>
    kind.make(`${EC2}EIPAssociation`, {
      AllocationId: told(kind.one('allocation_id', 'eip')),
      InstanceId: kind.one('instance_id', 'instance'),
      NetworkInterfaceId: kind.one('network_interface_id', 'eni'),
      PrivateIpAddress: kind.get('private_ip_address'),
    }),
};
