/** What the page does with choices and questions, around a client that a test answers for. */
import { expect, test } from 'vitest';
import type { TemplateInputs } from '../../import/index.ts';
import type { AccountClient, Reply } from './client.ts';
import { makeController } from './controller.ts';
import type { Ask, LoadedAccount, ReadSummary, ShownTrace } from './protocol.ts';

const ACCOUNT = { accounts: [] } as unknown as LoadedAccount;
const LOADED: Reply = { kind: 'loaded', account: ACCOUNT };
const SHOWN = {
  request: { from: 'a', to: 'b' },
  trace: { shown: 0, findings: [{}] },
} as unknown as ShownTrace;

const open = (answer: (ask: Ask) => Reply | Promise<Reply>) => {
  const asked: Ask[] = [];
  const state = { forgotten: 0, watching: 0 };
  const client: AccountClient = {
    warm: () => Promise.resolve(true),
    ask: (ask) => {
      asked.push(ask);
      return {
        reply: Promise.resolve(answer(ask)),
        cancel: () => asked.push({ kind: 'cancel', request: 0 }),
      };
    },
    forget: () => {
      state.forgotten += 1;
    },
  };
  const controller = makeController({
    client,
    warm: () => Promise.resolve(),
    watch: () => {
      state.watching += 1;
      return () => {
        state.watching -= 1;
      };
    },
  });
  return { controller, asked, state };
};

const files = [new File(['{}'], 'vpcs.json')];

test('requests are watched from before the files are read until the account is forgotten', async () => {
  const { controller, asked, state } = open(() => LOADED);
  await controller.open({ kind: 'files', files });
  expect(asked).toMatchObject([{ kind: 'load', skipped: { count: 0 } }]);
  expect(state.watching).toBe(1);
  expect(controller.state().phase.kind).toBe('loaded');
  controller.forget();
  expect(state.watching).toBe(0);
  expect(controller.state().phase.kind).toBe('empty');
});

test('only one watch at a time, however many choices', async () => {
  const { controller, state } = open(() => LOADED);
  await controller.open({ kind: 'files', files });
  await controller.open({ kind: 'text', text: '{}' });
  expect(state.watching).toBe(1);
});

test('the worker ends where nothing was loaded', async () => {
  const { controller, state } = open(() => ({ kind: 'failed', message: 'too large' }));
  await controller.open({ kind: 'files', files });
  expect(controller.state().phase).toEqual({
    kind: 'empty',
    trouble: { message: 'too large', summary: undefined },
  });
  expect(state.watching).toBe(0);
  expect(state.forgotten).toBe(2);
});

test('what no name allows is not read', async () => {
  const { controller, asked } = open(() => LOADED);
  const photos = ['a.jpg', 'b.jpg'].map((name) => new File([''], name));
  await controller.open({ kind: 'files', files: photos });
  expect(asked).toEqual([]);
  expect(controller.state().phase).toMatchObject({
    trouble: { message: expect.stringContaining('2 files') },
  });
});

test('an example that is not there is a sentence', async () => {
  const { controller } = open(() => LOADED);
  await controller.open({ kind: 'example', url: 'http://127.0.0.1:1/none.zip' });
  expect(controller.state().phase).toMatchObject({
    trouble: { message: expect.stringContaining('example') },
  });
});

test('an account that is loaded after the reader gave up stays away', async () => {
  let settle = (_: Reply): void => undefined;
  const { controller } = open(
    () =>
      new Promise<Reply>((resolve) => {
        settle = resolve;
      }),
  );
  const opening = controller.open({ kind: 'files', files });
  await new Promise((resolve) => setTimeout(resolve));
  controller.forget();
  settle(LOADED);
  await opening;
  expect(controller.state().phase.kind).toBe('empty');
});

test('a question goes out as it was typed, and its fixes are asked for after it', async () => {
  const { controller, asked } = open((ask) =>
    ask.kind === 'trace'
      ? { kind: 'traced', shown: SHOWN }
      : { kind: 'fixed', trace: SHOWN.trace, plan: undefined },
  );
  controller.setFields({ from: 'a', to: 'b', port: '443' });
  await controller.trace();
  expect(asked.map(({ kind }) => kind)).toEqual(['trace', 'fix']);
  expect(asked[0]).toMatchObject({ request: { from: 'a', to: 'b', protocol: 'tcp', port: 443 } });
  expect(controller.state().answer).toMatchObject({ kind: 'shown', fixes: { kind: 'found' } });
});

test('of two questions the later one is answered, whenever the earlier comes', async () => {
  const waiting: ((reply: Reply) => void)[] = [];
  const { controller } = open(() => new Promise<Reply>((resolve) => waiting.push(resolve)));
  const traced = (findings: readonly unknown[]): Reply => ({
    kind: 'traced',
    shown: { ...SHOWN, trace: { ...SHOWN.trace, findings } } as unknown as ShownTrace,
  });
  controller.setFields({ from: 'a', to: 'b', port: '443' });
  const both = [controller.trace(), controller.trace()];
  const second = traced([]);
  waiting[0]?.(traced([]));
  await both[0];
  expect(controller.state().answer.kind).toBe('asking');
  waiting[1]?.(second);
  await both[1];
  expect(controller.state().answer).toMatchObject({ kind: 'shown', fixes: { kind: 'none' } });
});

test('a field that says nothing is refused here already', async () => {
  const { controller, asked } = open(() => LOADED);
  await controller.trace();
  expect(asked).toEqual([]);
  expect(controller.state().answer).toMatchObject({ kind: 'refused', field: 'from' });
});

test('another question about reach ends the one before', async () => {
  const { controller, asked } = open(() => ({ kind: 'reached', more: false }));
  const question = { direction: 'to', name: 'a', protocol: 'tcp', port: 443 } as const;
  await controller.reach(question);
  await controller.reach({ ...question, name: 'b' });
  expect(asked.map(({ kind }) => kind)).toEqual(['reach', 'cancel', 'reach']);
  expect(controller.state().reach).toMatchObject({ kind: 'done', asked: { name: 'b' } });
});

const INPUTS = {
  parameters: [{ name: 'Range', value: undefined }],
  region: undefined,
  usesAccount: false,
} as unknown as TemplateInputs;
const TEMPLATE: Reply = {
  kind: 'loaded',
  account: { accounts: [], inputs: INPUTS } as unknown as LoadedAccount,
};
const range = (value: string) => ({ parameters: new Map([['Range', value]]), region: '', account: '' });

test('a template is read again with what the reader says of it, and the question is asked again', async () => {
  const { controller, asked, state } = open((ask) =>
    ask.kind === 'load'
      ? TEMPLATE
      : ask.kind === 'trace'
        ? { kind: 'traced', shown: SHOWN }
        : { kind: 'fixed', trace: SHOWN.trace, plan: undefined },
  );
  await controller.open({ kind: 'files', files });
  controller.setFields({ from: 'a', to: 'b', port: '443' });
  await controller.trace();
  controller.setInputs(range('10.0.0.0/16'));
  await controller.readAgain();
  expect(asked.map(({ kind }) => kind)).toEqual(['load', 'trace', 'fix', 'load', 'trace', 'fix']);
  expect(asked[3]).toMatchObject({ given: { parameters: new Map([['Range', '10.0.0.0/16']]) } });
  expect(controller.state()).toMatchObject({
    phase: { kind: 'loaded' },
    inputs: { isReading: false, values: range('10.0.0.0/16') },
    answer: { kind: 'shown' },
  });
  expect(state.watching).toBe(1);
  await controller.readAgain();
  expect(asked).toHaveLength(6);
});

test('where the template has nothing with these values, others can be tried', async () => {
  const summary = { inputs: INPUTS } as unknown as ReadSummary;
  const { controller, asked } = open((ask) =>
    ask.kind === 'load' && ask.given !== undefined ? TEMPLATE : { kind: 'nothing', summary, message: 'no' },
  );
  await controller.open({ kind: 'files', files });
  expect(controller.state()).toMatchObject({ phase: { kind: 'empty' }, inputs: { asked: INPUTS } });
  controller.setInputs({ ...range(''), region: 'Ireland' });
  await controller.readAgain();
  expect(asked).toHaveLength(1);
  expect(controller.state().inputs?.problem).toMatchObject({ field: 'region' });
  controller.setInputs({ ...range(''), region: 'eu-west-1' });
  expect(controller.state().inputs?.problem).toBeUndefined();
  await controller.readAgain();
  expect(controller.state().phase.kind).toBe('loaded');
  controller.forget();
  expect(controller.state().inputs).toBeUndefined();
  await controller.readAgain();
  expect(asked).toHaveLength(2);
});
