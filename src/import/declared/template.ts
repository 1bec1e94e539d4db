/** A template while its resources are being described as AWS would describe them. */
import type { ScenarioOrigin } from '../../evaluator/index.ts';
import { type Incomplete, KINDS, type Kind } from '../aws/documents.ts';
import { type Draft, newDraft, newListing, readEntry } from '../aws/draft.ts';
import { append } from '../shared/json.ts';
import { defaultAclOf, defaultGroupOf, mainTableOf } from './attributes.ts';
import { isTold, listOf, type Told, textOf, textsOf } from './properties.ts';
import { type Declared, type DeclaredResource, type DeclaredValue, UNRESOLVED } from './types.ts';

type Listing = ReturnType<typeof newListing>;

export interface Template {
  readonly declared: Declared;
  readonly draft: Draft;
  readonly byName: ReadonlyMap<string, DeclaredResource>;
  readonly byType: ReadonlyMap<string, readonly DeclaredResource[]>;
  /** Other names of resources: by these they are told too. */
  readonly names: Map<string, string>;
  /** Lists of what the template makes in VPCs of its own: they are complete. */
  readonly listings: Readonly<Record<Kind, Listing>>;
  /** What `partsBy` found, since every owner asks again. */
  readonly parts: Map<string, Parts>;
  /** Lists of what it makes in VPCs that it only names: there may be more. */
  readonly elsewhere: Map<Kind, Listing>;
}

/** In no folder of the template, so that these lists prove nothing about a VPC. */
const ELSEWHERE = '(elsewhere)/named';

/** What Terraform takes over of what AWS makes with a VPC: the taken name stands for AWS's. */
const TAKEN: ReadonlyMap<string, (vpc: string) => string> = new Map([
  ['Hopwise::DefaultRouteTable', mainTableOf],
  ['Hopwise::DefaultSecurityGroup', defaultGroupOf],
  ['Hopwise::DefaultNetworkAcl', defaultAclOf],
]);

const takenOver = ({ resources, aliases }: Declared): readonly (readonly [string, string])[] =>
  resources.flatMap(({ name, type, properties }) => {
    const made = TAKEN.get(type);
    const vpc = textOf(properties, 'VpcId');
    return made === undefined || !isTold(vpc) ? [] : [[made(aliases.get(vpc) ?? vpc), name] as const];
  });

export const newTemplate = (declared: Declared): Template => {
  const draft = newDraft();
  for (const problem of declared.problems) draft.problems.push(problem);
  draft.notes.include(declared.notes.list());
  const byName = new Map<string, DeclaredResource>();
  const byType = new Map<string, DeclaredResource[]>();
  const file = declared.resources[0]?.origin.file ?? 'template';
  for (const resource of declared.resources) {
    if (byName.has(resource.name)) continue;
    byName.set(resource.name, resource);
    append(byType, resource.type, resource);
  }
  const listings = Object.keys(KINDS).map((kind) => [kind, newListing(draft, kind as Kind, file, false)]);
  return {
    declared,
    draft,
    byName,
    byType,
    names: new Map([...declared.aliases, ...takenOver(declared)]),
    listings: Object.fromEntries(listings) as Template['listings'],
    parts: new Map(),
    elsewhere: new Map(),
  };
};

/** The resources of some types, in the order of the template. */
export const resourcesOf = (template: Template, ...types: readonly string[]): readonly DeclaredResource[] =>
  types.flatMap((type) => template.byType.get(type) ?? []);

/** Whether a name is that of a declared resource of a type. */
export const isDeclared = (
  template: Template,
  name: Told<string>,
  ...types: readonly string[]
): name is string => isTold(name) && types.includes(template.byName.get(name)?.type ?? '');

export const VPC = 'AWS::EC2::VPC';

/** The names of all VPCs that the template makes. */
export const ownVpcs = (template: Template): readonly string[] =>
  resourcesOf(template, VPC).map(({ name }) => name);

/** An id in a property, by the name that the import has for it. */
export const idOf = (
  template: Template,
  value: Told<DeclaredValue>,
  ...path: readonly string[]
): Told<string> => {
  const text = textOf(value, ...path);
  return isTold(text) ? (template.names.get(text) ?? text) : text;
};

/** A list of ids; unresolved as a whole where one of them is. */
export const idsOf = (
  template: Template,
  value: Told<DeclaredValue>,
  ...path: readonly string[]
): Told<readonly string[]> => {
  const texts = textsOf(value, ...path);
  return isTold(texts) ? texts.map((text) => template.names.get(text) ?? text) : texts;
};

/** Says of a resource what AWS would answer about it. */
export const tell = (
  template: Template,
  kind: Kind,
  value: Readonly<Record<string, unknown>>,
  origin: ScenarioOrigin,
): void => {
  const { draft, elsewhere, listings } = template;
  const vpc = value['VpcId'];
  const isForeign = typeof vpc === 'string' && !isDeclared(template, vpc, VPC);
  if (!isForeign) {
    readEntry(draft, listings[kind], value, origin);
    return;
  }
  const listing = elsewhere.get(kind) ?? newListing(draft, kind, ELSEWHERE, true);
  elsewhere.set(kind, listing);
  readEntry(draft, listing, value, origin);
};

/** Says that a VPC may have more of something than the scenario shows; where the VPC is not told, that any may. */
export const missIn = (template: Template, vpc: Told<string>, ...kinds: readonly Incomplete[]): void => {
  const { incomplete } = template.draft;
  const vpcs = isTold(vpc) ? [vpc] : ownVpcs(template);
  for (const each of vpcs) {
    const known = incomplete.get(each) ?? new Set<Incomplete>();
    for (const kind of kinds) known.add(kind);
    incomplete.set(each, known);
  }
};

/** Resources that are a part of another one. */
export interface Parts {
  readonly of: (owner: string) => readonly DeclaredResource[];
  /** Those of which the template does not tell whose they are: they may be of any. */
  readonly strays: readonly DeclaredResource[];
}

/** The resources of a type by the one that a property of theirs names, or the first told of several (`A|B`). */
export const partsBy = (template: Template, key: string, ...types: readonly string[]): Parts => {
  const question = [key, ...types].join(' ');
  const known = template.parts.get(question);
  if (known !== undefined) return known;
  const byOwner = new Map<string, DeclaredResource[]>();
  const strays: DeclaredResource[] = [];
  for (const part of resourcesOf(template, ...types)) {
    const [stated] = key.split('|').flatMap((each) => idOf(template, part.properties, each) ?? []);
    const owner: Told<string> = stated;
    if (isTold(owner)) append(byOwner, owner, part);
    else strays.push(part);
  }
  const parts: Parts = { of: (owner) => byOwner.get(owner) ?? [], strays };
  template.parts.set(question, parts);
  return parts;
};

/** The VPC of a subnet that the template makes. */
export const vpcOfSubnet = (template: Template, subnet: Told<string>): Told<string> => {
  if (!isDeclared(template, subnet, 'AWS::EC2::Subnet')) return UNRESOLVED;
  return idOf(template, template.byName.get(subnet)?.properties, 'VpcId') ?? UNRESOLVED;
};

/** The tags of a resource in AWS's form, as far as they are told. */
export const tagsOf = (resource: DeclaredResource): readonly unknown[] => {
  const tags = listOf(resource.properties, 'Tags');
  if (!isTold(tags)) return [];
  return tags.flatMap((tag) => {
    const key = textOf(tag, 'Key');
    const value = textOf(tag, 'Value') ?? '';
    return isTold(key) && isTold(value) ? [{ Key: key, Value: value }] : [];
  });
};

/** The resource that stands for something AWS makes by itself: no resource of the template may have its name. */
export const isFree = (template: Template, name: string): boolean => !template.byName.has(name);
