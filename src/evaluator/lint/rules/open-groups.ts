/** Security groups that let every address in to ports that are nobody else's business. */
import { familyOf } from '../../address/set.ts';
import type { NetworkInterface, SecurityGroup, SecurityGroupRule } from '../../model/network.ts';
import { named } from '../../trace/words.ts';
import { lintResult } from '../make.ts';
import { newProbe, type Probe, type Reach, reachFromInternet } from '../probe.ts';
import type { LintResult, LintRule, Surroundings } from '../types.ts';
import { someOf } from '../words.ts';

/** Ports by which machines and databases are administered or read whole. */
const PRIVATE_PORTS: readonly (readonly [number, string])[] = [
  [22, 'SSH'],
  [23, 'Telnet'],
  [135, 'Windows RPC'],
  [445, 'SMB'],
  [1433, 'SQL Server'],
  [1521, 'Oracle'],
  [2049, 'NFS'],
  [2375, 'Docker'],
  [3306, 'MySQL'],
  [3389, 'RDP'],
  [5432, 'PostgreSQL'],
  [5439, 'Redshift'],
  [5900, 'VNC'],
  [5985, 'WinRM'],
  [6379, 'Redis'],
  [9042, 'Cassandra'],
  [9200, 'Elasticsearch'],
  [11211, 'memcached'],
  [27017, 'MongoDB'],
];
const TCP = 6;

type Ports = readonly (readonly [number, string])[];

const portsOf = (rule: SecurityGroupRule): Ports => {
  if (rule.protocol === -1) return PRIVATE_PORTS;
  if (rule.protocol !== TCP) return [];
  const [from, to] = rule.ports ?? [0, 65535];
  return PRIVATE_PORTS.filter(([port]) => from <= port && port <= to);
};

/** The IP versions of which a rule names every address. */
const familiesOf = ({ peer }: SecurityGroupRule): ReadonlySet<4 | 6> => {
  const prefixes =
    peer.kind === 'prefix' ? [peer.prefix] : peer.kind === 'prefix-list' ? (peer.list.entries ?? []) : [];
  return new Set(prefixes.filter(({ length }) => length === 0).map(({ family }) => family));
};

const wordsFor = (rule: SecurityGroupRule, ports: Ports): string => {
  if (rule.protocol === -1) return 'to everything';
  const [first] = ports;
  if (ports.length > 3 || first === undefined)
    return `to ${ports.length} ports of administrators and databases`;
  return `to ${ports.map(([port, name]) => `tcp ${port} (${name})`).join(', ')}`;
};

/** Why the rule matters less than it looks. */
const softened = (reach: Reach, owners: readonly NetworkInterface[]): string => {
  const who = someOf([...new Map(owners.map(({ node }) => [node.id, node])).values()]);
  return reach.kind === 'unknown'
    ? `whether the internet gets to ${who} is not decided.`
    : `an arbitrary address on the internet does not get to ${who}, but what does may use it.`;
};

const checkRule = (
  probe: Probe,
  group: SecurityGroup,
  owners: readonly NetworkInterface[],
  rule: SecurityGroupRule,
): readonly LintResult[] => {
  const families = familiesOf(rule);
  const ports = portsOf(rule);
  if (families.size === 0 || ports.length === 0) return [];
  const open = owners.filter(
    (owner) =>
      owner.role !== 'interface-endpoint' &&
      owner.addresses.some((address) => families.has(familyOf(address))),
  );
  if (open.length === 0) return [];
  const numbers = ports.map(([port]) => port);
  const reach = reachFromInternet(probe, open, numbers, families);
  const what = `Security group ${named(group)} lets every address in ${wordsFor(rule, ports)} (\`${rule.text}\`)`;
  if (reach.kind === 'open') {
    const message = `${what}, and the internet gets to \`${reach.owner.node.id}\`: tcp ${reach.port} from \`${reach.from}\`, an arbitrary address, is let through.`;
    return [lintResult('group-open-to-internet', group, message, ['F-SG-01', 'F-IGW-02'], rule.pointer)];
  }
  return [
    lintResult('group-wide-open', group, `${what}; ${softened(reach, open)}`, ['F-SG-01'], rule.pointer),
  ];
};

/**
 * Rules from `0.0.0.0/0` or `::/0` to everything, or to ports of administrators and databases, in groups that an
 * interface carries. The tracer says whether the internet gets there: a warning where it does, a note where not.
 * An endpoint's interface counts for nothing: the internet never reaches it (fact F-IFE-13).
 */
export const openGroups: LintRule = (surroundings: Surroundings) => {
  const probe = newProbe(surroundings.network, surroundings.interfaces.length);
  return [...surroundings.groups].flatMap(([group, owners]) =>
    (group.rules?.inbound ?? []).flatMap((rule) => checkRule(probe, group, owners, rule)),
  );
};
