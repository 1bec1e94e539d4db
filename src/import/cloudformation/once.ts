/** Works each thing out once, and notices where it needs itself. */
export const once = <T>(work: (name: string) => T, cycle: (name: string) => T): ((name: string) => T) => {
  const known = new Map<string, { readonly value: T }>();
  const open = new Set<string>();
  return (name) => {
    const found = known.get(name);
    if (found !== undefined) return found.value;
    if (open.has(name)) return cycle(name);
    open.add(name);
    const value = work(name);
    open.delete(name);
    known.set(name, { value });
    return value;
  };
};
