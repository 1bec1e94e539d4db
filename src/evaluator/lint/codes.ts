/**
 * Everything that lint can say about a network, with a stable code: a code never changes its meaning.
 * These are no findings of a trace: no flow has to meet them.
 *
 * `warning`: it does not do what it says, or is open to the world. `note`: worth a look, may be meant so.
 */
export type LintSeverity = 'warning' | 'note';

/** What holds for everything that lint says under one code. */
export interface LintEntry {
  readonly severity: LintSeverity;
  readonly title: string;
}

/** Every code of lint, with its severity and title. A code never changes its meaning. */
export const LINT_CODES = {
  'refused-by-aws': { severity: 'warning', title: 'AWS would refuse this network' },
  // Network ACLs
  'acl-rule-contradicted': {
    severity: 'warning',
    title: 'Earlier rules of the network ACL say the opposite for everything that this rule names',
  },
  'acl-rule-redundant': {
    severity: 'note',
    title: 'Earlier rules of the network ACL cover this rule, so it never decides',
  },
  'acl-answers-blocked': {
    severity: 'warning',
    title: 'The network ACL lets requests through in one direction and none of their answers in the other',
  },
  'acl-datagram-answers-blocked': {
    severity: 'note',
    title: 'The network ACL lets UDP through in one direction and none of its answers in the other',
  },
  // Endpoints
  'endpoint-unused': { severity: 'warning', title: 'Nothing can use this interface endpoint' },
  'endpoint-name-not-resolved': {
    severity: 'warning',
    title: 'Private DNS of the endpoint is on, but the DNS attributes of its VPC are off',
  },
  'endpoint-private-dns-off': {
    severity: 'note',
    title: 'The name of the service does not lead to its endpoint',
  },
  'endpoint-one-zone': {
    severity: 'note',
    title: 'The endpoint stands in one Availability Zone, its clients in several',
  },
  'gateway-endpoint-unused': { severity: 'warning', title: 'No subnet has a route to this gateway endpoint' },
  'nat-instead-of-gateway-endpoint': {
    severity: 'note',
    title: 'A NAT gateway carries what a gateway endpoint would carry free',
  },
  // Routes
  'peering-one-way': { severity: 'warning', title: 'Only one side of the peering connection has a route' },
  'peering-without-routes': { severity: 'warning', title: 'No route leads to this peering connection' },
  'route-to-inactive-peering': {
    severity: 'warning',
    title: 'A route leads to a peering connection that is not active',
  },
  'route-black-hole': { severity: 'warning', title: 'A route drops what it attracts' },
  'route-never-wins': { severity: 'warning', title: 'Other routes win everywhere in the prefix of this one' },
  'route-redundant': {
    severity: 'note',
    title: 'Other routes to the same target win everywhere in the prefix of this one',
  },
  'public-subnet-private-interfaces': {
    severity: 'note',
    title: 'A subnet with a default route to an internet gateway holds interfaces without a public address',
  },
  // Security groups
  'group-open-to-internet': {
    severity: 'warning',
    title: 'Anybody on the internet gets to a port for administrators or a database',
  },
  'group-wide-open': {
    severity: 'note',
    title: 'A security group lets every address in to a port for administrators or a database',
  },
  // What nothing uses
  'security-group-unused': { severity: 'note', title: 'No interface carries this security group' },
  'route-table-unused': { severity: 'note', title: 'No subnet and no gateway uses this route table' },
  'network-acl-unused': { severity: 'note', title: 'No subnet uses this network ACL' },
} as const satisfies Record<string, LintEntry>;

/** The stable code of what lint says. */
export type LintCode = keyof typeof LINT_CODES;

export const lintEntry = (code: LintCode): LintEntry => LINT_CODES[code];
