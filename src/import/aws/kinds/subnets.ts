/** Subnets. Which route table and network ACL they use is told by those. */

import { given, textAt } from '../../shared/json.ts';
import { cidrsOf, oneOrList } from '../addresses.ts';
import { type Context, claim, common, itemsOf, vpcNamedBy } from '../context.ts';

/** Reads `describe-subnets`. */
export const readSubnets = (context: Context): void => {
  for (const item of itemsOf(context, 'Subnets')) {
    const cidr = cidrsOf(item.value);
    const vpc = vpcNamedBy(context, item.value);
    if (vpc === undefined || cidr.length === 0) {
      context.documents.notes.add('subnets', 'they have no VPC or no CIDR', item);
      continue;
    }
    if (!claim(context, item.id, 'Subnets')) continue;
    vpc.account ??= textAt(item.value, 'OwnerId');
    context.subnetVpcs.set(item.id, vpc.id);
    vpc.subnets.set(item.id, {
      ...common(item),
      cidr: oneOrList(cidr),
      ...given('zone', textAt(item.value, 'AvailabilityZone')),
    });
  }
};
