/** An account that is loaded: the question and its answer, everything in it, who reaches what. */
import { useMemo, useRef, useState } from 'react';
import type { ReachEnd } from '../../../evaluator/index.ts';
import type { InventoryRow } from '../../../import/index.ts';
import type { Controller } from '../controller.ts';
import type { FlowFields } from '../fields.ts';
import type { LoadedAccount, ReachAsked } from '../protocol.ts';
import type { AccountState } from '../state.ts';
import { AccountMap } from './AccountMap.tsx';
import { Answer } from './Answer.tsx';
import { Find } from './Find.tsx';
import { FlowForm } from './FlowForm.tsx';
import { Part } from './Part.tsx';
import { NO_REACH, Reach } from './Reach.tsx';

interface LoadedProps {
  readonly account: LoadedAccount;
  readonly state: AccountState;
  readonly controller: Controller;
  readonly factsRead: string;
}

export const Loaded = ({ account, state, controller, factsRead }: LoadedProps) => {
  const { fields, answer, reach } = state;
  const [query, setQuery] = useState('');
  const [asking, setAsking] = useState(NO_REACH);
  const question = useRef<HTMLDivElement>(null);
  const reaching = useRef<HTMLDivElement>(null);
  // Another function for each account: what was found in a template goes when it is read again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const find = useMemo((): Controller['find'] => (wanted) => controller.find(wanted), [controller, account]);

  /** To the question, where what was chosen now stands. */
  const goToQuestion = (): void =>
    question.current?.querySelector<HTMLElement>('button[type="submit"]')?.focus();
  const choose = (end: 'from' | 'to', row: InventoryRow): void => {
    controller.setFields({ [end]: row.name });
    const other = end === 'from' ? fields.to : fields.from;
    if (other !== '') goToQuestion();
  };
  const askReach = (row: InventoryRow): void => {
    setAsking({ ...asking, name: row.name });
    reaching.current?.querySelector<HTMLElement>('select')?.focus();
  };
  const tracePair = (asked: ReachAsked, end: ReachEnd): void => {
    const { name, protocol, port } = asked;
    const ends = asked.direction === 'to' ? { from: end.name, to: name } : { from: name, to: end.name };
    const pair: Partial<FlowFields> = {
      ...ends,
      protocol: String(protocol),
      port: port === undefined ? '' : String(port),
    };
    controller.setFields(pair);
    goToQuestion();
    void controller.trace();
  };

  return (
    <>
      <div className="acc-question" ref={question}>
        <FlowForm
          fields={fields}
          answer={answer}
          find={find}
          onField={(field, value) => controller.setFields({ [field]: value })}
          onTrace={() => void controller.trace()}
        />
        {answer.kind === 'shown' ? (
          <>
            <Answer answer={answer} factsRead={factsRead} onChoice={controller.showChoice} />
            <Part
              part={state.part}
              factsRead={factsRead}
              onOpen={(isAnonymous) => void controller.openPart(isAnonymous)}
            />
          </>
        ) : null}
      </div>
      <div className="acc-explore">
        <AccountMap map={account.map} query={query} onQuery={setQuery} />
        <Find
          query={query}
          from={fields.from}
          to={fields.to}
          isWide={account.accounts.length > 1 || account.regions.length > 1}
          find={find}
          onQuery={setQuery}
          onFrom={(row) => choose('from', row)}
          onTo={(row) => choose('to', row)}
          onReach={askReach}
        />
      </div>
      <div ref={reaching}>
        <Reach
          fields={asking}
          reach={reach}
          find={find}
          onFields={setAsking}
          onAsk={(asked) => void controller.reach(asked)}
          onStop={controller.stopReach}
          onTrace={tracePair}
        />
      </div>
    </>
  );
};
