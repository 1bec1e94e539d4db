/** Transit gateways, their attachments and route tables, with the default table that AWS makes. */
import { defaultTransitTableOf, vpnAttachmentOf } from '../attributes.ts';
import { answer, flagOf, isTold, NOT_TOLD, orElse, propertyOf, type Told, textOf } from '../properties.ts';
import { idOf, idsOf, isFree, partsBy, resourcesOf, type Template, tagsOf, tell } from '../template.ts';
import { type DeclaredResource, UNRESOLVED } from '../types.ts';

const GATEWAY = 'AWS::EC2::TransitGateway';
const VPC_ATTACHMENTS = ['AWS::EC2::TransitGatewayAttachment', 'AWS::EC2::TransitGatewayVpcAttachment'];
const PEERING = 'AWS::EC2::TransitGatewayPeeringAttachment';
const CONNECT = 'AWS::EC2::TransitGatewayConnect';
const ASSOCIATION = 'AWS::EC2::TransitGatewayRouteTableAssociation';
const VPN = 'AWS::EC2::VPNConnection';

export const TRANSIT_GATEWAY = GATEWAY;
export const TRANSIT_GATEWAY_TYPES = [GATEWAY, ...VPC_ATTACHMENTS, PEERING, CONNECT, ASSOCIATION];

/** Whether a gateway does something for its attachments by itself: on unless turned off (fact F-TGW-08). */
const doesByItself = (
  template: Template,
  gateway: string,
  key: 'DefaultRouteTableAssociation' | 'DefaultRouteTablePropagation',
): Told<boolean> => {
  const stated = textOf(template.byName.get(gateway)?.properties, key);
  return isTold(stated) ? stated !== 'disable' && stated !== 'false' : orElse<boolean>(stated, true);
};

/** The default table of a gateway that the template makes; undefined where it has none, or another name. */
export const defaultTable = (template: Template, gateway: string): string | undefined => {
  if (template.byName.get(gateway)?.type !== GATEWAY) return undefined;
  const keys = ['DefaultRouteTableAssociation', 'DefaultRouteTablePropagation'] as const;
  const isMade = keys.some((key) => doesByItself(template, gateway, key) !== false);
  const name = defaultTransitTableOf(gateway);
  return isMade && isFree(template, name) ? name : undefined;
};

/** An attachment as its gateway and its tables know it. */
export interface TransitAttachment {
  readonly name: string;
  readonly source: DeclaredResource;
  readonly gateway: Told<string>;
  readonly kind: 'vpc' | 'vpn' | 'peering' | 'connect';
  readonly resource: Told<string>;
}

const attachmentOf = (
  template: Template,
  source: DeclaredResource,
  kind: TransitAttachment['kind'],
  resource: Told<string>,
): TransitAttachment => ({
  name: source.name,
  source,
  gateway: idOf(template, source.properties, 'TransitGatewayId') ?? UNRESOLVED,
  kind,
  resource,
});

/** Every attachment of the template; AWS makes one where a VPN connection ends at a transit gateway. */
export const transitAttachments = (template: Template): readonly TransitAttachment[] => [
  ...resourcesOf(template, ...VPC_ATTACHMENTS).map((each) =>
    attachmentOf(template, each, 'vpc', idOf(template, each.properties, 'VpcId')),
  ),
  ...resourcesOf(template, PEERING).map((each) =>
    attachmentOf(template, each, 'peering', idOf(template, each.properties, 'PeerTransitGatewayId')),
  ),
  ...resourcesOf(template, CONNECT).map((each) => attachmentOf(template, each, 'connect', undefined)),
  ...resourcesOf(template, VPN).flatMap((each) =>
    propertyOf(each.properties, 'TransitGatewayId') === undefined
      ? []
      : [{ ...attachmentOf(template, each, 'vpn', each.name), name: vpnAttachmentOf(each.name) }],
  ),
];

/** What an attachment says itself of the default tables, as Terraform lets it. */
const takesPart = (
  template: Template,
  { source, gateway }: TransitAttachment,
  key: 'DefaultRouteTableAssociation' | 'DefaultRouteTablePropagation',
): Told<boolean> => {
  const own = flagOf(source.properties, key);
  if (own === UNRESOLVED || !isTold(gateway)) return UNRESOLVED;
  return own === false ? false : doesByItself(template, gateway, key);
};

/** Whether an attachment is propagated into the default table; a peering never is (fact F-TGW-03). */
export const isPropagated = (template: Template, attachment: TransitAttachment): Told<boolean> =>
  attachment.kind === 'peering' ? false : takesPart(template, attachment, 'DefaultRouteTablePropagation');

/** The association in AWS's answer: none, one with a table, or one whose table is not told. */
const associationOf = (template: Template, attachment: TransitAttachment): unknown => {
  const { of, strays } = partsBy(template, 'TransitGatewayAttachmentId', ASSOCIATION);
  const open = { State: NOT_TOLD };
  const associated = (table: Told<string>): unknown =>
    isTold(table) ? { TransitGatewayRouteTableId: table, State: 'associated' } : open;
  const [own] = of(attachment.name);
  if (own !== undefined) return associated(idOf(template, own.properties, 'TransitGatewayRouteTableId'));
  const byItself = takesPart(template, attachment, 'DefaultRouteTableAssociation');
  if (strays.length > 0 || !isTold(byItself) || !isTold(attachment.gateway)) return open;
  if (!byItself || attachment.kind === 'peering') return undefined;
  return associated(defaultTable(template, attachment.gateway) ?? UNRESOLVED);
};

const KINDS: Readonly<Record<TransitAttachment['kind'], string>> = {
  vpc: 'vpc',
  vpn: 'vpn',
  peering: 'peering',
  connect: 'connect',
};

/** The state: what waits for the other side's acceptance is not told, unless the template says so itself. */
const stateOf = ({ source, kind }: TransitAttachment): string => {
  const stated = textOf(source.properties, 'State');
  if (isTold(stated)) return stated;
  return kind === 'peering' || stated === UNRESOLVED ? NOT_TOLD : 'available';
};

const tellAttachment = (template: Template, attachment: TransitAttachment): void => {
  const { name, source, gateway, kind, resource } = attachment;
  const { properties, origin } = source;
  if (!isTold(gateway)) return;
  const common = { TransitGatewayAttachmentId: name, TransitGatewayId: gateway, State: stateOf(attachment) };
  const value = answer({
    ...common,
    ResourceType: KINDS[kind],
    ResourceId: resource,
    Association: associationOf(template, attachment),
    Tags: kind === 'vpn' ? [] : tagsOf(source),
  });
  tell(template, 'TransitGatewayAttachments', value, origin);
  if (kind !== 'vpc') return;
  const option = (key: string): Told<string> => textOf(properties, 'Options', key);
  const options = ['ApplianceModeSupport', 'Ipv6Support', 'SecurityGroupReferencingSupport'] as const;
  // Whether rules may name groups of other VPCs is the gateway's to say too.
  const ofGateway = textOf(template.byName.get(gateway)?.properties, 'SecurityGroupReferencingSupport');
  const isOpen = ofGateway === UNRESOLVED || options.some((key) => option(key) === UNRESOLVED);
  const details = answer({
    ...common,
    VpcId: resource,
    // With options that are not told the way through the attachment is not known, nor is it without its subnets.
    SubnetIds: isOpen ? undefined : idsOf(template, properties, 'SubnetIds'),
    Options: answer(Object.fromEntries(options.map((key) => [key, option(key)]))),
  });
  tell(template, 'TransitGatewayVpcAttachments', details, origin);
};

/** Describes transit gateways and what is attached to them. */
export const describeTransitGateways = (template: Template): void => {
  for (const gateway of resourcesOf(template, GATEWAY)) {
    const { name, properties, origin } = gateway;
    const account = gateway.account ?? template.declared.account;
    const region = gateway.region ?? template.declared.region;
    const value = answer({
      TransitGatewayId: name,
      State: 'available',
      OwnerId: account,
      TransitGatewayArn: region === undefined ? undefined : `arn:aws:ec2:${region}::transit-gateway/${name}`,
      Options: answer({
        AssociationDefaultRouteTableId: defaultTable(template, name),
        SecurityGroupReferencingSupport: textOf(properties, 'SecurityGroupReferencingSupport'),
      }),
      Tags: tagsOf(gateway),
    });
    tell(template, 'TransitGateways', value, origin);
  }
  for (const attachment of transitAttachments(template)) tellAttachment(template, attachment);
};
