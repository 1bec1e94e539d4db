/**
 * A button with a menu, as the ARIA practices have it: arrow keys, Home, End and letters move, Enter and Space
 * choose, Escape and Tab close, and the focus comes back to the button. Ours: Base UI's menu is three quarters of the
 * live playground's size again, and axe objects to the hidden places that it puts around a menu to hold the focus.
 */
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { itemFor } from './menu-keys.ts';

export interface MenuItem {
  readonly id: string;
  readonly label: string;
  /** What a screen reader and a hesitant reader get to know besides. */
  readonly hint?: string;
  readonly onChoose: () => void;
  /** Where it leads, for an item that is a link. */
  readonly href?: string;
}

/** Items that belong together, under a heading. */
export interface MenuGroup {
  readonly heading: string;
  readonly items: readonly MenuItem[];
}

interface MenuProps {
  readonly label: string;
  /** Asked for whenever the open menu is drawn. */
  readonly groups: () => readonly MenuGroup[];
  readonly testId: string;
  /** By what the page's small script finds the button, to repeat an early press. */
  readonly act: string;
  /** Beside the button, such as what came of the last choice. */
  readonly children?: ReactNode;
}

export const Menu = ({ label, groups, testId, act, children }: MenuProps) => {
  const [isOpen, setOpen] = useState(false);
  const host = useRef<HTMLSpanElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();

  const itemsIn = (): readonly HTMLElement[] => [
    ...(host.current?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? []),
  ];
  const focus = (index: number): void => itemsIn()[index]?.focus();
  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };

  useEffect(() => {
    if (!isOpen) return undefined;
    host.current?.querySelector<HTMLElement>('[role="menuitem"]')?.focus();
    const onPress = ({ target }: PointerEvent): void => {
      if (!(target instanceof Node) || host.current?.contains(target) !== true) setOpen(false);
    };
    document.addEventListener('pointerdown', onPress);
    return () => document.removeEventListener('pointerdown', onPress);
  }, [isOpen]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (!isOpen) {
      if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
      event.preventDefault();
      setOpen(true);
      return;
    }
    if (event.key === 'Tab') {
      // The focus goes on from the button, where a reader left the page.
      close();
      return;
    }
    const items = itemsIn();
    const at = items.findIndex((item) => item.matches(':focus'));
    const next = itemFor(
      event.key,
      at,
      items.map((item) => item.dataset['label'] ?? ''),
    );
    if (event.key === 'Escape') close();
    else if (event.key === ' ') items[at]?.click();
    else if (next === undefined) return;
    else focus(next);
    event.preventDefault();
    event.stopPropagation();
  };

  const choose = (item: MenuItem): void => {
    close();
    item.onChoose();
  };
  const shared = (item: MenuItem) => ({
    role: 'menuitem',
    tabIndex: -1,
    'data-item': item.id,
    'data-label': item.label,
    onClick: () => choose(item),
  });

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys that its button and items did not take
    <span className="pg-menu" ref={host} onKeyDown={onKeyDown}>
      <button
        type="button"
        ref={button}
        className="pg-button"
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        data-act={act}
        data-testid={testId}
        onClick={() => setOpen(!isOpen)}
      >
        {label}
      </button>
      {isOpen ? (
        <div className="pg-menu-list" role="menu" id={id} aria-label={label}>
          {groups().map(({ heading, items }) => (
            // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a menu
            <div role="group" aria-label={heading} key={heading}>
              {items.map((item) =>
                item.href === undefined ? (
                  <button type="button" key={item.id} {...shared(item)}>
                    {item.label}
                    {item.hint === undefined ? null : <span className="pg-menu-hint">{item.hint}</span>}
                  </button>
                ) : (
                  <a href={item.href} target="_blank" rel="noopener" key={item.id} {...shared(item)}>
                    {item.label}
                    {item.hint === undefined ? null : <span className="pg-menu-hint">{item.hint}</span>}
                  </a>
                ),
              )}
            </div>
          ))}
        </div>
      ) : null}
      {children}
    </span>
  );
};
