/**
 * The scenario, field by field. A text is replaced unless its field holds words of AWS's or of the format alone: what
 * a later version of the format adds is replaced too, until it is named here.
 */
import { PRICE_IDS } from '../../evaluator/cost/prices.ts';
import type { Scenario } from '../../evaluator/index.ts';
import { tagKey } from './patterns.ts';
import { policyText } from './policy.ts';
import type { Texts } from './texts.ts';
import { isRegion } from './words.ts';

/** Fields that only people read. */
const DROPPED: ReadonlySet<string> = new Set(['$schema', 'title', 'description', 'label', 'origin']);

/** Fields whose texts are words of the format: states, protocols, types. */
const WORDS_OF_FORMAT: ReadonlySet<string> = new Set([
  'type',
  'state',
  'protocol',
  'port',
  'ports',
  'ephemeralPorts',
  'direction',
  'scheme',
  'connectivity',
  'availability',
  'health',
  'via',
  'tunnels',
  'ipAddressType',
  'blockPublicAccess',
  'privateDnsState',
  'unknown',
  'verdict',
  'findings',
]);

/** Fields whose keys are names, addresses or hosts; all others have keys of the format. */
const MAPS: ReadonlySet<string> = new Set([
  ...['vpcs', 'subnets', 'routeTables', 'networkAcls', 'securityGroups', 'routes', 'propagatedRoutes'],
  ...['instances', 'networkInterfaces', 'internetGateways', 'natGateways', 'endpoints', 'peerings'],
  ...[
    'prefixLists',
    'egressOnlyInternetGateways',
    'transitGateways',
    'attachments',
    'virtualPrivateGateways',
  ],
  ...['vpnConnections', 'directConnectGateways', 'onPremises', 'loadBalancers', 'targetGroups'],
  ...['endpointServices', 'resourceGateways', 'resourceConfigurations', 'serviceNetworks', 'hostedZones'],
  ...['resolverEndpoints', 'resolverRules', 'principals', 'resources', 'otherGateways', 'flows'],
  ...['ips', 'publicIp', 'publicIps', 'records', 'forwards'],
]);

/** What AWS says that an interface is for; a word of somebody's own is left out. */
const USES =
  /^(interface|natGateway|nat_gateway|efa|efa-only|trunk|branch|load_balancer|network_load_balancer|gateway_load_balancer|gateway_load_balancer_endpoint|vpc_endpoint|transit_gateway|lambda|quicksight|global_accelerator_managed|api_gateway_managed|iot_rules_managed|aws_codestar_connections_managed|resolver)$/;
const GATEWAY_KINDS =
  /^(unknown|connect|connect-peer|peering|network-function|client-vpn|tgw-peering|(transit|carrier|local|internet|egress-only internet|NAT|virtual private) gateway|Cloud WAN core network|(network interface|VPC endpoint|peering connection|transit gateway|NAT gateway|VPC peering connection)( that is not in the data)?)$/;
const ACTION = /^(\*|[a-z0-9-]+:[\w*?]+)$/i;

type Handler = (text: string, texts: Texts) => string | undefined;

const place: Handler = (text, texts) => (isRegion(text) ? text : texts.words(text));

/** Fields whose texts are of one sort. All others are references: names, addresses, hosts. */
const HANDLERS: ReadonlyMap<string, Handler> = new Map<string, Handler>([
  ['action', (text, texts) => (text === 'allow' || text === 'deny' ? text : texts.words(text))],
  ['region', place],
  ['regions', place],
  ['serviceRegion', place],
  ['zone', (text, texts) => (text === 'all' ? text : place(text, texts))],
  ['account', (text, texts) => texts.asked(text)],
  ['sharedWith', (text, texts) => texts.asked(text)],
  ['allowedPrincipals', (text, texts) => (text === '*' ? text : texts.any(text))],
  ['arn', (text, texts) => texts.asked(text)],
  ['organization', (text, texts) => texts.asked(text)],
  ['organizationPaths', (text, texts) => texts.asked(text)],
  ['service', (text, texts) => texts.service(text)],
  ['serviceName', (text, texts) => texts.service(text)],
  ['domain', (text, texts) => (text === '.' ? text : texts.host(text))],
  ['domainName', (text, texts) => texts.host(text)],
  ['privateDnsName', (text, texts) => texts.host(text)],
  ['dnsName', (text, texts) => texts.host(text)],
  ['dnsNames', (text, texts) => texts.host(text)],
  ['use', (text) => (USES.test(text) ? text : undefined)],
  ['notTold', () => 'the data does not name it'],
  ['kind', (text) => (GATEWAY_KINDS.test(text) ? text : 'gateway')],
]);

/** What a flow asks policies for. */
const FLOW_HANDLERS: ReadonlyMap<string, Handler> = new Map<string, Handler>([
  ['action', (text, texts) => (ACTION.test(text) ? text : texts.words(text))],
  ['resource', (text, texts) => texts.names.known(text) ?? texts.asked(text)],
  ['principal', (text, texts) => texts.names.known(text) ?? texts.asked(text)],
  ['expect', (text) => text],
]);

const isFields = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

type Handlers = ReadonlyMap<string, Handler>;

/** Keys of the maps that have neither names nor addresses for keys. */
const keyed = (field: string, value: Readonly<Record<string, unknown>>, texts: Texts): unknown => {
  const entries = Object.entries(value);
  switch (field) {
    case 'accounts':
      return Object.fromEntries(
        entries.map(([id, account]) => [texts.asked(id), record(account, texts, HANDLERS)]),
      );
    case 'tags':
      return Object.fromEntries(
        entries.map(([key, text]) => [tagKey(key, texts), texts.asked(String(text))]),
      );
    case 'prices':
      return Object.fromEntries(entries.filter(([id]) => PRICE_IDS.includes(id)));
    case 'records':
    case 'forwards':
      return Object.fromEntries(
        entries.map(([host, target]) => [texts.host(host), valueText('', target, texts, HANDLERS)]),
      );
    default:
      return undefined;
  }
};

const valueText = (field: string, value: unknown, texts: Texts, handlers: Handlers): unknown => {
  if (typeof value === 'string') {
    if (WORDS_OF_FORMAT.has(field)) return value;
    const handler = handlers.get(field) ?? HANDLERS.get(field);
    return handler === undefined ? texts.reference(value) : handler(value, texts);
  }
  if (Array.isArray(value)) {
    if (field === 'policies') return value.map((policy) => policyText(policy, texts));
    return value
      .map((each) =>
        isFields(each) ? record(each, texts, handlers) : valueText(field, each, texts, handlers),
      )
      .filter((each) => each !== undefined);
  }
  if (!isFields(value)) return value;
  if (field === 'policy' || field === 'permissionsBoundary') return policyText(value, texts);
  const special = keyed(field, value, texts);
  if (special !== undefined) return special;
  if (!MAPS.has(field)) return record(value, texts, field === 'expect' ? HANDLERS : handlers);
  const inner = field === 'flows' ? FLOW_HANDLERS : HANDLERS;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [
      texts.reference(name),
      isFields(each) ? record(each, texts, inner) : valueText('', each, texts, inner),
    ]),
  );
};

/** An object whose keys are of the format. */
const record = (value: unknown, texts: Texts, handlers: Handlers): unknown => {
  if (!isFields(value)) return value;
  const fields = Object.entries(value)
    .filter(([key]) => !DROPPED.has(key))
    .map(([key, inner]) => [key, valueText(key, inner, texts, handlers)] as const);
  return Object.fromEntries(fields.filter(([, inner]) => inner !== undefined));
};

/** A copy of the scenario in which every text has become what `texts` makes of it. */
export const rewritten = (scenario: Scenario, texts: Texts): Scenario =>
  // Every field is in its place, with a text of the same sort: the shape of the format is kept.
  record(scenario, texts, HANDLERS) as Scenario;
