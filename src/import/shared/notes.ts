/** What an import read and what it left out, counted and, as far as it has names, named: nothing disappears without a word. */

/** One of the things that were left out: what it is called, the file that it stands in, or both. */
export interface LeftOutThing {
  readonly name?: string;
  readonly file?: string;
  /** How many it stands for, where these have no names; 1 where left out. */
  readonly count?: number;
}

/** Something that is in the files but not in the scenario. */
export interface LeftOut {
  readonly what: string;
  readonly count: number;
  readonly why: string;
  /** The first of them, where they can be named. `count` says how many there are. */
  readonly things?: readonly LeftOutThing[];
}

/** A resource of the files, or of a template. */
interface Named {
  readonly id?: string;
  readonly name?: string;
  readonly origin: { readonly file: string };
}

/** More different kinds than this are not told apart: a hostile file could name millions. */
const MAX_KINDS = 200;
/** So many of one kind are named, and so long may a name be. */
const MAX_THINGS = 100;
const MAX_NAME = 300;
const REST = 'other things';

/** Adds a thing to a list, within its bounds. What has no name is one line for each file. */
const put = (things: LeftOutThing[], { name, file }: LeftOutThing, count: number): void => {
  const last = things.at(-1);
  const thing = {
    ...(name === undefined ? {} : { name: name.slice(0, MAX_NAME) }),
    ...(file === undefined ? {} : { file: file.slice(0, MAX_NAME) }),
  };
  if (last !== undefined && name === undefined && last.name === undefined && last.file === thing.file)
    things[things.length - 1] = { ...thing, count: (last.count ?? 1) + count };
  else if (things.length < MAX_THINGS) things.push(count === 1 ? thing : { ...thing, count });
};

export class Notes {
  readonly #kinds = new Map<string, { what: string; count: number; why: string; things: LeftOutThing[] }>();

  /** Counts something that was left out; `thing` names it. */
  add(what: string, why: string, count = 1, thing?: LeftOutThing): void {
    const key = `${what}\n${why}`;
    const known = this.#kinds.get(key);
    if (known === undefined && this.#kinds.size >= MAX_KINDS && what !== REST) {
      this.add(REST, 'they are of too many kinds to list', count, thing);
      return;
    }
    const entry = known ?? { what, count: 0, why, things: [] };
    if (known === undefined) this.#kinds.set(key, entry);
    entry.count += count;
    if (thing !== undefined) put(entry.things, thing, count);
  }

  /** Counts one resource that was left out, by its id or name and the file that it stands in. */
  addOf({ id, name = id, origin }: Named, what: string, why: string): void {
    this.add(what, why, 1, { ...(name === undefined ? {} : { name }), file: origin.file });
  }

  /** Takes over what others noted. */
  addAll(all: readonly LeftOut[]): void {
    for (const { what, why, count, things = [] } of all) {
      const named = things.reduce((sum, each) => sum + (each.count ?? 1), 0);
      this.add(what, why, count - named);
      for (const thing of things) this.add(what, why, thing.count ?? 1, thing);
    }
  }

  /** Everything that was left out, in the order in which it was first met. */
  list(): readonly LeftOut[] {
    return [...this.#kinds.values()].map(({ things, ...entry }) => ({
      ...entry,
      ...(things.length === 0 ? {} : { things: [...things] }),
    }));
  }
}
