/** What a screen reader hears when something changes. */
import { hopsOf } from './links.ts';
import { type PlaygroundState, shownChoice } from './state.ts';
import { verdictWord } from './view/Verdict.tsx';

const plain = (sentence: string): string => sentence.replaceAll('`', '');

/** The hop that the reader stepped to, else the verdict with its first reason, else what is wrong with the text. */
export const announcementOf = (state: PlaygroundState): string => {
  const { good: result, problems, failure, selection } = state;
  if (failure !== undefined) return failure;
  if (problems.length > 0) {
    return problems.length === 1
      ? 'One problem in the scenario.'
      : `${problems.length} problems in the scenario.`;
  }
  if (selection?.kind === 'hop') {
    const hops = hopsOf(result, shownChoice(state));
    const at = hops.findIndex(({ id }) => id === selection.id);
    const hop = hops[at];
    if (hop !== undefined) return plain(`Hop ${at + 1} of ${hops.length}. ${hop.question} ${hop.answer}`);
  }
  if (result.trace === undefined) return '';
  const blocker = result.trace.findings.find((finding) => finding.kind === 'blocker');
  return `${verdictWord(result.trace.verdict)}.${blocker === undefined ? '' : ` ${plain(blocker.message)}`}`;
};
