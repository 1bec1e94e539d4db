/** The share menu of a playground's bar. */
import { useEffect, useRef, useState } from 'react';
import { askInBackground } from '../../client.ts';
import { ids } from '../../ids.ts';
import { usePlayground } from '../../usePlayground.ts';
import { type ShareAct, type ShareOutcome, type ShareTools, share } from '../acts.ts';
import { addressOf, hashOf, type Shared } from '../address.ts';
import { copyPicture, copyText } from '../clipboard.ts';
import { download } from '../download.ts';
import { drawingAt, pictureAt } from '../picture.ts';
import { sharedOf } from '../shared.ts';
import { site } from '../site.ts';
import { ByHand } from './ByHand.tsx';
import { Menu, type MenuGroup } from './Menu.tsx';
import { SHARE_BUTTON } from './ShareButton.tsx';

type Act = readonly [act: ShareAct, label: string, hint?: string];

const GROUPS: readonly (readonly [heading: string, acts: readonly Act[]])[] = [
  [
    'Link',
    [
      ['link', 'Copy link', 'with the text as it is'],
      ['embed', 'Copy embed code', 'an iframe'],
    ],
  ],
  [
    'Text',
    [
      ['markdown', 'Copy as Markdown', 'verdict, hops, link'],
      ['test-case', 'Copy as test case', 'for hopwise check'],
      ['download-scenario', 'Download scenario'],
    ],
  ],
  [
    'Diagram',
    [
      ['mermaid', 'Copy Mermaid text'],
      ['copy-svg', 'Copy SVG'],
      ['copy-png', 'Copy picture'],
      ['download-svg', 'Download SVG'],
      ['download-png', 'Download PNG'],
    ],
  ],
];

const SAID_FOR_MS = 8000;

/** The full page, unless this is it or the text is too long for a link. */
const elsewhere = (shared: Shared): readonly MenuGroup[] => {
  const hash = hashOf(shared);
  const page = addressOf(site(), 'playground', '');
  if (!hash.ok || location.href.split('#')[0] === page.split('#')[0]) return [];
  const item = {
    id: 'open',
    label: 'Open full page',
    hint: 'in a new tab',
    href: page + hash.hash,
    onChoose: () => undefined,
  };
  return [{ heading: 'Elsewhere', items: [item] }];
};

export const ShareMenu = () => {
  const { controller } = usePlayground();
  const [outcome, setOutcome] = useState<ShareOutcome>();
  const host = useRef<HTMLSpanElement>(null);

  useEffect(() => {
    if (outcome === undefined || outcome.text !== undefined) return undefined;
    const timer = setTimeout(() => setOutcome(undefined), SAID_FOR_MS);
    return () => clearTimeout(timer);
  }, [outcome]);

  const tools: ShareTools = {
    site: site(),
    ask: askInBackground,
    copyText,
    copyPicture,
    download,
    drawing: () => drawingAt(host.current, controller.seed.title),
    picture: () => pictureAt(host.current, controller.seed.title),
  };
  const run = (act: ShareAct): void => {
    // Said anew, also where it is the same sentence.
    setOutcome(undefined);
    void share(act, sharedOf(controller), tools).then(setOutcome);
  };
  // Only of a menu that is open: a keystroke waits for no link.
  const groups = (): readonly MenuGroup[] => [
    ...GROUPS.map(([heading, acts]) => ({
      heading,
      items: acts.map(([act, label, hint]) => ({
        id: act,
        label,
        ...(hint !== undefined && { hint }),
        onChoose: () => run(act),
      })),
    })),
    ...elsewhere(sharedOf(controller)),
  ];

  const isByHand = outcome?.text !== undefined;
  return (
    <span ref={host}>
      <Menu {...SHARE_BUTTON} groups={groups}>
        <span className="sr-only" role="status" data-testid={ids.shared} data-done={outcome?.isDone}>
          {isByHand ? '' : outcome?.message}
        </span>
        {outcome === undefined || isByHand ? null : (
          <span className="pg-said" aria-hidden="true" data-done={outcome.isDone}>
            {outcome.message}
          </span>
        )}
      </Menu>
      {outcome?.text === undefined ? null : (
        <ByHand text={outcome.text} message={outcome.message} onClose={() => setOutcome(undefined)} />
      )}
    </span>
  );
};
