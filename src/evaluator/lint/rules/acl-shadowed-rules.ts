/** Rules of a network ACL that never decide, because lower numbers decide for everything that they name. */
import type { AclRule, NetworkAcl } from '../../model/network.ts';
import { named } from '../../trace/words.ts';
import { lintResult } from '../make.ts';
import { meet, type Region, regionOf, without } from '../regions.ts';
import type { LintResult, LintRule } from '../types.ts';
import { quoted } from '../words.ts';

/** AWS allows 40 rules a side (fact F-Q-03); rules behind this many are not examined. */
const MOST_RULES = 100;

/** Whether every protocol and ICMP type of a rule is one that an earlier rule names. */
const coversProtocol = (earlier: AclRule, rule: AclRule): boolean => {
  if (earlier.protocol === -1) return true;
  if (earlier.protocol !== rule.protocol) return false;
  const covers = (theirs: number | undefined, ours: number | undefined): boolean =>
    theirs === undefined || theirs === ours;
  return covers(earlier.icmpType, rule.icmpType) && covers(earlier.icmpCode, rule.icmpCode);
};

/** The earlier rules that decide in place of a rule; undefined where something is left for it. */
export const decidersOf = (rules: readonly AclRule[], index: number): readonly AclRule[] | undefined => {
  const rule = rules[index];
  if (rule === undefined) return undefined;
  let left: readonly Region[] = [regionOf(rule)];
  const deciders: AclRule[] = [];
  for (const earlier of rules.slice(0, index)) {
    const region = regionOf(earlier);
    if (!coversProtocol(earlier, rule) || !left.some((piece) => meet(piece, region))) continue;
    const rest = without(left, region);
    if (rest === undefined) return undefined;
    left = rest;
    deciders.push(earlier);
    if (left.length === 0) return deciders;
  }
  return undefined;
};

const resultFor = (
  acl: NetworkAcl,
  side: 'inbound' | 'outbound',
  rule: AclRule,
  deciders: readonly AclRule[],
): LintResult => {
  const opposite = deciders.every((decider) => decider.action !== rule.action);
  const who = quoted(deciders.map(({ text }) => text));
  const verb = deciders.length > 1 ? 'cover' : 'covers';
  const message = `Rule \`${rule.text}\` of network ACL ${named(acl)}, ${side}, never decides: ${who} ${verb} it${
    opposite ? ` and ${deciders.length > 1 ? 'say' : 'says'} the opposite` : ''
  }.`;
  const code = opposite ? 'acl-rule-contradicted' : 'acl-rule-redundant';
  return lintResult(code, acl, message, ['F-NACL-01'], rule.pointer);
};

/**
 * The lowest number that matches decides (fact F-NACL-01), so a rule that lower numbers cover can be removed.
 * Covered by rules that all say the opposite it is a warning; where one says the same, a note.
 */
export const aclShadowedRules: LintRule = ({ acls }) =>
  [...acls.keys()].flatMap((acl) =>
    (['inbound', 'outbound'] as const).flatMap((side) => {
      const rules = acl[side].slice(0, MOST_RULES);
      return rules.flatMap((rule, index) => {
        const deciders = decidersOf(rules, index);
        return deciders === undefined ? [] : [resultFor(acl, side, rule, deciders)];
      });
    }),
  );
