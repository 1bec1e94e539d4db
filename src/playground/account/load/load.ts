/** Chosen files to a network and what a page says about it. */
import { buildNetwork, type Network, type Scenario } from '../../../evaluator/index.ts';
import {
  type CloudFormationOptions,
  detect,
  type Inventory,
  importFiles,
  inventoryOf,
  mapOf,
  type TemplateInputs,
  templateInputs,
} from '../../../import/index.ts';
import type { Answer, ChosenFile, LoadProgress, Skipped } from '../protocol.ts';
import { noVpcSentence } from './no-vpc.ts';
import { type ReadFiles, readFiles } from './read-files.ts';
import { accountOf, summaryOf } from './summary.ts';

/** What stays in memory of an account. The texts of its files do not. */
export interface Held {
  readonly scenario: Scenario;
  readonly network: Network;
  readonly inventory: Inventory;
}

export interface Loaded {
  /** undefined: nothing that a path could be looked for in. */
  readonly held: Held | undefined;
  readonly answer: Answer;
}

/** What the one template among the files can be given. */
const inputsIn = ({ files }: ReadFiles): TemplateInputs | undefined => {
  const template = files.find((file) => detect(file) === 'cloudformation');
  return template === undefined ? undefined : templateInputs(template);
};

/** Reads, imports and builds; `given` is what the reader says of a template. Never throws. */
export const loadAccount = async (
  chosen: readonly ChosenFile[],
  skipped: Skipped,
  given: CloudFormationOptions | undefined,
  tell: (progress: LoadProgress) => void,
): Promise<Loaded> => {
  const read = await readFiles(chosen, skipped, tell);
  tell({ stage: 'understanding' });
  const result = importFiles(read.files, given);
  const { scenario, tags, aliases, kind } = result;
  const summary = summaryOf(read, result, kind === 'cloudformation' ? inputsIn(read) : undefined);
  const nothing = (message: string): Loaded => ({
    held: undefined,
    answer: { kind: 'nothing', summary, message },
  });
  if (Object.keys(scenario.vpcs).length === 0)
    return nothing(
      noVpcSentence(
        summary,
        read.files.map(({ file }) => file),
      ),
    );
  tell({ stage: 'building' });
  const built = buildNetwork(scenario);
  if (!built.ok) return nothing(built.problems.map(({ message }) => message).join(' '));
  tell({ stage: 'indexing' });
  const { network } = built;
  return {
    held: { scenario, network, inventory: inventoryOf(network, tags, aliases) },
    answer: {
      kind: 'loaded',
      account: { ...accountOf(summary, network), map: mapOf(network) },
    },
  };
};
