/** Transit gateways themselves; what they attach and where they send it is read apart. */

import { given, textAt } from '../../shared/json.ts';
import { type Context, claim, common, itemsOf } from '../context.ts';
import { folderOf, regionIn, scopeOf } from '../coverage.ts';

/** The Region of `arn:aws:ec2:us-east-1:111122223333:transit-gateway/tgw-0abc`. */
const regionOf = (arn: string | undefined, file: string): string | undefined =>
  regionIn(arn?.split(':')[3]) ?? regionIn(scopeOf(folderOf(file)).split('/').at(-1));

/** Reads `describe-transit-gateways`, of the owner's account or of one that it is shared with. */
export const readTransitGateways = (context: Context): void => {
  for (const item of itemsOf(context, 'TransitGateways')) {
    if (textAt(item.value, 'State') === 'deleted') {
      context.documents.notes.add('transit gateways', 'they are deleted', item);
      continue;
    }
    if (!claim(context, item.id, 'TransitGateways')) continue;
    const isReferencing = textAt(item.value, 'Options', 'SecurityGroupReferencingSupport') === 'enable';
    context.transitGateways.set(item.id, {
      ...common(item),
      ...given('region', regionOf(textAt(item.value, 'TransitGatewayArn'), item.origin.file)),
      ...given('account', textAt(item.value, 'OwnerId')),
      ...given('securityGroupReferencing', isReferencing || undefined),
      routeTables: null,
      attachments: null,
    });
  }
};
