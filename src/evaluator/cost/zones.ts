/** Crossing from one Availability Zone to another (facts F-PRICE-07, F-PRICE-08 and F-PRICE-20). */
import type { Subnet } from '../model/network.ts';
import { byGigabyte, type Course, note } from './charges.ts';
import type { Element } from './elements.ts';

const stands = ({ kind }: Element): boolean => kind !== 'subnet' && kind !== 'peering';

/** Zone names are each account's own (fact F-EPS-04). */
const comparable = (from: Subnet, to: Subnet): boolean => from.vpc.account === to.vpc.account;

/**
 * Charges what goes from the subnet at `index` straight to another one: out of one zone and into the
 * other. Through an interface endpoint or a transit gateway that is free (fact F-PRICE-20).
 */
export const crossZone = (course: Course, index: number, from: Subnet, to: Subnet): void => {
  const { bill, elements } = course;
  if (from === to || from.vpc.region !== to.vpc.region) return;
  const ends = [elements.slice(0, index).findLast(stands), elements.slice(index + 1).find(stands)];
  const kinds = new Set(ends.map((end) => end?.kind));
  if (kinds.has('interface-endpoint') || kinds.has('resource-endpoint') || kinds.has('transit-gateway'))
    return;
  const where = [from.id, to.id]
    .sort()
    .map((id) => `\`${id}\``)
    .join(' and ');
  if (from.zone === undefined || to.zone === undefined || !comparable(from, to)) {
    const why = comparable(from, to)
      ? 'are not in the data'
      : 'are named by two accounts and cannot be compared';
    const message = `The zones of ${where} ${why}: they are taken to be one. If they are two, each gigabyte between them costs a zone crossing.`;
    note(bill, 'assumption', message, ['F-PRICE-07']);
    return;
  }
  if (from.zone === to.zone) return;
  const application = ends.some(
    (end) => end?.kind === 'load-balancer' && end.balancer.type === 'application',
  );
  if (kinds.has('inspection') || application) {
    const message = `Crossing zones between ${where}, ${application ? 'at an application load balancer' : 'at a Gateway Load Balancer endpoint'}.`;
    note(bill, 'not-priced', message, ['F-PRICE-07']);
    return;
  }
  // Paid once for leaving a zone and once for entering the other.
  const [one, other] = [from, to].sort((a, b) => (a.id < b.id ? -1 : 1));
  const detail = `${one?.id ?? ''} and ${other?.id ?? ''}`;
  byGigabyte(course, 'zone-crossing-gigabyte', one ?? from, from.vpc.region, detail, 2);
};
