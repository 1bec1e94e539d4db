/** Transit gateways: attachments, associations, routes and propagations (facts F-TGW-01 to F-TGW-05). */
import { contains, formatPrefix, type Prefix } from '../../address/prefix.ts';
import { matchAnyPrefix } from '../../address/set.ts';
import { pointerOf } from '../../model/document.ts';
import type { AddressSet, TransitAttachment, TransitGateway } from '../../model/network.ts';
import type { FixStep, PatchOperation } from '../../trace/types.ts';
import { named } from '../../trace/words.ts';
import { awsCommand, awsField, awsIdOf } from '../aws.ts';
import { freeName } from '../names.ts';
import { valueAt } from '../patch.ts';
import { leavingAt, type Place, type Proposer } from '../site.ts';

const gatewayAt = ({ network, hop }: Place): TransitGateway | undefined =>
  network.transitGateways.get(hop.at);

const attachmentAt = (place: Place): TransitAttachment | undefined =>
  [...(gatewayAt(place)?.attachments?.values() ?? [])].find(({ pointer }) => pointer === place.hop.pointer);

/** Sets a field of an attachment. */
const setField = (attachment: TransitAttachment, field: string, value: string | boolean): PatchOperation => ({
  op: 'add',
  path: `${attachment.pointer}/${field}`,
  value,
});

/** The owner of the transit gateway accepts the attachment. */
export const proposeAttachmentState: Proposer = (place) => {
  const attachment = attachmentAt(place);
  if (attachment?.state !== 'pendingAcceptance') return [];
  const command = awsCommand(
    'accept-transit-gateway-vpc-attachment',
    '--transit-gateway-attachment-id',
    awsIdOf(attachment),
  );
  return [
    {
      summary: `Accept attachment ${named(attachment)}.`,
      edits: [setField(attachment, 'state', 'available')],
      ...awsField(command),
    },
  ];
};

/** IPv6 support of an attachment (fact F-TGW-08). */
export const proposeIpv6: Proposer = (place) => {
  const attachment = attachmentAt(place);
  if (attachment?.type !== 'vpc' || attachment.ipv6Support) return [];
  const command = awsCommand(
    'modify-transit-gateway-vpc-attachment',
    '--transit-gateway-attachment-id',
    awsIdOf(attachment),
    '--options',
    'Ipv6Support=enable',
  );
  return [
    {
      summary: `Turn IPv6 support of attachment ${named(attachment)} on.`,
      edits: [setField(attachment, 'ipv6Support', true)],
      ...awsField(command),
    },
  ];
};

/** An association with one of the gateway's tables. */
export const proposeAssociation: Proposer = (place) => {
  const attachment = attachmentAt(place);
  const gateway = gatewayAt(place);
  if (attachment === undefined || gateway === undefined) return [];
  const tables = valueAt(place.network.scenario, `${gateway.pointer}/routeTables`);
  if (typeof tables !== 'object' || tables === null) return [];
  return Object.keys(tables).map((name) => ({
    summary: `Associate attachment ${named(attachment)} with route table \`${name}\` of ${named(gateway)}.`,
    edits: [setField(attachment, 'routeTable', name)],
  }));
};

/** The narrowest network behind an attachment that holds an address. */
const networkBehind = (attachment: TransitAttachment, dst: AddressSet): Prefix | undefined => {
  const ranges =
    attachment.type === 'vpc'
      ? attachment.vpc.prefixes
      : attachment.type === 'hybrid'
        ? (attachment.connection.network?.prefixes ?? [])
        : [];
  return matchAnyPrefix(ranges, dst) === 'yes'
    ? ranges.find((range) => dst.prefixes.every((part) => contains(range, part)))
    : undefined;
};

/** The edit that gives a table a route; a table that the scenario does not show is written down. */
const routeEdit = (
  place: Place,
  gateway: TransitGateway,
  cidr: string,
  attachment: string,
): PatchOperation | undefined => {
  const { scenario } = place.network;
  const table = place.hop.resource.pointer;
  if (table === gateway.pointer) {
    const value = { default: { default: true, routes: { [cidr]: attachment } } };
    return { op: 'add', path: `${gateway.pointer}/routeTables`, value };
  }
  const routes = valueAt(scenario, `${table}/routes`);
  if (routes === null) return undefined;
  return routes === undefined
    ? { op: 'add', path: `${table}/routes`, value: { [cidr]: attachment } }
    : { op: 'add', path: `${table}/routes${pointerOf(cidr)}`, value: attachment };
};

/** A propagation into the table, else a static route, to the attachment that has the destination behind it. */
export const proposeTransitRoute: Proposer = (place) => {
  const gateway = gatewayAt(place);
  if (gateway === undefined || place.step?.step !== 'transit') return [];
  const { packet } = place.step;
  const { hop, network } = place;
  return [...(gateway.attachments?.values() ?? [])].flatMap((attachment): FixStep[] => {
    const range = networkBehind(attachment, packet.dst);
    if (range === undefined) return [];
    const cidr = formatPrefix(range);
    const listed = valueAt(network.scenario, `${hop.resource.pointer}/propagations`);
    const shown = hop.resource.pointer !== gateway.pointer;
    const propagate: FixStep = {
      summary: `Propagate attachment ${named(attachment)} into route table ${named(hop.resource)} of ${named(gateway)}.`,
      edits: [
        Array.isArray(listed)
          ? { op: 'add', path: `${hop.resource.pointer}/propagations/-`, value: attachment.id }
          : { op: 'add', path: `${hop.resource.pointer}/propagations`, value: [attachment.id] },
      ],
    };
    const edit = routeEdit(place, gateway, cidr, attachment.id);
    const command = awsCommand(
      'create-transit-gateway-route',
      '--transit-gateway-route-table-id',
      awsIdOf(hop.resource),
      '--destination-cidr-block',
      cidr,
      '--transit-gateway-attachment-id',
      awsIdOf(attachment),
    );
    const route: FixStep[] =
      edit === undefined
        ? []
        : [
            {
              summary: `Route \`${cidr}\` to attachment ${named(attachment)} in route table ${named(hop.resource)} of ${named(gateway)}.`,
              edits: [edit],
              ...awsField(command),
            },
          ];
    return shown && listed !== null ? [propagate, ...route] : route;
  });
};

/** Takes the black hole out, so that the next route decides. */
export const proposeTransitBlackhole: Proposer = ({ hop, network }) =>
  valueAt(network.scenario, hop.pointer) === undefined
    ? []
    : [
        {
          summary: `Remove the black-hole route from route table ${named(hop.resource)}.`,
          edits: [{ op: 'remove', path: hop.pointer }],
        },
      ];

/** Attaches the VPC, in the subnet that sends. */
export const proposeTransitAttachment: Proposer = (place) => {
  const gateway = gatewayAt(place);
  const leaving = leavingAt(place);
  if (gateway?.attachments === undefined || leaving === undefined) return [];
  const { subnet } = leaving;
  const name = freeName(`to-${subnet.vpc.id}`, new Set(gateway.attachments.keys()));
  const value = { type: 'vpc', vpc: subnet.vpc.id, subnets: [subnet.id] };
  return [
    {
      summary: `Attach VPC ${named(subnet.vpc)} to ${named(gateway)}, in subnet ${named(subnet)}.`,
      edits: [{ op: 'add', path: `${gateway.pointer}/attachments${pointerOf(name)}`, value }],
    },
  ];
};

/** Adds the zone of the subnet that sends to the attachment of its VPC. */
export const proposeTransitZone: Proposer = (place) => {
  const attachment = attachmentAt(place);
  const leaving = leavingAt(place);
  if (attachment?.type !== 'vpc' || leaving === undefined || leaving.subnet.vpc !== attachment.vpc) return [];
  const { subnet } = leaving;
  const command = awsCommand(
    'modify-transit-gateway-vpc-attachment',
    '--transit-gateway-attachment-id',
    awsIdOf(attachment),
    '--add-subnet-ids',
    awsIdOf(subnet),
  );
  return [
    {
      summary: `Add subnet ${named(subnet)} to attachment ${named(attachment)}, so that its zone is served.`,
      edits: [{ op: 'add', path: `${attachment.pointer}/subnets/-`, value: subnet.id }],
      ...awsField(command),
    },
  ];
};
