/**
 * Lists the files that a page loads late: those of the drawing, and those of the editor with the evaluator behind its
 * keystrokes. The import page fetches them before it reads a reader's files, so that it asks the network for nothing
 * afterwards.
 */

/** What each part begins with, and which of its own late files it comes to need; Mermaid has one for each kind of diagram. */
const DRAWING = {
  begins: /\/playground\/drawing\/board\.ts$/,
  needs: /^(?:mermaid\.core|flowDiagram-|elk-)/,
  assets: /^$/,
};
const EDITOR = {
  begins: /\/playground\/(?:editor\/monaco|evaluate)\.ts$/,
  needs: /^jsonMode/,
  assets: /\/(?:json\.worker-|editor\.main\.)/,
};

const filesOf = (bundle, { begins, needs, assets }) => {
  const all = Object.values(bundle);
  // The bundler may put the first module of a part into a chunk with others.
  const open = all.filter(
    (file) => file.type === 'chunk' && file.moduleIds.some((module) => begins.test(module)),
  );
  const found = new Set(
    all.flatMap(({ type, fileName }) => (type === 'asset' && assets.test(fileName) ? [fileName] : [])),
  );
  for (let chunk = open.pop(); chunk !== undefined; chunk = open.pop()) {
    if (found.has(chunk.fileName)) continue;
    found.add(chunk.fileName);
    const later = chunk.dynamicImports.filter((name) => needs.test(bundle[name]?.name ?? ''));
    for (const name of [...chunk.imports, ...later]) {
      const next = bundle[name];
      if (next?.type === 'chunk') open.push(next);
    }
  }
  return [...found].sort();
};

/**
 * The plugins: one for the site, which writes `late-files.json` beside the pages, each part with the names of its files;
 * one for what is bundled apart as workers are, which is done by then. The drawing is such a bundle.
 */
export const lateFiles = () => {
  let drawing = [];
  const apart = {
    name: 'hopwise:late-files-apart',
    generateBundle(_, bundle) {
      const files = filesOf(bundle, DRAWING);
      if (files.length > 0) drawing = files;
    },
  };
  const site = {
    name: 'hopwise:late-files',
    applyToEnvironment: ({ name }) => name === 'client',
    generateBundle(_, bundle) {
      const parts = { drawing, editor: filesOf(bundle, EDITOR) };
      for (const [name, files] of Object.entries(parts))
        if (files.length === 0) throw new Error(`late-files: nothing was found of the ${name}`);
      this.emitFile({ type: 'asset', fileName: 'late-files.json', source: JSON.stringify(parts) });
    },
  };
  return { site, apart };
};
