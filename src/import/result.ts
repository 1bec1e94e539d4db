/** What every import gives, whatever it read. */
import type { Scenario } from '../evaluator/index.ts';
import type { LeftOut } from './shared/notes.ts';
import type { ImportProblem } from './shared/read.ts';

/** What an import read, and what it left out. */
export interface ImportSummary {
  /** How many of each kind the scenario holds, by the names of the format. */
  readonly read: Readonly<Record<string, number>>;
  /** What is in the files and not in the scenario. */
  readonly leftOut: readonly LeftOut[];
}

/** Tags of one resource, in the order of the data. */
export type Tags = readonly (readonly [key: string, value: string])[];

/** A scenario made of files, and everything that did not get into it. */
export interface ImportResult {
  /** Always a valid scenario, whatever the files hold. */
  readonly scenario: Scenario;
  /** Files that could not be read: the scenario lacks what they hold. */
  readonly problems: readonly ImportProblem[];
  readonly summary: ImportSummary;
  /** Other names by which people know a resource (an ARN, an AWS id, an address in Terraform), to its name in the scenario. */
  readonly aliases: ReadonlyMap<string, string>;
  /** Tags by the name of the resource in the scenario. The format keeps the Name tag alone, as a label. */
  readonly tags: ReadonlyMap<string, Tags>;
}
