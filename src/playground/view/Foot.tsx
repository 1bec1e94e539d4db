/** The answers to what people ask next. */
import type { PathTrace } from '../../evaluator/index.ts';

const PRIVATE = {
  true: ['Private', 'no public address and no internet gateway on the path'],
  false: ['Not private', 'the path uses a public address'],
  null: ['Private or not', 'not known'],
} as const;

export const Foot = ({ path, read }: { readonly path: PathTrace | undefined; readonly read: string }) => {
  const [word, rest] = PRIVATE[`${path?.private ?? null}`];
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
