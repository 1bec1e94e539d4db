/** The scenario as text to read: what the page shows before the reader edits. */
import { ids } from '../ids.ts';
import { tokenLines } from './tokens.ts';

export const CodeView = ({ text, label }: { readonly text: string; readonly label: string }) => (
  // A region that scrolls must be reachable by keyboard.
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region needs focus to be scrolled by keys
  <section className="pg-code" aria-label={label} tabIndex={0} data-testid={ids.code}>
    <pre>
      <code>
        {tokenLines(text.trimEnd()).map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their number
          <span className="pg-line" key={index}>
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
