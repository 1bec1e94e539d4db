/** What the builders of the network share: the scenario, the problems found, and reading of addresses. */
import { type Prefix, parseAddress, parseCidr } from '../../address/prefix.ts';
import type { Problem } from '../document.ts';
import type { Scenario, ScenarioEndpoint } from '../schema.ts';
import { nearest } from '../words.ts';

export interface BuildContext {
  readonly scenario: Scenario;
  readonly region: string;
  readonly problems: Problem[];
}

/** Notes a problem of the scenario. */
export const report = (context: BuildContext, pointer: string, message: string, code = 'reference'): void => {
  context.problems.push({ code, pointer, message });
};

/** Notes that a name leads nowhere, and what it might have meant. */
export const reportUnknown = (
  context: BuildContext,
  pointer: string,
  word: string,
  name: string,
  known: Iterable<string>,
): void => {
  const meant = nearest(name, known);
  const shown = name.replaceAll('`', "'");
  report(
    context,
    pointer,
    `There is no ${word} \`${shown}\`.${meant === undefined ? '' : ` Did you mean \`${meant}\`?`}`,
  );
};

/** One CIDR, or a problem. Host bits are cleared, as AWS does. */
export const cidr = (context: BuildContext, text: string, pointer: string): Prefix | undefined => {
  const parsed = parseCidr(text);
  if (parsed === undefined)
    report(context, pointer, `\`${text}\` is not a CIDR such as \`10.0.0.0/16\`.`, 'address');
  return parsed?.prefix;
};

/** One CIDR or a list of them. */
export const cidrs = (
  context: BuildContext,
  value: string | readonly string[] | null,
  pointer: string,
): Prefix[] => {
  const listed =
    typeof value === 'string'
      ? [{ text: value, at: pointer }]
      : (value ?? []).map((text, i) => ({ text, at: `${pointer}/${i}` }));
  return listed.map(({ text, at }) => cidr(context, text, at)).filter((prefix) => prefix !== undefined);
};

/** One address, or a problem. */
export const address = (context: BuildContext, text: string, pointer: string): Prefix | undefined => {
  const parsed = parseAddress(text);
  if (parsed === undefined)
    report(context, pointer, `\`${text}\` is not an IP address such as \`10.0.1.10\`.`, 'address');
  return parsed;
};

/** The entries of an optional map of the scenario. */
export const entriesOf = <T>(
  map: Readonly<Record<string, T>> | null | undefined,
): readonly (readonly [string, T])[] => Object.entries(map ?? {});

/** A state of an endpoint: available where it is left out, undefined where it is not in the data. */
export const stateOf = ({
  state,
}: {
  readonly state?: ScenarioEndpoint['state'];
}): NonNullable<ScenarioEndpoint['state']> | undefined =>
  state === null ? undefined : (state ?? 'available');
