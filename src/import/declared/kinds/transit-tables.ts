/** Route tables of transit gateways: static routes and propagations. */
import type { ScenarioOrigin } from '../../../evaluator/index.ts';
import { answer, flagOf, isTold, type Told, textOf } from '../properties.ts';
import { idOf, partsBy, resourcesOf, type Template, tagsOf, tell } from '../template.ts';
import { UNRESOLVED } from '../types.ts';
import {
  defaultTable,
  isPropagated,
  TRANSIT_GATEWAY,
  type TransitAttachment,
  transitAttachments,
} from './transit-gateways.ts';

const TABLE = 'AWS::EC2::TransitGatewayRouteTable';
const ROUTE = 'AWS::EC2::TransitGatewayRoute';
const PROPAGATION = 'AWS::EC2::TransitGatewayRouteTablePropagation';

export const TRANSIT_TABLE_TYPES = [TABLE, ROUTE, PROPAGATION];

interface Table {
  readonly name: string;
  readonly gateway: Told<string>;
  readonly origin: ScenarioOrigin;
  readonly tags: readonly unknown[];
}

const tablesOf = (template: Template): readonly Table[] => [
  ...resourcesOf(template, TABLE).map(
    (table): Table => ({
      name: table.name,
      gateway: idOf(template, table.properties, 'TransitGatewayId'),
      origin: table.origin,
      tags: tagsOf(table),
    }),
  ),
  ...resourcesOf(template, TRANSIT_GATEWAY).flatMap(({ name: gateway, origin }) => {
    const name = defaultTable(template, gateway);
    return name === undefined ? [] : [{ name, gateway, origin, tags: [] }];
  }),
];

type Entry = Readonly<Record<string, unknown>>;

const endOf = (attachments: ReadonlyMap<string, TransitAttachment>, id: string): Entry => {
  const found = attachments.get(id);
  return answer({
    TransitGatewayAttachmentId: id,
    ResourceType: found?.kind,
    ResourceId: found?.resource,
  });
};

/** Static routes; undefined where the template does not tell all of them. */
const routesOf = (
  template: Template,
  table: string,
  attachments: ReadonlyMap<string, TransitAttachment>,
): readonly Entry[] | undefined => {
  const { of, strays } = partsBy(template, 'TransitGatewayRouteTableId', ROUTE);
  if (strays.length > 0) return undefined;
  const routes = of(table).map(({ properties }): Entry | undefined => {
    const destination = textOf(properties, 'DestinationCidrBlock');
    const attachment = idOf(template, properties, 'TransitGatewayAttachmentId');
    const blackhole = flagOf(properties, 'Blackhole') ?? false;
    if (!isTold(destination) || blackhole === UNRESOLVED) return undefined;
    if (!blackhole && !isTold(attachment)) return undefined;
    return {
      DestinationCidrBlock: destination,
      Type: 'static',
      State: blackhole ? 'blackhole' : 'active',
      TransitGatewayAttachments: !blackhole && isTold(attachment) ? [endOf(attachments, attachment)] : [],
    };
  });
  const told = routes.filter((route) => route !== undefined);
  return told.length === routes.length ? told : undefined;
};

/** The attachments whose networks a table learns; undefined where the template does not tell all of them. */
const propagationsOf = (
  template: Template,
  { name, gateway }: Table,
  attachments: ReadonlyMap<string, TransitAttachment>,
): readonly Entry[] | undefined => {
  const { of, strays } = partsBy(template, 'TransitGatewayRouteTableId', PROPAGATION);
  if (strays.length > 0) return undefined;
  const ids: Told<string>[] = of(name).map(
    ({ properties }) => idOf(template, properties, 'TransitGatewayAttachmentId') ?? UNRESOLVED,
  );
  if (isTold(gateway) && defaultTable(template, gateway) === name)
    for (const attachment of attachments.values()) {
      if (isTold(attachment.gateway) && attachment.gateway !== gateway) continue;
      const learns = isPropagated(template, attachment);
      if (learns !== false) ids.push(learns === true ? attachment.name : UNRESOLVED);
    }
  const told = [...new Set(ids.filter((id): id is string => typeof id === 'string'))];
  if (ids.includes(UNRESOLVED)) return undefined;
  return told.map((id) => ({ ...endOf(attachments, id), State: 'enabled' }));
};

/** Describes the route tables of transit gateways. */
export const describeTransitTables = (template: Template): void => {
  const attachments = new Map(transitAttachments(template).map((each) => [each.name, each]));
  const { joined } = template.draft;
  for (const table of tablesOf(template)) {
    const { name, gateway, origin, tags } = table;
    const value = answer({ TransitGatewayRouteTableId: name, TransitGatewayId: gateway, Tags: tags });
    tell(template, 'TransitGatewayRouteTables', value, origin);
    const routes = routesOf(template, name, attachments);
    if (routes !== undefined)
      joined.transitRoutes.set(name, { entries: [...routes], complete: true, origin });
    const learned = propagationsOf(template, table, attachments);
    if (learned !== undefined)
      joined.transitPropagations.set(name, { entries: [...learned], complete: true, origin });
  }
};
