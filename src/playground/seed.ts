/** What the page as it was built says of its playgrounds. */
import type { Seed } from './controller.ts';

/** What the page says of a playground: everything else is worked out again from the text. */
export const seedOf = (host: HTMLElement): Omit<Seed, 'result' | 'svg' | 'fixes'> => {
  const data: unknown = JSON.parse(
    host.querySelector('script[type="application/json"]')?.textContent ?? '{}',
  );
  const field = (name: string): string | undefined => {
    const value: unknown = typeof data === 'object' && data !== null ? Reflect.get(data, name) : undefined;
    return typeof value === 'string' ? value : undefined;
  };
  return {
    scenario: host.dataset['playground'],
    title: field('title') ?? 'Playground',
    text: field('text') ?? '',
    flow: field('flow'),
    factsRead: field('factsRead') ?? '',
    isPuzzle: 'puzzle' in host.dataset,
  };
};
