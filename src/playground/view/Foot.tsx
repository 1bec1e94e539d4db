/** The answers to what people ask next. */
import type { PathTrace } from '../../evaluator/index.ts';

const PRIVATE = {
  true: ['Private', 'the path leaves by no gateway to the internet'],
  false: ['Not private', 'the path leaves by a gateway to the internet'],
  null: ['Private or not', 'not known'],
} as const;

export const Foot = ({ path, read }: { readonly path: PathTrace | undefined; readonly read: string }) => {
  const isPrivate = path?.private ?? null;
  const [word, rest] = PRIVATE[`${isPrivate}`];
  // A path is followed behind what refuses it: of one that is not open, this is what holds once it is.
  const isCondition = isPrivate !== null && path?.verdict !== 'reachable';
  return (
    <div className="pg-foot">
      {path === undefined ? null : (
        <span>
          <b>{isCondition ? 'If open' : word}</b>: {rest}
        </span>
      )}
      <span>
        Facts as of <time dateTime={read}>{read}</time>
      </span>
    </div>
  );
};
