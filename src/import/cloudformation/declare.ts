/** The resources of a template as it declares them, and what is said about those that cannot be read. */
import { type DeclaredResource, UNRESOLVED } from '../declared/types.ts';
import { asApplied } from './handlers.ts';
import { hintsOf } from './hints.ts';
import type { OpenLoop } from './loops.ts';
import { nameOf, type Resource } from './resources.ts';
import type { Started } from './start.ts';
import { entriesIn, textIn } from './text/tree.ts';
import { actsByItself, ifThere, whollyUnknown } from './uncertain.ts';
import { quoted } from './values.ts';

/** Whose findings name what would tell a property. */
const ROUTE = 'AWS::EC2::Route';
/** Resources that are other templates. */
const NESTED = new Set(['AWS::CloudFormation::Stack', 'AWS::Serverless::Application']);
/** Resources without any bearing on anything, in every template of the CDK. */
const QUIET = new Set(['AWS::CDK::Metadata']);

const propertiesOf = (started: Started, { id, entry }: Resource) => {
  const { notes } = started.reading;
  const { type, properties } = started.finished(id);
  if (properties === undefined) {
    notes.add(type, 'none of its properties is known', id);
    return whollyUnknown(type);
  }
  if (started.isThere(id) === UNRESOLVED) {
    const condition = textIn(entriesIn(entry.tree).get('Condition'));
    const what = condition === undefined ? 'a condition' : `the condition ${quoted(condition)}`;
    const effect = actsByItself(type) ? 'so what they change is not known' : 'and they are taken to be there';
    notes.add(`resources under ${what}`, `whether it holds is not known, ${effect}`, id);
    return ifThere(type, asApplied(type, properties));
  }
  return asApplied(type, properties);
};

/** What an open loop may make, once for each kind: nothing of it is known, so that nothing rests on its absence. */
const loopResources = (
  { open, pointer }: OpenLoop,
  index: number,
  file: string,
): readonly DeclaredResource[] =>
  [...open.values()].flatMap((tree, place) => {
    const type = textIn(entriesIn(tree).get('Type'));
    const properties = type === undefined ? undefined : whollyUnknown(type);
    // No logical id has dots.
    const name = `L.loop.${index + 1}.${place + 1}`;
    return type === undefined || properties === undefined
      ? []
      : [{ name, type, properties, origin: { file, pointer } }];
  });

/** What a template declares. `file` is the name by which origins tell it. */
export const declaredResources = (started: Started, file: string): readonly DeclaredResource[] => {
  const { notes } = started.reading;
  const known = [...started.resources.byId.values()].flatMap((resource) => {
    const { id, type, entry } = resource;
    if (QUIET.has(type)) return [];
    if (started.isThere(id) === false) {
      notes.add('resources whose condition does not hold', 'they will not be there', id);
      return [];
    }
    if (type.endsWith('::MODULE')) {
      notes.add('modules', 'what they hold is not in the template', id);
      return [];
    }
    if (NESTED.has(type)) {
      notes.add('nested stacks', 'they are not followed; import their templates by themselves', id);
      return [];
    }
    const properties = propertiesOf(started, resource);
    if (properties === undefined) return [];
    const { type: finalType } = started.finished(id);
    const hints = finalType === ROUTE ? hintsOf(started, resource, properties) : undefined;
    const origin = { file, pointer: entry.pointer };
    return [{ name: nameOf(id), type: finalType, properties, origin, hints }];
  });
  return [...known, ...started.resources.open.flatMap((loop, index) => loopResources(loop, index, file))];
};
