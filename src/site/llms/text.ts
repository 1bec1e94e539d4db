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
/** What stands before a page's first word: a code block further down may begin with the same words. */
const PREAMBLE = /^(?:\s*(?:import|export const)\s[^;]*;[ \t]*\n)+/;

/** Code, in blocks and in sentences, which stays as it is; or a tag. */
const CODE_OR_TAG = /^```[\s\S]*?^```$|`[^`\n]+`|<(\/?)([A-Z]\w*|details|summary|br)\b/m;

/** Markup replaced tag by tag. */
const withoutTags = (text: string, imports: Attributes, sources: Sources): string => {
  let rest = text;
  let result = '';
  for (let found = CODE_OR_TAG.exec(rest); found !== null; found = CODE_OR_TAG.exec(rest)) {
    const [code, closes, name] = found;
    const whole = name === undefined ? code : tagAt(rest, found.index);
    result += rest.slice(0, found.index);
    // A component with children stands for its children: a claim, a cost, a list of steps.
    if (name === undefined) result += code;
    else if (closes === '' && whole.endsWith('/>')) result += wordsFor(name, whole, imports, sources);
    rest = rest.slice(found.index + whole.length);
  }
  return result + rest;
};

/** The page's words: its body without its front matter, imports and components. */
export const plainText = (mdx: string, sources: Sources): string => {
  const body = mdx.replace(/^---\n[\s\S]*?\n---\n/, '');
  const imports = Object.fromEntries(
    [...(PREAMBLE.exec(body)?.[0] ?? '').matchAll(IMPORT)].flatMap(([, name, path = '']) =>
      name === undefined ? [] : [[name, path]],
    ),
  );
  return withoutTags(body.replace(PREAMBLE, ''), imports, sources)
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
};
