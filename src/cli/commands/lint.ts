/** `hopwise lint`: what the owner of a network probably wants to know, without a flow. */
import { type LintResult, lintNetwork, type ScenarioOrigin } from '../../evaluator/index.ts';
import { noMore, readArguments } from '../arguments.ts';
import { leftOutIn, summaryLines, warnLeftOut } from '../left-out.ts';
import { lintSarif } from '../lint-sarif.ts';
import { formatOf, writeReport } from '../reports.ts';
import { readSource } from '../source.ts';
import { SOURCE_FLAGS } from '../source-flags.ts';
import { jsonText, type Output, plain, sentence, styled } from '../terminal.ts';
import { show } from '../wrap.ts';

const FORMATS = ['text', 'json', 'sarif'] as const;

interface JsonLint {
  readonly code: string;
  readonly severity: string;
  readonly resource: string;
  readonly message: string;
  /** JSON Pointer into the scenario. */
  readonly pointer?: string;
  /** File and pointer of an imported resource. */
  readonly origin?: ScenarioOrigin;
  readonly facts: readonly string[];
}

const jsonResult = ({ code, severity, resource, message, pointer, facts }: LintResult): JsonLint => ({
  code,
  severity,
  resource: resource.id,
  message,
  ...(pointer === '' ? {} : { pointer }),
  ...(resource.origin === undefined ? {} : { origin: resource.origin }),
  facts,
});

const resultLines = (output: Output, result: LintResult): readonly string[] => {
  const { origin } = result.resource;
  const place = origin === undefined ? result.pointer : `${origin.file} ${origin.pointer}`;
  const style = result.severity === 'warning' ? 'yellow' : 'dim';
  return [
    `${styled(output, style, result.severity.padEnd(7))}  ${sentence(output, result.message)}`,
    `         ${styled(output, 'dim', plain(`${result.code}${place === '' ? '' : ` at ${place}`}`))}`,
  ];
};

const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

/** Prints every result, warnings first; the exit code is 1 where --strict is given and there is a warning. */
export const lint = (args: readonly string[], output: Output): number => {
  const { values, positionals } = readArguments(args, {
    ...SOURCE_FLAGS,
    strict: { type: 'boolean' },
    format: { type: 'string' },
    json: { type: 'boolean' },
    sarif: { type: 'string' },
  });
  noMore(positionals, 'lint');
  const format = formatOf(FORMATS, values);
  const source = readSource(values, output);
  const results = lintNetwork(source.network);
  const warnings = results.filter(({ severity }) => severity === 'warning').length;
  const notes = results.length - warnings;
  const leftOut = source.kind === 'import' ? { leftOut: leftOutIn(source) } : {};
  writeReport(values.sarif, () => `${jsonText(lintSarif(source, results))}\n`);
  switch (format) {
    case 'json':
      output.out(jsonText({ warnings, notes, results: results.map(jsonResult), ...leftOut }));
      break;
    case 'sarif':
      output.out(jsonText(lintSarif(source, results)));
      warnLeftOut(output, source);
      break;
    case 'text':
      for (const result of results) show(output, resultLines(output, result));
      output.out(`${counted(warnings, 'warning')}, ${counted(notes, 'note')}.`);
      if (source.kind === 'import') show(output, ['', ...summaryLines(source)]);
      break;
  }
  return values.strict === true && warnings > 0 ? 1 : 0;
};
