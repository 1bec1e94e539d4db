/** What a traced path is charged for: hours of what it crosses, each once, and gigabytes both ways. */
import type { Network, TransitAttachment, TransitGateway } from '../model/network.ts';
import type { PathTrace } from '../trace/types.ts';
import { type Bill, byHour, newBill } from './charges.ts';
import { type Element, elementOf } from './elements.ts';
import {
  addressHours,
  attachmentHours,
  connectionHours,
  endpointHours,
  loadBalancerHours,
  natHours,
  resourceEndpointHours,
} from './hours.ts';
import { chargeTransfer } from './transfer.ts';

const leadsTo = (attachment: TransitAttachment, gateway: TransitGateway, neighbour: Element): boolean => {
  switch (attachment.type) {
    case 'vpc':
      return neighbour.kind === 'subnet' && neighbour.subnet.vpc === attachment.vpc;
    case 'hybrid':
      return neighbour.kind === 'connection' && neighbour.connection.id === attachment.connection.id;
    case 'peering':
      return (
        neighbour.kind === 'transit-gateway' &&
        (attachment.peer === neighbour.gateway.id ||
          [...(neighbour.gateway.attachments?.values() ?? [])].some(
            (far) => far.type === 'peering' && (far.id === attachment.id || far.peer === gateway.id),
          ))
      );
    case 'other':
      return false;
  }
};

const elementHours = (
  network: Network,
  bill: Bill,
  element: Element,
  isOpen: boolean,
  behindNat: boolean,
): void => {
  switch (element.kind) {
    case 'nat-gateway':
      natHours(network, bill, element.nat);
      break;
    case 'interface-endpoint':
      endpointHours(network, bill, element.endpoint);
      break;
    case 'inspection':
      byHour(bill, 'gateway-load-balancer-endpoint-hour', element.endpoint, element.region);
      break;
    case 'gateway-endpoint':
      byHour(bill, 'gateway-endpoint-hour', element.endpoint, element.region);
      break;
    case 'resource-endpoint':
      resourceEndpointHours(bill, element.endpoint);
      break;
    case 'connection':
      connectionHours(network, bill, element.connection);
      break;
    case 'load-balancer':
      loadBalancerHours(bill, element.balancer);
      break;
    case 'workload': {
      // Only a path by an internet gateway uses the address; behind a NAT gateway that one's is used.
      const [held] = element.interfaces;
      if (isOpen && !behindNat && held !== undefined)
        addressHours(bill, element.ref, held.subnet.vpc.region, [held]);
      break;
    }
    case 'transit-gateway':
    case 'subnet':
    case 'resource-gateway':
    case 'peering':
    case 'way-out':
    case 'internet':
    case 'on-premises':
    case 'service':
    case 'unmodelled':
    case 'other':
      break;
  }
};

/** The attachments by which a path enters and leaves its transit gateways. */
const attachmentsOn = (network: Network, bill: Bill, paths: readonly (readonly string[])[]): void => {
  const seen = new Set<TransitAttachment>();
  for (const path of paths) {
    const elements = path.map((id) => elementOf(network, id));
    for (const [index, element] of elements.entries()) {
      if (element.kind !== 'transit-gateway') continue;
      const neighbours = [elements[index - 1], elements[index + 1]].filter((each) => each !== undefined);
      for (const attachment of element.gateway.attachments?.values() ?? []) {
        if (seen.has(attachment)) continue;
        if (!neighbours.some((neighbour) => leadsTo(attachment, element.gateway, neighbour))) continue;
        seen.add(attachment);
        attachmentHours(bill, element.gateway, attachment);
      }
    }
  }
};

/** Hours of everything on a path. */
export const pathHours = (network: Network, { path, returnPath }: PathTrace): Bill => {
  const bill = newBill();
  const elements = [...new Set([...path, ...returnPath])].map((id) => elementOf(network, id));
  const isOpen = elements.some(({ kind }) => kind === 'way-out');
  const behindNat = elements.some(({ kind }) => kind === 'nat-gateway');
  for (const element of elements) elementHours(network, bill, element, isOpen, behindNat);
  attachmentsOn(network, bill, [path, returnPath]);
  return bill;
};

/** Gigabytes of a path, there and back. What is refused moves none. */
export const pathTransfer = (network: Network, { verdict, path, returnPath }: PathTrace): Bill => {
  const bill = newBill();
  if (verdict === 'not-reachable') return bill;
  chargeTransfer(network, bill, 'there', path);
  chargeTransfer(network, bill, 'back', returnPath);
  return bill;
};
