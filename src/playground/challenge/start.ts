/** The little that a page loads for its challenge: hints one by one, progress, and what wakes the rest. */
import { isKept, storageOf } from '../keep/key.ts';
import { wake, whenLive } from '../live.ts';
import type { ChallengeData } from './live.tsx';
import { makeProgress, progressKey, stateWords } from './progress.ts';

const { BASE_URL } = import.meta.env;
const progress = makeProgress(storageOf('localStorage'), progressKey(BASE_URL));

const stringIn = (data: unknown, name: string): string | undefined => {
  const value: unknown =
    typeof data === 'object' && data !== null && Object.hasOwn(data, name)
      ? Reflect.get(data, name)
      : undefined;
  return typeof value === 'string' ? value : undefined;
};

/** Hints come one by one; those that were opened before are open again. */
const prepareHints = (hints: readonly HTMLDetailsElement[], name: string): void => {
  const showFirst = (opened: number): void => {
    for (const [index, hint] of hints.entries()) hint.hidden = index > opened;
  };
  const { hints: opened } = progress.read(name);
  showFirst(opened);
  for (const [index, hint] of hints.entries()) {
    hint.open = index < opened;
    hint.addEventListener('toggle', () => {
      if (!hint.open) return;
      if (hints[index + 1]?.hidden === true) showFirst(index + 1);
      if (index >= progress.read(name).hints) progress.write(name, { hints: index + 1 });
    });
  }
};

const prepare = (host: HTMLElement): void => {
  const name = host.dataset['challenge'] ?? '';
  const playground = host.querySelector('[data-playground]');
  const goals = host.querySelector('[data-challenge-goals]');
  const script = host.querySelector('[data-challenge-data]')?.textContent ?? '{}';
  if (playground === null || goals === null) return;
  const parsed: unknown = JSON.parse(script);
  const next: unknown =
    typeof parsed === 'object' && parsed !== null ? Reflect.get(parsed, 'next') : undefined;
  const [title, href] = [stringIn(next, 'title'), stringIn(next, 'href')];
  const data: ChallengeData = {
    checks: stringIn(parsed, 'checks') ?? '',
    teaches: stringIn(parsed, 'teaches') ?? '',
    ...(title === undefined || href === undefined ? {} : { next: { title, href } }),
  };

  const hints = [...host.querySelectorAll<HTMLDetailsElement>('[data-hint]')];
  prepareHints(hints, name);
  const solution = host.querySelector<HTMLDetailsElement>('[data-solution]');
  solution?.addEventListener('toggle', () => {
    if (solution.open) progress.write(name, { shown: true });
  });
  for (const button of host.querySelectorAll<HTMLElement>('[data-live-only]')) button.hidden = false;
  host.querySelector('[data-apply]')?.addEventListener('click', () => {
    void whenLive(playground).then((controller) => {
      controller.replace(stringIn(parsed, 'solution') ?? controller.state().text, 'the solution');
      // What came of it is said at the goals.
      host.querySelector<HTMLElement>('[data-goals-part]')?.focus();
    });
    wake(playground);
  });
  host.querySelector('[data-start-over]')?.addEventListener('click', () => {
    progress.forget(name);
    for (const part of host.querySelectorAll<HTMLDetailsElement>('.ch-help details')) part.open = false;
    for (const [index, hint] of hints.entries()) hint.hidden = index > 0;
    void whenLive(playground).then((controller) => controller.reset());
    wake(playground);
  });
  void whenLive(playground).then(async (controller) => {
    const { gradeLive } = await import('./live.tsx');
    gradeLive(goals, controller, data, () => progress.write(name, { solved: true }));
  });
};

const showStates = (): void => {
  for (const state of document.querySelectorAll<HTMLElement>('[data-challenge-state]')) {
    const { challengeState = '', scenario = '' } = state.dataset;
    state.textContent = stateWords(progress.read(challengeState), isKept(BASE_URL, scenario));
  }
};

for (const host of document.querySelectorAll<HTMLElement>('[data-challenge]')) prepare(host);

const forget = document.querySelector<HTMLElement>('[data-forget-progress]');
if (forget !== null) {
  showStates();
  // Another tab may solve one meanwhile, and a page that is gone back to is as it was left.
  addEventListener('storage', showStates);
  addEventListener('pageshow', showStates);
  const canKeep = progress.write(':test', {});
  progress.forget(':test');
  forget.hidden = !canKeep;
  for (const note of document.querySelectorAll<HTMLElement>('[data-progress-denied]')) note.hidden = canKeep;
  forget.addEventListener('click', () => {
    progress.forget();
    showStates();
  });
}
