/** What AWS would refuse about the network, which every trace that touches it says too. */
import { lintResult } from '../make.ts';
import type { LintRule } from '../types.ts';

/** The findings of the network itself (model/build/limits.ts), such as overlapping subnets. */
export const refused: LintRule = ({ network }) =>
  network.findings.map(({ resource, message, facts, pointer }) =>
    lintResult('refused-by-aws', resource, message, facts, pointer),
  );
