/** Said where a link is shown although the reader's own changes of its example are kept: neither is lost. */
import { encodeLink } from '../../../link/index.ts';
import { ids } from '../../ids.ts';

export const EarlierWork = ({ example }: { readonly example: string | undefined }) => {
  if (example === undefined) return null;
  const link = encodeLink({ kind: 'example', example });
  return (
    <div className="pg-notice" role="status" data-testid={ids.earlierWork}>
      <span>This is the link’s scenario. Your own changes of the same example are kept.</span>
      {link.ok ? <a href={`#${link.hash}`}>Open mine</a> : null}
    </div>
  );
};
