/** `Fn::Cidr`: a range cut into smaller ones (fact F-TPL-05). */
import { formatPrefix, parseCidr } from '../../../evaluator/address/prefix.ts';
import { UNRESOLVED } from '../../declared/types.ts';
import type { TemplateFunction } from '../reading.ts';
import { itemsIn } from '../text/tree.ts';
import { wholeOf } from '../values.ts';

const MAX_COUNT = 256;
const BITS = { 4: 32, 6: 128 } as const;

/** The first `count` ranges of a block that have so many host bits; undefined where the block has not as many. */
const rangesOf = (block: string, count: number, hostBits: number): readonly string[] | undefined => {
  const prefix = parseCidr(block)?.prefix;
  if (prefix === undefined || count < 1 || count > MAX_COUNT) return undefined;
  const length = BITS[prefix.family] - hostBits;
  if (hostBits < 1 || length < prefix.length) return undefined;
  const size = 1n << BigInt(hostBits);
  if (prefix.first + size * BigInt(count) - 1n > prefix.last) return undefined;
  return Array.from({ length: count }, (_, index) => {
    const first = prefix.first + size * BigInt(index);
    return formatPrefix({ family: prefix.family, first, last: first + size - 1n, length });
  });
};

export const cidr: TemplateFunction = (reading, argument, scope) => {
  const [block, count, bits, ...more] = itemsIn(argument).map((item) => reading.evaluate(item, scope));
  if (typeof block !== 'string' || count === undefined || bits === undefined || more.length > 0)
    return UNRESOLVED;
  const whole = wholeOf(count);
  const hostBits = wholeOf(bits);
  if (whole === undefined || hostBits === undefined) return UNRESOLVED;
  const ranges = reading.spend(whole) ? rangesOf(block, whole, hostBits) : undefined;
  if (ranges === undefined)
    reading.notes.add('ranges by `Fn::Cidr`', 'the block cannot be cut as the template asks');
  return ranges ?? UNRESOLVED;
};
