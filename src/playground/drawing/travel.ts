/** A packet on its way: a dot that moves along the lines of a drawing that stands in the document. */
import type { CourseStep } from '../../diagram/course.ts';

export interface TravelOptions {
  /** Ends the journey: the dot goes at once. */
  readonly signal?: AbortSignal;
  /** Left out: what the reader's system asks for. With it nothing moves. */
  readonly reducedMotion?: boolean;
}

/** Units of the drawing a millisecond, and how long a journey takes at least and at most. */
const SPEED = 0.3;
const SHORTEST_MS = 250;
const LONGEST_MS = 1200;
const RADIUS = '5.5';

const prefersStill = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** The line that is taken on a step, from its begin to its end: lines there and back lie apart. */
const pathOf = (svg: SVGSVGElement, { edge, turned }: CourseStep): SVGPathElement | undefined => {
  const line = [...svg.querySelectorAll<SVGElement>('[data-edge]')].find(
    ({ dataset }) => dataset['edge'] === edge,
  );
  return line?.querySelector<SVGPathElement>(`.${turned ? 'hw-in' : 'hw-out'} > path`) ?? undefined;
};

/**
 * Moves a dot along a course. Resolves once it has arrived, was ended, or where nothing is to move.
 *
 * @param course what the packet takes from one hop to the next (courseBetween)
 */
export const travel = (
  svg: SVGSVGElement,
  course: readonly CourseStep[],
  { signal, reducedMotion = prefersStill() }: TravelOptions = {},
): Promise<void> => {
  const paths = course.flatMap((step) => pathOf(svg, step) ?? []);
  const lengths = paths.map((path) => path.getTotalLength());
  const total = lengths.reduce((sum, length) => sum + length, 0);
  if (reducedMotion || total === 0 || signal?.aborted === true) return Promise.resolve();

  const dot = document.createElementNS('http://www.w3.org/2000/svg', 'circle');
  dot.setAttribute('class', 'hw-packet');
  dot.setAttribute('r', RADIUS);
  svg.append(dot);
  const place = (distance: number): void => {
    let rest = distance;
    for (const [index, path] of paths.entries()) {
      const length = lengths[index] ?? 0;
      if (rest > length && index < paths.length - 1) {
        rest -= length;
        continue;
      }
      const { x, y } = path.getPointAtLength(Math.min(rest, length));
      dot.setAttribute('cx', `${x}`);
      dot.setAttribute('cy', `${y}`);
      return;
    }
  };
  place(0);
  const duration = Math.min(LONGEST_MS, Math.max(SHORTEST_MS, total / SPEED));

  return new Promise((resolve) => {
    let frame = 0;
    let started: number | undefined;
    const end = (): void => {
      cancelAnimationFrame(frame);
      signal?.removeEventListener('abort', end);
      dot.remove();
      resolve();
    };
    const move = (now: number): void => {
      started ??= now;
      const done = Math.min(1, (now - started) / duration);
      // A drawing that was taken away meanwhile has nothing to show.
      if (done === 1 || !svg.isConnected) {
        end();
        return;
      }
      // Slow at both ends, as what starts and arrives is.
      place(total * (done < 0.5 ? 2 * done * done : 1 - 2 * (1 - done) * (1 - done)));
      frame = requestAnimationFrame(move);
    };
    signal?.addEventListener('abort', end, { once: true });
    frame = requestAnimationFrame(move);
  });
};
