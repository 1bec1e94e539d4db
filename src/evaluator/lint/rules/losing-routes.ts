/** Routes that never win: other routes of the table are preferred everywhere in their prefixes. */
import type { Route, RouteTable, Subnet } from '../../model/network.ts';
import { named } from '../../trace/words.ts';
import { losersOf } from '../losers.ts';
import { lintResult } from '../make.ts';
import type { LintResult, LintRule } from '../types.ts';
import { quoted, someOf } from '../words.ts';

const targetOf = (route: Route): string => `${route.text.split(' → ')[1]} ${route.state}`;

const checkTable = (table: RouteTable, subnets: readonly Subnet[]): readonly LintResult[] =>
  [...losersOf(table)].map(([route, winners]) => {
    const same = winners.every((winner) => targetOf(winner) === targetOf(route));
    const who = quoted(winners.map(({ text }) => text));
    const message = `Route \`${route.text}\` of route table ${named(table)} (${someOf(subnets)}) never wins: ${who} ${winners.length > 1 ? 'win' : 'wins'} everywhere in it.`;
    const code = same ? 'route-redundant' : 'route-never-wins';
    return lintResult(code, table, message, ['F-ROUTE-04', 'F-ROUTE-05', 'F-ROUTE-08'], route.pointer);
  });

/** The longest prefix wins, and ties are broken by origin (facts F-ROUTE-04, F-ROUTE-05 and F-ROUTE-08). */
export const losingRoutes: LintRule = ({ tables }) =>
  [...tables].flatMap(([table, subnets]) => checkTable(table, subnets));
