/** Private hosted zones and their records. */
import { answer, isTold, listOf, propertyOf, type Told, textOf } from '../properties.ts';
import { idOf, missIn, ownVpcs, resourcesOf, type Template, tell } from '../template.ts';
import { type DeclaredResource, type DeclaredValue, UNRESOLVED } from '../types.ts';

const ZONE = 'AWS::Route53::HostedZone';
const RECORD = 'AWS::Route53::RecordSet';
const GROUP = 'AWS::Route53::RecordSetGroup';

export const HOSTED_ZONE_TYPES = [ZONE, RECORD, GROUP];

/** What stands for a value that is not told: a name of AWS's that nobody knows, so that it leads nowhere for certain. */
const UNTOLD_HOST = 'not-told.amazonaws.com';

type Answer = Readonly<Record<string, unknown>>;

interface ZoneVpc {
  readonly VPCId: string;
}

/** The VPCs of a zone: none for a public one; undefined where one of them is not told. */
const vpcsOf = (template: Template, zone: DeclaredResource): readonly ZoneVpc[] | undefined => {
  const listed = listOf(zone.properties, 'VPCs');
  if (listed === UNRESOLVED) return undefined;
  const vpcs = (listed ?? []).map((each) => idOf(template, each, 'VPCId'));
  const told = vpcs.filter((each): each is string => isTold(each));
  return told.length === vpcs.length ? told.map((VPCId) => ({ VPCId })) : undefined;
};

/** What a record leads to; one value that is not told is one that is not known. */
const leadsTo = (record: DeclaredValue): Answer => {
  const alias = propertyOf(record, 'AliasTarget');
  if (alias !== undefined) {
    const host = textOf(alias, 'DNSName');
    return { AliasTarget: { DNSName: isTold(host) ? host : UNTOLD_HOST } };
  }
  const listed = listOf(record, 'ResourceRecords');
  if (!isTold(listed)) return { AliasTarget: { DNSName: UNTOLD_HOST } };
  const values = listed.map((each) => textOf(each)).filter(isTold);
  if (values.length < listed.length) return { AliasTarget: { DNSName: UNTOLD_HOST } };
  return { ResourceRecords: values.map((Value) => ({ Value })) };
};

/** One record set; without a name or type that is told, none that can be read. */
const recordOf = (record: DeclaredValue): Answer => {
  const type = textOf(record, 'Type');
  const name = textOf(record, 'Name');
  return isTold(type) && isTold(name)
    ? answer({ Name: name, Type: type, SetIdentifier: textOf(record, 'SetIdentifier'), ...leadsTo(record) })
    : {};
};

interface Named {
  readonly record: DeclaredValue;
  /** The zone by its id or by its domain; a record may name either. */
  readonly zone: Told<string>;
  readonly domain: Told<string>;
}

const recordsOf = (template: Template): readonly Named[] => {
  const home = (source: DeclaredValue): Omit<Named, 'record'> => ({
    zone: idOf(template, source, 'HostedZoneId'),
    domain: textOf(source, 'HostedZoneName'),
  });
  return [
    ...resourcesOf(template, RECORD).map(
      ({ properties }): Named => ({ record: properties, ...home(properties) }),
    ),
    ...resourcesOf(template, GROUP).flatMap(({ properties }) => {
      const listed = listOf(properties, 'RecordSets');
      const open: readonly DeclaredValue[] = listed === undefined ? [] : [UNRESOLVED];
      const records = isTold(listed) ? listed : open;
      return records.map((record): Named => {
        const own = home(record);
        const outer = home(properties);
        return { record, zone: own.zone ?? outer.zone, domain: own.domain ?? outer.domain };
      });
    }),
  ];
};

const bare = (domain: string): string => domain.toLowerCase().replace(/\.$/, '');

/** Whether a record is of a zone: yes, no, or not told. */
const isOf = (record: Named, zone: DeclaredResource): Told<boolean> => {
  if (record.zone === UNRESOLVED || record.domain === UNRESOLVED) return UNRESOLVED;
  if (record.zone !== undefined) return record.zone === zone.name;
  const domain = textOf(zone.properties, 'Name');
  if (!isTold(domain) || record.domain === undefined) return UNRESOLVED;
  // A public zone of the same domain may be the one that is meant.
  return bare(domain) === bare(record.domain) ? UNRESOLVED : false;
};

/** The record of a name that may be in a zone: what it leads to is not known. */
const maybeIn = (record: DeclaredValue, zone: DeclaredResource): readonly Answer[] => {
  const name = textOf(record, 'Name');
  const domain = textOf(zone.properties, 'Name');
  if (!isTold(name) || !isTold(domain)) return [{}];
  const isBelow = `.${bare(name)}`.endsWith(`.${bare(domain)}`);
  return isBelow ? [{ Name: name, Type: 'CNAME', AliasTarget: { DNSName: UNTOLD_HOST } }] : [];
};

/** Describes private hosted zones. Public ones answer the same everywhere, and are left out. */
export const describeHostedZones = (template: Template): void => {
  const records = recordsOf(template);
  const byZone = new Map<string, DeclaredValue[]>();
  const open: Named[] = [];
  for (const each of records) {
    if (isTold(each.zone) && each.domain === undefined) {
      const known = byZone.get(each.zone);
      if (known === undefined) byZone.set(each.zone, [each.record]);
      else known.push(each.record);
    } else open.push(each);
  }
  for (const zone of resourcesOf(template, ZONE)) {
    const { name, properties, origin } = zone;
    const listed = vpcsOf(template, zone);
    if (listed?.length === 0) continue;
    // One that may be of any VPC answers in each, and what it answers is not known.
    const vpcs = listed ?? ownVpcs(template).map((VPCId) => ({ VPCId }));
    // Without its domain it may answer for any name.
    if (!isTold(textOf(properties, 'Name'))) for (const { VPCId } of vpcs) missIn(template, VPCId, 'names');
    const value = answer({
      Id: name,
      Name: textOf(properties, 'Name'),
      Config: { PrivateZone: true },
      VPCs: vpcs,
    });
    tell(template, 'HostedZones', value, origin);
    if (listed === undefined) continue;
    const entries = [
      ...(byZone.get(name) ?? []).map(recordOf),
      ...open.flatMap((each) => (isOf(each, zone) === false ? [] : maybeIn(each.record, zone))),
    ];
    template.draft.joined.zoneRecords.set(name, { entries, complete: true, origin });
  }
  // A record of a zone that another template makes may be of a zone of these VPCs.
  const isForeign = [...byZone.keys()].some((zone) => template.byName.get(zone)?.type !== ZONE);
  if (isForeign) missIn(template, undefined, 'hostedZones');
};
