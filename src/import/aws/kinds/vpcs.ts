/** VPCs: their CIDRs and DNS attributes. */

import { flagAt, textAt } from '../../shared/json.ts';
import { cidrsOf } from '../addresses.ts';
import { type Context, common, isName, itemsOf, vpcOf } from '../context.ts';

/** Reads `describe-vpcs`. The DNS attributes come from `describe-vpc-attribute`; null where that was not asked. */
export const readVpcs = (context: Context): void => {
  for (const item of itemsOf(context, 'Vpcs')) {
    const vpc = vpcOf(context, item.id);
    vpc.cidr = cidrsOf(item.value);
    vpc.account = textAt(item.value, 'OwnerId');
    vpc.fields = { ...vpc.fields, ...common(item) };
  }
  for (const [id, attributes] of context.documents.vpcAttributes) {
    if (!isName(id)) continue;
    const vpc = vpcOf(context, id);
    vpc.fields.dnsSupport = flagAt(attributes, 'EnableDnsSupport', 'Value') ?? null;
    vpc.fields.dnsHostnames = flagAt(attributes, 'EnableDnsHostnames', 'Value') ?? null;
  }
};
