/** Buckets of S3 with their policies: the other end of a request that an endpoint policy has let through. */
import { at, given, listAt } from '../../shared/json.ts';
import { readNestedJson } from '../../shared/read.ts';
import { type Context, claim, isName } from '../context.ts';
import { accountIn, folderOf } from '../coverage.ts';
import type { Item } from '../documents.ts';
import { policyOf } from './endpoint-fields.ts';

/** The partition of the files: that of the Regions in them. Bucket names are unique in a partition only. */
const partitionOf = (context: Context): string => {
  const regions = [...context.vpcs.values()].map(({ region }) => region ?? '');
  if (regions.some((region) => region.startsWith('cn-'))) return 'aws-cn';
  return regions.some((region) => region.startsWith('us-gov-')) ? 'aws-us-gov' : 'aws';
};

/** `list-buckets` lists what the caller owns: the account that the folder names, or that the caller is of. */
const ownerOf = ({ documents }: Context, { file }: Item['origin']): string | undefined =>
  accountIn(folderOf(file)) ?? documents.callers.get(folderOf(file));

/** A bucket's policy: left out where AWS said that there is none, null where it is not in the data. */
const bucketPolicyOf = ({ documents }: Context, bucket: string) => {
  const stated = documents.bucketPolicies.get(bucket);
  if (stated === undefined) return { policy: null };
  if (stated.text === null) return {};
  const policy = policyOf({ PolicyDocument: stated.text });
  if (typeof policy === 'object') return { policy };
  documents.notes.add('bucket policies', 'they are no policy documents', {
    id: bucket,
    origin: stated.origin,
  });
  return { policy: null };
};

/** Reads `list-buckets` and what `get-bucket-policy` answered for each; a policy tells of its bucket too. */
export const readBuckets = (context: Context): void => {
  const { items, bucketPolicies } = context.documents;
  const listed = new Map(items.Buckets);
  for (const [id, { origin }] of bucketPolicies)
    if (!listed.has(id)) listed.set(id, { id, value: undefined, origin });
  const partition = partitionOf(context);
  for (const { id, value, origin } of listed.values()) {
    // The name of a bucket may begin with a digit, which a name in a scenario does not.
    const name = [id, `bucket-${id}`].find((each) => isName(each) && !context.names.has(each));
    if (!/^[a-z0-9][\w.-]{1,254}$/i.test(id) || name === undefined || !claim(context, name, 'Buckets')) {
      context.documents.notes.add('buckets', 'their name is not one of S3, or something else has it', {
        id,
        origin,
      });
      continue;
    }
    const arn = `arn:${partition}:s3:::${id}`;
    context.namesByArn.set(arn, name);
    context.resources.set(name, {
      ...(name === id ? {} : { label: id }),
      origin,
      arn,
      ...given('account', value === undefined ? undefined : ownerOf(context, origin)),
      ...bucketPolicyOf(context, id),
    });
  }
};

/** The bucket that a policy is of: S3 takes a policy only if every statement is about its own bucket. */
export const bucketOfPolicy = (text: string): string | undefined => {
  const stated = at(readNestedJson(text), 'Statement');
  const statements = Array.isArray(stated) ? stated : [stated];
  const resources = statements.flatMap((each): unknown[] => {
    const resource = at(each, 'Resource');
    return typeof resource === 'string' ? [resource] : [...listAt(each, 'Resource')];
  });
  const buckets = new Set(
    resources.map((each) =>
      typeof each === 'string' ? /^arn:[^:]*:s3:::([\w.-]+)(?:\/|$)/.exec(each)?.[1] : undefined,
    ),
  );
  return buckets.size === 1 ? [...buckets][0] : undefined;
};
