/** What a screen reader is told when something changes by itself. */
import { verdictWord } from '../view/Verdict.tsx';
import type { AccountState, Loading } from './state.ts';

/** Progress in steps of a quarter: more would be talked over. */
const progressOf = (progress: Loading): string => {
  switch (progress.stage) {
    case 'preparing':
      return 'Loading the rest of this page.';
    case 'looking':
      return 'Looking through the folder.';
    case 'reading': {
      const quarter = progress.ofBytes === 0 ? 0 : Math.floor((progress.bytes / progress.ofBytes) * 4) * 25;
      return `Reading files: ${quarter} percent.`;
    }
    case 'understanding':
      return 'Reading what the files say.';
    case 'building':
      return 'Working out the network.';
    case 'indexing':
      return 'Making it searchable.';
  }
};

const answerOf = ({ answer }: AccountState): string => {
  if (answer.kind === 'asking') return 'Tracing.';
  if (answer.kind !== 'shown') return '';
  const { trace } = answer.shown;
  const blocker = trace.findings.find(({ kind }) => kind === 'blocker');
  const fixes =
    answer.fixes.kind === 'found' && answer.fixes.plan !== undefined ? ' What would open it was found.' : '';
  return `${verdictWord(trace.verdict)}.${blocker === undefined ? '' : ` ${blocker.message.replaceAll('`', '')}`}${fixes}`;
};

const reachOf = ({ reach }: AccountState): string => {
  if (reach.kind === 'done') return `${reach.rows.length} rows of who reaches what.`;
  if (reach.kind === 'stopped') return 'Stopped.';
  return reach.kind === 'running' ? 'Working out who reaches what.' : '';
};

/** A sentence about the newest of what the state holds; empty where there is nothing to say. */
export const announcementOf = (state: AccountState): string => {
  const { phase, inputs } = state;
  if (inputs?.isReading === true) return 'Reading the template again.';
  if (phase.kind === 'loading') return progressOf(phase.progress);
  if (phase.kind === 'empty') return phase.trouble === undefined ? '' : 'Nothing was loaded.';
  return (
    [answerOf(state), reachOf(state)].filter((part) => part !== '').join(' ') || 'The account is loaded.'
  );
};
