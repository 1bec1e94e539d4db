/**
 * The price table: what AWS takes for hours and gigabytes, each with its source and the day of that
 * source. A price stands here only if the ledger has a fact for it (facts F-PRICE-01 to F-PRICE-22).
 */
import type { FactId } from '../trace/types.ts';

/** Up to a bound of gigabytes a month, included; the last tier has none. */
export interface Tier {
  readonly upTo?: number;
  /** US dollars for one unit. */
  readonly amount: number;
  /** Where a tier rests on something else than the rest of its price. */
  readonly fact?: FactId;
  readonly confidence?: Rate['confidence'];
}

/** A price as it is in some Regions. */
export interface Rate {
  readonly regions: readonly string[];
  readonly tiers: readonly [Tier, ...Tier[]];
  readonly fact: FactId;
  /** The day, or the month, that the source is of. */
  readonly date: string;
  /** As in the ledger: `high` is AWS's own text. */
  readonly confidence: 'high' | 'medium' | 'low';
}

/** What is bought, and for how much in which Regions. */
export interface Price {
  /** What is bought, in words. */
  readonly what: string;
  readonly unit: 'hour' | 'gigabyte';
  /** What the tiers count together. Left out: one tier only. */
  readonly pool?: 'region' | 'account';
  /** Too different from Region to Region: no other Region's amount stands in for it. */
  readonly strict?: true;
  /** The first stands in for Regions that none is for. */
  readonly rates: readonly [Rate, ...Rate[]];
}

const VIRGINIA = ['us-east-1'] as const;
const EAST = ['us-east-1', 'us-east-2'] as const;

/** AWS's price list of 2026-09-17. */
const listed = (fact: FactId, ...tiers: readonly [Tier, ...Tier[]]): Rate => ({
  regions: VIRGINIA,
  tiers,
  fact,
  date: '2026-09-17',
  confidence: 'high',
});

/** What others quote of AWS's pages. */
const quoted = (
  fact: FactId,
  date: string,
  regions: Rate['regions'],
  ...tiers: readonly [Tier, ...Tier[]]
): Rate => ({ regions, tiers, fact, date, confidence: 'medium' });

const free = (fact: FactId): Rate => ({
  ...listed(fact, { amount: 0 }),
  date: '2026-11-23',
});

const TERABYTE = 1024;
const PETABYTE = 1024 * TERABYTE;

/** Facts F-PRICE-03, F-PRICE-05 and F-PRICE-05b; AWS's terabyte is taken as 1,024 gigabytes. */
const privateLinkTiers = (fact: FactId, upper: FactId): Rate =>
  listed(
    fact,
    { upTo: PETABYTE, amount: 0.01 },
    { upTo: 5 * PETABYTE, amount: 0.006, fact: upper },
    { amount: 0.004, fact: upper },
  );

const THIRD_PARTY = { fact: 'F-PRICE-14b', confidence: 'low' } as const;

/** Facts F-PRICE-14 and F-PRICE-14b: the higher tiers from one third party. */
const EGRESS = quoted(
  'F-PRICE-14',
  '2026-05',
  EAST,
  { upTo: 100, amount: 0 },
  { upTo: 10 * TERABYTE, amount: 0.09 },
  { upTo: 50 * TERABYTE, amount: 0.085, ...THIRD_PARTY },
  { upTo: 150 * TERABYTE, amount: 0.07, ...THIRD_PARTY },
  { amount: 0.05, ...THIRD_PARTY },
);

const hour = (what: string, ...rates: Price['rates']): Price => ({ what, unit: 'hour', rates });
const gigabyte = (what: string, ...rates: Price['rates']): Price => ({ what, unit: 'gigabyte', rates });

/** Every price by its id: the name that a scenario overrides it by. */
export const PRICES = {
  'nat-gateway-hour': hour('NAT gateway', quoted('F-PRICE-01', '2026-09-20', EAST, { amount: 0.045 })),
  'nat-gateway-gigabyte': gigabyte(
    'processed by a NAT gateway',
    quoted('F-PRICE-01', '2026-09-20', EAST, { amount: 0.045 }),
  ),
  'regional-nat-gateway-hour': hour(
    'regional NAT gateway',
    { ...listed('F-PRICE-02', { amount: 0.045 }), date: '2026-09-25', confidence: 'medium' },
    quoted('F-PRICE-02', '2026-09-25', ['eu-west-1'], { amount: 0.048 }),
  ),
  'public-ipv4-hour': hour('public IPv4 address', listed('F-PRICE-11', { amount: 0.005 })),
  'interface-endpoint-hour': hour('interface endpoint, in each zone', listed('F-PRICE-03', { amount: 0.01 })),
  'interface-endpoint-gigabyte': {
    ...gigabyte('processed by an interface endpoint', privateLinkTiers('F-PRICE-03', 'F-PRICE-03')),
    pool: 'region',
  },
  'gateway-endpoint-hour': hour('gateway endpoint', free('F-PRICE-06')),
  'gateway-load-balancer-endpoint-hour': hour(
    'Gateway Load Balancer endpoint',
    listed('F-PRICE-04', { amount: 0.01 }),
  ),
  'gateway-load-balancer-endpoint-gigabyte': gigabyte(
    'processed by a Gateway Load Balancer endpoint',
    listed('F-PRICE-04', { amount: 0.0035 }),
  ),
  'resource-endpoint-hour': hour('resource endpoint', listed('F-PRICE-05', { amount: 0.02 })),
  'resource-endpoint-gigabyte': {
    ...gigabyte('processed by a resource endpoint', privateLinkTiers('F-PRICE-05', 'F-PRICE-05b')),
    pool: 'region',
  },
  'resource-gateway-gigabyte': {
    ...gigabyte('processed by a resource gateway', privateLinkTiers('F-PRICE-05b', 'F-PRICE-05b')),
    pool: 'region',
  },
  'service-network-endpoint-hour': hour('service-network endpoint', listed('F-PRICE-05', { amount: 0 })),
  'transit-gateway-attachment-hour': hour(
    'transit gateway attachment',
    quoted('F-PRICE-12', '2026-09-20', EAST, { amount: 0.05 }),
  ),
  'transit-gateway-peering-hour': hour(
    'transit gateway peering attachment, each side',
    quoted('F-PRICE-12b', '2026-09-20', EAST, { amount: 0.05 }),
  ),
  'transit-gateway-gigabyte': gigabyte(
    'sent into a transit gateway',
    quoted('F-PRICE-12', '2026-09-20', EAST, { amount: 0.02 }),
  ),
  'vpn-connection-hour': hour(
    'Site-to-Site VPN connection',
    quoted('F-PRICE-12', '2026-09-20', EAST, { amount: 0.05 }),
  ),
  'direct-connect-out-gigabyte': gigabyte(
    'out of AWS by Direct Connect',
    quoted('F-PRICE-22', '2026-11-23', EAST, { amount: 0.02 }),
  ),
  'network-load-balancer-hour': hour(
    'network load balancer',
    quoted('F-PRICE-17', '2026-05', VIRGINIA, { amount: 0.0225 }),
  ),
  'network-load-balancer-gigabyte': gigabyte(
    'capacity units of a network load balancer, by bytes',
    quoted('F-PRICE-17', '2026-05', VIRGINIA, { amount: 0.006 }),
  ),
  'application-load-balancer-hour': hour(
    'application load balancer',
    quoted('F-PRICE-17', '2026-05', VIRGINIA, { amount: 0.0225 }),
  ),
  'application-load-balancer-gigabyte': gigabyte(
    'capacity units of an application load balancer, by bytes',
    quoted('F-PRICE-17', '2026-05', VIRGINIA, { amount: 0.008 }),
  ),
  'gateway-load-balancer-hour': hour(
    'gateway load balancer',
    quoted('F-PRICE-17', '2026-05', VIRGINIA, { amount: 0.0125 }),
  ),
  'zone-crossing-gigabyte': gigabyte(
    'between zones, out of one and into the other',
    quoted('F-PRICE-07', '2026-06-02', EAST, { amount: 0.01 }),
  ),
  'inter-region-gigabyte': {
    ...gigabyte('between Regions', quoted('F-PRICE-09', '2026-05', VIRGINIA, { amount: 0.02 })),
    strict: true,
  },
  'inter-region-us-east-gigabyte': {
    ...gigabyte(
      'between us-east-1 and us-east-2',
      quoted('F-PRICE-09', '2026-05', VIRGINIA, { amount: 0.01 }),
      quoted('F-PRICE-09b', '2026-05', ['us-east-2'], { amount: 0.01 }),
    ),
    strict: true,
  },
  'internet-out-gigabyte': { ...gigabyte('out to the internet', EGRESS), pool: 'account' },
} as const satisfies Readonly<Record<string, Price>>;

/** The id of a price. */
export type PriceId = keyof typeof PRICES;

export const PRICE_IDS: readonly string[] = Object.keys(PRICES);

/** A price by its id. */
export const priceOf = (id: PriceId): Price => PRICES[id];

/** The rate for a Region, and whether it is that Region's own; undefined where no other may stand in. */
export const rateFor = (
  price: Price,
  region: string,
): { readonly rate: Rate; readonly own: boolean } | undefined => {
  const own = price.rates.find(({ regions }) => regions.includes(region));
  if (own !== undefined) return { rate: own, own: true };
  return price.strict === true ? undefined : { rate: price.rates[0], own: false };
};
