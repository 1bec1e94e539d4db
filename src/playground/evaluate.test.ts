import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluateText, type PlacedProblem, type Result } from './evaluate.ts';

const ENDPOINT = readFileSync('content/scenarios/sns/endpoint.json', 'utf8');

const result = (text: string, flow?: string): Result => {
  const evaluation = evaluateText(text, flow);
  if (evaluation.kind !== 'result')
    throw new Error(evaluation.problems.map(({ message }) => message).join(' '));
  return evaluation.result;
};
const problems = (text: string): readonly PlacedProblem[] => {
  const evaluation = evaluateText(text, undefined);
  return evaluation.kind === 'problems' ? evaluation.problems : [];
};

describe('from text to what a playground shows', () => {
  test('the first flow is shown where none, or one that is not there, is asked for', () => {
    expect(result(ENDPOINT).flow).toBe('app-to-sns');
    expect(result(ENDPOINT, 'no-such-flow').flow).toBe('app-to-sns');
    expect(result(ENDPOINT, 'app-to-sqs')).toMatchObject({
      flow: 'app-to-sqs',
      trace: { verdict: 'not-reachable' },
    });
  });

  test('a problem is said once at a place', () => {
    const broken = ENDPOINT.trimEnd().slice(0, -9);
    const found = problems(broken).map(({ offset, message }) => `${offset} ${message}`);
    expect(found.length).toBeGreaterThan(0);
    expect(new Set(found).size).toBe(found.length);
  });

  test('flows are listed by title, or by their ends', () => {
    expect(result(ENDPOINT).flows[0]).toEqual({ name: 'app-to-sns', text: 'app to SNS' });
    const untitled = result(ENDPOINT.replace('"title": "app to SNS",', ''));
    expect(untitled.flows[0]?.text).toBe('app → sns.us-east-1.amazonaws.com');
  });

  test('a flow changes the states, never the layout', () => {
    const [sns, sqs] = [result(ENDPOINT, 'app-to-sns'), result(ENDPOINT, 'app-to-sqs')];
    expect(sqs.layoutText).toBe(sns.layoutText);
    expect(sqs.choices[0]?.states).not.toEqual(sns.choices[0]?.states);
  });

  test('a security group’s rule changes the states, never the layout', () => {
    const closed = result(
      ENDPOINT.replace('{ "protocol": "tcp", "port": 443, "securityGroup": "app-sg" }', ''),
    );
    expect(closed.trace?.verdict).toBe('not-reachable');
    expect(closed.layoutText).toBe(result(ENDPOINT).layoutText);
  });

  test('a new resource changes the layout', () => {
    const more = ENDPOINT.replace('"instances": {', '"instances": { "other": { "subnet": "private-a" },');
    expect(result(more).layoutText).not.toBe(result(ENDPOINT).layoutText);
  });

  test('a scenario without flows has a network and nothing to trace', () => {
    expect(
      result('{ "version": 1, "vpcs": { "a": { "cidr": "10.0.0.0/16", "subnets": {} } } }'),
    ).toMatchObject({
      flows: [],
      flow: undefined,
      trace: undefined,
      choices: [],
    });
  });

  test('a problem is placed at the exact token', () => {
    const text = ENDPOINT.replace('"10.0.0.0/16"', '"10.0.0.300/16"');
    const [problem, ...others] = problems(text);
    expect(others).toEqual([]);
    expect(text.slice(problem?.offset, (problem?.offset ?? 0) + (problem?.length ?? 0))).toBe(
      '"10.0.0.300/16"',
    );
    const line = text.split('\n')[(problem?.line ?? 0) - 1] ?? '';
    expect(line.slice((problem?.column ?? 0) - 1, (problem?.endColumn ?? 0) - 1)).toBe('"10.0.0.300/16"');
    expect(problem?.endLine).toBe(problem?.line);
  });

  test('every text gives a result or problems, and all of it can cross to another thread', () => {
    const text = fc.oneof(
      fc.string(),
      fc.json(),
      fc.nat(ENDPOINT.length).map((end) => ENDPOINT.slice(0, end)),
    );
    fc.assert(
      fc.property(text, fc.option(fc.string(), { nil: undefined }), (given, flow) => {
        const evaluation = evaluateText(given, flow);
        expect(structuredClone(evaluation)).toEqual(evaluation);
        if (evaluation.kind === 'problems') expect(evaluation.problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
    const whole = evaluateText(ENDPOINT, undefined);
    expect(structuredClone(whole)).toEqual(whole);
  });
});
