/** Monaco's colours from the site's own tokens, for the light and the dark scheme. */
import type * as Monaco from 'monaco-editor/editor';

export type ThemeName = 'hopwise-light' | 'hopwise-dark';

/** The theme for the colour scheme that the reader has chosen on the site. */
export const currentTheme = (): ThemeName =>
  document.documentElement.dataset['theme'] === 'dark' ? 'hopwise-dark' : 'hopwise-light';

/** Reads a colour token as `#rrggbb`, as Monaco wants it, under a colour scheme. */
const tokenReader = (scheme: 'light' | 'dark'): ((name: string) => string) => {
  const probe = document.createElement('div');
  const root = document.documentElement;
  const before = root.dataset['theme'];
  root.dataset['theme'] = scheme;
  const styles = getComputedStyle(root);
  const read = new Map(
    ['paper', 'raise', 'line', 'line-strong', 'ink', 'soft', 'accent', 'accent-bg', 'go', 'stop', 'ask'].map(
      (name) => [name, styles.getPropertyValue(`--${name}`).trim()],
    ),
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
      colors: {
        'editor.background': token('paper'),
        'editor.foreground': token('ink'),
        'editorLineNumber.foreground': token('soft'),
        'editorLineNumber.activeForeground': token('ink'),
        'editorCursor.foreground': token('accent'),
        'editor.lineHighlightBackground': token('raise'),
        'editor.lineHighlightBorder': token('raise'),
        'editorIndentGuide.background1': token('line'),
        'editorError.foreground': token('stop'),
        'editorWarning.foreground': token('ask'),
        'editorLightBulb.foreground': token('ask'),
        'editorLightBulbAutoFix.foreground': token('ask'),
        'editorWidget.background': token('raise'),
        'editorWidget.border': token('line-strong'),
        'editorHoverWidget.background': token('raise'),
        'editorHoverWidget.border': token('line-strong'),
        focusBorder: token('accent'),
        'scrollbarSlider.background': token('line'),
        'scrollbarSlider.hoverBackground': token('line-strong'),
      },
    });
  }
};
