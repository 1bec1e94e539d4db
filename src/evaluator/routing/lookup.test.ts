import { describe, expect, it } from 'vitest';
import { prefix } from '../address/prefix.ts';
import { exactly, internetAddress, MOST_RANGES, serviceAddress } from '../address/set.ts';
import type {
  AddressSet,
  PrefixList,
  Route,
  RouteTable,
  TransitRoute,
  TransitRouteTable,
} from '../model/network.ts';
import { prefixList } from '../testing/networks.ts';
import { lookUp, lookUpTransit } from './lookup.ts';

const S3 = 'com.amazonaws.us-east-1.s3';
const to = (text: string): AddressSet => exactly(prefix(`${text}/32`));
const either = (...cidrs: readonly string[]): AddressSet => ({ prefixes: cidrs.map(prefix), text: '' });
const destinationOf = (where: string | PrefixList): Route['destination'] =>
  typeof where === 'string'
    ? { kind: 'prefix', prefix: prefix(where) }
    : { kind: 'prefix-list', list: where };

/** `target` names the route, too. */
const route = (where: string | PrefixList, target: string, more: Partial<Route> = {}): Route => ({
  destination: destinationOf(where),
  target: { kind: 'local' },
  origin: typeof where === 'string' ? 'static' : 'prefix-list',
  state: 'active',
  pointer: `/${target}`,
  text: `${typeof where === 'string' ? where : 'pl'} → ${target}`,
  ...more,
});
const out = { target: { kind: 'other', resource: {} } as unknown as Route['target'] };
const asked = (routes: readonly Route[], dst: AddressSet): readonly string[] => {
  const answer = lookUp({ routes } as unknown as RouteTable, dst);
  const found = answer.kind === 'route' ? [answer.route] : answer.kind === 'unclear' ? answer.between : [];
  const names = found.map(({ text }) => text.split(' → ')[1]).sort();
  return [
    `${answer.kind} ${names.join(' ')}`.trim(),
    answer.candidates.map(({ outcome }) => outcome).join(' '),
  ];
};

describe('a route table', () => {
  it('takes the longest prefix, wherever it is written', () => {
    const [wide, narrow, other] = [
      route('0.0.0.0/0', 'a'),
      route('10.0.0.0/8', 'b'),
      route('11.0.0.0/8', 'c'),
    ];
    expect(asked([wide, narrow, other], to('10.0.0.1'))).toEqual(['route b', 'shadowed decides no-match']);
    expect(asked([other, narrow, wide], to('10.0.0.1'))).toEqual(['route b', 'no-match decides shadowed']);
    expect(asked([narrow, other], to('12.0.0.1'))).toEqual(['none', 'no-match no-match']);
    expect(asked([], to('12.0.0.1'))).toEqual(['none', '']);
  });

  it('says of each route where it stands', () => {
    const answer = lookUp({ routes: [route('10.0.0.0/8', 'b')] } as unknown as RouteTable, to('10.0.0.1'));
    expect(answer.candidates).toEqual([{ text: '10.0.0.0/8 → b', pointer: '/b', outcome: 'decides' }]);
  });

  it('breaks ties by where a route comes from (fact F-ROUTE-05)', () => {
    const origins = ['static', 'prefix-list', 'direct-connect', 'vpn-static', 'vpn-bgp'] as const;
    const routes = origins.map((origin) => route('10.0.0.0/8', origin, { origin }));
    for (const [index, origin] of origins.entries()) {
      expect(asked(routes.slice(index), to('10.0.0.1'))[0]).toBe(`route ${origin}`);
      expect(asked(routes.slice(index).reverse(), to('10.0.0.1'))[0]).toBe(`route ${origin}`);
    }
  });

  it('lets no propagated route beat the local one (fact F-ROUTE-08)', () => {
    const local = route('10.0.0.0/16', 'local', { origin: 'local' });
    for (const origin of ['direct-connect', 'vpn-static', 'vpn-bgp'] as const) {
      const learned = route('10.0.1.0/24', 'x', { origin });
      expect(asked([learned, local], to('10.0.1.1'))).toEqual(['route local', 'no-match decides']);
      // An address outside of the VPC is none of the local route's.
      expect(asked([route('10.1.0.0/16', 'x', { origin }), local], to('10.1.1.1'))[0]).toBe('route x');
      // A local route that may hold the address takes nothing away.
      expect(asked([route('10.0.0.0/8', 'x', { origin }), local], either('10.0.0.0/15'))[0]).toBe(
        'unclear local x',
      );
    }
    for (const origin of ['static', 'prefix-list'] as const)
      expect(asked([route('10.0.1.0/24', 'x', { origin }), local], to('10.0.1.1'))[0]).toBe('route x');
  });

  it('is not decided between lists that hold the same prefix, unless they lead to the same place', () => {
    const pair = (first: string, second: string, more: Partial<Route> = {}) => [
      route(prefixList(undefined, '10.0.0.0/8'), first),
      route(prefixList(undefined, '10.0.0.0/8'), second, more),
      route('0.0.0.0/0', 'z'),
    ];
    expect(asked(pair('a', 'b'), to('10.0.0.1'))).toEqual(['unclear a b', 'unclear unclear shadowed']);
    expect(asked(pair('a', 'a'), to('10.0.0.1'))[0]).toBe('route a');
    // A black hole is another place.
    expect(asked(pair('a', 'a', { state: 'blackhole' }), to('10.0.0.1'))[0]).toBe('unclear a a');
  });

  it('is not decided where a longer prefix may hold the address', () => {
    const [wide, half] = [route('10.0.0.0/16', 'a'), route('10.0.1.0/25', 'b')];
    const subnet = either('10.0.1.0/24');
    expect(asked([wide, half], subnet)).toEqual(['unclear a b', 'unclear unclear']);
    expect(asked([half], subnet)).toEqual(['unclear b', 'unclear']);
    // Both lead to one place: then it does not matter.
    expect(asked([wide, route('10.0.1.0/25', 'a')], subnet)).toEqual(['route a', 'decides unclear']);
    // A shorter one that may hold it changes nothing.
    expect(asked([route('10.0.1.0/24', 'a'), route('0.0.0.0/0', 'z')], subnet)[0]).toBe('route a');
  });

  it('looks each range up by itself', () => {
    const ranges = either('10.0.0.0/24', '10.0.2.0/24');
    const [first, second] = [route('10.0.0.0/24', 'a'), route('10.0.2.0/24', 'b')];
    expect(asked([first, second], ranges)).toEqual(['unclear a b', 'unclear unclear']);
    expect(asked([first, route('10.0.2.0/24', 'a')], ranges)[0]).toBe('route a');
    // One range has a route and the other has none, or a doubt.
    expect(asked([first], ranges)).toEqual(['unclear a', 'unclear']);
    expect(asked([second], ranges)[0]).toBe('unclear b');
    expect(asked([first, route('10.0.2.0/25', 'b')], ranges)[0]).toBe('unclear a b');
    expect(asked([route('10.0.0.0/25', 'a'), route('10.0.2.0/25', 'a')], ranges)[0]).toBe('unclear a a');
    expect(asked([route('11.0.0.0/8', 'c')], ranges)[0]).toBe('none');
    // Where two ranges end differently, a third route has nothing to do with it.
    expect(asked([first, second, route('11.0.0.0/8', 'c')], ranges)[1]).toBe('unclear unclear no-match');
    expect(asked([], either())).toEqual(['none', '']);
  });

  it('leads what is out on the internet past routes to private addresses', () => {
    const local = route('52.0.0.0/16', 'local', { origin: 'local' });
    const all = route('0.0.0.0/0', 'igw', out);
    const service = serviceAddress(S3, [prefix('52.0.0.0/8')]);
    for (const dst of [internetAddress('example.com'), service]) {
      expect(asked([local, all], dst)[0]).toBe('route igw');
      expect(
        asked([route('52.0.0.0/16', 'pcx', { target: { kind: 'peering' } as Route['target'] }), all], dst)[0],
      ).toBe('route igw');
      // Another gateway may be the way to some of it.
      expect(asked([route('52.0.0.0/16', 'vgw', out), all], dst)[0]).toBe('unclear igw vgw');
    }
    // An address of the scenario may be a private one.
    expect(asked([local, all], either('52.0.0.0/8'))[0]).toBe('unclear igw local');
  });
});

describe('a route for a prefix list', () => {
  const all = route('0.0.0.0/0', 'z', out);
  const s3 = serviceAddress(S3, undefined);
  const sns = serviceAddress('com.amazonaws.us-east-1.sns', undefined);
  it('with entries is one route for each of them', () => {
    const routes = [
      route(prefixList(undefined, '10.0.0.0/8', '11.0.0.0/8'), 'a'),
      route('11.0.0.0/16', 'b'),
      all,
    ];
    expect(asked(routes, to('10.0.0.1'))[0]).toBe('route a');
    expect(asked(routes, to('11.1.0.1'))[0]).toBe('route a');
    expect(asked(routes, to('11.0.0.1'))[0]).toBe('route b');
    expect(asked(routes, to('12.0.0.1'))[0]).toBe('route z');
  });
  it('of a service takes its addresses and nobody else’s', () => {
    for (const held of [prefixList(S3), prefixList(S3, '52.216.0.0/15')]) {
      expect(asked([route(held, 'a'), all], sns)[0]).toBe('route z');
      expect(asked([route(held, 'a'), all], internetAddress('example.com'))[0]).toBe('route z');
    }
    expect(asked([route(prefixList(S3), 'a'), all], s3)[0]).toBe('route a');
    expect(
      asked(
        [route(prefixList(S3, '52.216.0.0/15'), 'a'), all],
        serviceAddress(S3, [prefix('52.216.0.0/15')]),
      )[0],
    ).toBe('route a');
    // A list of our own may hold a part of the internet.
    expect(asked([route(prefixList(undefined, '52.0.0.0/8'), 'a'), all], sns)[0]).toBe('unclear a z');
  });
  it('of a service may hold any public address but those for documentation, where its entries are not known', () => {
    const routes = [route(prefixList(S3), 'a'), all];
    expect(asked(routes, to('8.8.8.8'))[0]).toBe('unclear a z');
    expect(asked(routes, to('198.51.100.10'))[0]).toBe('route z');
    expect(asked(routes, either('198.51.100.10/32', '8.8.8.8/32'))[0]).toBe('unclear a z');
    expect(asked([route(prefixList(undefined), 'a'), all], to('198.51.100.10'))[0]).toBe('unclear a z');
  });
  it('without entries beats routes as long as /8, and may lose to longer ones', () => {
    const held = route(prefixList(S3), 'a');
    expect(asked([held, route('52.0.0.0/8', 'b', out), all], s3)[0]).toBe('route a');
    expect(asked([held, route('52.0.0.0/9', 'b', out), all], s3)[0]).toBe('unclear a b');
    expect(asked([route(prefixList(undefined), 'a'), all], to('10.0.0.1'))[0]).toBe('unclear a z');
  });
  it('of a service with very many entries is taken as a whole', () => {
    const entries = (count: number) =>
      Array.from({ length: count }, (_, index) => `52.${index >> 8}.${index & 255}.0/24`);
    const some = { ...s3, prefixes: [prefix('99.0.0.0/24')] };
    const own = (count: number) => [route(prefixList(S3, ...entries(count)), 'a'), all];
    expect(asked(own(MOST_RANGES + 1), some)[0]).toBe('route a');
    expect(asked(own(MOST_RANGES), some)[0]).toBe('route z');
    // A list of our own is never taken as a whole.
    expect(
      asked([route(prefixList(undefined, ...entries(MOST_RANGES + 1)), 'a'), all], to('52.0.7.1'))[0],
    ).toBe('route a');
    expect(
      asked([route(prefixList(undefined, ...entries(MOST_RANGES + 1)), 'a'), all], to('99.0.0.1'))[0],
    ).toBe('route z');
  });
});

describe('a transit gateway route table', () => {
  const learned = (
    where: string,
    attachment: string | undefined,
    origin: TransitRoute['origin'],
    state: TransitRoute['state'] = 'active',
  ): TransitRoute => ({
    destination: destinationOf(where),
    attachment,
    origin,
    state,
    pointer: `/${attachment}`,
    text: `${where} → ${attachment}`,
  });
  const found = (routes: readonly TransitRoute[], dst = to('10.0.0.1')): readonly (string | undefined)[] => {
    const answer = lookUpTransit({ routes } as unknown as TransitRouteTable, dst);
    if (answer.kind === 'route')
      return [answer.kind, ...[answer.route, ...answer.equals].map(({ attachment }) => attachment)];
    return [
      answer.kind,
      ...(answer.kind === 'unclear' ? answer.between.map(({ attachment }) => attachment).sort() : []),
    ];
  };
  const origins = ['static', 'prefix-list', 'vpc', 'direct-connect', 'vpn', 'other'] as const;

  it('breaks ties by where a route comes from (fact F-TGW-03)', () => {
    const routes = origins.map((origin) => learned('10.0.0.0/8', origin, origin));
    for (const [index, origin] of origins.entries()) {
      expect(found(routes.slice(index))).toEqual(['route', origin]);
      expect(found(routes.slice(index).reverse())).toEqual(['route', origin]);
    }
  });
  it('shares traffic between VPN or Direct Connect attachments of equal rank, and nothing else', () => {
    for (const origin of origins) {
      const shares = origin === 'vpn' || origin === 'direct-connect';
      const pair = [learned('10.0.0.0/8', 'a', origin), learned('10.0.0.0/8', 'b', origin)];
      expect(found(pair)).toEqual(shares ? ['route', 'a', 'b'] : ['unclear', 'a', 'b']);
    }
    // Unequal ones do not share.
    expect(found([learned('10.0.0.0/8', 'a', 'vpn'), learned('10.0.0.0/9', 'b', 'vpn')])).toEqual([
      'route',
      'b',
    ]);
  });
  it('takes two routes to one attachment for one, unless one is a black hole', () => {
    expect(found([learned('10.0.0.0/8', 'a', 'other'), learned('10.0.0.0/8', 'a', 'other')])).toEqual([
      'route',
      'a',
    ]);
    expect(
      found([learned('10.0.0.0/8', 'a', 'other'), learned('10.0.0.0/8', 'a', 'other', 'blackhole')]),
    ).toEqual(['unclear', 'a', 'a']);
  });
  it('leads what is out on the internet past routes to VPCs', () => {
    const all = learned('0.0.0.0/0', 'egress', 'static');
    const web = internetAddress('example.com');
    expect(found([learned('52.0.0.0/16', 'vpc', 'vpc'), all], web)).toEqual(['route', 'egress']);
    expect(found([learned('52.0.0.0/16', 'vpn', 'vpn'), all], web)).toEqual(['unclear', 'egress', 'vpn']);
  });
});
