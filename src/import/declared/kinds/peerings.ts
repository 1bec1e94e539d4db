/** Peering connections. */
import { answer, flagOf, isTold, NOT_TOLD, type Told, textOf } from '../properties.ts';
import { idOf, resourcesOf, type Template, tagsOf, tell, VPC } from '../template.ts';
import { type DeclaredResource, UNRESOLVED } from '../types.ts';

const PEERING = 'AWS::EC2::VPCPeeringConnection';

export const PEERING_TYPES = [PEERING];

/** One side. What the template says of its own VPC stands there. */
const sideOf = (
  template: Template,
  vpc: Told<string>,
  account: Told<string>,
  region: Told<string>,
  resolves: Told<boolean>,
): Readonly<Record<string, unknown>> => {
  const own = isTold(vpc) && template.byName.get(vpc)?.type === VPC;
  return answer({
    VpcId: vpc,
    OwnerId: own ? undefined : account,
    Region: own ? undefined : region,
    // Terraform alone can say that names of this side resolve to private addresses on the other (fact F-PCX-06).
    PeeringOptions: {
      AllowDnsResolutionFromRemoteVpc: resolves === UNRESOLVED ? NOT_TOLD : (resolves ?? false),
    },
  });
};

/**
 * The state: CloudFormation makes a connection only by having it accepted, in the same account or with a role of the
 * other one (fact F-CFN-04); Terraform says how far it gets.
 */
const stateOf = ({ properties }: DeclaredResource): string => {
  const stated = textOf(properties, 'State') ?? 'active';
  return stated === UNRESOLVED ? NOT_TOLD : stated;
};

/** Describes peering connections. One whose state or VPCs are not told is a route target that is not known. */
export const describePeerings = (template: Template): void => {
  for (const peering of resourcesOf(template, PEERING)) {
    const { name, properties, origin } = peering;
    const account = peering.account ?? template.declared.account;
    const region = peering.region ?? template.declared.region;
    const value = {
      VpcPeeringConnectionId: name,
      Status: { Code: stateOf(peering) },
      RequesterVpcInfo: sideOf(
        template,
        idOf(template, properties, 'VpcId'),
        account,
        region,
        flagOf(properties, 'RequesterDnsResolution'),
      ),
      AccepterVpcInfo: sideOf(
        template,
        idOf(template, properties, 'PeerVpcId'),
        textOf(properties, 'PeerOwnerId') ?? account,
        textOf(properties, 'PeerRegion') ?? region,
        flagOf(properties, 'AccepterDnsResolution'),
      ),
      Tags: tagsOf(peering),
    };
    tell(template, 'VpcPeeringConnections', value, origin);
  }
};
