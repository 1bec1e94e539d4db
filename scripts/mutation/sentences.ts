/** Leaves sentences out of mutation testing: a template with a space in it is one, with all that it chooses words by. */
import { declareValuePlugin, PluginKind } from '@stryker-mutator/api/plugin';

/** The part of Babel's node paths that is looked at; Stryker has no types for them. */
interface Place {
  readonly type: string | null;
  readonly node: { readonly quasis?: readonly { readonly value: { readonly raw: string } }[] };
}

const isSentence = ({ type, node }: Place): boolean =>
  type === 'TemplateLiteral' && node.quasis?.some(({ value }) => value.raw.includes(' ')) === true;

export const strykerPlugins = [
  declareValuePlugin(PluginKind.Ignore, 'sentences', {
    shouldIgnore: (path) => (isSentence(path as unknown as Place) ? 'a sentence is no rule' : undefined),
  }),
];
