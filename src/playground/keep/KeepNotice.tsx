/** What the reader is told about kept changes: that they are back, that another tab has others, that none are kept. */
import { useSyncExternalStore } from 'react';
import { ids } from '../ids.ts';
import type { Keeper, Notice } from './keep.ts';

const when = (at: number): string =>
  new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' }).format(at);

const sentenceOf = (notice: Notice): string => {
  switch (notice.kind) {
    case 'restored':
      return `Your changes of ${when(notice.at)} are back.${notice.changedSince ? ' The page’s own scenario has changed since.' : ''}`;
    case 'other-tab':
      return `Another tab changed this scenario at ${when(notice.at)}. Nothing of either is lost: choose one.`;
    case 'not-kept':
      return 'This browser keeps no changes: they are gone when the page closes.';
  }
};

const Button = ({
  children,
  onClick,
  testId,
}: {
  readonly children: string;
  readonly onClick: () => void;
  readonly testId: string;
}) => (
  <button type="button" className="pg-button" onClick={onClick} data-testid={testId}>
    {children}
  </button>
);

const NEVER = () => () => undefined;
const NOTHING = (): undefined => undefined;

export const KeepNotice = ({ keeper }: { readonly keeper: Keeper | undefined }) => {
  const notice = useSyncExternalStore(keeper?.subscribe ?? NEVER, keeper?.notice ?? NOTHING);
  return (
    <div role="status" className="pg-notice" data-testid={ids.notice} hidden={notice === undefined}>
      {notice === undefined || keeper === undefined ? null : (
        <>
          <span>{sentenceOf(notice)}</span>
          {notice.kind === 'restored' ? (
            <Button onClick={keeper.drop} testId={ids.dropKept}>
              Drop them
            </Button>
          ) : null}
          {notice.kind === 'other-tab' ? (
            <>
              <Button onClick={keeper.takeOther} testId={ids.takeOther}>
                Take the other’s
              </Button>
              <Button onClick={keeper.keepMine} testId={ids.keepMine}>
                Keep this one
              </Button>
            </>
          ) : (
            <Button onClick={keeper.dismiss} testId={ids.dismissNotice}>
              Close
            </Button>
          )}
        </>
      )}
    </div>
  );
};
