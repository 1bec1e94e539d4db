/**
 * Zoom and pan of one drawing. At rest the frame scrolls by itself and nothing here touches it; once a reader zooms,
 * Panzoom moves the drawing in a frame that keeps its height. The page's own scrolling is never taken: the wheel
 * zooms only with Ctrl, one finger pans only sideways, and two fingers do both.
 */
import type { PanzoomObject } from '@panzoom/panzoom';
import Panzoom from '@panzoom/panzoom';

export interface Zoom {
  readonly in: () => void;
  readonly out: () => void;
  /** All of the drawing in sight; at rest again where it fits at its own size. */
  readonly all: () => void;
  /** At rest again: for another drawing. */
  readonly rest: () => void;
  /** Ends it, with every listener. */
  readonly end: () => void;
}

const MOST = 4;
const STEP = 0.25;
const ARROW = 48;
/** What moves less under a press was meant as a press. */
const SLACK = 4;

const ARROWS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [ARROW, 0],
  ArrowRight: [-ARROW, 0],
  ArrowUp: [0, ARROW],
  ArrowDown: [0, -ARROW],
};

const still = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** The room inside the padding of an element. */
const roomOf = (element: HTMLElement): { readonly width: number; readonly height: number } => {
  const { paddingLeft, paddingRight, paddingTop, paddingBottom } = getComputedStyle(element);
  const sum = (one: string, two: string): number => Number.parseFloat(one) + Number.parseFloat(two);
  return {
    width: element.clientWidth - sum(paddingLeft, paddingRight),
    height: element.clientHeight - sum(paddingTop, paddingBottom),
  };
};

/**
 * Makes the drawing in a frame zoom.
 *
 * @param frame scrolls at rest and has the focus for the keys `+`, `-`, `0` and the arrows
 * @param content in it, alone; what is moved
 */
export const makeZoom = (frame: HTMLElement, content: HTMLElement): Zoom => {
  const listening = new AbortController();
  const { signal } = listening;
  let pan: PanzoomObject | undefined;
  /** Where the press began that may become a drag. */
  let pressed: { readonly x: number; readonly y: number } | undefined;
  let dragged = false;
  let touches: readonly PointerEvent[] = [];

  const rest = (): void => {
    if (pan === undefined) return;
    pan.resetStyle();
    pan = undefined;
    delete frame.dataset['zoomed'];
    frame.style.height = '';
    content.removeAttribute('style');
    content.querySelector('svg')?.style.removeProperty('width');
  };

  /** How small the drawing has to be to be seen whole; never larger than it is. */
  const fitScale = (): number => {
    const room = roomOf(frame);
    return Math.min(1, room.width / content.offsetWidth, room.height / content.offsetHeight);
  };

  /** Takes over from the frame's own scrolling: what is in sight stays where it is. */
  const start = (): PanzoomObject => {
    if (pan !== undefined) return pan;
    const { scrollLeft, scrollTop } = frame;
    const svg = content.querySelector('svg');
    frame.style.height = `${frame.offsetHeight}px`;
    if (svg !== null) svg.style.width = `${svg.getBoundingClientRect().width}px`;
    content.style.width = 'max-content';
    content.style.minWidth = '100%';
    frame.scrollTo({ left: 0, top: 0, behavior: 'instant' });
    frame.dataset['zoomed'] = '';
    const made = Panzoom(content, {
      canvas: true,
      noBind: true,
      minScale: Math.min(1, fitScale()),
      maxScale: MOST,
      step: STEP,
      startX: -scrollLeft,
      startY: -scrollTop,
      pinchAndPan: true,
      touchAction: 'pan-y',
      cursor: 'grab',
      duration: 150,
      handleStartEvent: () => undefined,
    });
    pan = made;
    return made;
  };

  const by = (direction: 1 | -1): void => {
    const made = start();
    const { left, top } = frame.getBoundingClientRect();
    const middle = { clientX: left + frame.clientWidth / 2, clientY: top + frame.clientHeight / 2 };
    made.zoomToPoint(made.getScale() * Math.exp(direction * STEP), middle);
  };

  const showAll = (): void => {
    rest();
    if (frame.scrollWidth <= frame.clientWidth && frame.scrollHeight <= frame.clientHeight) return;
    const made = start();
    const room = roomOf(frame);
    const scale = fitScale();
    made.zoom(scale, { animate: !still() });
    made.pan(
      (room.width - content.offsetWidth) / 2 / scale,
      (room.height - content.offsetHeight) / 2 / scale,
      {
        animate: !still(),
        force: true,
      },
    );
  };

  const onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const arrow = event.target === frame ? ARROWS[event.key] : undefined;
    if (event.key === '+' || event.key === '=') by(1);
    else if (event.key === '-') by(-1);
    else if (event.key === '0') showAll();
    else if (arrow !== undefined && pan !== undefined) {
      const scale = pan.getScale();
      pan.pan(arrow[0] / scale, arrow[1] / scale, { relative: true, animate: !still() });
    } else return;
    event.preventDefault();
  };

  const onDown = (event: PointerEvent): void => {
    dragged = false;
    if (event.pointerType === 'touch') {
      touches = [...touches.filter(({ pointerId }) => pointerId !== event.pointerId), event];
      if (touches.length < 2 && pan === undefined) return;
      const wasAtRest = pan === undefined;
      const made = start();
      // Panzoom has not heard of a finger that was there before.
      for (const touch of wasAtRest ? touches : [event]) made.handleDown(touch);
    } else if (pan !== undefined && event.button === 0) pan.handleDown(event);
    pressed = { x: event.clientX, y: event.clientY };
  };
  const onMove = (event: PointerEvent): void => {
    if (pan === undefined || pressed === undefined) return;
    if (Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) > SLACK) dragged = true;
    if (dragged) pan.handleMove(event);
  };
  const onUp = (event: PointerEvent): void => {
    touches = touches.filter(({ pointerId }) => pointerId !== event.pointerId);
    pressed = undefined;
    pan?.handleUp(event);
  };

  frame.addEventListener('keydown', onKey, { signal });
  frame.addEventListener('pointerdown', onDown, { signal });
  document.addEventListener('pointermove', onMove, { signal, passive: true });
  for (const name of ['pointerup', 'pointercancel'] as const)
    document.addEventListener(name, onUp, { signal });
  // Two fingers are for the drawing, wherever they are on it: the page would zoom instead.
  frame.addEventListener(
    'touchstart',
    (event) => {
      if (event.touches.length > 1) event.preventDefault();
    },
    { signal, passive: false },
  );
  frame.addEventListener(
    'wheel',
    (event) => {
      if (event.ctrlKey || event.metaKey) start().zoomWithWheel(event);
    },
    { signal, passive: false },
  );
  // The end of a drag is no press on what lies under it.
  frame.addEventListener(
    'click',
    (event) => {
      if (dragged) event.stopPropagation();
      dragged = false;
    },
    { signal, capture: true },
  );

  return {
    in: () => by(1),
    out: () => by(-1),
    all: showAll,
    rest,
    end: () => {
      listening.abort();
      rest();
    },
  };
};
