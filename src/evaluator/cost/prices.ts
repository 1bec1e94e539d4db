/**
 * Prices of us-east-1 in US dollars, each with the fact that it rests on and the day of AWS's list.
 * A scenario may override any of them (`prices`). What has no source is not here: it is said to be
 * not priced, and never counted as nothing.
 */
import type { FactId } from '../trace/types.ts';

/** What a quantity is counted in. */
export type PriceUnit = 'hour' | 'gigabyte';

export interface Price {
  readonly what: string;
  readonly unit: PriceUnit;
  /** In order: up to so many units in a month, in dollars for each. The last has no bound. */
  readonly tiers: readonly { readonly upTo: number; readonly dollars: number }[];
  readonly fact: FactId;
  /** The day of the list, or the day on which it was read. */
  readonly date: string;
}

const flat = (what: string, unit: PriceUnit, dollars: number, fact: FactId, date: string): Price => ({
  what,
  unit,
  tiers: [{ upTo: Number.POSITIVE_INFINITY, dollars }],
  fact,
  date,
});

const LIST = '2026-09-17';
const READ = '2026-11-23';
/** A petabyte as AWS counts it here. */
const PETABYTE = 1_048_576;

export const PRICES = {
  'nat-gateway-hour': flat('NAT gateway', 'hour', 0.045, 'F-PRICE-01', READ),
  'nat-gateway-gigabyte': flat('processed by a NAT gateway', 'gigabyte', 0.045, 'F-PRICE-01', READ),
  'interface-endpoint-hour': flat('interface endpoint, each zone', 'hour', 0.01, 'F-PRICE-03', LIST),
  'interface-endpoint-gigabyte': {
    what: 'processed by interface endpoints',
    unit: 'gigabyte',
    tiers: [
      { upTo: PETABYTE, dollars: 0.01 },
      { upTo: 5 * PETABYTE, dollars: 0.006 },
      { upTo: Number.POSITIVE_INFINITY, dollars: 0.004 },
    ],
    fact: 'F-PRICE-03',
    date: LIST,
  },
  'gateway-load-balancer-endpoint-hour': flat(
    'Gateway Load Balancer endpoint',
    'hour',
    0.01,
    'F-PRICE-04',
    LIST,
  ),
  'gateway-load-balancer-endpoint-gigabyte': flat(
    'processed by a Gateway Load Balancer endpoint',
    'gigabyte',
    0.0035,
    'F-PRICE-04',
    LIST,
  ),
  'resource-endpoint-hour': flat('resource endpoint', 'hour', 0.02, 'F-PRICE-05', LIST),
  'resource-endpoint-gigabyte': flat(
    'processed by a resource endpoint',
    'gigabyte',
    0.01,
    'F-PRICE-05',
    LIST,
  ),
  'transit-gateway-attachment-hour': flat('transit gateway attachment', 'hour', 0.05, 'F-PRICE-12', READ),
  'transit-gateway-gigabyte': flat('processed by a transit gateway', 'gigabyte', 0.02, 'F-PRICE-12', READ),
  'vpn-connection-hour': flat('Site-to-Site VPN connection', 'hour', 0.05, 'F-PRICE-12', READ),
  'public-ipv4-hour': flat('public IPv4 address', 'hour', 0.005, 'F-PRICE-11', LIST),
  'cross-zone-gigabyte': flat(
    'between two zones, both directions together',
    'gigabyte',
    0.02,
    'F-PRICE-07',
    READ,
  ),
  'cross-region-gigabyte': flat('to another Region', 'gigabyte', 0.02, 'F-PRICE-09', READ),
  'internet-egress-gigabyte': {
    what: 'out to the internet, 100 GB of the account free',
    unit: 'gigabyte',
    tiers: [
      { upTo: 100, dollars: 0 },
      { upTo: 10_240, dollars: 0.09 },
      { upTo: 51_200, dollars: 0.085 },
      { upTo: 153_600, dollars: 0.07 },
      { upTo: Number.POSITIVE_INFINITY, dollars: 0.05 },
    ],
    fact: 'F-PRICE-14',
    date: READ,
  },
} as const satisfies Record<string, Price>;

export type PriceId = keyof typeof PRICES;

/** Whether a text names a price. */
export const isPriceId = (text: string): text is PriceId => Object.hasOwn(PRICES, text);

/** A price with what a scenario says instead: one amount for every unit. */
export const priceOf = (id: PriceId, overrides: Readonly<Record<string, number>> | undefined): Price => {
  const price: Price = PRICES[id];
  const stated = overrides !== undefined && Object.hasOwn(overrides, id) ? overrides[id] : undefined;
  return stated === undefined
    ? price
    : { ...price, tiers: [{ upTo: Number.POSITIVE_INFINITY, dollars: stated }] };
};

/** Millionths of a dollar for a quantity: exact at the bounds of tiers, rounded once. */
export const amountOf = ({ tiers }: Price, quantity: number): number => {
  let below = 0;
  let micro = 0;
  for (const { upTo, dollars } of tiers) {
    if (quantity <= below) break;
    micro += (Math.min(quantity, upTo) - below) * dollars * 1_000_000;
    below = upTo;
  }
  return Math.round(micro);
};
