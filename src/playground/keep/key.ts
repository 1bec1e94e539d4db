/** Where texts are kept. The page's small script imports this: nothing else may hang on it. */

/** The name of a scenario's entry. Sites of one host, each under its base, keep apart. */
export const keyOf = (base: string, scenario: string): string => `hopwise ${base} ${scenario}`;

/** One of the browser's storages; undefined where it is denied, as in frames of other sites. */
export const storageOf = (kind: 'localStorage' | 'sessionStorage'): Storage | undefined => {
  try {
    return globalThis[kind];
  } catch {
    return undefined;
  }
};

/** Whether something is kept of a scenario. */
export const isKept = (base: string, scenario: string): boolean => {
  const key = keyOf(base, scenario);
  try {
    return (['localStorage', 'sessionStorage'] as const).some(
      (kind) => storageOf(kind)?.getItem(key) != null,
    );
  } catch {
    return false;
  }
};
