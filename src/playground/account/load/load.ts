/** Chosen files to a network and what a page says about it. */
import { buildNetwork, type Network, type Scenario } from '../../../evaluator/index.ts';
import { type Inventory, importFiles, inventoryOf, mapOf } from '../../../import/index.ts';
import type { Answer, ChosenFile, LoadProgress } from '../protocol.ts';
import { readFiles } from './read-files.ts';
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

const NO_VPC =
  'No VPC is in these files. Choose the folder that the collector wrote, or the output of `aws ec2 describe-vpcs` and the like.';

/** Reads, imports and builds. Never throws. */
export const loadAccount = async (
  chosen: readonly ChosenFile[],
  skipped: number,
  tell: (progress: LoadProgress) => void,
): Promise<Loaded> => {
  const read = await readFiles(chosen, skipped, tell);
  tell({ stage: 'understanding' });
  const { scenario, problems, summary: counted, tags, aliases, kind } = importFiles(read.files);
  const summary = summaryOf(read, { problems, summary: counted });
  const nothing = (message: string): Loaded => ({
    held: undefined,
    answer: { kind: 'nothing', summary, message },
  });
  if (Object.keys(scenario.vpcs).length === 0) return nothing(NO_VPC);
  tell({ stage: 'building' });
  const built = buildNetwork(scenario);
  if (!built.ok) return nothing(built.problems.map(({ message }) => message).join(' '));
  tell({ stage: 'indexing' });
  const { network } = built;
  return {
    held: { scenario, network, inventory: inventoryOf(network, tags, aliases) },
    answer: {
      kind: 'loaded',
      account: { ...accountOf(summary, network), source: kind, map: mapOf(network) },
    },
  };
};
