/** What an import read and what it left out, counted and named: nothing disappears without a word. */

/** One thing that was left out, as far as the files tell: its id, ARN or address in Terraform, and where it stands. */
export interface LeftOutPart {
  readonly name?: string;
  readonly file?: string;
}

/** Something that is in the files but not in the scenario. */
export interface LeftOut {
  readonly what: string;
  readonly count: number;
  readonly why: string;
  /** Which, where the files tell: each once, and not all where they are very many. */
  readonly which?: readonly LeftOutPart[];
}

/** Which thing: by its name, or by what was read of it. */
export type Which = string | { readonly id?: string; readonly origin?: { readonly file: string } };

/** More different kinds than this are not told apart: a hostile file could name millions. */
const MAX_KINDS = 200;
/** More than this of a kind are counted only. */
const MAX_NAMED = 10_000;
const MAX_NAME = 300;
const REST = 'other things';

interface Entry {
  readonly what: string;
  readonly why: string;
  count: number;
  readonly which: Map<string, LeftOutPart>;
}

const partOf = (which: Which): LeftOutPart => {
  if (typeof which === 'string') return { name: which.slice(0, MAX_NAME) };
  const { id, origin } = which;
  return {
    ...(id === undefined || id === '' ? {} : { name: id.slice(0, MAX_NAME) }),
    ...(origin === undefined ? {} : { file: origin.file }),
  };
};

export class Notes {
  readonly #entries = new Map<string, Entry>();

  #entry(what: string, why: string): Entry {
    const key = `${what}\n${why}`;
    const known = this.#entries.get(key);
    if (known !== undefined) return known;
    if (this.#entries.size >= MAX_KINDS && what !== REST)
      return this.#entry(REST, 'they are of too many kinds to list');
    const made: Entry = { what, why, count: 0, which: new Map() };
    this.#entries.set(key, made);
    return made;
  }

  #name(entry: Entry, part: LeftOutPart): void {
    if (entry.which.size < MAX_NAMED) entry.which.set(JSON.stringify([part.name, part.file]), part);
  }

  /** Counts something that was left out, and names it where the files tell which it is. */
  add(what: string, why: string, which?: Which, count = 1): void {
    const entry = this.#entry(what, why);
    entry.count += count;
    if (which !== undefined) this.#name(entry, partOf(which));
  }

  /** Takes over what others noted. */
  include(noted: readonly LeftOut[]): void {
    for (const { what, why, count, which = [] } of noted) {
      const entry = this.#entry(what, why);
      entry.count += count;
      for (const part of which) this.#name(entry, part);
    }
  }

  /** Everything that was left out, in the order in which it was first met. */
  list(): readonly LeftOut[] {
    return [...this.#entries.values()].map(({ what, why, count, which }) => ({
      what,
      count,
      why,
      ...(which.size === 0 ? {} : { which: [...which.values()] }),
    }));
  }
}
