/**
 * Places of Mermaid that cost a drawing half of its time, each with what does the same once instead of often
 * (docs/decisions/0021-mermaid-made-quicker.md).
 */
const PLACES = [
  {
    // The whole configuration, a thousand values, was copied for each label and line that asks for one of them.
    before:
      /(var getConfig = [^\n]*\{\n)\s*return assignWithDepth_default\(\{\}, currentConfig\);\n(\}, "getConfig"\);)/,
    // Every change of it makes a new object.
    after: `$1  if (copiedConfig !== currentConfig) {
    copyOfConfig = assignWithDepth_default({}, currentConfig);
    copiedConfig = currentConfig;
  }
  return copyOfConfig;
$2
var copiedConfig, copyOfConfig;`,
  },
  {
    // Each label was put into the document to see whether it is too wide, in every drawing anew. All have one font.
    before: /function computeWidthOfText\(parentNode, lineHeight, line\) \{\n/,
    after: `var knownWidths = new Map();
function computeWidthOfText(parentNode, lineHeight, line) {
  const text = JSON.stringify(line);
  if (knownWidths.size > 2000) knownWidths.clear();
  if (!knownWidths.has(text)) knownWidths.set(text, measureWidthOfText(parentNode, lineHeight, line));
  return knownWidths.get(text);
}
function measureWidthOfText(parentNode, lineHeight, line) {
`,
  },
  {
    // Chromium lets an import() wait for its next frame, also of a module that is there.
    before: /const layoutRenderer = await layoutDefinition\.loader\(\);/,
    after: 'const layoutRenderer = (layoutDefinition.loaded ??= await layoutDefinition.loader());',
  },
];

const MERMAID = /\/mermaid\/dist\/chunks\/.*\.mjs$/;

/** The plugin. An upgrade of Mermaid that it no longer fits fails the build. */
export const mermaidQuick = () => {
  const met = new Set();
  return {
    name: 'hopwise:mermaid-quick',
    transform: {
      filter: { id: MERMAID, code: PLACES.map(({ before }) => before) },
      handler: (code) => {
        const here = PLACES.filter(({ before }) => before.test(code));
        for (const place of here) met.add(place);
        return {
          code: here.reduce((text, { before, after }) => text.replace(before, after), code),
          map: null,
        };
      },
    },
    generateBundle() {
      const ids = [...this.getModuleIds()];
      if (ids.some((id) => id.includes('/node_modules/mermaid/')) && met.size < PLACES.length)
        throw new Error('mermaid-quick: Mermaid is written in another way now');
    },
  };
};
