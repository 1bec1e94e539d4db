/** What answers for names, what is behind load balancers and endpoints, and who asks: lists whose members may be left out. */
import { pointerOf } from '../../../evaluator/model/document.ts';
import { filtered, full, type KindOf, stub } from '../kind.ts';
import { type Catalog, placeIn, type Selection } from '../selection.ts';

const NOTHING = { needs: () => [] };

export const prefixLists: KindOf<'prefixLists'> = NOTHING;
export const accounts: KindOf<'accounts'> = NOTHING;
export const principals: KindOf<'principals'> = NOTHING;
export const resources: KindOf<'resources'> = NOTHING;
export const otherGateways: KindOf<'otherGateways'> = NOTHING;

const vpcsWithin = (vpcs: readonly string[], chosen: Selection): string[] =>
  vpcs.filter((vpc) => chosen.has(pointerOf('vpcs', vpc)));

/** What a record may name beside a host or an address. */
const RECORD_TARGETS = ['endpoints', 'loadBalancers'] as const;

export const hostedZones: KindOf<'hostedZones'> = {
  needs: () => [],
  keep: (fields, chosen, { scenario }) => {
    const isKept = (value: string): boolean => {
      const place = placeIn(scenario, RECORD_TARGETS, value);
      return place === undefined || chosen.has(place);
    };
    return {
      ...fields,
      vpcs: vpcsWithin(fields.vpcs, chosen),
      records:
        fields.records === null ? null : filtered(fields.records, (_, value) => [value].flat().every(isKept)),
    };
  },
};

export const resolverRules: KindOf<'resolverRules'> = {
  needs: ({ endpoint }, depth, { scenario }) => [
    { pointer: placeIn(scenario, ['resolverEndpoints'], endpoint), depth },
  ],
  keep: (fields, chosen) => ({ ...fields, vpcs: vpcsWithin(fields.vpcs, chosen) }),
};

const TARGETS = ['instances', 'networkInterfaces', 'loadBalancers'] as const;

/** A target may be an instance's interface, which stands in the scenario as its instance. */
const targetPlace = ({ scenario, network }: Catalog, name: string): string | undefined =>
  placeIn(scenario, TARGETS, name) ?? network.interfaces.get(name)?.pointer;

export const targetGroups: KindOf<'targetGroups'> = {
  needs: ({ vpc }, _, { scenario }) => [stub(placeIn(scenario, ['vpcs'], vpc))],
  keep: (fields, chosen, catalog) => ({
    ...fields,
    targets:
      fields.targets === null
        ? null
        : fields.targets.filter((target) => {
            const place = targetPlace(catalog, typeof target === 'string' ? target : target.target);
            return place === undefined || chosen.has(place);
          }),
  }),
  stub: (fields) => ({ ...fields, targets: null }),
};

export const endpointServices: KindOf<'endpointServices'> = {
  needs: ({ loadBalancers }, depth) =>
    depth === 'stub' ? [] : (loadBalancers ?? []).map((name) => stub(pointerOf('loadBalancers', name))),
  stub: (fields) => ({ ...fields, loadBalancers: null }),
};

export const resourceConfigurations: KindOf<'resourceConfigurations'> = {
  needs: ({ gateway, target }, depth, catalog) =>
    depth === 'stub'
      ? []
      : [
          full(placeIn(catalog.scenario, ['resourceGateways'], gateway)),
          full(target === null ? undefined : targetPlace(catalog, target)),
        ],
  stub: (fields) => ({ ...fields, gateway: null, target: null }),
};

export const serviceNetworks: KindOf<'serviceNetworks'> = {
  needs: ({ resources: listed }, depth) =>
    depth === 'stub' ? [] : (listed ?? []).map((name) => full(pointerOf('resourceConfigurations', name))),
  stub: (fields) => ({ ...fields, resources: null }),
};
