/** How much work one template may cause: its text is bounded, what loops and substitutions make of it is not. */

const MAX_STEPS = 2_000_000;
/** Values and references to other resources go through each other this deep at most. */
const MAX_DEPTH = 400;

export interface Budget {
  /** Counts work; false once there has been too much of it. */
  readonly spend: (steps: number) => boolean;
  /** Does something one level deeper; `tooDeep` where that is too deep. */
  readonly deeper: <T>(work: () => T, tooDeep: T) => T;
  /** Whether some work was left undone. */
  readonly exhausted: () => boolean;
}

export const newBudget = (): Budget => {
  let left = MAX_STEPS;
  let depth = 0;
  let shallow = true;
  return {
    spend: (steps) => {
      left -= steps;
      return left > 0;
    },
    deeper: (work, tooDeep) => {
      if (depth >= MAX_DEPTH) {
        shallow = false;
        return tooDeep;
      }
      depth += 1;
      const result = work();
      depth -= 1;
      return result;
    },
    exhausted: () => left <= 0 || !shallow,
  };
};
