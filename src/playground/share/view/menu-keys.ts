/** How keys move in a menu. */

/** Which item a key leads to, from `at` of `labels`; undefined where it leads nowhere. */
export const itemFor = (key: string, at: number, labels: readonly string[]): number | undefined => {
  const { length } = labels;
  switch (key) {
    case 'ArrowDown':
      return (at + 1) % length;
    case 'ArrowUp':
      return at < 0 ? length - 1 : (at - 1 + length) % length;
    case 'Home':
      return 0;
    case 'End':
      return length - 1;
    default: {
      if (key.length !== 1 || key === ' ') return undefined;
      const starts = (index: number): boolean =>
        labels[index % length]?.toLowerCase().startsWith(key.toLowerCase()) === true;
      const steps = labels.findIndex((_, step) => starts(at + 1 + step));
      return steps < 0 ? undefined : (at + 1 + steps) % length;
    }
  }
};
