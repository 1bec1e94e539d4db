/**
 * The evaluator's public face: what `import ... from 'hopwise'` gives, so a name that is gone breaks somebody's code.
 * See ARCHITECTURE.md.
 */

export type { Prefix } from './address/prefix.ts';
export { type BreakEven, type BreakEvenSide, breakEven, type Cheaper } from './cost/break-even.ts';
export { type FlowCost, flowCost } from './cost/flow-cost.ts';
export { pathCost } from './cost/path-cost.ts';
export { PRICES, type Price, type PriceId, type Rate, type Tier } from './cost/prices.ts';
export { scenarioCost } from './cost/scenario-cost.ts';
export type { Cost, CostLine, CostNote, CostUsage, Gigabytes } from './cost/types.ts';
export { changesPackets, diffNetworks } from './diff/diff-networks.ts';
export { diffSentences } from './diff/sentences.ts';
export type * from './diff/types.ts';
export {
  type CheckedExpectations,
  checkExpectations,
  type ExpectationResult,
  type Violation,
} from './expectations/check.ts';
export type { Known } from './expectations/known.ts';
export { type ParsedExpectations, parseExpectations } from './expectations/parse.ts';
export type { Expectations, ExpectedFlow } from './expectations/schema.ts';
export type { FindingCode, FindingEntry, FindingKind } from './finding/codes.ts';
export { FINDING_CODES, findingEntry } from './finding/codes.ts';
export { splitText, type TextPart } from './finding/text.ts';
export { type ClosingResult, closingFixesFor, closingFixesIn } from './fix/close.ts';
export { type FixResult, fixesFor, fixesIn } from './fix/fix.ts';
export { applyEdits, type PatchResult } from './fix/patch.ts';
export { LINT_CODES, type LintCode, type LintEntry, type LintSeverity } from './lint/codes.ts';
export { lintNetwork } from './lint/lint-network.ts';
export type { LintResult } from './lint/types.ts';
export { type BuildResult, buildNetwork } from './model/build.ts';
export {
  lineAndColumn,
  MAX_DEPTH,
  MAX_TEXT_LENGTH,
  type Problem,
  rangeOf,
  type ScenarioDocument,
  type TextRange,
} from './model/document.ts';
export type * from './model/network.ts';
export { type ParseResult, parseScenario } from './model/parse.ts';
export { type ReadResult, readNetwork } from './model/read.ts';
export {
  type Scenario,
  type ScenarioEndpoint,
  type ScenarioEndpointService,
  type ScenarioExpectation,
  type ScenarioFlow,
  type ScenarioInstance,
  type ScenarioLoadBalancer,
  type ScenarioNatGateway,
  type ScenarioNetworkAcl,
  type ScenarioNetworkAclRule,
  type ScenarioNetworkInterface,
  type ScenarioOrigin,
  type ScenarioPeering,
  type ScenarioPrincipal,
  type ScenarioResource,
  type ScenarioResourceConfiguration,
  type ScenarioRouteTable,
  type ScenarioSecurityGroup,
  type ScenarioSecurityGroupRule,
  type ScenarioSubnet,
  type ScenarioTargetGroup,
  type ScenarioTransitGateway,
  type ScenarioTransitGatewayAttachment,
  type ScenarioTransitGatewayRouteTable,
  type ScenarioVpc,
  type ScenarioVpnConnection,
  VERDICTS,
  type Verdict,
} from './model/schema.ts';
export { UNKNOWNS, type Unknown } from './model/unknowns.ts';
export { serviceTitle } from './name-resolution/service-names.ts';
export { type ReachClass, type ReachEnd, reachClasses } from './reach/classes.ts';
export { type ReachResult, reachableFrom, whoReaches } from './reach/named.ts';
export type { PairKind } from './reach/pairs.ts';
export type { ReachAnswer, ReachQuestion } from './reach/question.ts';
export {
  membersOf,
  pairsOf,
  type ReachPair,
  type ReachRow,
  reach,
  reachRows,
} from './reach/reach.ts';
export type { FlowRequest } from './trace/ends.ts';
export { checkExpectation } from './trace/expect.ts';
export { type TraceResult, traceFlow } from './trace/trace-flow.ts';
export type * from './trace/types.ts';
