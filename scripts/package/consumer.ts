/** A program that uses the package's types, and the compiler that judges it. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from './packed-app.ts';

/** Takes something of every entry. Each union is told apart by what it says of itself. */
export const CONSUMER = `
import { type Finding, type Hop, readNetwork, type Trace, traceFlow, type Verdict } from 'hopwise';
import { type FindingCode, VERDICTS } from 'hopwise/evaluator';
import { type ImportFile, type ImportResult, importAws } from 'hopwise/import';
import { type DiagramLayout, diagramLayout, mermaidText, outline } from 'hopwise/diagram';

const word = (verdict: Verdict): string => {
  switch (verdict) {
    case 'reachable':
      return 'yes';
    case 'not-reachable':
      return 'no';
    case 'undetermined':
      return 'not known';
    default: {
      const never: never = verdict;
      return never;
    }
  }
};

const decidedBy = (hop: Hop): readonly string[] => {
  if (hop.kind === 'name') return hop.addresses;
  if (hop.kind === 'route') return hop.candidates.map(({ text }) => text);
  // @ts-expect-error: a policy has no candidates
  if (hop.kind === 'policy') return hop.candidates;
  return [hop.answer];
};

const codes = (findings: readonly Finding[]): readonly FindingCode[] => findings.map(({ code }) => code);

export const answer = (text: string): readonly string[] => {
  const read = readNetwork(text);
  // @ts-expect-error: whether there is a network has not been asked
  const early = read.network;
  if (!read.ok) return read.problems.map(({ message, range }) => \`\${range?.offset ?? 0}: \${message}\`);
  const traced = traceFlow(read.network, { from: 'a', to: 'b', protocol: 'tcp', port: 443 });
  if (!traced.ok) return [traced.problem.message];
  const { trace }: { trace: Trace } = traced;
  // @ts-expect-error: what the evaluator answers is not to be changed
  trace.verdict = 'reachable';
  const layout: DiagramLayout = diagramLayout(read.network);
  const hops = trace.choices.flatMap((choice) => [...outline(choice)].flatMap((part) => part.hops));
  return [
    word(trace.verdict),
    mermaidText(read.network, trace),
    ...layout.nodes.map(({ id }) => id),
    ...hops.map(({ question }) => question),
    ...trace.choices.flatMap(({ there }) => there.flatMap(decidedBy)),
    ...codes(trace.findings),
    ...VERDICTS,
  ];
};

const files: readonly ImportFile[] = [{ file: 'Vpcs.json', text: '{ "Vpcs": [] }' }];
export const { scenario, summary }: ImportResult = importAws(files);
export const version: 1 = scenario.version;
// @ts-expect-error: a flow needs two ends
traceFlow({}, { from: 'a' });
`;

/** Compiles files of a project with the strictest settings; gives what the compiler says against them. */
export const compile = (app: string, moduleResolution: string, files: readonly string[]): string => {
  const compilerOptions = {
    ...{ strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true },
    // The declarations of the package, and those of its dependencies, are checked too.
    skipLibCheck: false,
    ...{ allowJs: true, checkJs: true, noEmit: true },
    ...{ lib: ['ES2022'], target: 'ES2022' },
    ...{ types: ['node'], typeRoots: [join(root, 'node_modules', '@types')] },
    ...{ module: moduleResolution === 'Bundler' ? 'ESNext' : moduleResolution, moduleResolution },
  };
  writeFileSync(join(app, 'tsconfig.json'), JSON.stringify({ compilerOptions, files }));
  return run(app, 'node', join(root, 'node_modules', 'typescript', 'bin', 'tsc')).stdout;
};
