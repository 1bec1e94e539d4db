/** Network ACLs that let requests through one way, and no answer to any of them the other way. */
import { contains } from '../../address/prefix.ts';
import type { AclRule, NetworkAcl, Subnet } from '../../model/network.ts';
import { named } from '../../trace/words.ts';
import { lintResult } from '../make.ts';
import { meet, type Region, regionOf, without } from '../regions.ts';
import type { LintResult, LintRule } from '../types.ts';
import { quoted, someOf } from '../words.ts';
import { decidersOf } from './acl-shadowed-rules.ts';

const TCP = 6;
const UDP = 17;
type Side = 'inbound' | 'outbound';
const OPPOSITE = { inbound: 'outbound', outbound: 'inbound' } as const;

/** Every port that a client may connect from (facts F-NACL-03 and F-NACL-03b). */
const EPHEMERAL = [1024, 65535] as const;
/** Runs of ports as wide as this, all above 1023, are there for answers, not for requests. */
const WIDE = 8000;
const MOST_RULES = 100;

/** Whether the ACL lets through anything of a box; true also where that is too long to work out. */
const letsSomeThrough = (rules: readonly AclRule[], protocol: number, wanted: Region): boolean => {
  let left: readonly Region[] = [wanted];
  for (const rule of rules) {
    if (rule.protocol !== -1 && rule.protocol !== protocol) continue;
    const region = regionOf(rule);
    if (!left.some((piece) => meet(piece, region))) continue;
    if (rule.action === 'allow') return true;
    const rest = without(left, region);
    if (rest === undefined) return true;
    left = rest;
  }
  return false;
};

/**
 * What a rule may be there for. A wide run of high ports is for answers. A rule for all ports may be for
 * either: it is for requests only where nothing at all goes the other way, so that nothing could be answered.
 */
const purposeOf = (rule: AclRule): 'requests' | 'answers' | 'either' => {
  const { from, to } = regionOf(rule);
  if (to - from < WIDE) return 'requests';
  return from >= EPHEMERAL[0] ? 'answers' : 'either';
};

const answersAreBlocked = (acl: NetworkAcl, side: Side, rule: AclRule, protocol: number): boolean => {
  const other = acl[OPPOSITE[side]];
  const region = regionOf(rule);
  const purpose = purposeOf(rule);
  if (purpose === 'answers') return false;
  const opens = (from: number, to: number): boolean =>
    letsSomeThrough(other, protocol, { ...region, from, to });
  if (purpose === 'either') return !opens(0, 65535);
  // NTP and the like use one port at both ends.
  return !opens(...EPHEMERAL) && !(protocol === UDP && opens(region.from, region.to));
};

/** Whether a rule decides about packets of any of these subnets: their IP version, and more than traffic within. */
const concerns = (rule: AclRule, subnets: readonly Subnet[]): boolean =>
  subnets.some(
    (subnet) =>
      subnet.prefixes.some(({ family }) => family === rule.prefix.family) &&
      !(subnets.length === 1 && subnet.prefixes.some((own) => contains(own, rule.prefix))),
  );

/** The rules of a side that let TCP (or all traffic) or UDP through, and none of whose answers comes back. */
const mutedRules = (
  acl: NetworkAcl,
  subnets: readonly Subnet[],
  side: Side,
  udp: boolean,
): readonly AclRule[] =>
  acl[side].slice(0, MOST_RULES).filter((rule, index) => {
    const isAbout = udp ? rule.protocol === UDP : rule.protocol === TCP || rule.protocol === -1;
    return (
      isAbout &&
      rule.action === 'allow' &&
      concerns(rule, subnets) &&
      answersAreBlocked(acl, side, rule, udp ? UDP : TCP) &&
      decidersOf(acl[side], index) === undefined
    );
  });

const check = (
  acl: NetworkAcl,
  subnets: readonly Subnet[],
  side: Side,
  udp: boolean,
): readonly LintResult[] => {
  const rules = mutedRules(acl, subnets, side, udp);
  const [first] = rules;
  if (first === undefined) return [];
  const way = side === 'inbound' ? 'in' : 'out';
  const back = side === 'inbound' ? 'out, to' : 'in, from';
  const ports = rules.every((rule) => purposeOf(rule) === 'either') ? 'on any port' : 'on ports 1024-65535';
  const end = udp ? ' Senders that expect no answer do not mind.' : '';
  const message = `Network ACL ${named(acl)} of ${someOf(subnets)} lets requests ${way} (${quoted(rules.map(({ text }) => text))}), but no ${OPPOSITE[side]} rule lets the answers ${back} the same addresses ${ports}.${end}`;
  const code = udp ? 'acl-datagram-answers-blocked' : 'acl-answers-blocked';
  return [lintResult(code, acl, message, ['F-NACL-03', 'F-NACL-03b'], first.pointer)];
};

/**
 * A network ACL is stateless: what it lets in it must let out again, to the ports that clients connect from
 * (facts F-NACL-03 and F-NACL-03b). Said only where not one such port is open for any address of the rule;
 * one result for all rules of a side.
 */
export const aclAnswers: LintRule = ({ acls }) =>
  [...acls].flatMap(([acl, subnets]) =>
    [false, true].flatMap((udp) => [
      ...check(acl, subnets, 'inbound', udp),
      ...check(acl, subnets, 'outbound', udp),
    ]),
  );
