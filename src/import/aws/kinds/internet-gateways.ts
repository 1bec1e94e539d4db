/** Internet gateways. */

import { given, hasList, listAt, textAt } from '../../shared/json.ts';
import { type Context, claim, common, isName, itemsOf, vpcOf } from '../context.ts';

/** Reads `describe-internet-gateways`. One with an empty list of attachments is detached. */
export const readInternetGateways = (context: Context): void => {
  for (const item of itemsOf(context, 'InternetGateways')) {
    if (!claim(context, item.id, 'InternetGateways')) continue;
    const attachment = listAt(item.value, 'Attachments').find((each) =>
      // EC2's API calls the state of an attached internet gateway "available".
      ['available', 'attached'].includes(textAt(each, 'State') ?? 'available'),
    );
    const vpc = textAt(attachment, 'VpcId');
    const known = vpc !== undefined && isName(vpc) ? vpcOf(context, vpc).id : undefined;
    // AWS lists no attachment of a detached one; without a list it is not known.
    const vpcOfIt = hasList(item.value, 'Attachments') ? known : null;
    context.internetGateways.set(item.id, { ...common(item), ...given('vpc', vpcOfIt) });
  }
};
