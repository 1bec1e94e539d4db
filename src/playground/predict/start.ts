/** Lets a reader check a prediction: compares what was chosen with the answer, and opens the answer. */

const OUTCOMES = {
  right: 'Right.',
  hop: 'The verdict is right; another hop refuses.',
  wrong: 'Not so.',
  nothing: 'Choose a verdict first.',
  noHop: 'Choose the hop that refuses, too.',
} as const;

const chosen = (form: HTMLFormElement, name: string): string | undefined =>
  form.querySelector<HTMLInputElement>(`[data-choice="${name}"] input:checked`)?.value;

const outcomeOf = (form: HTMLFormElement): keyof typeof OUTCOMES => {
  const { verdict, hop = '' } = form.dataset;
  const predicted = chosen(form, 'verdict');
  if (predicted === undefined) return 'nothing';
  if (predicted !== verdict) return 'wrong';
  if (hop === '') return 'right';
  const suspected = chosen(form, 'hop');
  if (suspected === undefined) return 'noHop';
  return suspected === hop ? 'right' : 'hop';
};

const prepare = (form: HTMLFormElement): void => {
  const hops = form.querySelector<HTMLElement>('[data-choice="hop"]');
  const answer = form.querySelector('details');
  const said = form.querySelector<HTMLElement>('[data-outcome]');
  if (hops === null || answer === null || said === null) return;
  // Only who says "not reachable" is asked for the hop: the question must not give the verdict away.
  const showHops = (): void => {
    hops.hidden = chosen(form, 'verdict') !== 'not-reachable';
  };
  showHops();
  form.addEventListener('change', showHops);
  for (const part of form.querySelectorAll<HTMLElement>('[data-live-only]')) part.hidden = false;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const outcome = outcomeOf(form);
    said.textContent = OUTCOMES[outcome];
    said.dataset['outcome'] = outcome;
    if (outcome !== 'nothing' && outcome !== 'noHop') answer.open = true;
  });
};

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-predict]')) prepare(form);
