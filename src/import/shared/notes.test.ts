import { expect, test } from 'vitest';
import { Notes } from './notes.ts';

test('what is left out is counted, and each thing is named once', () => {
  const notes = new Notes();
  const item = { id: 'i-1', origin: { file: 'a.json' } };
  notes.add('instances', 'they are terminated', item);
  notes.add('instances', 'they are terminated', item);
  notes.add('instances', 'they are terminated', 'i-2');
  notes.add('Volumes', 'not read', { origin: { file: 'b.json' } }, 7);
  notes.add('the Region', 'not told');
  const list = notes.list();
  expect(list).toEqual([
    {
      what: 'instances',
      why: 'they are terminated',
      count: 3,
      which: [{ name: 'i-1', file: 'a.json' }, { name: 'i-2' }],
    },
    { what: 'Volumes', why: 'not read', count: 7, which: [{ file: 'b.json' }] },
    { what: 'the Region', why: 'not told', count: 1 },
  ]);
  const others = new Notes();
  others.include(list);
  expect(others.list()).toEqual(list);
});

test('names and kinds are bounded', () => {
  const notes = new Notes();
  for (let index = 0; index < 12_000; index += 1) notes.add('x', 'y', `${index}`.padStart(400, 'n'));
  for (let index = 0; index < 300; index += 1) notes.add(`kind ${index}`, 'y');
  const [first] = notes.list();
  expect(first?.count).toBe(12_000);
  expect(first?.which?.length).toBeLessThanOrEqual(10_000);
  expect(notes.list().length).toBeLessThanOrEqual(202);
});
