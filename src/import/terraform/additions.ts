/** What resources of their own say of other resources, put where CloudFormation has it. */
import { type DeclaredResource, type DeclaredValue, UNRESOLVED } from '../declared/types.ts';
import type { Notes } from '../shared/notes.ts';
import { type Addition, canonical } from './identity.ts';

/** Properties whose absence means what AWS puts there: adding to them does not take that away. */
const HAS_DEFAULT: ReadonlySet<string> = new Set(['GroupSet']);

const INSTANCE = 'AWS::EC2::Instance';

type Properties = DeclaredResource['properties'];

const extended = (
  known: DeclaredValue | undefined,
  property: string,
  more: readonly DeclaredValue[],
): DeclaredValue => {
  if (known === undefined) return HAS_DEFAULT.has(property) ? [UNRESOLVED, ...more] : more;
  if (!Array.isArray(known)) return UNRESOLVED;
  const list: readonly DeclaredValue[] = known;
  const texts = new Set(list.map(canonical));
  const added = more.filter((each) => each === UNRESOLVED || !texts.has(canonical(each)));
  return [...list, ...added];
};

/** An instance has the groups of its interface under a name of its own. */
const propertyOf = ({ type }: DeclaredResource, property: string): string =>
  type === INSTANCE && property === 'GroupSet' ? 'SecurityGroupIds' : property;

const withAddition = (
  resource: DeclaredResource,
  { property, value }: Addition,
  isCertain: boolean,
): DeclaredResource => {
  const key = propertyOf(resource, property);
  const known: Properties = resource.properties;
  const next = !isCertain
    ? Array.isArray(value)
      ? extended(known[key], property, [UNRESOLVED])
      : UNRESOLVED
    : Array.isArray(value)
      ? extended(known[key], property, value)
      : value;
  return { ...resource, properties: { ...known, [key]: next } };
};

/** The resources with what is added to them. What is said of a resource that is not told may be said of any. */
export const withAdditions = (
  resources: readonly DeclaredResource[],
  additions: readonly Addition[],
  notes: Notes,
): readonly DeclaredResource[] => {
  const byName = new Map(resources.map((resource) => [resource.name, resource]));
  for (const addition of additions) {
    const { owner, types } = addition;
    const own = typeof owner === 'string' ? byName.get(owner) : undefined;
    if (own !== undefined && types.includes(own.type))
      byName.set(own.name, withAddition(own, addition, true));
    else if (owner === UNRESOLVED)
      for (const each of byName.values())
        if (types.includes(each.type)) byName.set(each.name, withAddition(each, addition, false));
    if (own === undefined && owner !== UNRESOLVED)
      notes.add(
        'parts of resources',
        'the resource that they belong to is not in the file',
        typeof owner === 'string' ? owner : undefined,
      );
  }
  return resources.map((resource) => byName.get(resource.name) ?? resource);
};
