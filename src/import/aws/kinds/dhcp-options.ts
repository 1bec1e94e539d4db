/** DHCP options, as far as they say which name servers the machines of a VPC ask. */
import { formatAddress, parseCidr } from '../../../evaluator/address/prefix.ts';
import { at, listAt, textAt } from '../../shared/json.ts';
import { addressOf } from '../addresses.ts';
import type { Context, VpcDraft } from '../context.ts';

const OWN = 'AmazonProvidedDNS';

/** Other ways to name the VPC's own resolver: link-local, and the address after the router's. */
const isOwn = (vpc: VpcDraft, server: string): boolean => {
  if (server === OWN || server === '169.254.169.253' || server.toLowerCase() === 'fd00:ec2::253') return true;
  return vpc.cidr.some((cidr) => {
    const prefix = parseCidr(cidr)?.prefix;
    return prefix?.family === 4 && formatAddress(4, prefix.first + 2n) === server;
  });
};

const serversOf = (value: unknown): readonly string[] =>
  listAt(value, 'DhcpConfigurations')
    .filter((each) => at(each, 'Key') === 'domain-name-servers')
    .flatMap((each) => listAt(each, 'Values').map((entry) => textAt(entry, 'Value') ?? ''));

/** Reads `describe-dhcp-options` for the VPCs that `describe-vpcs` shows. The first server is asked first. */
export const readDhcpOptions = (context: Context): void => {
  const { items, notes } = context.documents;
  for (const { id, value } of items.Vpcs.values()) {
    const vpc = context.vpcs.get(id);
    const wanted = textAt(value, 'DhcpOptionsId');
    if (vpc === undefined || wanted === undefined || wanted === 'default') continue;
    const options = items.DhcpOptions.get(wanted);
    if (options === undefined) {
      vpc.fields.dnsServers = null;
      notes.add('DHCP options', 'they are not in the data', wanted);
      continue;
    }
    const [first, ...more] = serversOf(options.value);
    if (first === undefined || isOwn(vpc, first)) continue;
    const servers = [first, ...more].filter((server) => server !== OWN).map(addressOf);
    const known = servers.filter((server) => server !== undefined);
    if (known.length > 0) vpc.fields.dnsServers = [...new Set(known)];
    if (known.length < servers.length)
      notes.add('name servers of DHCP options', 'they are no addresses', options);
  }
};
