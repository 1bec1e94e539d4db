/** Monaco's colours from the site's own tokens, for the light and the dark scheme. */
import type * as Monaco from 'monaco-editor/editor';

export type ThemeName = 'hopwise-light' | 'hopwise-dark';

/** The theme for the colour scheme that the reader has chosen on the site. */
export const currentTheme = (): ThemeName =>
  document.documentElement.dataset['theme'] === 'dark' ? 'hopwise-dark' : 'hopwise-light';

const TOKENS = [
  'paper',
  'raise',
  'line',
  'line-strong',
  'ink',
  'soft',
  'accent',
  'accent-bg',
  'go',
  'stop',
  'stop-bg',
  'ask',
  'ask-bg',
] as const;
type Token = (typeof TOKENS)[number];

/** Every colour of Monaco's that an editor of ours shows, by the token that it takes. */
const COLORS: Readonly<Record<string, Token>> = {
  'editor.background': 'paper',
  'editor.foreground': 'ink',
  'editorLineNumber.foreground': 'soft',
  'editorLineNumber.activeForeground': 'ink',
  // The number of an empty last line, which Monaco would make too pale to be read.
  'editorLineNumber.dimmedForeground': 'soft',
  'editorCursor.foreground': 'accent',
  'editor.lineHighlightBackground': 'raise',
  'editor.lineHighlightBorder': 'raise',
  'editorIndentGuide.background1': 'line',
  'editorIndentGuide.activeBackground1': 'line-strong',
  'editor.selectionBackground': 'accent-bg',
  'editor.inactiveSelectionBackground': 'accent-bg',
  'editor.selectionHighlightBackground': 'accent-bg',
  'editorBracketMatch.background': 'accent-bg',
  'editorBracketMatch.border': 'line-strong',
  'editorBracketHighlight.foreground1': 'soft',
  'editorBracketHighlight.foreground2': 'soft',
  'editorBracketHighlight.foreground3': 'soft',
  'editor.findMatchBackground': 'ask-bg',
  'editor.findMatchBorder': 'ask',
  'editor.findMatchHighlightBackground': 'ask-bg',
  'editorError.foreground': 'stop',
  'editorWarning.foreground': 'ask',
  'editorInfo.foreground': 'accent',
  'editorCodeLens.foreground': 'soft',
  // What pops up: hover, suggestions, find, the list of problems, the menu.
  'editorWidget.background': 'raise',
  'editorWidget.foreground': 'ink',
  'editorWidget.border': 'line-strong',
  'editorHoverWidget.background': 'raise',
  'editorHoverWidget.foreground': 'ink',
  'editorHoverWidget.border': 'line-strong',
  'editorHoverWidget.statusBarBackground': 'paper',
  'editorHoverWidget.highlightForeground': 'accent',
  'editorSuggestWidget.background': 'raise',
  'editorSuggestWidget.border': 'line-strong',
  'editorSuggestWidget.foreground': 'ink',
  'editorSuggestWidget.highlightForeground': 'accent',
  'editorSuggestWidget.focusHighlightForeground': 'accent',
  'editorSuggestWidget.selectedBackground': 'accent-bg',
  'editorSuggestWidget.selectedForeground': 'ink',
  'editorSuggestWidget.selectedIconForeground': 'ink',
  'editorSuggestWidgetStatus.foreground': 'soft',
  'editorMarkerNavigation.background': 'paper',
  'editorMarkerNavigationError.background': 'stop',
  'editorMarkerNavigationError.headerBackground': 'stop-bg',
  'editorMarkerNavigationWarning.background': 'ask',
  'editorMarkerNavigationWarning.headerBackground': 'ask-bg',
  'editorMarkerNavigationInfo.background': 'accent',
  'editorMarkerNavigationInfo.headerBackground': 'accent-bg',
  'editorLightBulb.foreground': 'ask',
  'editorLightBulbAutoFix.foreground': 'ask',
  'input.background': 'paper',
  'input.foreground': 'ink',
  'input.border': 'line-strong',
  'input.placeholderForeground': 'soft',
  'inputOption.activeBackground': 'accent-bg',
  'inputOption.activeBorder': 'accent',
  'inputOption.activeForeground': 'ink',
  'inputValidation.errorBackground': 'stop-bg',
  'inputValidation.errorForeground': 'ink',
  'inputValidation.errorBorder': 'stop',
  'list.hoverBackground': 'accent-bg',
  'list.hoverForeground': 'ink',
  'list.focusBackground': 'accent-bg',
  'list.focusForeground': 'ink',
  'list.focusHighlightForeground': 'accent',
  'list.highlightForeground': 'accent',
  'list.activeSelectionBackground': 'accent-bg',
  'list.activeSelectionForeground': 'ink',
  'list.inactiveSelectionBackground': 'accent-bg',
  'menu.background': 'raise',
  'menu.foreground': 'ink',
  'menu.border': 'line-strong',
  'menu.selectionBackground': 'accent-bg',
  'menu.selectionForeground': 'ink',
  'menu.separatorBackground': 'line',
  'textLink.foreground': 'accent',
  'textLink.activeForeground': 'accent',
  'textCodeBlock.background': 'paper',
  'icon.foreground': 'soft',
  foreground: 'ink',
  descriptionForeground: 'soft',
  focusBorder: 'accent',
  'scrollbarSlider.background': 'line',
  'scrollbarSlider.hoverBackground': 'line-strong',
  'scrollbarSlider.activeBackground': 'line-strong',
};

/** Reads a colour token as `#rrggbb`, as Monaco wants it, under a colour scheme. */
const tokenReader = (scheme: 'light' | 'dark'): ((name: Token) => string) => {
  const probe = document.createElement('div');
  const root = document.documentElement;
  const before = root.dataset['theme'];
  root.dataset['theme'] = scheme;
  const styles = getComputedStyle(root);
  const read = new Map<Token, string>(
    TOKENS.map((name) => [name, styles.getPropertyValue(`--${name}`).trim()]),
  );
  if (before === undefined) delete root.dataset['theme'];
  else root.dataset['theme'] = before;
  return (name) => {
    probe.style.color = read.get(name) ?? '';
    document.body.append(probe);
    const [red = 0, green = 0, blue = 0] = (getComputedStyle(probe).color.match(/\d+/g) ?? []).map(Number);
    probe.remove();
    return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
  };
};

/** Defines both themes; the reader may switch while an editor is open. */
export const defineThemes = (monaco: typeof Monaco): void => {
  for (const scheme of ['light', 'dark'] as const) {
    const token = tokenReader(scheme);
    monaco.editor.defineTheme(`hopwise-${scheme}`, {
      base: scheme === 'dark' ? 'vs-dark' : 'vs',
      inherit: true,
      rules: [
        { token: 'string.key.json', foreground: token('accent').slice(1) },
        { token: 'string.value.json', foreground: token('go').slice(1) },
        { token: 'number.json', foreground: token('ask').slice(1) },
        { token: 'keyword.json', foreground: token('ask').slice(1) },
        { token: 'comment', foreground: token('soft').slice(1) },
        { token: 'delimiter', foreground: token('ink').slice(1) },
      ],
      colors: Object.fromEntries(Object.entries(COLORS).map(([name, from]) => [name, token(from)])),
    });
  }
};
