/** The scenario as text to read: what the page shows before the reader edits. */
import { type CSSProperties, type MouseEvent, memo, useEffect, useMemo, useRef } from 'react';
import type { TextRange } from '../../evaluator/index.ts';
import { ids } from '../ids.ts';
import { type LitToken, lightUp, tokenLines } from './tokens.ts';

/** How many columns a line is indented. */
const indentOf = (line: readonly LitToken[]): number => {
  const [first] = line;
  return first?.kind === 'plain' ? first.text.length - first.text.trimStart().length : 0;
};

interface CodeViewProps {
  readonly text: string;
  readonly label: string;
  /** Ranges that are lit up. */
  readonly lit?: readonly TextRange[] | undefined;
  /** A place of the text was pressed. */
  readonly onPick?: (offset: number) => void;
}

const NONE: readonly TextRange[] = [];

/** Where in the text a press landed; undefined where the browser cannot say. */
const offsetOf = (code: Element, { clientX, clientY }: MouseEvent): number | undefined => {
  const place = document.caretPositionFromPoint?.(clientX, clientY);
  if (place == null || !code.contains(place.offsetNode)) return undefined;
  const before = document.createRange();
  before.setStart(code, 0);
  before.setEnd(place.offsetNode, place.offset);
  return before.toString().length;
};

export const CodeView = memo(({ text, label, lit = NONE, onPick }: CodeViewProps) => {
  const host = useRef<HTMLElement>(null);
  const code = useRef<HTMLElement>(null);
  const lines = useMemo(() => tokenLines(text.trimEnd()), [text]);
  const shown = useMemo(() => lightUp(lines, lit), [lines, lit]);

  // Into sight, without moving the page.
  useEffect(() => {
    const first = lit.length === 0 ? null : host.current?.querySelector('.is-lit');
    const { current: region } = host;
    if (first == null || region === null) return;
    const [inner, outer] = [first.getBoundingClientRect(), region.getBoundingClientRect()];
    if (inner.top >= outer.top && inner.bottom <= outer.bottom) return;
    region.scrollBy({ top: inner.top - outer.top - outer.height / 3, behavior: 'instant' });
  }, [lit]);

  const pick = (event: MouseEvent): void => {
    const { current } = code;
    // Who selects text to copy it means the text alone.
    if (current === null || onPick === undefined || getSelection()?.isCollapsed === false) return;
    const offset = offsetOf(current, event);
    if (offset !== undefined) onPick(offset);
  };
  return (
    // A region that scrolls must be reachable by keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region needs focus to be scrolled by keys
    <section className="pg-code" aria-label={label} tabIndex={0} data-testid={ids.code} ref={host}>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the hop list does the same by keyboard */}
      <pre onClick={pick}>
        <code ref={code}>
          {shown.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their number
            <span className="pg-line" key={index} style={{ '--indent': indentOf(line) } as CSSProperties}>
              {line.map((token, place) =>
                token.kind === 'plain' && !token.lit ? (
                  token.text
                ) : (
                  // biome-ignore lint/suspicious/noArrayIndexKey: tokens have no identity but their place
                  <span className={`tk-${token.kind}${token.lit ? ' is-lit' : ''}`} key={place}>
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
});
