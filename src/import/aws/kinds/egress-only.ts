/** Egress-only internet gateways. */

import { given, hasList, listAt, textAt } from '../../shared/json.ts';
import { type Context, claim, common, isName, itemsOf, vpcOf } from '../context.ts';

/** The VPC that a gateway is attached to, by a list of its attachments; null where the data has no such list. */
export const attachedVpc = (
  context: Context,
  value: unknown,
  key: string,
  states: readonly string[],
): string | null | undefined => {
  if (!hasList(value, key)) return null;
  const attachment = listAt(value, key).find((each) => states.includes(textAt(each, 'State') ?? ''));
  const vpc = textAt(attachment, 'VpcId');
  return vpc !== undefined && isName(vpc) ? vpcOf(context, vpc).id : undefined;
};

/** Reads `describe-egress-only-internet-gateways`. One without an attachment is detached. */
export const readEgressOnly = (context: Context): void => {
  for (const item of itemsOf(context, 'EgressOnlyInternetGateways')) {
    if (!claim(context, item.id, 'EgressOnlyInternetGateways')) continue;
    const vpc = attachedVpc(context, item.value, 'Attachments', ['attached', 'available']);
    context.egressOnlyInternetGateways.set(item.id, { ...common(item), ...given('vpc', vpc) });
  }
};
