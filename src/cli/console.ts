/** Where the program writes: what is asked for to standard output, what a person waits for to standard error. */
import { type Output, plain } from './terminal.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Whether to colour: as the environment says (FORCE_COLOR before NO_COLOR), else where a terminal shows it. */
export const wantsColour = (environment: Environment, isTerminal: boolean): boolean => {
  const { FORCE_COLOR: forced, NO_COLOR: unwanted = '', TERM: terminal } = environment;
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  return isTerminal && unwanted === '' && terminal !== 'dumb';
};

/** What a console is made of. */
export interface Streams {
  readonly write: (text: string) => void;
  readonly writeError: (text: string) => void;
  readonly closed: () => boolean;
  readonly colour: boolean;
  /** The columns of the terminal that standard output is; undefined where it is none. */
  readonly width: number | undefined;
  /** Whether standard error is a terminal. */
  readonly watched: boolean;
  readonly columns: number;
  readonly now: () => number;
}

const EVERY_MS = 100;
/** To the beginning of the line, and nothing in it. */
const ERASE = '\r\u001b[K';

/** Makes the output of a run. Progress is one line that is gone before anything else is written. */
export const makeOutput = (streams: Streams): Output & { readonly end: () => void } => {
  let isShown = false;
  let last = Number.NEGATIVE_INFINITY;
  const end = (): void => {
    if (isShown) streams.writeError(ERASE);
    isShown = false;
  };
  const progress = (text: string): void => {
    const now = streams.now();
    if (now - last < EVERY_MS) return;
    last = now;
    isShown = true;
    streams.writeError(`${ERASE}${plain(text).slice(0, Math.max(streams.columns - 1, 20))}`);
  };
  return {
    out: (text) => {
      end();
      streams.write(`${text}\n`);
    },
    err: (text) => {
      end();
      streams.writeError(`${text}\n`);
    },
    colour: streams.colour,
    closed: streams.closed,
    ...(streams.width === undefined ? {} : { width: streams.width }),
    ...(streams.watched ? { progress } : {}),
    end,
  };
};
