/** Elastic IP addresses. */
import type { DeclaredValue } from '../../declared/types.ts';
import { ownerOf } from './interfaces.ts';
import { type Kind, type Kinds, type Properties, told } from './kind.ts';

const EC2 = 'AWS::EC2::';

/** Who has the address: an instance, also where its own interface is named, or an interface of its own. */
const holderOf = (kind: Kind, instance: string, networkInterface: string): Properties => {
  const own = kind.one(instance, 'instance');
  const named = kind.one(networkInterface, 'eni');
  const owner = ownerOf(named);
  const InstanceId: DeclaredValue | undefined = own ?? (owner === named ? undefined : owner);
  return { InstanceId, NetworkInterfaceId: InstanceId === undefined ? named : undefined };
};

const address = (kind: Kind): void => {
  kind.make(`${EC2}EIP`, { Domain: 'vpc', PublicIp: kind.get('public_ip'), Tags: kind.tags() });
  const holder = holderOf(kind, 'instance', 'network_interface');
  if (Object.values(holder).every((value) => value === undefined)) return;
  kind.inline(
    `${EC2}EIPAssociation`,
    { AllocationId: kind.name, ...holder, PrivateIpAddress: kind.get('associate_with_private_ip') },
    'association',
    holder['InstanceId'] === undefined ? 'network_interface' : 'instance',
  );
};

export const ADDRESSES: Kinds = {
  aws_eip: address,
  aws_eip_association: (kind) =>
    kind.make(`${EC2}EIPAssociation`, {
      AllocationId: told(kind.one('allocation_id', 'eip')),
      ...holderOf(kind, 'instance_id', 'network_interface_id'),
      PrivateIpAddress: kind.get('private_ip_address'),
    }),
};
