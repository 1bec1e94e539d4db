/**
 * What gigabytes cost on their way along a path, resource by resource. Each direction of a flow is
 * a path of its own; what a gigabyte is charged there and back is counted apart.
 */
import type { Network, Subnet } from '../model/network.ts';
import type { ResourceRef } from '../trace/types.ts';
import { named } from '../trace/words.ts';
import { type Bill, byGigabyte, type Course, note } from './charges.ts';
import { type Element, elementOf, regionOfNat, serviceRegionOf } from './elements.ts';
import { crossZone } from './zones.ts';

const US_EAST: ReadonlySet<string> = new Set(['us-east-1', 'us-east-2']);

/** The Region that sends pays (facts F-PRICE-07 and F-PRICE-09). */
const betweenRegions = (course: Course, resource: ResourceRef, from: string, to: string): void => {
  if (from === to) return;
  const near = US_EAST.has(from) && US_EAST.has(to);
  const price = near ? 'inter-region-us-east-gigabyte' : 'inter-region-gigabyte';
  byGigabyte(course, price, resource, from, `from ${from} to ${to}`);
};

const subnetBefore = ({ elements }: Course, index: number): Subnet | undefined => {
  const found = elements.slice(0, index).findLast((each) => each.kind === 'subnet');
  return found?.kind === 'subnet' ? found.subnet : undefined;
};

/** What goes out of a VPC by an internet gateway: to the internet, to a service, or round to this network. */
const throughWayOut = (course: Course, gateway: ResourceRef, region: string, index: number): void => {
  const before = course.elements[index - 1];
  const after = course.elements[index + 1];
  // What comes in is free (fact F-PRICE-14).
  if (before === undefined || before.kind === 'internet') return;
  if (before.kind === 'service') {
    betweenRegions(course, gateway, before.region, region);
    return;
  }
  if (after === undefined || after.kind === 'internet')
    byGigabyte(course, 'internet-out-gigabyte', gateway, region);
  // Free within the Region (fact F-PRICE-21).
  else if (after.kind === 'service') betweenRegions(course, gateway, region, after.region);
  else if (after.kind !== 'way-out' && before.kind !== 'way-out') {
    const message = `Traffic between public addresses of this network, by ${named(gateway)}.`;
    note(course.bill, 'not-priced', message);
  }
};

const throughTransit = (
  course: Course,
  element: Extract<Element, { kind: 'transit-gateway' }>,
  index: number,
): void => {
  const before = course.elements[index - 1];
  const { gateway } = element;
  if (before?.kind === 'transit-gateway')
    betweenRegions(course, gateway, before.gateway.region, gateway.region);
  // What came over a peering was processed once already (fact F-PRICE-12b).
  else byGigabyte(course, 'transit-gateway-gigabyte', gateway, gateway.region);
};

/** What leaves AWS by a line: a VPN like the internet, Direct Connect by its own price (fact F-PRICE-22). */
const throughConnection = (
  course: Course,
  { connection, region }: Extract<Element, { kind: 'connection' }>,
  index: number,
): void => {
  const before = course.elements[index - 1];
  if (before === undefined || before.kind === 'on-premises') return;
  const isVpn = connection.kind === 'vpn-connection';
  byGigabyte(course, isVpn ? 'internet-out-gigabyte' : 'direct-connect-out-gigabyte', connection, region);
};

const throughEndpoint = (
  course: Course,
  { endpoint }: Extract<Element, { kind: 'interface-endpoint' }>,
): void => {
  const { network, bill, direction } = course;
  const { region } = endpoint.vpc;
  byGigabyte(course, 'interface-endpoint-gigabyte', endpoint, region);
  const far = serviceRegionOf(network, endpoint);
  if (far === undefined) {
    const message = `The Region of \`${endpoint.service}\` behind ${named(endpoint)} is not in the data: it is taken to be \`${region}\`.`;
    note(bill, 'assumption', message, ['F-PRICE-10']);
  } else if (direction === 'there') betweenRegions(course, endpoint, region, far);
  else betweenRegions(course, endpoint, far, region);
};

const throughBalancer = (course: Course, { balancer }: Extract<Element, { kind: 'load-balancer' }>): void => {
  if (balancer.type === 'gateway') return;
  byGigabyte(course, `${balancer.type}-load-balancer-gigabyte`, balancer, balancer.vpc.region);
  const message = `Units of capacity of ${named(balancer)} are counted by bytes alone, a gigabyte each. Many connections may need more.`;
  note(course.bill, 'assumption', message, ['F-PRICE-18']);
};

const chargeElement = (course: Course, element: Element, index: number): void => {
  const { network, bill, elements } = course;
  switch (element.kind) {
    case 'subnet': {
      const next = elements[index + 1];
      const beyond = next?.kind === 'peering' ? elements[index + 2] : next;
      if (beyond?.kind === 'subnet') crossZone(course, index, element.subnet, beyond.subnet);
      break;
    }
    case 'nat-gateway': {
      const region = regionOfNat(network, element.nat);
      byGigabyte(course, 'nat-gateway-gigabyte', element.nat, region);
      // A regional one whose internet gateway is not in the data.
      if (element.nat.regional !== undefined && index === elements.length - 1)
        byGigabyte(course, 'internet-out-gigabyte', element.nat, region);
      break;
    }
    case 'interface-endpoint':
      throughEndpoint(course, element);
      break;
    case 'inspection':
      byGigabyte(course, 'gateway-load-balancer-endpoint-gigabyte', element.endpoint, element.region);
      note(
        bill,
        'not-priced',
        `Units of capacity of the gateway load balancer behind ${named(element.endpoint)}.`,
        ['F-PRICE-17'],
      );
      break;
    case 'resource-endpoint': {
      const { endpoint } = element;
      if (endpoint.kind === 'resource-endpoint')
        byGigabyte(course, 'resource-endpoint-gigabyte', endpoint, endpoint.vpc.region);
      else note(bill, 'not-priced', `Gigabytes through the service-network endpoint ${named(endpoint)}.`);
      break;
    }
    case 'resource-gateway':
      byGigabyte(course, 'resource-gateway-gigabyte', element.gateway, element.region);
      break;
    case 'peering': {
      const { requester, accepter } = element.peering;
      const from = subnetBefore(course, index)?.vpc;
      const to = from === requester ? accepter : requester;
      if (from !== undefined) betweenRegions(course, element.peering, from.region, to.region);
      break;
    }
    case 'transit-gateway':
      throughTransit(course, element, index);
      break;
    case 'connection':
      throughConnection(course, element, index);
      break;
    case 'load-balancer':
      throughBalancer(course, element);
      break;
    case 'way-out': {
      const vpcId =
        network.internetGateways.get(element.gateway.id)?.vpc ??
        network.egressOnlyInternetGateways.get(element.gateway.id)?.vpc;
      const region = network.vpcs.get(vpcId ?? '')?.region ?? network.region;
      throughWayOut(course, element.gateway, region, index);
      break;
    }
    case 'unmodelled':
      note(bill, 'not-priced', `${named(element.ref)}, a ${element.ref.what.replaceAll('`', "'")}.`);
      break;
    case 'gateway-endpoint':
    case 'internet':
    case 'on-premises':
    case 'service':
    case 'workload':
    case 'other':
      break;
  }
};

/** Collects what each gigabyte costs that takes a path in one direction. */
export const chargeTransfer = (
  network: Network,
  bill: Bill,
  direction: Course['direction'],
  path: readonly string[],
): void => {
  const elements = path.map((id) => elementOf(network, id));
  const course: Course = { network, bill, direction, elements };
  for (const [index, element] of elements.entries()) chargeElement(course, element, index);
};
