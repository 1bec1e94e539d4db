/**
 * How far a reader has come with the challenges, in the browser's own storage and nowhere else. What comes out of
 * the storage is data from outside: bounded, and checked field by field.
 */

export interface Progress {
  readonly solved: boolean;
  /** How many hints were opened. */
  readonly hints: number;
  /** Whether the solution was looked at. */
  readonly shown: boolean;
}

export interface ProgressStore {
  readonly read: (name: string) => Progress;
  /** @returns whether the storage took it */
  readonly write: (name: string, change: Partial<Progress>) => boolean;
  /** Forgets one challenge, or all. */
  readonly forget: (name?: string) => void;
}

const VERSION = 1;
const LONGEST = 100_000;
const MOST_HINTS = 100;
const MOST_CHALLENGES = 500;

const NOTHING: Progress = { solved: false, hints: 0, shown: false };

/** The name of the entry. Sites of one host, each under its base, keep apart; no scenario has such a name. */
export const progressKey = (base: string): string => `hopwise ${base} :challenges`;

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const fieldOf = (data: object, name: string): unknown =>
  Object.hasOwn(data, name) ? Reflect.get(data, name) : undefined;

const progressOf = (data: unknown): Progress => {
  if (!isObject(data)) return NOTHING;
  const hints = fieldOf(data, 'hints');
  return {
    solved: fieldOf(data, 'solved') === true,
    hints:
      typeof hints === 'number' && Number.isInteger(hints) && hints > 0 ? Math.min(hints, MOST_HINTS) : 0,
    shown: fieldOf(data, 'shown') === true,
  };
};

const entriesOf = (entry: string | null): ReadonlyMap<string, Progress> => {
  if (entry === null || entry.length > LONGEST) return new Map();
  let data: unknown;
  try {
    data = JSON.parse(entry);
  } catch {
    return new Map();
  }
  if (!isObject(data) || fieldOf(data, 'version') !== VERSION) return new Map();
  const list = fieldOf(data, 'challenges');
  if (!Array.isArray(list)) return new Map();
  return new Map(
    list.slice(0, MOST_CHALLENGES).flatMap((item: unknown): readonly (readonly [string, Progress])[] => {
      const name = isObject(item) ? fieldOf(item, 'name') : undefined;
      return typeof name === 'string' ? [[name, progressOf(item)]] : [];
    }),
  );
};

/**
 * The progress of this browser.
 *
 * @param storage undefined where the browser denies it: then nothing is kept, and `write` says so
 */
export const makeProgress = (storage: Storage | undefined, key: string): ProgressStore => {
  const guarded = <T>(act: (storage: Storage) => T, otherwise: T): T => {
    try {
      return storage === undefined ? otherwise : act(storage);
    } catch {
      return otherwise;
    }
  };
  // Read anew each time: another tab may have written.
  const all = (): ReadonlyMap<string, Progress> => entriesOf(guarded((open) => open.getItem(key), null));
  const put = (entries: ReadonlyMap<string, Progress>): boolean =>
    guarded((open) => {
      const challenges = [...entries].map(([name, progress]) => ({ name, ...progress }));
      open.setItem(key, JSON.stringify({ version: VERSION, challenges }));
      return true;
    }, false);
  return {
    read: (name) => all().get(name) ?? NOTHING,
    write: (name, change) => {
      const entries = all();
      return put(new Map([...entries, [name, { ...(entries.get(name) ?? NOTHING), ...change }]]));
    },
    forget: (name) => {
      const left = new Map(name === undefined ? [] : [...all()].filter(([other]) => other !== name));
      if (left.size === 0) guarded((open) => open.removeItem(key), undefined);
      else put(left);
    },
  };
};

/** What the list of challenges says of one; empty where there is nothing to say. */
export const stateWords = ({ solved, hints, shown }: Progress, isKept: boolean): string => {
  if (!solved) return hints > 0 || shown || isKept ? 'Started' : '';
  if (shown) return 'Solved with the solution';
  if (hints > 0) return `Solved with ${hints === 1 ? 'one hint' : `${hints} hints`}`;
  return 'Solved';
};
