import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyDraft, anyFlow } from '../testing/arbitrary.ts';
import { type Draft, networkOf } from '../testing/build.ts';
import { changesPackets, diffNetworks } from './diff-networks.ts';
import { diffSentences } from './sentences.ts';

const diffOf = (before: Draft, after: Draft, ...flows: NonNullable<Parameters<typeof diffNetworks>[2]>) =>
  diffNetworks(networkOf(before), networkOf(after), flows);

describe('for every two networks', () => {
  const flows = fc.array(anyFlow, { minLength: 1, maxLength: 4 });
  it('nothing differs from itself', () => {
    fc.assert(
      fc.property(anyDraft, flows, (draft, asked) => {
        const diff = diffOf(draft, structuredClone(draft), ...asked);
        expect(diff).toMatchObject({ asked: asked.length, changed: [] });
        expect(diff.topology).toEqual({ added: [], removed: [], changed: [] });
        expect(diffSentences(diff)).toEqual([]);
        expect(changesPackets(diff)).toBe(false);
      }),
      { numRuns: 100 },
    );
  });

  it('the other way round is the mirror image', () => {
    fc.assert(
      fc.property(anyDraft, anyDraft, flows, (one, other, asked) => {
        const [there, back] = [diffOf(one, other, ...asked), diffOf(other, one, ...asked)];
        const turned = <T>(change: { before: T; after: T } | undefined) =>
          change === undefined ? undefined : { before: change.after, after: change.before };
        const names = (resources: readonly { name: string }[]) =>
          resources.map(({ name }) => name).toSorted();
        expect(names(back.topology.added)).toEqual(names(there.topology.removed));
        expect(names(back.topology.changed)).toEqual(names(there.topology.changed));
        expect(back.changed).toHaveLength(there.changed.length);
        for (const [index, flow] of there.changed.entries()) {
          const mirror = back.changed[index];
          expect(mirror?.verdict).toEqual(turned(flow.verdict));
          expect(mirror?.paths).toEqual(turned(flow.paths));
          expect(mirror?.returnPaths).toEqual(turned(flow.returnPaths));
          expect(mirror?.findings).toEqual({ gained: flow.findings.lost, lost: flow.findings.gained });
          expect(mirror?.assumptions).toEqual({
            gained: flow.assumptions.lost,
            lost: flow.assumptions.gained,
          });
        }
        expect(changesPackets(there)).toBe(changesPackets(back));
        for (const sentence of diffSentences(there)) expect(sentence.split('`').length % 2, sentence).toBe(1);
      }),
      { numRuns: 100 },
    );
  });
});
