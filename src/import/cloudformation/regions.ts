/** The Region of a template, where its text tells it. */
import type { Template } from './template.ts';
import { entriesIn, itemsIn, type Tree, textIn } from './text/tree.ts';

/** Zones such as eu-west-1a; Local Zones and Wavelength Zones have longer names. */
const ZONE = /^([a-z]{2}(?:-[a-z]+)+-\d)[a-z]$/;

const zonesIn = (properties: ReadonlyMap<string, Tree>): readonly (string | undefined)[] => [
  textIn(properties.get('AvailabilityZone')),
  ...itemsIn(properties.get('AvailabilityZones')).map(textIn),
];

/** The Region of the zones that resources and parameters name, where they name those of one Region. */
export const regionOf = (template: Template): string | undefined => {
  const named = [
    ...[...template.resources.values()].flatMap((each) =>
      zonesIn(entriesIn(entriesIn(each).get('Properties'))),
    ),
    ...[...template.parameters.values()].flatMap((each) =>
      (textIn(entriesIn(each).get('Default')) ?? '').split(',').map((zone) => zone.trim()),
    ),
  ];
  const regions = new Set(named.flatMap((zone) => ZONE.exec(zone ?? '')?.[1] ?? []));
  const [only, ...more] = regions;
  return more.length === 0 ? only : undefined;
};
