/** What an import read and what it left out, counted: nothing disappears without a word. */

/** Something that is in the files but not in the scenario. */
export interface LeftOut {
  readonly what: string;
  readonly count: number;
  readonly why: string;
}

/** More different kinds than this are not told apart: a hostile file could name millions. */
const MAX_KINDS = 200;
const REST = 'other things';

export class Notes {
  readonly #counts = new Map<string, { what: string; count: number; why: string }>();

  /** Counts something that was left out. */
  add(what: string, why: string, count = 1): void {
    const key = `${what}\n${why}`;
    const known = this.#counts.get(key);
    if (known !== undefined) known.count += count;
    else if (this.#counts.size < MAX_KINDS || what === REST) this.#counts.set(key, { what, count, why });
    else this.add(REST, 'they are of too many kinds to list', count);
  }

  /** Everything that was left out, in the order in which it was first met. */
  list(): readonly LeftOut[] {
    return [...this.#counts.values()].map((entry) => ({ ...entry }));
  }
}
