/** Three-valued answers that remember what decided them, or what would. */
import { type Applies, every, negate, type Statement, some } from './types.ts';

export interface Ruling {
  readonly applies: Applies;
  /** The statement that decided; undefined: no single one did. */
  readonly by: Statement | undefined;
  /** What would decide it, in words; empty where it is decided. */
  readonly needs: readonly string[];
}

/** What holds whatever the data. */
export const CERTAIN: Ruling = { applies: 'yes', by: undefined, needs: [] };
/** What never holds. */
export const NEVER: Ruling = { applies: 'no', by: undefined, needs: [] };

const needsOf = (rulings: readonly Ruling[]): readonly string[] => [
  ...new Set(rulings.flatMap(({ applies, needs }) => (applies === 'maybe' ? needs : []))),
];

/** All must hold. The first that decides gives its statement. */
export const allOf = (rulings: readonly Ruling[]): Ruling => {
  const applies = every(rulings.map((ruling) => ruling.applies));
  if (applies === 'maybe') return { applies, by: undefined, needs: needsOf(rulings) };
  const by = rulings.find((ruling) => ruling.applies === applies && ruling.by !== undefined)?.by;
  return { applies, by, needs: [] };
};

/** One must hold. The first that decides gives its statement. */
export const anyOf = (rulings: readonly Ruling[]): Ruling => {
  const applies = some(rulings.map((ruling) => ruling.applies));
  if (applies === 'maybe') return { applies, by: undefined, needs: needsOf(rulings) };
  const by = rulings.find((ruling) => ruling.applies === applies && ruling.by !== undefined)?.by;
  return { applies, by, needs: [] };
};

/** The opposite. */
export const notOf = (ruling: Ruling): Ruling => ({ ...ruling, applies: negate(ruling.applies) });
