/** What imports left out, on standard error: where the output itself is about two networks. */
import type { Source } from './source.ts';
import { type Output, plain } from './terminal.ts';
import { leftOutLines } from './trace-text.ts';

/** Says each thing once, whichever of the sources left it out. Silent where nothing was, and for scenarios. */
export const warnLeftOut = (output: Output, ...sources: readonly Source[]): void => {
  const lines = new Set(
    sources.flatMap((source) => (source.kind === 'import' ? leftOutLines(source.summary) : [])),
  );
  for (const line of lines) output.err(plain(line));
};
