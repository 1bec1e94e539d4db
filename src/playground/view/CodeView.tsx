/** The scenario as text to read: what the page shows before the reader edits. */
import type { CSSProperties } from 'react';
import { ids } from '../ids.ts';
import { type Token, tokenLines } from './tokens.ts';

/** How many columns a line is indented. */
const indentOf = (line: readonly Token[]): number => {
  const [first] = line;
  return first?.kind === 'plain' ? first.text.length - first.text.trimStart().length : 0;
};

export const CodeView = ({ text, label }: { readonly text: string; readonly label: string }) => (
  // A region that scrolls must be reachable by keyboard.
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region needs focus to be scrolled by keys
  <section className="pg-code" aria-label={label} tabIndex={0} data-testid={ids.code}>
    <pre>
      <code>
        {tokenLines(text.trimEnd()).map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their number
          <span className="pg-line" key={index} style={{ '--indent': indentOf(line) } as CSSProperties}>
            {line.map((token, place) =>
              token.kind === 'plain' ? (
                token.text
              ) : (
                // biome-ignore lint/suspicious/noArrayIndexKey: tokens have no identity but their place
                <span className={`tk-${token.kind}`} key={place}>
                  {token.text}
                </span>
              ),
            )}
            {'\n'}
          </span>
        ))}
      </code>
    </pre>
  </section>
);
