import { describe, expect, test } from 'vitest';
import type { EncodedLink } from '../../link/index.ts';
import type { Shared } from './address.ts';
import { type HashWorld, keepHash } from './hash.ts';

const START: Shared = {
  title: 'T',
  scenario: undefined,
  original: '',
  text: 'start',
  flow: undefined,
  firstFlow: undefined,
  choice: undefined,
};
type Event = 'hashchange' | 'blur' | 'pagehide';

/** A window whose time goes on when the test says so. */
const setUp = (encode: (shared: Shared) => EncodedLink = ({ text }) => ({ ok: true, hash: `1.${text}` })) => {
  let [now, lastTimer] = [0, 0];
  let timers: readonly { readonly id: number; readonly at: number; readonly run: () => void }[] = [];
  let shared = START;
  let refuses = false;
  const writes: { at: number; url: string }[] = [];
  const links: string[] = [];
  const heard = new Map<Event, Set<() => void>>();
  const listeners = new Set<() => void>();
  const location = { hash: '', pathname: '/playground/', search: '?a' };
  const world: HashWorld = {
    location,
    history: {
      state: { kept: true },
      replaceState: (state, _, url) => {
        if (refuses) throw new Error('too many');
        expect(state).toEqual({ kept: true });
        writes.push({ at: now, url: String(url) });
        location.hash = new URL(String(url), 'https://x').hash;
      },
    },
    setTimeout: (run, after) => {
      lastTimer += 1;
      timers = [...timers, { id: lastTimer, at: now + after, run }];
      return lastTimer;
    },
    clearTimeout: (id) => {
      timers = timers.filter((timer) => timer.id !== id);
    },
    now: () => now,
    listen: (event, listener) => {
      heard.set(event, (heard.get(event) ?? new Set()).add(listener));
      return () => heard.get(event)?.delete(listener);
    },
  };
  const stop = keepHash(
    {
      shared: () => shared,
      subscribe: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      encode,
      onLink: (hash) => links.push(hash),
    },
    world,
  );
  return {
    writes,
    links,
    location,
    stop,
    waiting: () => timers.length,
    refuse: (value: boolean) => {
      refuses = value;
    },
    pass: (milliseconds: number) => {
      const end = now + milliseconds;
      for (;;) {
        const [next] = [...timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
        if (next === undefined) break;
        timers = timers.filter(({ id }) => id !== next.id);
        now = next.at;
        next.run();
      }
      now = end;
    },
    change: (part: Partial<Shared>) => {
      shared = { ...shared, ...part };
      for (const listener of listeners) listener();
    },
    fire: (event: Event) => {
      for (const listener of heard.get(event) ?? []) listener();
    },
  };
};

describe('the hash of the full page', () => {
  test('stays as it is until something changes', () => {
    const { pass, fire, writes, change } = setUp();
    change({ title: 'Another' });
    fire('blur');
    pass(60_000);
    expect(writes).toEqual([]);
  });

  test('is written once the reader rests, with what stands there then', () => {
    const { pass, change, writes } = setUp();
    for (const text of ['a', 'ab', 'abc']) {
      change({ text });
      pass(300);
    }
    expect(writes).toEqual([]);
    pass(5000);
    expect(writes).toEqual([{ at: 1600, url: '/playground/?a#1.abc' }]);
  });

  test('is written when the reader goes', () => {
    for (const event of ['blur', 'pagehide'] as const) {
      const { change, fire, writes, pass } = setUp();
      change({ text: event });
      fire(event);
      expect(writes).toEqual([{ at: 0, url: `/playground/?a#1.${event}` }]);
      pass(5000);
      expect(writes).toHaveLength(1);
    }
  });

  test('is written when the page goes, also right after the last time', () => {
    const { pass, change, fire, writes } = setUp();
    change({ text: 'a' });
    pass(1000);
    change({ text: 'ab' });
    pass(100);
    fire('pagehide');
    expect(writes.map(({ url }) => url)).toEqual(['/playground/?a#1.a', '/playground/?a#1.ab']);
  });

  test('is written at most once a second, whatever happens, and the last text gets there', () => {
    const { change, fire, pass, writes } = setUp();
    for (let step = 0; step < 300; step += 1) {
      change({ text: `t${step}` });
      fire('blur');
      pass(100);
    }
    pass(2000);
    const gaps = writes.slice(1).map(({ at }, index) => at - (writes[index]?.at ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(1000);
    expect(writes.length).toBeGreaterThan(20);
    expect(writes.at(-1)?.url).toContain('#1.t299');
  });

  test('is taken away where a link cannot hold the text', () => {
    const { change, pass, writes } = setUp(({ text }) =>
      text === 'huge' ? { ok: false, message: 'Too long.' } : { ok: true, hash: `1.${text}` },
    );
    for (const text of ['small', 'huge']) {
      change({ text });
      pass(3000);
    }
    expect(writes.map(({ url }) => url)).toEqual(['/playground/?a#1.small', '/playground/?a']);
  });

  test('is tried again where the browser refused', () => {
    const { change, pass, refuse, writes } = setUp();
    refuse(true);
    change({ text: 'a' });
    pass(3000);
    refuse(false);
    change({ text: 'b' });
    pass(3000);
    change({ text: 'a' });
    pass(3000);
    expect(writes.map(({ url }) => url)).toEqual(['/playground/?a#1.b', '/playground/?a#1.a']);
  });

  test('tells of another link, and not of headings or of what it wrote itself', () => {
    const { change, pass, fire, links, location, writes } = setUp();
    change({ text: 'a' });
    pass(3000);
    fire('hashchange');
    location.hash = '#_top';
    fire('hashchange');
    expect(links).toEqual([]);
    change({ text: 'not written yet' });
    location.hash = '#sns/endpoint';
    fire('hashchange');
    pass(5000);
    expect(links).toEqual(['sns/endpoint']);
    expect(writes).toHaveLength(1);
  });

  test('is left alone after the end', () => {
    const { change, stop, pass, fire, writes, waiting } = setUp();
    change({ text: 'a' });
    stop();
    change({ text: 'b' });
    fire('blur');
    pass(5000);
    expect([writes, waiting()]).toEqual([[], 0]);
  });
});
