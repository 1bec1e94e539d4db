/**
 * What an export lacks that could decide a path, with the call that would bring it. From the scenario
 * alone: what the data does not say is null there.
 */
import type { Scenario, ScenarioVpc } from '../../../evaluator/index.ts';

/** One thing that is missing, in one Region of one account. */
export interface MissingCall {
  /** What is not in the data: `the route tables of 2 VPCs`. */
  readonly what: string;
  /** What follows from that: the Limits page says the same. */
  readonly means: string;
  /** The account and Region to ask, as far as the data tells them; empty where it does not. */
  readonly place: string;
  /** undefined: a template or plan, which no call completes. */
  readonly command: string | undefined;
}

/** Something that is not in the data. */
interface Gap {
  readonly id: string;
  readonly region: string | undefined;
  readonly account: string | undefined;
}

interface Check {
  readonly one: string;
  /** `#` stands for how many. */
  readonly many: string;
  readonly means: string;
  /** The call of the AWS CLI, `ID` for the first; undefined: the collector, in that account and Region. */
  readonly call: string | undefined;
  readonly gaps: (scenario: Scenario) => readonly Gap[];
}

const UNDETERMINED = 'A path that needs this is undetermined.';
const DEFAULT = 'AWS’s default is assumed, and each answer says so.';

const gapOf = (
  id: string,
  { region, account }: { region?: string | undefined; account?: string | undefined } = {},
): Gap => ({
  id,
  region,
  account,
});

/** VPCs of which more than the name is there, and that lack something. */
const inVpcs =
  (lacks: (vpc: ScenarioVpc) => boolean) =>
  ({ vpcs }: Scenario): readonly Gap[] =>
    Object.entries(vpcs).flatMap(([id, vpc]) => (vpc.subnets !== null && lacks(vpc) ? [gapOf(id, vpc)] : []));

const named = <T>(items: Readonly<Record<string, T>> | undefined, lacks: (item: T) => boolean) =>
  Object.entries(items ?? {}).filter(([, item]) => lacks(item));

const lacksGroups = ({ securityGroups }: ScenarioVpc): boolean =>
  securityGroups === null || Object.values(securityGroups ?? {}).some((group) => group === null);

const CHECKS: readonly Check[] = [
  {
    one: 'what is inside 1 VPC that others lead to',
    many: 'what is inside # VPCs that others lead to',
    means: UNDETERMINED,
    call: undefined,
    gaps: ({ vpcs }) =>
      Object.entries(vpcs).flatMap(([id, vpc]) => (vpc.subnets === null ? [gapOf(id, vpc)] : [])),
  },
  {
    one: 'the route tables of 1 VPC',
    many: 'the route tables of # VPCs',
    means: UNDETERMINED,
    call: 'ec2 describe-route-tables',
    gaps: inVpcs(
      ({ routeTables, subnets }) =>
        routeTables === null || Object.values(subnets ?? {}).some(({ routeTable }) => routeTable === null),
    ),
  },
  {
    one: 'security groups of 1 VPC',
    many: 'security groups of # VPCs',
    means: UNDETERMINED,
    call: 'ec2 describe-security-groups',
    gaps: inVpcs(lacksGroups),
  },
  {
    one: 'the network interfaces of 1 VPC',
    many: 'the network interfaces of # VPCs',
    means: UNDETERMINED,
    call: 'ec2 describe-network-interfaces',
    gaps: inVpcs(({ unknown }) => unknown?.includes('networkInterfaces') === true),
  },
  {
    one: 'the endpoints of 1 VPC',
    many: 'the endpoints of # VPCs',
    means: UNDETERMINED,
    call: 'ec2 describe-vpc-endpoints',
    gaps: inVpcs(({ unknown }) => unknown?.includes('endpoints') === true),
  },
  {
    one: 'the internet gateway of 1 VPC',
    many: 'the internet gateways of # VPCs',
    means: UNDETERMINED,
    call: 'ec2 describe-internet-gateways',
    gaps: inVpcs(({ unknown }) => unknown?.includes('internetGateways') === true),
  },
  {
    one: 'the attachments or route tables of 1 transit gateway',
    many: 'the attachments or route tables of # transit gateways',
    means: UNDETERMINED,
    call: undefined,
    gaps: ({ transitGateways }) =>
      named(
        transitGateways,
        ({ attachments, routeTables }) => attachments === null || routeTables === null,
      ).map(([id, gateway]) => gapOf(id, gateway)),
  },
  {
    one: 'the entries of 1 prefix list',
    many: 'the entries of # prefix lists',
    means: UNDETERMINED,
    call: 'ec2 get-managed-prefix-list-entries --prefix-list-id ID',
    // AWS's own lists stand for the service also without their entries.
    gaps: ({ prefixLists }) =>
      named(prefixLists, ({ entries, service }) => entries === null && service === undefined).map(([id]) =>
        gapOf(id),
      ),
  },
  {
    one: 'the listeners of 1 load balancer',
    many: 'the listeners of # load balancers',
    means: UNDETERMINED,
    call: 'elbv2 describe-listeners --load-balancer-arn ARN',
    gaps: ({ loadBalancers }) =>
      named(loadBalancers, ({ listeners }) => listeners === null).map(([id]) => gapOf(id)),
  },
  {
    one: 'the targets of 1 target group',
    many: 'the targets of # target groups',
    means: UNDETERMINED,
    call: 'elbv2 describe-target-health --target-group-arn ARN',
    gaps: ({ targetGroups }) =>
      named(targetGroups, ({ targets }) => targets === null).map(([id]) => gapOf(id)),
  },
  {
    one: 'the network ACLs of 1 VPC',
    many: 'the network ACLs of # VPCs',
    means: DEFAULT,
    call: 'ec2 describe-network-acls',
    gaps: inVpcs(({ networkAcls }) => networkAcls === null),
  },
  {
    one: 'the DNS attributes of 1 VPC',
    many: 'the DNS attributes of # VPCs',
    means: DEFAULT,
    call: undefined,
    gaps: inVpcs(({ dnsSupport, dnsHostnames }) => dnsSupport === null || dnsHostnames === null),
  },
  {
    one: 'the DHCP options of 1 VPC',
    many: 'the DHCP options of # VPCs',
    means: DEFAULT,
    call: 'ec2 describe-dhcp-options',
    gaps: inVpcs(({ dnsServers }) => dnsServers === null),
  },
  {
    one: 'VPC Block Public Access of 1 VPC',
    many: 'VPC Block Public Access of # VPCs',
    means: DEFAULT,
    call: 'ec2 describe-vpc-block-public-access-options',
    gaps: inVpcs(({ blockPublicAccess }) => blockPublicAccess === null),
  },
  {
    one: 'the private hosted zones of 1 VPC',
    many: 'the private hosted zones of # VPCs',
    means: 'Public names are taken to have public addresses, and each answer says so.',
    call: undefined,
    gaps: inVpcs(({ unknown }) => unknown?.includes('hostedZones') === true),
  },
];

const commandOf = (call: string | undefined, { id, region, account }: Gap): string => {
  if (call !== undefined)
    return `aws ${call.replace('ID', id)}${region === undefined ? '' : ` --region ${region}`} --output json`;
  const where = region === undefined ? '' : `AWS_REGION=${region} `;
  return `${where}sh collect.sh export-${account ?? 'account'}${region === undefined ? '' : `-${region}`}`;
};

const placeOf = ({ account, region }: Gap): string =>
  [account === undefined ? undefined : `account ${account}`, region]
    .filter((part) => part !== undefined)
    .join(', ');

/**
 * What is missing, by what follows from it: what makes paths undetermined comes first. A row for each account and Region.
 *
 * @param isExport whether AWS was asked, and can be asked for more
 */
export const missingCalls = (scenario: Scenario, isExport: boolean): readonly MissingCall[] =>
  CHECKS.flatMap(({ one, many, means, call, gaps }) => {
    const places = new Map<string, Gap[]>();
    for (const gap of gaps(scenario)) {
      const place = `${gap.account} ${gap.region}`;
      const known = places.get(place);
      if (known === undefined) places.set(place, [gap]);
      else known.push(gap);
    }
    return [...places.values()].flatMap((same): readonly MissingCall[] => {
      const [first] = same;
      if (first === undefined) return [];
      const what = same.length === 1 ? one : many.replace('#', String(same.length));
      return [{ what, means, place: placeOf(first), command: isExport ? commandOf(call, first) : undefined }];
    });
  });
