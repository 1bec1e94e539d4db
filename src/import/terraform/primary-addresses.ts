/** Elastic IP addresses of a state: it tells the private address of each, also where that is the primary one. */
import type { DeclaredResource, DeclaredValue } from '../declared/types.ts';
import { fieldOf } from './values.ts';

const ASSOCIATION = 'AWS::EC2::EIPAssociation';

/** The primary address of an instance or interface, where it is told. */
const primaryOf = ({ properties }: DeclaredResource): DeclaredValue | undefined => {
  const listed = properties['NetworkInterfaces'];
  const [first] = Array.isArray(listed) ? listed : [];
  return properties['PrivateIpAddress'] ?? fieldOf(first, 'PrivateIpAddress');
};

/** Associations with a primary address do not name it: that is what CloudFormation means by leaving it out. */
export const withoutPrimary = (resources: readonly DeclaredResource[]): readonly DeclaredResource[] => {
  const byName = new Map(resources.map((resource) => [resource.name, resource]));
  return resources.map((resource) => {
    if (resource.type !== ASSOCIATION) return resource;
    const { PrivateIpAddress, ...rest } = resource.properties;
    const holder = rest['InstanceId'] ?? rest['NetworkInterfaceId'];
    const owner = typeof holder === 'string' ? byName.get(holder) : undefined;
    const isPrimary =
      typeof PrivateIpAddress === 'string' && owner !== undefined && primaryOf(owner) === PrivateIpAddress;
    return isPrimary ? { ...resource, properties: rest } : resource;
  });
};
