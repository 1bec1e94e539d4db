/**
 * What missing data is taken for: the closed table that the gates keep to and the Limits page shows.
 * Nothing that is not in it may be guessed.
 */
import type { FindingCode } from '../finding/codes.ts';
import type { FactId } from '../trace/types.ts';

/** Something that an export may lack. */
export type Unknown =
  /** Taken as AWS's default, and said as an assumption. */
  | {
      readonly taken: 'as-default';
      readonly what: string;
      readonly as: string;
      /** The code of the assumption. */
      readonly assumption: string;
      readonly facts: readonly FactId[];
    }
  /** The path is undetermined, unless a known gate refuses. */
  | {
      readonly taken: 'undetermined';
      readonly what: string;
      readonly because: string;
      readonly findings: readonly FindingCode[];
    };

/** The table, in the order of a packet's way. */
export const UNKNOWNS: readonly Unknown[] = [
  {
    taken: 'as-default',
    what: 'Network ACLs',
    as: 'the default one, which allows everything',
    assumption: 'network-acl-default',
    facts: ['F-NACL-02'],
  },
  {
    taken: 'as-default',
    what: 'DNS support of a VPC',
    as: 'on',
    assumption: 'dns-support-default',
    facts: ['F-DNS-02'],
  },
  {
    taken: 'as-default',
    what: 'DNS hostnames of a VPC',
    as: 'on, where an endpoint has private DNS: AWS allows that only then',
    assumption: 'dns-hostnames-implied',
    facts: ['F-IFE-04'],
  },
  {
    taken: 'as-default',
    what: 'DHCP options of a VPC',
    as: 'the VPC’s own resolver',
    assumption: 'dns-servers-default',
    facts: ['F-DNS-08'],
  },
  {
    taken: 'as-default',
    what: 'Cross-zone load balancing',
    as: 'off, but for application load balancers',
    assumption: 'cross-zone-default',
    facts: ['F-EPS-05'],
  },
  {
    taken: 'as-default',
    what: 'Whether targets of a network load balancer see the client’s address',
    as: 'yes for instances and for UDP, no for addresses',
    assumption: 'client-ip-default',
    facts: ['F-EPS-06b'],
  },
  {
    taken: 'as-default',
    what: 'VPC Block Public Access',
    as: 'off',
    assumption: 'block-public-access-default',
    facts: ['F-IGW-05'],
  },
  {
    taken: 'as-default',
    what: 'Ports that a client connects from',
    as: 'Linux’s, unless the scenario says `ephemeralPorts`',
    assumption: 'ephemeral-ports-linux',
    facts: ['F-NACL-03b'],
  },
  {
    taken: 'as-default',
    what: 'Private hosted zones and Resolver rules',
    as: 'none that answers for a public name',
    assumption: 'public-name',
    facts: ['P-06'],
  },
  {
    taken: 'as-default',
    what: 'Who may connect to an endpoint service',
    as: 'the account that has the endpoint',
    assumption: 'service-permissions',
    facts: ['F-EPS-02'],
  },
  {
    taken: 'as-default',
    what: 'Routes that a VPN or Direct Connect attachment propagated',
    as: 'none narrower than the route that is known',
    assumption: 'transit-routes-learned',
    facts: ['F-TGW-03'],
  },
  {
    taken: 'undetermined',
    what: 'Route tables of subnets and transit gateways, associations and propagations',
    because: 'there is no route that could be assumed',
    findings: ['route-table-unknown'],
  },
  {
    taken: 'undetermined',
    what: 'Security groups, or the rules of one',
    because: 'AWS’s default lets nothing in, real ones mostly let something in',
    findings: ['security-groups-unknown'],
  },
  {
    taken: 'undetermined',
    what: 'Rules of a network ACL that a subnet is known to have',
    because: 'an ACL that someone made is no default one',
    findings: ['rule-not-decided'],
  },
  {
    taken: 'undetermined',
    what: 'The mode of VPC Block Public Access, or what is excluded from it, where it is known to be set',
    because: 'who sets it means to stop something',
    findings: ['rule-not-decided'],
  },
  {
    taken: 'undetermined',
    what: 'Whether an interface has a public address, and IPv6 addresses of a VPC',
    because: 'without one nothing is sent to the internet, or by IPv6',
    findings: ['address-unknown'],
  },
  {
    taken: 'undetermined',
    what: 'The network behind a peering connection, a transit gateway, a VPN or Direct Connect',
    because: 'it belongs to someone else',
    findings: ['peer-network-unknown'],
  },
  {
    taken: 'undetermined',
    what: 'Entries of a prefix list',
    because: 'they decide whether a rule or route matches',
    findings: ['prefix-list-unknown', 'route-not-decided'],
  },
  {
    taken: 'undetermined',
    what: 'The source/destination check of an interface that a route leads to',
    because: 'off, it hands on what is for others',
    findings: ['gateway-unknown'],
  },
  {
    taken: 'undetermined',
    what: 'Attachments of a transit gateway, what a gateway is attached to, where a NAT gateway stands',
    because: 'the next step of the path is not known',
    findings: ['gateway-unknown'],
  },
  {
    taken: 'undetermined',
    what: 'Listeners and targets of a load balancer',
    because: 'they decide where the connection goes on',
    findings: ['listeners-unknown', 'targets-unknown'],
  },
  {
    taken: 'undetermined',
    what: 'Interfaces, endpoints or internet gateways of a VPC, where not all were exported',
    because: 'one that is missing could have the address, or answer for the name',
    findings: ['address-unknown', 'interface-unknown', 'endpoints-unknown'],
  },
  {
    taken: 'undetermined',
    what: 'Whether DNS host names of a VPC with private hosted zones are on',
    because: 'a zone answers only where they are',
    findings: ['dns-attributes-unknown'],
  },
  {
    taken: 'undetermined',
    what: 'DNS attributes, name servers, zones or Resolver rules of a VPC that a template or plan sets and does not tell',
    because: 'any name may be answered otherwise',
    findings: ['name-not-modelled'],
  },
  {
    taken: 'undetermined',
    what: 'Records of a private hosted zone, name servers outside of AWS',
    because: 'they decide what the name means',
    findings: ['name-not-modelled'],
  },
];
