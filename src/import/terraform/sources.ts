/** Resources and data sources that an expression refers to. */
import { type Estate, groupIn } from './estate.ts';
import type { Reference } from './references.ts';
import { stepInto } from './steps.ts';
import { CHOICE, type Gathered, known, OPAQUE, type Term } from './terms.ts';

/** Types of other providers whose attributes may repeat any value. */
const REPEATERS = new Set(['terraform_data', 'null_resource', 'time_sleep', 'external', 'http']);

export const ofResource = (estate: Estate, module: string, steps: Reference): Gathered => {
  const [type, name, ...rest] = steps;
  if (type?.kind !== 'name' || name?.kind !== 'name') return OPAQUE;
  if (!type.name.startsWith('aws_')) return REPEATERS.has(type.name) ? OPAQUE : CHOICE;
  const group = groupIn(estate, module, `${type.name}.${name.name}`);
  // A resource of which there is no instance gives nothing.
  if (group === undefined) return CHOICE;
  const [first, ...after] = rest;
  if (first?.kind === 'key') {
    const instance = group.byKey.get(first.key);
    if (instance === undefined) return CHOICE;
    return { terms: [{ kind: 'instance', instance, steps: after, isSure: true }], isChosen: false };
  }
  const [only] = group.instances;
  const term: Term =
    only !== undefined && group.instances.length === 1
      ? { kind: 'instance', instance: only, steps: rest, isSure: true }
      : { kind: 'group', group, steps: rest, isSure: true };
  return { terms: [term], isChosen: false };
};

/** Data sources whose values name nothing of a network. */
const HARMLESS_DATA =
  /^aws_(?:availability_zones?|regions?|caller_identity|partition|iam_.*|ami|ami_ids|ssm_parameter|kms_.*|secretsmanager_.*|default_tags|ip_ranges|s3_.*|ecr_.*|cloudfront_.*|acm_.*|elb_service_account|billing_.*|canonical_user_id|organizations_.*)$/;

export const ofData = (estate: Estate, module: string, steps: Reference): Gathered => {
  const [type, name, ...rest] = steps;
  if (type?.kind !== 'name' || name?.kind !== 'name') return OPAQUE;
  if (HARMLESS_DATA.test(type.name) || !type.name.startsWith('aws_'))
    return REPEATERS.has(type.name) ? OPAQUE : CHOICE;
  const group = groupIn(estate, module, `data.${type.name}.${name.name}`);
  const [first, ...after] = rest;
  const instance = first?.kind === 'key' ? group?.byKey.get(first.key) : group?.instances[0];
  if (instance === undefined || (first?.kind !== 'key' && group?.instances.length !== 1)) return OPAQUE;
  const inner = first?.kind === 'key' ? after : rest;
  if (inner.length === 0) return OPAQUE;
  const value = inner.reduce<unknown>(stepInto, instance.values);
  // Its values are symbols where they are not known before the plan is applied.
  return typeof value === 'symbol' || value === undefined ? OPAQUE : known(value);
};
