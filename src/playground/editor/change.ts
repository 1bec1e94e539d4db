/** The smallest single edit between two texts. */
import type { TextEdit } from '../text-edit.ts';

/** What stands between the part that both texts begin with and the part that both end with. */
export const changeBetween = (before: string, after: string): TextEdit => {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < most - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  return {
    offset: start,
    length: before.length - start - end,
    text: after.slice(start, after.length - end),
  };
};
