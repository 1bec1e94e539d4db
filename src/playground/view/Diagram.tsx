/**
 * The drawing. A change of verdict or flow restyles it in place; only a change of topology draws it
 * anew, and the last good drawing stays until the new one is there.
 */
import { memo, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { DiagramLayout } from '../../diagram/model.ts';
import type { ElementStates } from '../../diagram/state-names.ts';
import { drawLater } from '../drawing/later.ts';
import { light } from '../drawing/light.ts';
import { nameNodes, pickable } from '../drawing/pick.ts';
import { restyle } from '../drawing/restyle.ts';
import { makeZoom, type Zoom } from '../drawing/zoom.ts';
import { registerZoom } from '../drawing/zooms.ts';
import { usePacket } from './usePacket.ts';

interface DiagramProps {
  /** The drawing that the page came with; empty where it has none. */
  readonly initialSvg: string;
  /** The layout that `initialSvg` was drawn from. */
  readonly initialText: string;
  readonly layout: DiagramLayout;
  readonly layoutText: string;
  /** Undefined where nothing was traced. */
  readonly states: ElementStates | undefined;
  /** The elements that are lit up. */
  readonly selected: readonly string[];
  readonly name: string;
  /** An element was pressed. */
  readonly onPick: (element: string) => void;
}

const NO_STATES: ElementStates = {};
const NOTHING: readonly string[] = [];

export const Diagram = memo((props: DiagramProps) => {
  const { initialSvg, initialText, layout, layoutText, states, selected, name, onPick } = props;
  const host = useRef<HTMLDivElement>(null);
  const [drawn, setDrawn] = useState({ svg: initialSvg, text: initialSvg === '' ? '' : initialText });
  /** The layout that could not be drawn. */
  const [failed, setFailed] = useState<string>();
  // Every answer brings a layout of its own; only one with another text is to be drawn.
  const wanted = useRef({ layout, layoutText });
  wanted.current = { layout, layoutText };

  useEffect(() => {
    if (drawn.text === layoutText) return;
    const isWanted = (): boolean => wanted.current.layoutText === layoutText;
    drawLater(() => (isWanted() ? wanted.current.layout : undefined))
      .then((svg) => {
        if (svg === undefined || !isWanted()) return;
        setFailed(undefined);
        setDrawn({ svg, text: layoutText });
      })
      .catch(() => setFailed(layoutText));
  }, [layoutText, drawn.text]);

  const picked = useRef(onPick);
  picked.current = onPick;
  const zoom = useRef<Zoom>(undefined);
  useEffect(() => {
    const content = host.current;
    const frame = content?.parentElement;
    if (content === null || frame == null) return;
    const made = makeZoom(frame, content);
    zoom.current = made;
    registerZoom(frame, made);
    return made.end;
  }, []);

  const isCurrent = drawn.text === layoutText;
  // Before the browser paints, or the first look would flash. The markup is our own writer's
  // (diagram/svg/write.ts), which escapes every name in it.
  useLayoutEffect(() => {
    const { current } = host;
    if (current !== null && current.dataset['text'] !== drawn.text) {
      // What was near in the drawing before is somewhere else in this one.
      zoom.current?.rest();
      current.innerHTML = drawn.svg;
      current.dataset['text'] = drawn.text;
      const made = current.querySelector('svg');
      if (made !== null) pickable(made, (element) => picked.current(element));
    }
    const svg = current?.querySelector('svg');
    if (svg != null && isCurrent) {
      restyle(svg, states ?? NO_STATES, name);
      light(svg, selected);
      nameNodes(svg);
    }
  }, [drawn, states, selected, name, isCurrent]);
  usePacket(host, layout, states, isCurrent ? selected : NOTHING);

  return (
    <>
      <div className="pg-drawing" ref={host} data-current={isCurrent} />
      {failed === layoutText && !isCurrent ? (
        <p className="pg-note">This network could not be drawn. The hops below say it all.</p>
      ) : null}
    </>
  );
});
