import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FINDING_CODES } from '../../evaluator/index.ts';
import { countText, isFound } from './filter.ts';
import { galleryEntries, scenarioNames } from './scenarios.ts';
import { TOPICS, topicOf } from './topics.ts';

const entries = galleryEntries();
const entryOf = (name: string) => entries.find((entry) => entry.name === name);

describe('the gallery', () => {
  it('has every scenario once, topic by topic, with a title of its own', () => {
    expect(entries.map(({ name }) => name)).toEqual(scenarioNames());
    const folders = entries.map(({ name }) => topicOf(name).folder);
    expect(folders.filter((folder, at) => folder !== folders[at - 1])).toEqual(
      TOPICS.map(({ folder }) => folder),
    );
    for (const { name, title, flows } of entries) {
      expect(title, name).not.toBe(name);
      expect(flows.length, name).toBeGreaterThan(0);
    }
  });

  it('has an anchor for every finding', () => {
    for (const code of Object.keys(FINDING_CODES)) expect(entryOf(`findings/${code}`)?.codes).toContain(code);
  });

  it('names the pages that embed a scenario, and those are there', () => {
    expect(entryOf('sns/endpoint')?.pages.map(({ path }) => path)).toEqual(['', 'reach-an-aws-service/']);
    for (const { path } of entries.flatMap(({ pages }) => pages)) {
      const page = path === '' ? 'index' : path.slice(0, -1);
      expect(existsSync(`content/docs/${page}.mdx`), path).toBe(true);
    }
  });

  it('names the page of a challenge', () => {
    expect(entryOf('challenges/one-topic')?.pages).toHaveLength(1);
  });

  it('knows verdicts and kinds of resources', () => {
    const entry = entryOf('sns/endpoint');
    expect(entry?.flows.map(({ verdict }) => verdict)).toEqual(['reachable', 'not-reachable']);
    expect(entry?.kinds).toContain('Interface endpoint');
  });

  it('puts a folder that is not named last', () => {
    expect(topicOf('ours/case')).toMatchObject({ folder: 'ours', title: 'ours' });
  });
});

describe('the search', () => {
  it.each([
    ['', 'anything', true],
    ['NAT', 'a nat gateway', true],
    ['gateway  nat', 'a nat gateway', true],
    ['nat peering', 'a nat gateway', false],
  ])('%s in %s: %s', (search, words, found) => {
    expect(isFound(search, words)).toBe(found);
  });

  it('says how many', () => {
    expect([countText(3, 110), countText(110, 110)]).toEqual(['3 of 110 scenarios', '110 scenarios']);
  });
});
