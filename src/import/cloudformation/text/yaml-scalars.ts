/**
 * Scalars of a YAML template. CloudFormation takes YAML 1.1 without its timestamps (fact F-TPL-01): `yes` and `off` are
 * truth values, `0123` and `1:30` are numbers that are not what they look like.
 */
import { numberTree } from './numbers.ts';
import { scalar, type Tree } from './tree.ts';

const NULL = /^(?:~|[Nn]ull|NULL|)$/;
// `y` and `n` are in YAML 1.1's list, but its parsers take them as texts.
const TRUE = /^(?:[Yy]es|YES|[Tt]rue|TRUE|[Oo]n|ON)$/;
const FALSE = /^(?:[Nn]o|NO|[Ff]alse|FALSE|[Oo]ff|OFF)$/;
/** Whatever YAML 1.1 reads as a number: decimal, octal, hexadecimal, binary, base 60, with exponents and underscores. */
const NUMBER =
  /^[-+]?(?:0b[01_]+|0x[0-9a-fA-F_]+|[0-9][0-9_]*(?::[0-5]?[0-9])*(?:\.[0-9_]*)?(?:[eE][-+]?[0-9]+)?|\.[0-9_]+(?:[eE][-+]?[0-9]+)?|\.(?:inf|Inf|INF))$|^\.(?:nan|NaN|NAN)$/;

/** What a scalar without quotes and without a tag says. */
export const plainTree = (offset: number, source: string): Tree => {
  if (NULL.test(source)) return scalar(offset, null);
  if (TRUE.test(source)) return scalar(offset, true);
  if (FALSE.test(source)) return scalar(offset, false);
  return NUMBER.test(source) ? numberTree(offset, source) : scalar(offset, source);
};
