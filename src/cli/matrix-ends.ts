/** What --from and --to of a matrix mean: ends of the network, or an address or host name as `trace` takes it. */
import type { ReachClass } from '../evaluator/index.ts';
import { endsCalled } from '../evaluator/reach/reach.ts';
import { textEnd } from '../evaluator/reach/texts.ts';
import { understandFlow } from '../evaluator/trace/ends.ts';
import { UnusableInput } from './errors.ts';
import { leftOutLines } from './left-out.ts';
import type { Source } from './source.ts';
import { nearHint, resolveName } from './trace-source.ts';

/** One side of a matrix. */
interface MatrixEnds {
  readonly classes: readonly ReachClass[];
  /** Whether it is no end of the network itself. */
  readonly isText: boolean;
}

/** What the tracer says of a text that is the name of no end; undefined where it can ask it. */
const misread = (source: Source, text: string, flag: 'from' | 'to'): string | undefined => {
  const ends = flag === 'from' ? { from: text, to: 'internet' } : { from: 'internet', to: text };
  const result = understandFlow(source.network, { ...ends, protocol: 'icmp' });
  if (result.ok || result.problem.pointer !== `/${flag}`) return undefined;
  return `${result.problem.message}${nearHint(source, text, result.problem.message)}`;
};

/** The classes that a flag keeps, all where it is not given; throws where it names nothing, or what starts no connection. */
export const endsFor = (
  source: Source,
  classes: readonly ReachClass[],
  text: string | undefined,
  flag: 'from' | 'to',
): MatrixEnds => {
  if (text === undefined) return { classes, isText: false };
  const name = resolveName(source, text);
  const kept = endsCalled(classes, name);
  if (kept.length === 0) {
    const message = misread(source, name, flag);
    if (message !== undefined) throw new UnusableInput(`--${flag}: ${message}`, ...leftOutLines(source));
    return { classes: [textEnd(name)], isText: true };
  }
  if (flag === 'from' && !kept.some(({ members }) => members[0]?.sends === true))
    throw new UnusableInput(`--from: ${text} starts no connection. Try --to ${text}`);
  return { classes: kept, isText: false };
};
