/** The sections of a template, as they stand in its text. */
import { entriesIn, itemsIn, type Tree, textIn } from './text/tree.ts';

export interface Template {
  /** Where the template stands in the file: it may be in an answer of `get-template`. */
  readonly pointer: string;
  readonly parameters: ReadonlyMap<string, Tree>;
  readonly mappings: ReadonlyMap<string, Tree>;
  readonly conditions: ReadonlyMap<string, Tree>;
  readonly resources: ReadonlyMap<string, Tree>;
  readonly outputs: ReadonlyMap<string, Tree>;
  readonly globals: Tree | undefined;
  /** Names of the transforms and macros that the template asks for. */
  readonly transforms: readonly string[];
}

const transformNames = (tree: Tree | undefined): readonly string[] => {
  const listed = tree?.kind === 'list' ? itemsIn(tree) : tree === undefined ? [] : [tree];
  return listed.map((each) => textIn(each) ?? textIn(entriesIn(each).get('Name')) ?? 'a macro');
};

/** Sections that say something about paths. */
const SECTIONS = ['Parameters', 'Mappings', 'Conditions', 'Resources', 'Outputs', 'Globals', 'Transform'];

export type TemplateResult =
  | { readonly ok: true; readonly template: Template }
  | { readonly ok: false; readonly offset: number; readonly message: string };

/** Finds the sections; the rest of a template (metadata, rules, hooks) says nothing about paths. */
export const templateOf = (tree: Tree): TemplateResult => {
  const whole = entriesIn(tree);
  const body = whole.has('Resources') ? undefined : whole.get('TemplateBody');
  if (body?.kind === 'scalar') {
    const message =
      'The template stands in this answer as a text: save it alone, with --query TemplateBody --output text.';
    return { ok: false, offset: body.offset, message };
  }
  const root = body === undefined ? whole : entriesIn(body);
  const resources = root.get('Resources');
  for (const name of SECTIONS) {
    const section = root.get(name);
    if (section?.kind === 'unclear')
      return { ok: false, offset: section.offset, message: `\`${name}\` stands twice in the template.` };
  }
  if (resources?.kind !== 'map') {
    const message =
      resources === undefined
        ? 'This is no CloudFormation template: it has no `Resources`.'
        : '`Resources` must hold resources by their logical ids.';
    return { ok: false, offset: resources?.offset ?? tree.offset, message };
  }
  const template = {
    pointer: body === undefined ? '' : '/TemplateBody',
    parameters: entriesIn(root.get('Parameters')),
    mappings: entriesIn(root.get('Mappings')),
    conditions: entriesIn(root.get('Conditions')),
    resources: resources.entries,
    outputs: entriesIn(root.get('Outputs')),
    globals: root.get('Globals'),
    transforms: transformNames(root.get('Transform')),
  };
  return { ok: true, template };
};
