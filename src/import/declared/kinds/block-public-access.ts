/** VPC Block Public Access: an account's switch in a Region, and what is excluded from it (fact F-IGW-05). */
import { answer, isTold, textOf } from '../properties.ts';
import { idOf, resourcesOf, type Template, tell } from '../template.ts';

const OPTIONS = 'AWS::EC2::VPCBlockPublicAccessOptions';
const EXCLUSION = 'AWS::EC2::VPCBlockPublicAccessExclusion';

export const BLOCK_PUBLIC_ACCESS_TYPES = [OPTIONS, EXCLUSION];

/** Describes the switch where the template sets it; otherwise it is the account's, and not known. */
export const describeBlockPublicAccess = (template: Template): void => {
  const exclusions = resourcesOf(template, EXCLUSION).map(({ name, properties, origin }) => ({
    name,
    origin,
    of: idOf(template, properties, 'VpcId') ?? idOf(template, properties, 'SubnetId'),
    mode: textOf(properties, 'InternetGatewayExclusionMode'),
  }));
  const isOpen = exclusions.some(({ of }) => !isTold(of));
  for (const { properties, origin } of resourcesOf(template, OPTIONS)) {
    const mode = textOf(properties, 'InternetGatewayBlockMode');
    // What is set and not told is described as being changed: then nobody knows what it stops.
    const value =
      !isTold(mode) || isOpen
        ? { State: 'update-in-progress' }
        : { InternetGatewayBlockMode: mode, State: 'update-complete' };
    template.draft.blockPublicAccess.push({ value, origin });
  }
  for (const { name, origin, of, mode } of exclusions) {
    const value = answer({
      ExclusionId: name,
      ResourceArn: of,
      InternetGatewayExclusionMode: mode,
      State: 'create-complete',
    });
    tell(template, 'VpcBlockPublicAccessExclusions', value, origin);
  }
};
