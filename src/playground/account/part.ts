/**
 * The part of an account that decides one flow, as a scenario to open and to hand on. Whoever adds links to
 * share puts the anonymised text into them, never the other.
 */
import type { FlowRequest, Network } from '../../evaluator/index.ts';
import { anonymise, partIn, partText } from '../../import/index.ts';
import { evaluateText } from '../evaluate.ts';
import type { Answer } from './protocol.ts';

/** Makes the text, and what a playground shows of it. */
export const shownPart = (network: Network, request: FlowRequest, isAnonymous: boolean): Answer => {
  const { scenario, whole } = partIn(network, request);
  const text = partText(isAnonymous ? anonymise(scenario).scenario : scenario);
  if (!text.ok) {
    const message = `No smaller part answers alike, and the whole is too large to edit here. ${text.message} The command line writes it: \`hopwise import\`.`;
    return { kind: 'failed', message };
  }
  const evaluation = evaluateText(text.text, undefined);
  return evaluation.kind === 'result'
    ? { kind: 'part', part: { text: text.text, isWhole: whole, isAnonymous, result: evaluation.result } }
    : { kind: 'failed', message: evaluation.problems.map(({ message }) => message).join(' ') };
};
