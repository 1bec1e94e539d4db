/** The flags that say what to read. */
import type { CloudFormationOptions } from '../import/index.ts';
import { UnusableInput } from './errors.ts';
import { checkRegion } from './regions.ts';
import { type Output, plain } from './terminal.ts';

/** For parseArgs. */
export const SOURCE_FLAGS = {
  scenario: { type: 'string' },
  aws: { type: 'string' },
  cloudformation: { type: 'string' },
  terraform: { type: 'string' },
  parameter: { type: 'string', multiple: true },
  region: { type: 'string' },
} as const;

const SOURCES = ['scenario', 'aws', 'cloudformation', 'terraform'] as const;
export type SourceFlag = (typeof SOURCES)[number];

export interface SourceFlags {
  readonly scenario?: string | undefined;
  readonly aws?: string | undefined;
  readonly cloudformation?: string | undefined;
  readonly terraform?: string | undefined;
  readonly parameter?: readonly string[] | undefined;
  readonly region?: string | undefined;
}

const WHAT_TO_READ =
  'Say what to read: --scenario FILE, --aws DIR, --cloudformation FILE or --terraform FILE.';

/** The source that the flags name; undefined where they name none. Throws where they name several. */
export const sourceNamed = (
  flags: SourceFlags,
): { readonly kind: SourceFlag; readonly path: string } | undefined => {
  const named = SOURCES.flatMap((kind) => {
    const path = flags[kind];
    return path === undefined ? [] : [{ kind, path }];
  });
  if (named.length > 1)
    throw new UnusableInput(`Give one of ${named.map(({ kind }) => `--${kind}`).join(' and ')}, not both.`);
  return named[0];
};

/** The same; throws where the flags name none. */
export const sourceAsked = (flags: SourceFlags) => {
  const named = sourceNamed(flags);
  if (named === undefined) throw new UnusableInput(WHAT_TO_READ);
  return named;
};

const PARAMETER = /^([A-Za-z0-9]{1,255})=(.*)$/s;

/** What the flags say of a CloudFormation template beside itself. */
export const templateOptions = (
  { parameter = [], region }: SourceFlags,
  output: Output,
): CloudFormationOptions => {
  const parameters = new Map<string, string>();
  for (const given of parameter) {
    const [, name, value] = PARAMETER.exec(given) ?? [];
    if (name === undefined || value === undefined)
      throw new UnusableInput(`--parameter is written NAME=VALUE, not ${given}.`);
    if (parameters.has(name)) throw new UnusableInput(`--parameter gives ${name} twice.`);
    parameters.set(name, value);
  }
  const warning = region === undefined ? undefined : checkRegion(region);
  if (warning !== undefined) output.err(plain(warning));
  return {
    ...(parameters.size === 0 ? {} : { parameters }),
    ...(region === undefined ? {} : { region }),
  };
};

/** Throws where a flag for templates stands beside a source that has no use for it. */
export const checkTemplateFlags = (flags: SourceFlags, isTemplate: boolean): void => {
  if (isTemplate) return;
  for (const flag of ['parameter', 'region'] as const)
    if (flags[flag] !== undefined)
      throw new UnusableInput(`--${flag} is for --cloudformation: other sources say it themselves.`);
};
