import { expect, test } from 'vitest';
import { Notes } from './notes.ts';

const WHY = 'they are deleted';
const origin = { file: 'nat.json' };

test('what is left out is counted by kind and reason, and named', () => {
  const notes = new Notes();
  notes.addOf({ id: 'nat-1', origin }, 'NAT gateways', WHY);
  notes.addOf({ id: 'nat-2', origin }, 'NAT gateways', WHY);
  notes.add('records', WHY, 3);
  expect(notes.list()).toEqual([
    {
      what: 'NAT gateways',
      why: WHY,
      count: 2,
      things: [
        { name: 'nat-1', file: 'nat.json' },
        { name: 'nat-2', file: 'nat.json' },
      ],
    },
    { what: 'records', why: WHY, count: 3 },
  ]);
});

test('what has no name is one line for each file', () => {
  const notes = new Notes();
  notes.addOf({ origin }, 'items', WHY);
  notes.addOf({ origin }, 'items', WHY);
  notes.add('items', WHY, 5, { file: 'other.json' });
  expect(notes.list()[0]).toMatchObject({
    count: 7,
    things: [
      { file: 'nat.json', count: 2 },
      { file: 'other.json', count: 5 },
    ],
  });
});

test('names are bounded in number and length, and everything is counted', () => {
  const notes = new Notes();
  for (let index = 0; index < 5000; index += 1)
    notes.add('files', WHY, 1, { file: `${index}${'x'.repeat(10_000)}` });
  const [files] = notes.list();
  expect(files?.count).toBe(5000);
  expect(files?.things).toHaveLength(100);
  expect(JSON.stringify(files).length).toBeLessThan(40_000);
});

test('kinds beyond any list are one', () => {
  const notes = new Notes();
  for (let index = 0; index < 1000; index += 1) notes.add(`kind ${index}`, WHY, 2, { name: `${index}` });
  expect(notes.list()).toHaveLength(201);
  expect(notes.list().reduce((sum, { count }) => sum + count, 0)).toBe(2000);
});

test('what others noted is taken over with its names', () => {
  const [first, second, both] = [new Notes(), new Notes(), new Notes()];
  first.add('files', WHY, 2, { file: 'a.json' });
  first.add('files', WHY, 4);
  second.addOf({ name: 'b', origin }, 'files', WHY);
  both.addAll(first.list());
  both.addAll(second.list());
  expect(both.list()).toEqual([
    {
      what: 'files',
      why: WHY,
      count: 7,
      things: [
        { file: 'a.json', count: 2 },
        { name: 'b', file: 'nat.json' },
      ],
    },
  ]);
});
