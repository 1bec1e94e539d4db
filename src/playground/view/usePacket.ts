/** The packet goes from hop to hop with the reader. */
import { type RefObject, useEffect, useRef } from 'react';
import { courseBetween } from '../../diagram/course.ts';
import type { DiagramLayout } from '../../diagram/model.ts';
import type { ElementStates } from '../../diagram/state-names.ts';
import { travel } from '../drawing/travel.ts';

/**
 * Sends a packet through the drawing in `host` whenever other nodes are selected. A selection of boxes alone leaves
 * it where it is; the next one overtakes it.
 */
export const usePacket = (
  host: RefObject<HTMLElement | null>,
  layout: DiagramLayout,
  states: ElementStates | undefined,
  selected: readonly string[],
): void => {
  /** The nodes where the packet is. */
  const at = useRef<readonly string[]>([]);
  const drawn = useRef({ layout, states });
  drawn.current = { layout, states };
  useEffect(() => {
    const { current } = drawn;
    const nodes = selected.filter((id) => current.layout.nodes.some((node) => node.id === id));
    const before = at.current;
    if (nodes.length > 0 || selected.length === 0) at.current = nodes;
    const svg = host.current?.querySelector('svg');
    if (svg == null || current.states === undefined || nodes.length === 0) return;
    const leaving = new AbortController();
    void travel(svg, courseBetween(current.layout, current.states, before, nodes), {
      signal: leaving.signal,
    });
    return () => leaving.abort();
  }, [host, selected]);
};
