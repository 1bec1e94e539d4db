/** From templates to verdicts. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildNetwork, type FlowRequest, traceFlow } from '../../evaluator/index.ts';
import { type CloudFormationOptions, importCloudFormation } from './index.ts';

const fixture = (name: string): string => readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8');

const traced = (text: string, flow: FlowRequest, options: CloudFormationOptions) => {
  const { scenario, problems } = importCloudFormation({ file: 't', text }, options);
  expect(problems).toEqual([]);
  const built = buildNetwork(scenario);
  if (!built.ok) throw new Error(built.problems.map(({ message }) => message).join(' '));
  const result = traceFlow(built.network, flow);
  if (!result.ok) throw new Error(result.problem.message);
  return result.trace;
};
const verdictOf = (text: string, flow: FlowRequest, options: CloudFormationOptions) =>
  traced(text, flow, options).verdict;
