/** Why nothing was loaded, and what to do. */
import { Sentence } from '../../view/Sentence.tsx';
import { accountIds } from '../ids.ts';
import type { Trouble as TroubleState } from '../state.ts';
import { ImportProblems, LeftOutList } from './ReadReport.tsx';

export const Trouble = ({ trouble }: { readonly trouble: TroubleState }) => (
  <div className="acc-trouble" data-testid={accountIds.trouble} tabIndex={-1} data-focus="empty">
    <p>
      <b>Nothing was loaded.</b> <Sentence text={trouble.message} />
    </p>
    {trouble.summary === undefined ? null : (
      <>
        <ImportProblems summary={trouble.summary} />
        <LeftOutList leftOut={trouble.summary.leftOut} />
      </>
    )}
  </div>
);
