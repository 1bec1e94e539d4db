/** The answers to what people ask next. */
import type { PathTrace } from '../../evaluator/index.ts';

const PRIVATE = {
  true: ['Private', 'the path leaves by no gateway to the internet'],
  false: ['Not private', 'the path leaves by a gateway to the internet'],
  null: ['Private or not', 'not known'],
} as const;

/** A path is followed behind what refuses it: of one that is not open, this is what holds once it is. */
const IF_OPEN = {
  ...PRIVATE,
  true: ['If open', PRIVATE.true[1]],
  false: ['If open', PRIVATE.false[1]],
} as const;

export const Foot = ({ path, read }: { readonly path: PathTrace | undefined; readonly read: string }) => {
  const words = path?.verdict === 'reachable' ? PRIVATE : IF_OPEN;
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
