/** The button of the share menu as the page is built with it: the live one takes its place. */
import { ids } from '../../ids.ts';

/** What both have in common. */
export const SHARE_BUTTON = { label: 'Share', testId: ids.share, act: 'share' } as const;

export const ShareButton = () => (
  <span className="pg-menu">
    <button
      type="button"
      className="pg-button"
      aria-haspopup="menu"
      aria-expanded={false}
      data-act={SHARE_BUTTON.act}
      data-testid={SHARE_BUTTON.testId}
    >
      {SHARE_BUTTON.label}
    </button>
  </span>
);
