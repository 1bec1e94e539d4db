/**
 * Names for what AWS knows by ARNs. Load balancers and target groups have names of their own, unique in their
 * account and Region; an export may hold several of these.
 */
import { isName } from './context.ts';

interface Parts {
  /** The name that its owner gave it. */
  readonly name: string;
  /** What AWS added to make it unique. */
  readonly hash: string;
  /** What follows the kind: `net/front/0123456789abcdef`. */
  readonly tail: string;
}

/** What stands where AWS adds a hash, for a resource that AWS has not made yet. */
const DECLARED = 'declared';

/** What stands for the ARN of a load balancer or target group that a template makes. */
export const declaredArn = (kind: 'loadbalancer' | 'targetgroup', name: string): string =>
  `arn:aws:elasticloadbalancing:::${kind}/${kind === 'loadbalancer' ? 'lb/' : ''}${name}/${DECLARED}`;

/** What people may see of an ARN as a second name: nothing where it is none of AWS's. */
export const shownArn = (arn: string): string | undefined => (arn.endsWith(`/${DECLARED}`) ? undefined : arn);

/** The parts of `...:loadbalancer/net/front/0123` and `...:targetgroup/web/0123`; undefined for any other text. */
export const partsOf = (arn: string): Parts | undefined => {
  const [kind, ...tail] = arn.slice(arn.lastIndexOf(':') + 1).split('/');
  const [name, hash] = tail.slice(-2);
  const isKnown =
    (kind === 'loadbalancer' && tail.length === 3) || (kind === 'targetgroup' && tail.length === 2);
  if (!arn.startsWith('arn:') || !isKnown || name === undefined || hash === undefined) return undefined;
  return { name, hash, tail: tail.join('/') };
};

/**
 * A name for each ARN: its own, or with AWS's addition where several have it, or where it cannot be a name. What
 * cannot be named at all is not in the result.
 */
export const namesFor = (arns: Iterable<string>, isTaken: (name: string) => boolean): Map<string, string> => {
  const known = [...arns].flatMap((arn) => {
    const parts = partsOf(arn);
    return parts === undefined ? [] : [{ arn, ...parts }];
  });
  const counts = new Map<string, number>();
  for (const { name } of known) counts.set(name, (counts.get(name) ?? 0) + 1);
  const names = new Map<string, string>();
  const given = new Set<string>();
  for (const { arn, name, hash } of known) {
    const alone = counts.get(name) === 1;
    const choices = [...(alone ? [name] : []), `${name}-${hash}`, `lb-${name}-${hash}`];
    const free = choices.find((each) => isName(each) && !isTaken(each) && !given.has(each));
    if (free === undefined) continue;
    given.add(free);
    names.set(arn, free);
  }
  return names;
};
