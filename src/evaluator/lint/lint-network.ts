/** All rules over a network. To add one: a code in codes.ts, a file in rules/, a line here. */
import type { Network } from '../model/network.ts';
import { aclAnswers } from './rules/acl-answers.ts';
import { aclShadowedRules } from './rules/acl-shadowed-rules.ts';
import { deadRoutes } from './rules/dead-routes.ts';
import { endpointNames } from './rules/endpoint-names.ts';
import { endpointZones } from './rules/endpoint-zones.ts';
import { losingRoutes } from './rules/losing-routes.ts';
import { openGroups } from './rules/open-groups.ts';
import { paidNat } from './rules/paid-nat.ts';
import { peerings } from './rules/peerings.ts';
import { publicSubnets } from './rules/public-subnets.ts';
import { refused } from './rules/refused.ts';
import { unusedEndpoints } from './rules/unused-endpoints.ts';
import { unusedGroups } from './rules/unused-groups.ts';
import { unusedTables } from './rules/unused-tables.ts';
import { surroundingsOf } from './surroundings.ts';
import type { LintResult, LintRule } from './types.ts';

const RULES: readonly LintRule[] = [
  aclAnswers,
  aclShadowedRules,
  deadRoutes,
  endpointNames,
  endpointZones,
  losingRoutes,
  openGroups,
  paidNat,
  peerings,
  publicSubnets,
  refused,
  unusedEndpoints,
  unusedGroups,
  unusedTables,
];

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const SEVERITIES: readonly LintResult['severity'][] = ['warning', 'note'];

const inOrder = (a: LintResult, b: LintResult): number =>
  SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
  compare(a.pointer, b.pointer) ||
  compare(a.code, b.code) ||
  compare(a.message, b.message);

/**
 * What the owner of a network probably wants to know, whatever flow is asked about: warnings first, then
 * notes, each in the order of their pointers and codes. Silent where the data does not say enough. Never throws.
 */
export const lintNetwork = (network: Network): readonly LintResult[] => {
  const surroundings = surroundingsOf(network);
  return RULES.flatMap((rule) => rule(surroundings)).sort(inOrder);
};
