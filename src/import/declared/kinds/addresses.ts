/** Elastic IP addresses: who has one. Which one it is AWS says when the template is applied. */
import { isTold, type Told, textOf } from '../properties.ts';
import { idOf, partsBy, resourcesOf, type Template } from '../template.ts';
import { UNRESOLVED } from '../types.ts';

const EIP = 'AWS::EC2::EIP';
const ASSOCIATION = 'AWS::EC2::EIPAssociation';

export const ADDRESS_TYPES = [EIP, ASSOCIATION];

const KEYS = ['InstanceId', 'NetworkInterfaceId'] as const;

/**
 * Whether an Elastic IP address is associated with the primary address of an instance or interface. Unresolved: one
 * may be, or one is with another address of it.
 */
export const hasElasticIp = (template: Template, key: (typeof KEYS)[number], name: string): Told<boolean> => {
  const types = key === 'InstanceId' ? [EIP, ASSOCIATION] : [ASSOCIATION];
  const own = partsBy(template, key, ...types).of(name);
  if (own.length > 0) {
    const isCertain = own.some(
      ({ properties }) =>
        textOf(properties, 'PrivateIpAddress') === undefined &&
        textOf(properties, 'AllocationId') !== UNRESOLVED,
    );
    return isCertain ? true : UNRESOLVED;
  }
  return hasStray(template) ? UNRESOLVED : undefined;
};

/** Whether some address is associated with something that the template does not tell. */
const hasStray = (template: Template): boolean =>
  resourcesOf(template, ASSOCIATION).some(({ properties }) =>
    KEYS.every((key) => !isTold(idOf(template, properties, key))),
  ) ||
  resourcesOf(template, EIP).some(
    ({ properties }) => idOf(template, properties, 'InstanceId') === UNRESOLVED,
  );
