/** Records of a private hosted zone. */
import { parseAddress } from '../address/prefix.ts';
import { exactly } from '../address/set.ts';
import type { HostedZone, Network } from '../model/network.ts';
import { listed, named, quoted } from '../trace/words.ts';
import type { NameAnswer, ResolvedAddress } from './answer.ts';
import { balancerAddresses } from './balancer-names.ts';
import { endpointAddresses } from './endpoint-names.ts';

interface RecordSet {
  readonly values: readonly string[];
  readonly pointer: string;
}

/** Whether names below this one exist: then it exists too, though it holds no record (RFC 4592). */
const standsAbove = (records: NonNullable<HostedZone['records']>, host: string): boolean =>
  [...records.keys()].some((known) => known.endsWith(`.${host}`) && known !== `*.${host}`);

/**
 * The record for a host: its own, else the nearest wildcard's. 'unclear' where another name stands between host and
 * wildcard: by RFC 4592 it hides the wildcard, and what Route 53 does is not documented.
 */
const recordFor = (
  records: NonNullable<HostedZone['records']>,
  host: string,
): RecordSet | 'unclear' | undefined => {
  const own = records.get(host);
  if (own !== undefined) return own;
  let isUnclear = standsAbove(records, host);
  const labels = host.split('.');
  for (let cut = 1; cut < labels.length; cut += 1) {
    const parent = labels.slice(cut).join('.');
    const wildcard = records.get(`*.${parent}`);
    if (wildcard !== undefined) return isUnclear ? 'unclear' : wildcard;
    isUnclear ||= records.has(parent) || standsAbove(records, parent);
  }
  return undefined;
};

/** Whether a zone has a record for a host, or may have. */
export const mayHold = ({ records }: HostedZone, host: string): boolean =>
  records === undefined || recordFor(records, host) !== undefined;

/** What a record's value stands for. A host name is asked again. */
type Value =
  | { readonly kind: 'addresses'; readonly addresses: readonly ResolvedAddress[] }
  | { readonly kind: 'name'; readonly host: string };

const readValue = (network: Network, text: string): Value => {
  const address = parseAddress(text);
  if (address !== undefined) {
    const set = exactly(address);
    return { kind: 'addresses', addresses: [{ address: set, receiver: undefined, text: set.text }] };
  }
  const endpoint = network.interfaceEndpoints.get(text) ?? network.resourceEndpoints.get(text);
  if (endpoint !== undefined) return { kind: 'addresses', addresses: endpointAddresses(endpoint) };
  const balancer = network.loadBalancers.get(text);
  if (balancer !== undefined) return { kind: 'addresses', addresses: balancerAddresses(balancer) };
  return { kind: 'name', host: text.toLowerCase().replace(/\.$/, '') };
};

type Base = Pick<NameAnswer, 'pointer' | 'facts' | 'assumptions'>;

/** A record with several values, such as a weighted one: Route 53 may answer with any of them. */
const askSeveral = (
  base: Base,
  zone: HostedZone,
  host: string,
  pointer: string,
  addresses: readonly ResolvedAddress[],
  names: readonly string[],
  again: (host: string) => NameAnswer,
): NameAnswer => {
  const answers = names.map(again);
  const open = answers.find((answer) => answer.kind !== 'found');
  if (open !== undefined) {
    const text = `Private hosted zone ${named(zone)} has several values for \`${host}\`, and not every one of them is known. ${open.text}`;
    return { ...base, kind: 'unknown', code: 'name-not-modelled', text };
  }
  const all = [
    ...addresses,
    ...answers.flatMap((answer) => (answer.kind === 'found' ? answer.addresses : [])),
  ];
  const text = `Private hosted zone ${named(zone)} answers with any of ${listed(all.map((each) => each.text))}.`;
  return { ...base, kind: 'found', by: 'hosted-zone', addresses: all, text, pointer };
};

/**
 * Asks a zone. A name that it does not hold does not exist for its VPCs: public DNS is not asked
 * (fact F-DNS-07).
 *
 * @param again asks for the name that a record leads to
 */
export const askZone = (
  network: Network,
  zone: HostedZone,
  host: string,
  again: (host: string) => NameAnswer,
): NameAnswer => {
  const base = { pointer: zone.pointer, facts: ['F-DNS-02', 'F-DNS-07'], assumptions: [] } as const;
  if (zone.records === undefined) {
    const text = `Private hosted zone ${named(zone)} answers for \`${host}\`, and its records are not in the data. Export them.`;
    return { ...base, kind: 'unknown', code: 'name-not-modelled', text };
  }
  const record = recordFor(zone.records, host);
  if (record === 'unclear') {
    const text = `Private hosted zone ${named(zone)} has a wildcard above \`${host}\` and another name between the two or below it; which of them decides is not documented.`;
    return { ...base, kind: 'unknown', code: 'name-not-modelled', text };
  }
  if (record === undefined || record.values.length === 0) {
    const text = `Private hosted zone ${named(zone)} answers for ${quoted(zone.domain)} and has no record \`${host}\`; public DNS is not asked.`;
    return { ...base, kind: 'nothing', text, otherwise: [] };
  }
  const values = record.values.map((text) => readValue(network, text));
  const addresses = values.flatMap((value) => (value.kind === 'addresses' ? value.addresses : []));
  const names = values.flatMap((value) => (value.kind === 'name' ? [value.host] : []));
  const [name] = names;
  if (name !== undefined && addresses.length + names.length > 1)
    return askSeveral(base, zone, host, record.pointer, addresses, names, again);
  if (name !== undefined) {
    const next = again(name);
    return {
      ...next,
      text: `Private hosted zone ${named(zone)}: \`${host}\` is ${quoted(name)}. ${next.text}`,
      facts: [...base.facts, ...next.facts],
      ...(next.kind === 'found' ? { pointer: record.pointer } : {}),
    };
  }
  const text = `Private hosted zone ${named(zone)} answers with ${listed(addresses.map((each) => each.text))}.`;
  return { ...base, kind: 'found', by: 'hosted-zone', addresses, text, pointer: record.pointer };
};
