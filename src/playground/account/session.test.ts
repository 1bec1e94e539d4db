/** The account's side of the protocol, without a worker around it. */
import { expect, test } from 'vitest';
import { twoAccounts } from '../../import/fixtures/files.ts';
import { NONE_SKIPPED } from './choose.ts';
import type { AccountMessage, Answer, Ask, ChosenFile } from './protocol.ts';
import { makeSession } from './session.ts';

const exported = (): readonly ChosenFile[] =>
  twoAccounts().map(({ file, text }) => ({ path: file, file: new File([text], file) }));

/** A session with everything that it says, and a way to ask it and wait for the answer. */
const open = () => {
  const said: AccountMessage[] = [];
  const handle = makeSession((message) => said.push(message));
  let id = 0;
  const ask = async (question: Ask): Promise<Answer | undefined> => {
    id += 1;
    const own = id;
    await handle({ id: own, ask: question });
    return said.flatMap((message) =>
      message.kind === 'answer' && message.id === own ? [message.answer] : [],
    )[0];
  };
  return { said, ask, handle };
};

const load: Ask = { kind: 'load', files: exported(), skipped: NONE_SKIPPED };

test('nothing can be asked before an account is loaded', async () => {
  const { ask } = open();
  expect(await ask({ kind: 'trace', request: { from: 'a', to: 'b' } })).toMatchObject({ kind: 'failed' });
});

test('loading tells its steps in order, and what was read', async () => {
  const { ask, said } = open();
  const answer = await ask(load);
  expect(answer).toMatchObject({
    kind: 'loaded',
    account: {
      source: 'aws',
      accounts: ['111122223333', '444455556666'],
      regions: ['us-east-1'],
      problems: [],
      // The third is that of a peer, of which the data has no more than its name.
      map: {
        accounts: [{ account: '111122223333' }, { account: '444455556666' }, { account: '777788889999' }],
      },
    },
  });
  const stages = said.flatMap((message) => (message.kind === 'progress' ? [message.progress.stage] : []));
  expect([...new Set(stages)]).toEqual(['reading', 'understanding', 'building', 'indexing']);
});

test('every answer is plain data that crosses a worker’s boundary', async () => {
  const { ask, said } = open();
  await ask(load);
  const rows = await ask({ kind: 'find', wanted: { query: 'kind:instance', offset: 0, limit: 1 } });
  const [row] = rows?.kind === 'found' ? rows.page.rows : [];
  await ask({ kind: 'trace', request: { from: row?.name ?? '', to: '10.0.0.1', port: 443 } });
  await ask({ kind: 'fix', request: { from: row?.name ?? '', to: '10.0.0.1', port: 443 } });
  await ask({
    kind: 'reach',
    asked: { direction: 'to', name: row?.name ?? '', protocol: 'tcp', port: 443 },
  });
  expect(said.map((message) => (message.kind === 'answer' ? message.answer.kind : ''))).toEqual(
    expect.arrayContaining(['loaded', 'found', 'traced', 'fixed', 'reached']),
  );
  expect(structuredClone(said)).toEqual(said);
});

test('files without a VPC are nothing, with a sentence', async () => {
  const { ask } = open();
  const file = new File(['{"Vpcs": []}'], 'vpcs.json');
  const answer = await ask({ kind: 'load', files: [{ path: 'vpcs.json', file }], skipped: NONE_SKIPPED });
  expect(answer).toMatchObject({ kind: 'nothing', message: expect.stringContaining('No VPC') });
});

test('another choice that fails leaves nothing of the account before', async () => {
  const { ask } = open();
  await ask(load);
  await ask({ kind: 'load', files: [], skipped: NONE_SKIPPED });
  expect(await ask({ kind: 'trace', request: { from: 'a', to: 'b' } })).toMatchObject({
    kind: 'failed',
    message: 'No account is loaded.',
  });
});

test('what is found comes in parts that follow each other', async () => {
  const { ask } = open();
  await ask(load);
  const part = async (offset: number, limit: number) => {
    const answer = await ask({ kind: 'find', wanted: { query: '', offset, limit } });
    return answer?.kind === 'found' ? answer.page : undefined;
  };
  const whole = await part(0, 6);
  const [first, second] = [await part(0, 3), await part(3, 3)];
  expect([...(first?.rows ?? []), ...(second?.rows ?? [])]).toEqual(whole?.rows);
  expect(second?.total).toBe(whole?.total);
  expect(whole?.total).toBeGreaterThan(6);
});

test('a question that means nothing names its field', async () => {
  const { ask } = open();
  await ask(load);
  expect(await ask({ kind: 'trace', request: { from: 'nobody', to: '10.0.0.1', port: 1 } })).toMatchObject({
    kind: 'refused',
    field: 'from',
  });
  const asked = { direction: 'to', name: 'nobody', protocol: 'tcp', port: 443 } as const;
  expect(await ask({ kind: 'reach', asked })).toMatchObject({ kind: 'refused', field: 'name' });
});
