/** What people import is a promise: a name that comes or goes shows here first. */
import { describe, expect, test } from 'vitest';
import packageJson from '../../../package.json' with { type: 'json' };
import { ENTRIES, type PublicName, publicNames } from './public-names.ts';

const byEntry = publicNames();
const everything = [...byEntry.values()].flat();

/** One line for each first letter: a name that comes or goes changes one line. */
const listed = (entry: string, kind: PublicName['kind']): string => {
  const lines = new Map<string, string[]>();
  for (const { name } of (byEntry.get(entry) ?? []).filter((each) => each.kind === kind)) {
    const initial = name.charAt(0).toUpperCase();
    lines.set(initial, [...(lines.get(initial) ?? []), name]);
  }
  return [...lines.values()].map((names) => names.join(' ')).join('\n');
};

test('hopwise', () => {
  expect(listed('hopwise', 'function')).toMatchInlineSnapshot(`
    "applyEdits
    breakEven buildNetwork
    changesPackets checkExpectation checkExpectations closingFixesFor closingFixesIn
    diffNetworks diffSentences
    findingEntry fixesFor fixesIn flowCost
    lineAndColumn lintNetwork
    membersOf
    pairsOf parseExpectations parseScenario pathCost
    rangeOf reach reachableFrom reachClasses reachRows readNetwork
    scenarioCost serviceTitle splitText
    traceFlow
    whoReaches"
  `);
  expect(listed('hopwise', 'constant')).toMatchInlineSnapshot(`
    "FINDING_CODES
    LINT_CODES
    MAX_DEPTH MAX_TEXT_LENGTH
    PRICES
    UNKNOWNS
    VERDICTS"
  `);
  expect(listed('hopwise', 'type')).toMatchInlineSnapshot(`
    "Account AclRule AddressSet Assumption AttachmentBase
    BlockPublicAccess BreakEven BreakEvenSide BuildResult
    Candidate Change Cheaper CheckedExpectations ClosingResult Cost CostLine CostNote CostUsage CrossingHop
    Decision DiffAssumption DiffFinding DiffResource Direction
    EgressOnlyInternetGateway EndHop EndpointBase EndpointService Exchange ExpectationResult Expectations ExpectedFlow
    FactId FilterHop Finding FindingCode FindingEntry FindingKind Fix FixResult FixStep FlowAnswer FlowCost FlowDiff FlowRequest
    GatewayEndpoint Gigabytes
    Hop HopBase HopKind HostedZone HybridConnection
    InspectionEndpoint Instance InterfaceEndpoint InterfaceRole InternetGateway
    Known
    LintCode LintEntry LintResult LintSeverity Listener LoadBalancer
    NameHop NatGateway Network NetworkAcl NetworkDiff NetworkInterface
    OnPremises OtherGateway
    PairKind ParsedExpectations ParseResult PatchOperation PatchResult PathTrace Peering Plan PolicyDocument PolicyHop PolicyResource Prefix PrefixList Price PriceId Principal Problem ProtocolMatch
    Rate ReachAnswer ReachClass ReachEnd ReachPair ReachQuestion ReachResult ReachRow ReadResult ResolverEndpoint ResolverRule ResourceConfiguration ResourceEndpoint ResourceKind ResourceRef Route RouteHop RouteOrigin RouteTable RouteTarget
    Scenario ScenarioDocument ScenarioEndpoint ScenarioEndpointService ScenarioExpectation ScenarioFlow ScenarioInstance ScenarioLoadBalancer ScenarioNatGateway ScenarioNetworkAcl ScenarioNetworkAclRule ScenarioNetworkInterface ScenarioOrigin ScenarioPeering ScenarioPrincipal ScenarioResource ScenarioResourceConfiguration ScenarioRouteTable ScenarioSecurityGroup ScenarioSecurityGroupRule ScenarioSubnet ScenarioTargetGroup ScenarioTransitGateway ScenarioTransitGatewayAttachment ScenarioTransitGatewayRouteTable ScenarioVpc ScenarioVpnConnection SecurityGroup SecurityGroupPeer SecurityGroupRule SideEffect Subnet
    Target TargetBase TargetGroup TextPart TextRange Tier TopologyDiff Trace TracedFlow TraceResult TransitAttachment TransitGateway TransitRoute TransitRouteOrigin TransitRouteTable
    Unknown
    Verdict Violation VirtualPrivateGateway Vpc"
  `);
});

test('hopwise/import', () => {
  expect(listed('hopwise/import', 'function')).toMatchInlineSnapshot(`
    "anonymise
    decodeText detect
    importAws importCloudFormation importFiles importTerraform inventoryOf
    mapOf
    partIn partOf partText placesIn
    readArchive
    searchInventory
    templateInputs"
  `);
  expect(listed('hopwise/import', 'constant')).toMatchInlineSnapshot(`"MAX_IMPORT_LENGTH"`);
  expect(listed('hopwise/import', 'type')).toMatchInlineSnapshot(`
    "AccountMap Anonymised ArchiveFiles
    CloudFormationOptions Count
    Found
    ImportedFiles ImportFile ImportProblem ImportResult ImportSummary Inventory InventoryRow
    LeftOut LeftOutPart LinkEnd
    MapAccount MapLink MapRegion MapResource MapSubnet MapVpc
    OnProgress
    Part PartText
    RowIndex
    SourceKind
    Tags TemplateInputs TemplateParameter TextPlace"
  `);
});

test('hopwise/diagram', () => {
  expect(listed('hopwise/diagram', 'function')).toMatchInlineSnapshot(`
    "baseState
    diagramLayout
    elementsOf elementStates
    mermaidText
    nodeIdOf
    outline"
  `);
  expect(listed('hopwise/diagram', 'constant')).toMatchInlineSnapshot(`"ELEMENT_STATES"`);
  expect(listed('hopwise/diagram', 'type')).toMatchInlineSnapshot(`
    "BaseState BlockerMark
    DiagramEdge DiagramGroup DiagramLayout DiagramNode
    ElementState ElementStates
    FlowEnds
    NodeKind
    OutlineHop OutlinePart"
  `);
});

test('the entries are those of package.json', () => {
  const compiled = (file: string): string => `./${file.replace(/^src/, 'lib').replace(/\.ts$/, '.js')}`;
  const { '.': whole, './evaluator': evaluator, './package.json': _, ...parts } = packageJson.exports;
  expect(evaluator).toEqual(whole);
  const exported = Object.entries({ '.': whole, ...parts }).map(([path, { default: file, types }]) => {
    expect(types).toBe(file.replace(/\.js$/, '.d.ts'));
    return [path.replace('.', 'hopwise'), file];
  });
  expect(exported.sort()).toEqual(ENTRIES.map(({ name, file }) => [name, compiled(file)]).sort());
});

describe('every function and constant', () => {
  const values = everything.filter(({ kind }) => kind !== 'type');

  test('there are some', () => {
    expect(values.length).toBeGreaterThan(30);
  });

  test.each(values)('$name has a comment that says what it is', ({ comment }) => {
    expect(comment).toMatch(/\S.{15,}\.$/);
  });

  test.each(values)('$name says its types', ({ declaration }) => {
    expect(declaration).not.toMatch(/\bany\b/);
  });
});

test('no name means two things', () => {
  expect(everything.map(({ name }) => name).sort()).toEqual(
    [...new Set(everything.map(({ name }) => name))].sort(),
  );
});

test('every type that a public name mentions can be imported too', () => {
  const known = new Set([
    ...everything.map(({ name }) => name),
    ...[
      'Extract',
      'Generator',
      'Iterable',
      'NonNullable',
      'Pick',
      'Readonly',
      'ReadonlyMap',
      'ReadonlySet',
      'Record',
      'Uint8Array',
    ],
    // Zod's, and the tree of jsonc-parser: both are dependencies of the package.
    ...['z.infer', 'Node'],
  ]);
  const hidden = everything.flatMap(({ name, mentions }) =>
    mentions.filter((type) => !known.has(type)).map((type) => `${name}: ${type}`),
  );
  expect(hidden).toEqual([]);
});

test('a function is shown with its parameters and result, a type as it is written', () => {
  const named = (name: string) => everything.find((each) => each.name === name);
  expect(named('traceFlow')).toMatchObject({
    kind: 'function',
    declaration: 'traceFlow(network: Network, request: FlowRequest): TraceResult',
  });
  expect(named('flowCost')?.declaration).toContain('usage?: CostUsage');
  expect(named('diagramLayout')?.parameters).toEqual([
    { name: 'also', comment: expect.stringContaining('flows to draw lines for') },
  ]);
  expect(named('Direction')?.declaration).toBe("type Direction = 'there' | 'back';");
});
