/** Light or dark: as the link says, else as the reader's system is set, also when that changes. */

export const applyTheme = (wanted: 'light' | 'dark' | undefined): void => {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const apply = (): void => {
    document.documentElement.dataset['theme'] = wanted ?? (dark.matches ? 'dark' : 'light');
  };
  apply();
  if (wanted === undefined) dark.addEventListener('change', apply);
};
