/** A page's MDX as plain Markdown, for programs that read: our components become words and links. Pure. */

/** What the components of a page need to know. */
export interface Sources {
  /** The text of a file that a page imports, by its path in the import; undefined where it is none that is shown. */
  readonly file: (path: string) => string | undefined;
  /** How a flow of a scenario ends, in words; the first flow where none is named. */
  readonly verdict: (scenario: string, flow: string | undefined) => string;
  /** The evaluator's sentence about a finding. */
  readonly finding: (scenario: string, flow: string, code: string) => string;
  /** Facts of these topics, a line each. */
  readonly facts: (topics: readonly string[]) => string;
  /** The address of a path below the site. */
  readonly address: (path: string) => string;
}

type Attributes = Readonly<Record<string, string>>;

/** The attributes of a tag that are plain text, whether quoted or in braces. */
const attributesOf = (tag: string): Attributes =>
  Object.fromEntries(
    [...tag.matchAll(/\s(\w+)=(?:"([^"]*)"|\{(?:'([^']*)'|([^{}]*))\})/g)].map(
      ([, name = '', quoted, inBraces, other]) => [name, quoted ?? inBraces ?? other ?? ''],
    ),
  );

/** A tag from `<` to its end, past braces and quotes. */
const tagAt = (text: string, start: number): string => {
  let depth = 0;
  let quote = '';
  for (let at = start; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (quote !== '') {
      if (sign === quote) quote = '';
    } else if (sign === '"' || (sign === "'" && depth > 0)) quote = sign;
    else if (sign === '{') depth += 1;
    else if (sign === '}') depth -= 1;
    else if (sign === '>' && depth === 0) return text.slice(start, at + 1);
  }
  return text.slice(start);
};

const scenarioLine = (attributes: Attributes, { verdict, address }: Sources): string => {
  const { scenario = '', flow, title, name } = attributes;
  const at = address(`scenarios/${scenario}.json`);
  return `Scenario "${title ?? name ?? scenario}" (${at}): ${verdict(scenario, flow)}`;
};

const compareLines = (tag: string, sources: Sources): string =>
  [...tag.matchAll(/(?:first|second)=\{\{([^}]*)\}\}/g)]
    .map(([, inside = '']) => {
      const pairs = [...inside.matchAll(/(\w+): '([^']*)'/g)].map(([, key = '', value = '']) => [key, value]);
      return `- ${scenarioLine(Object.fromEntries(pairs), sources)}`;
    })
    .join('\n');

/** What stands for a component without children. */
const wordsFor = (name: string, tag: string, imports: Attributes, sources: Sources): string => {
  const attributes = attributesOf(tag);
  const { id = '', scenario = '', flow = '', finding = '', question, code = '' } = attributes;
  switch (name) {
    case 'Fact':
      return ` [${id}]`;
    case 'Says':
      return `"${sources.finding(scenario, flow, finding)}"`;
    case 'Playground':
      return scenarioLine(attributes, sources);
    case 'Predict':
      return `Question: ${question ?? 'does the packet arrive?'} (${sources.address(`scenarios/${scenario}.json`)}, flow ${flow})`;
    case 'Compare':
      return compareLines(tag, sources);
    case 'Ledger':
      return sources.facts([...tag.matchAll(/'([A-Z]+)'/g)].map(([, topic = '']) => topic));
    case 'Code': {
      const text = sources.file(imports[code] ?? '');
      return text === undefined ? '' : `\`\`\`\n${text.trimEnd()}\n\`\`\``;
    }
    default:
      return '(Shown on the page itself.)';
  }
};

const IMPORT = /^import\s+(?:\{[^}]*\}|(\w+))\s+from\s+'([^']+)';$/gm;
const EXPORT = /^export const [\s\S]*?;$/gm;
const TAG = /<(\/?)([A-Z]\w*|details|summary|br)\b/;

/** Markup outside of code blocks, replaced tag by tag. */
const withoutTags = (text: string, imports: Attributes, sources: Sources): string => {
  let rest = text;
  let result = '';
  for (let found = TAG.exec(rest); found !== null; found = TAG.exec(rest)) {
    const [, closes, name = ''] = found;
    const tag = tagAt(rest, found.index);
    result += rest.slice(0, found.index);
    // A component with children stands for its children: a claim, a cost, a list of steps.
    if (closes === '' && tag.endsWith('/>')) result += wordsFor(name, tag, imports, sources);
    rest = rest.slice(found.index + tag.length);
  }
  return result + rest;
};

/** The page's words: its body without its front matter, imports and components. */
export const plainText = (mdx: string, sources: Sources): string => {
  const body = mdx.replace(/^---\n[\s\S]*?\n---\n/, '');
  const imports = Object.fromEntries(
    [...body.matchAll(IMPORT)].flatMap(([, name, path = '']) => (name === undefined ? [] : [[name, path]])),
  );
  const parts = body.split(/^(```[\s\S]*?^```)$/m);
  return parts
    .map((part, index) =>
      index % 2 === 1
        ? part
        : withoutTags(part.replaceAll(IMPORT, '').replaceAll(EXPORT, ''), imports, sources),
    )
    .join('')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
};
