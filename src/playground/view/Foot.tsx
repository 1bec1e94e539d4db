/** The answers to what people ask next. */
import type { PathTrace } from '../../evaluator/index.ts';

const PRIVATE = {
  true: ['Private', 'the path leaves by no gateway to the internet'],
  false: ['Not private', 'the path leaves by a gateway to the internet'],
  null: ['Private or not', 'not known'],
} as const;

/** Nothing goes all the way on a path that is not open, so nothing about it is private. */
const AS_FAR = {
  ...PRIVATE,
  true: ['As far as it goes', PRIVATE.true[1]],
  false: ['As far as it goes', PRIVATE.false[1]],
} as const;

export const Foot = ({ path, read }: { readonly path: PathTrace | undefined; readonly read: string }) => {
  const words = path?.verdict === 'reachable' ? PRIVATE : AS_FAR;
  const [word, rest] = words[`${path?.private ?? null}`];
  return (
    <div className="pg-foot">
      {path === undefined ? null : (
        <span>
          <b>{word}</b>: {rest}
        </span>
      )}
      <span>
        Facts as of <time dateTime={read}>{read}</time>
      </span>
    </div>
  );
};
