/** A scenario as if it were imported: resources with ids of AWS's and the file that they come from. */

type Fields = Readonly<Record<string, unknown>>;

/** What ids of the entries of a map begin with. */
const PREFIXES: Readonly<Record<string, string>> = {
  vpcs: 'vpc',
  subnets: 'subnet',
  routeTables: 'rtb',
  networkAcls: 'acl',
  securityGroups: 'sg',
  instances: 'i',
  networkInterfaces: 'eni',
  internetGateways: 'igw',
  natGateways: 'nat',
  endpoints: 'vpce',
  peerings: 'pcx',
  transitGateways: 'tgw',
  attachments: 'tgw-attach',
  virtualPrivateGateways: 'vgw',
  endpointServices: 'vpce-svc',
};
const ORIGIN = { file: 'account.json', pointer: '' };

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Ids by name: those of security groups apart, since a group may be called like an instance. */
const idsIn = (scenario: Fields): Readonly<Record<'groups' | 'others', ReadonlyMap<string, string>>> => {
  const ids = { groups: new Map<string, string>(), others: new Map<string, string>() };
  const collect = (value: unknown, key: string | undefined): void => {
    if (!isFields(value)) return;
    const prefix = key === undefined ? undefined : PREFIXES[key];
    for (const [name, inner] of Object.entries(value)) {
      const map = key === 'securityGroups' ? ids.groups : ids.others;
      const number = (ids.groups.size + ids.others.size + 1).toString(16).padStart(8, '0');
      if (prefix !== undefined && name !== 'default' && !map.has(name)) map.set(name, `${prefix}-${number}`);
      collect(inner, prefix === undefined ? name : undefined);
    }
  };
  collect(scenario, undefined);
  return ids;
};

/** Renames every resource to an id of AWS's, and says where it comes from. Names inside sentences stay. */
export const imported = (scenario: Fields): Fields => {
  const ids = idsIn(scenario);
  const rename = (text: string, isGroup: boolean): string => {
    const [vpc, name] = text.split('/');
    if (vpc !== undefined && name !== undefined && ids.others.has(vpc))
      return `${ids.others.get(vpc)}/${(isGroup ? ids.groups : ids.others).get(name) ?? name}`;
    return (isGroup ? ids.groups : ids.others).get(text) ?? text;
  };
  const walk = (value: unknown, key: string): unknown => {
    const isGroup = key === 'securityGroups' || key === 'securityGroup';
    if (typeof value === 'string') return rename(value, isGroup);
    if (Array.isArray(value)) return value.map((each) => walk(each, key));
    if (!isFields(value)) return value;
    const isMap = PREFIXES[key] !== undefined;
    const entries = Object.entries(value).map(([name, inner]): [string, unknown] => {
      if (!isMap) return [key === 'ips' ? rename(name, false) : name, walk(inner, name)];
      const next = walk(inner, '');
      return [rename(name, isGroup), isFields(next) ? { ...next, origin: ORIGIN } : next];
    });
    return Object.fromEntries(entries);
  };
  return isFields(scenario) ? (walk(scenario, '') as Fields) : scenario;
};
