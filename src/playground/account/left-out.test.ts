import { expect, test } from 'vitest';
import { leftOutText } from './left-out.ts';

test('a text with a line for each file, and how many more there are', () => {
  const text = leftOutText([
    {
      what: '`AWS::MSK::Cluster`',
      count: 5,
      why: 'this kind is not read',
      which: [
        { name: 'A', file: 'a.yaml' },
        { name: 'B', file: 'b.yaml' },
        { name: 'C', file: 'a.yaml' },
      ],
    },
    { what: 'Services', count: 70, why: 'not read', which: [{ file: 'services.json' }] },
    { what: 'targets', count: 2, why: 'they are functions' },
    { what: 'the Region', count: 1, why: 'the template does not tell it' },
  ]);
  expect(text.split('\n')).toEqual([
    'AWS::MSK::Cluster (5): this kind is not read',
    '  a.yaml: A, C',
    '  b.yaml: B',
    '  and 2 more',
    'Services (70): not read',
    '  services.json',
    'targets (2): they are functions',
    'the Region: the template does not tell it',
  ]);
});
