import { expect, test } from 'vitest';
import { courseBetween } from './course.ts';
import type { DiagramLayout } from './model.ts';
import type { ElementStates } from './state-names.ts';

const edge = (from: string, to: string) => ({ id: `${from}__${to}`, from, to });
const layout: DiagramLayout = {
  nodes: [],
  groups: [],
  edges: [
    edge('app', 'nat'),
    edge('igw', 'nat'),
    edge('igw', 'sns'),
    edge('app', 'vpce'),
    edge('vpce', 'sns'),
  ],
};
const states: ElementStates = {
  app__nat: 'both',
  igw__nat: 'both turned',
  igw__sns: 'path',
  app__vpce: 'unused',
  vpce__sns: 'unused turned',
};

test.each([
  [['app'], ['nat'], ['app__nat']],
  [['nat'], ['app'], ['app__nat back']],
  [['app'], ['igw'], ['app__nat', 'igw__nat back']],
  [['app'], ['sns'], ['app__nat', 'igw__nat back', 'igw__sns']],
  [['app', 'igw'], ['sns'], ['igw__sns']],
  [['app'], ['app'], []],
  [['app'], ['vpce'], []],
  [['app'], ['s_private-a'], []],
  [[], ['app'], []],
  [['constructor'], ['__proto__'], []],
])('%j to %j', (from, to, course) => {
  expect(
    courseBetween(layout, states, from, to).map(({ edge: id, turned }) => `${id}${turned ? ' back' : ''}`),
  ).toEqual(course);
});

test('ends where lines go round', () => {
  const round = { ...layout, edges: [edge('a', 'b'), edge('b', 'c'), edge('c', 'a')] };
  const lit: ElementStates = { a__b: 'path', b__c: 'path', c__a: 'path' };
  expect(courseBetween(round, lit, ['a'], ['elsewhere'])).toEqual([]);
  expect(courseBetween(round, lit, ['a'], ['c'])).toEqual([{ edge: 'c__a', turned: true }]);
});
