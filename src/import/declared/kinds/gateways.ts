/** Internet gateways, egress-only internet gateways and virtual private gateways, with their attachments. */
import { answer, isTold, type Told } from '../properties.ts';
import { idOf, missIn, partsBy, resourcesOf, type Template, tagsOf, tell } from '../template.ts';
import { type DeclaredResource, UNRESOLVED } from '../types.ts';

const INTERNET = 'AWS::EC2::InternetGateway';
const EGRESS_ONLY = 'AWS::EC2::EgressOnlyInternetGateway';
const VIRTUAL = 'AWS::EC2::VPNGateway';
const ATTACHMENT = 'AWS::EC2::VPCGatewayAttachment';
const OF_GATEWAYS = 'AWS::EC2::GatewayRouteTableAssociation';

export const GATEWAY_TYPES = [INTERNET, EGRESS_ONLY, VIRTUAL, ATTACHMENT];

/** Whether a gateway may have a route table that the template does not tell: then what enters by it is not known. */
const hasUntoldTable = (template: Template, gateway: string): boolean => {
  const { of, strays } = partsBy(template, 'GatewayId', OF_GATEWAYS);
  return [...of(gateway), ...strays].some(
    (each) => strays.includes(each) || !isTable(template, idOf(template, each.properties, 'RouteTableId')),
  );
};

const isTable = (template: Template, name: Told<string>): boolean =>
  isTold(name) && template.byName.get(name)?.type === 'AWS::EC2::RouteTable';

/** The VPC that a gateway is attached to; unresolved where that, or whether it is, is not told. */
const attachedTo = (template: Template, gateway: string, key: string): Told<string> => {
  const { of, strays } = partsBy(template, key, ATTACHMENT);
  if (hasUntoldTable(template, gateway)) return UNRESOLVED;
  const [own] = of(gateway);
  if (own !== undefined) return idOf(template, own.properties, 'VpcId') ?? UNRESOLVED;
  // An attachment is of one kind of gateway: it counts here where the other kind is not named.
  const other = key === 'InternetGatewayId' ? 'VpnGatewayId' : 'InternetGatewayId';
  const isOpen = strays.some(({ properties }) => !isTold(idOf(template, properties, other)));
  return isOpen ? UNRESOLVED : undefined;
};

/** The list of attachments: empty for a detached gateway, not in the data where the template leaves it open. */
const attachments = (vpc: Told<string>, State: string): readonly unknown[] | undefined => {
  if (vpc === UNRESOLVED) return undefined;
  return vpc === undefined ? [] : [{ State, VpcId: vpc }];
};

const attachable = (template: Template, gateway: DeclaredResource, key: string): void => {
  const isInternet = key === 'InternetGatewayId';
  const list = attachments(attachedTo(template, gateway.name, key), isInternet ? 'available' : 'attached');
  const value = answer({
    [key]: gateway.name,
    [isInternet ? 'Attachments' : 'VpcAttachments']: list,
    Tags: tagsOf(gateway),
  });
  tell(template, isInternet ? 'InternetGateways' : 'VpnGateways', value, gateway.origin);
};

/** Describes the gateways at the edge of VPCs. */
export const describeGateways = (template: Template): void => {
  for (const gateway of resourcesOf(template, INTERNET)) attachable(template, gateway, 'InternetGatewayId');
  for (const gateway of resourcesOf(template, VIRTUAL)) attachable(template, gateway, 'VpnGatewayId');
  for (const gateway of resourcesOf(template, EGRESS_ONLY)) {
    const vpc = idOf(template, gateway.properties, 'VpcId') ?? UNRESOLVED;
    const value = answer({
      EgressOnlyInternetGatewayId: gateway.name,
      Attachments: attachments(vpc, 'attached'),
      Tags: tagsOf(gateway),
    });
    tell(template, 'EgressOnlyInternetGateways', value, gateway.origin);
  }
  // A gateway that the template does not make, or does not tell, may be the one of the VPC.
  for (const { properties } of resourcesOf(template, ATTACHMENT)) {
    const gateway = idOf(template, properties, 'InternetGatewayId');
    const isOther = isTold(gateway) && template.byName.get(gateway)?.type === INTERNET;
    if (gateway !== undefined && !isOther)
      missIn(template, idOf(template, properties, 'VpcId'), 'internetGateways');
  }
};
