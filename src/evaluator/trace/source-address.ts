/** A source that is named by its address: whoever in the data has it, else somebody outside of AWS. */
import { contains, formatAddress, type Prefix } from '../address/prefix.ts';
import { isPublic } from '../address/ranges.ts';
import { exactly } from '../address/set.ts';
import type { AddressSet, Network, NetworkInterface, OnPremises } from '../model/network.ts';
import { listed } from './words.ts';

/** What an address means as a source; `nobody` says why it means none. */
export type AddressMeaning =
  | { readonly kind: 'interface'; readonly owner: NetworkInterface; readonly address: AddressSet }
  | { readonly kind: 'on-premises'; readonly network: OnPremises; readonly address: AddressSet }
  | { readonly kind: 'nobody'; readonly message: string };

/** The private address by which an interface sends, where it has this one, private or public. */
const ownAddress = ({ addresses, publicAddresses }: NetworkInterface, text: string): AddressSet | undefined =>
  addresses.find((own) => own.text === text || publicAddresses.get(own.text)?.text === text);

const isMachine = ({ role }: NetworkInterface): boolean => role === 'instance' || role === 'interface';

/** A network outside of which the data says nothing: it is known by one address. */
const unknownNetwork = (address: Prefix): OnPremises => ({
  kind: 'on-premises',
  id: formatAddress(address.family, address.first),
  pointer: '',
  prefixes: [address],
  forwards: new Map(),
  records: new Map(),
});

const namesOf = (resources: readonly { readonly id: string }[]): string =>
  listed(resources.map(({ id }) => `\`${id}\``));

const nobody = (network: Network, address: Prefix, text: string): string => {
  if (isPublic(address))
    return `No interface in the data has ${text}. For somebody on the internet write \`internet:${formatAddress(address.family, address.first)}\`.`;
  const home = [...network.vpcs.values()].find(({ prefixes }) =>
    prefixes.some((range) => contains(range, address)),
  );
  if (home !== undefined)
    return `${text} is an address of \`${home.id}\`, and no interface in the data has it${home.known ? '' : ': export the account of that VPC'}.`;
  return `No interface in the data has ${text}, and no VPN connection or Direct Connect gateway leads to networks that the data does not show.`;
};

/** Who has an address. What is private and of no VPC may stand behind a line to a network that is not in the data. */
export const sourceByAddress = (network: Network, address: Prefix): AddressMeaning => {
  const { text } = exactly(address);
  const owners = [...network.subnets.values()]
    .flatMap(({ interfaces }) => interfaces)
    .filter((owner) => ownAddress(owner, text) !== undefined);
  const machines = owners.filter(isMachine);
  const [owner] = machines;
  const own = owner === undefined ? undefined : ownAddress(owner, text);
  if (owner !== undefined && own !== undefined && machines.length === 1)
    return { kind: 'interface', owner, address: own };
  if (owners.length > 0) {
    const names = namesOf(owners);
    const message =
      machines.length > 1
        ? `${text} is the address of several network interfaces: ${names}. Use an id.`
        : `${text} is an address of ${names}, which starts no connection of its own.`;
    return { kind: 'nobody', message };
  }
  const outside = [...network.onPremises.values()].filter(({ prefixes }) =>
    prefixes.some((range) => contains(range, address)),
  );
  if (outside.length > 0) {
    const message = `${text} is an address of several networks: ${namesOf(outside)}. Use a name.`;
    return { kind: 'nobody', message };
  }
  const isInside = [...network.vpcs.values()].some(({ prefixes }) =>
    prefixes.some((range) => contains(range, address)),
  );
  const leadsOutside = [...network.connections.values()].some((line) => line.network === undefined);
  if (isInside || isPublic(address) || !leadsOutside)
    return { kind: 'nobody', message: nobody(network, address, text) };
  return { kind: 'on-premises', network: unknownNetwork(address), address: exactly(address) };
};
