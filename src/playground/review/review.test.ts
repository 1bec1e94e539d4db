import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reviewText } from './review.ts';

const textOf = (name: string): string => readFileSync(`content/scenarios/${name}.json`, 'utf8');

describe('a review', () => {
  test('says what blocks the flow that is asked about, with the place of the rule that would have to change', () => {
    const text = textOf('findings/security-group-inbound');
    const [first] = reviewText({ text, flow: undefined }).items;
    expect(first).toMatchObject({ kind: 'blocker', code: 'security-group-inbound', isFinding: true });
    const at = text.slice(first?.offset, (first?.offset ?? 0) + (first?.length ?? 0));
    expect(text.split('\n')[(first?.line ?? 0) - 1]).toContain(at);
    expect(at.length).toBeGreaterThan(0);
  });

  test('is about the first flow where another is not there, and about the named one where it is', () => {
    const text = textOf('sns/endpoint');
    const codes = (flow: string | undefined): readonly string[] =>
      reviewText({ text, flow })
        .items.filter(({ kind }) => kind === 'blocker')
        .map(({ code }) => code);
    expect(codes(undefined)).toEqual([]);
    expect(codes('nobody')).toEqual([]);
    expect(codes('app-to-sqs')).toEqual(['no-route']);
  });

  test('has lint warnings and notes behind what stops the flow, each once', () => {
    const { items } = reviewText({ text: textOf('peering/return-route-missing'), flow: undefined });
    const kinds = items.map(({ kind }) => kind);
    const order = ['blocker', 'unknown', 'warning', 'note'];
    expect(kinds).toEqual([...kinds].sort((a, b) => order.indexOf(a) - order.indexOf(b)));
    expect(items.some(({ code, isFinding }) => code === 'peering-one-way' && !isFinding)).toBe(true);
    expect(new Set(items.map(({ offset, message }) => `${offset} ${message}`)).size).toBe(items.length);
  });

  test('leads a finding about nothing that stands in the text to its flow', () => {
    const text = textOf('findings/name-not-modelled');
    const [first] = reviewText({ text, flow: undefined }).items;
    expect(text.slice(first?.offset).startsWith('{')).toBe(false);
  });

  test('takes any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(reviewText({ text, flow: undefined }).kind).toBe('reviewed');
      }),
    );
  });
});
