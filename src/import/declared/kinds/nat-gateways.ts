/** NAT gateways. Their Elastic IP addresses are known to AWS alone until the template is applied. */
import { answer, NOT_TOLD, orElse, type Told, textOf } from '../properties.ts';
import { idOf, resourcesOf, type Template, tagsOf, tell, vpcOfSubnet } from '../template.ts';
import { UNRESOLVED } from '../types.ts';

const NAT = 'AWS::EC2::NatGateway';

export const NAT_TYPES = [NAT];

/** A choice of AWS's words; one that is not told makes the gateway one that cannot be read. */
const choiceOf = (value: Told<string>, fallback: string): string => {
  const found = orElse(value, fallback);
  return found === UNRESOLVED ? NOT_TOLD : found;
};

/** Describes NAT gateways: zonal and public unless they say otherwise (facts F-NAT-03 and F-NAT-05). */
export const describeNatGateways = (template: Template): void => {
  for (const gateway of resourcesOf(template, NAT)) {
    const { name, properties, origin } = gateway;
    const subnet = idOf(template, properties, 'SubnetId');
    const address = textOf(properties, 'PrivateIpAddress');
    const mode = choiceOf(textOf(properties, 'AvailabilityMode'), 'zonal');
    const value = answer({
      NatGatewayId: name,
      State: 'available',
      AvailabilityMode: mode,
      ConnectivityType: choiceOf(textOf(properties, 'ConnectivityType'), 'public'),
      VpcId: mode === 'regional' ? idOf(template, properties, 'VpcId') : vpcOfSubnet(template, subnet),
      SubnetId: subnet,
      NatGatewayAddresses: [answer({ IsPrimary: true, PrivateIp: address })],
      Tags: tagsOf(gateway),
    });
    tell(template, 'NatGateways', value, origin);
  }
};
