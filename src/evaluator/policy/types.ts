/** What policies are asked, and what they answer. Everything is three-valued: what is not known stays so. */
import type { AddressSet } from '../model/network.ts';

/** Whether a part of a statement applies to a request. */
export type Applies = 'yes' | 'no' | 'maybe';

export const negate = (answer: Applies): Applies =>
  answer === 'maybe' ? 'maybe' : answer === 'yes' ? 'no' : 'yes';

/** All must apply. */
export const every = (answers: readonly Applies[]): Applies =>
  answers.includes('no') ? 'no' : answers.includes('maybe') ? 'maybe' : 'yes';

/** One must apply. */
export const some = (answers: readonly Applies[]): Applies =>
  answers.includes('yes') ? 'yes' : answers.includes('maybe') ? 'maybe' : 'no';

/** A key of the request's context. A key that is not in the context at all is not known. */
export type ContextValue =
  | { readonly kind: 'known'; readonly values: readonly string[] }
  /** An address of which only the ranges are known. */
  | { readonly kind: 'address'; readonly address: AddressSet }
  /** The ARN of a role that may have a path: this one has none. */
  | { readonly kind: 'role'; readonly arn: string }
  | { readonly kind: 'absent' };
/** By key in lower case. */
export type RequestContext = ReadonlyMap<string, ContextValue>;

/** What a request is for, as far as it is known. */
export type Requested =
  | { readonly kind: 'exact'; readonly arn: string }
  /** Something whose ARN begins so: some object of a bucket. */
  | { readonly kind: 'below'; readonly prefix: string }
  /** The resource itself or something below it, as the action has it. */
  | { readonly kind: 'either'; readonly arn: string; readonly prefix: string };

/** One request as policies see it. */
export interface PolicyRequest {
  /** `sns:Publish`; undefined: some action. */
  readonly action: string | undefined;
  /** What IAM calls the service that is asked (`sns`), where it is known. */
  readonly service: string | undefined;
  /** undefined: some resource. */
  readonly resource: Requested | undefined;
  /** The caller's ARN; undefined: somebody. A role's stands for some session of it. */
  readonly principal: string | undefined;
  /** The caller is known to have a permissions boundary. */
  readonly bounded: boolean;
  readonly context: RequestContext;
}

/** What a policy is attached to: it decides who may stand in it. */
export type PolicyKind = 'identity' | 'resource' | 'endpoint' | 'gateway-endpoint';

/** What a policy is attached to. */
export interface Attachment {
  readonly kind: PolicyKind;
  /** The ARN of the resource whose policy it is. */
  readonly arn?: string | undefined;
}

/** What a single policy comes to. */
export type PolicyAnswer =
  | { readonly kind: 'allow'; readonly by: Statement | undefined }
  /** `by` undefined: no statement allows it. */
  | { readonly kind: 'deny'; readonly by: Statement | undefined }
  /** `needs`: what would decide it, in words. */
  | { readonly kind: 'unclear'; readonly needs: readonly string[] };

export interface Element {
  readonly negated: boolean;
  readonly values: readonly string[];
}
export interface PrincipalElement {
  readonly negated: boolean;
  readonly everybody: boolean;
  readonly values: readonly { readonly type: string; readonly id: string }[];
}
export interface Condition {
  readonly operator: string;
  /** In lower case. */
  readonly key: string;
  /** As it is written. */
  readonly name: string;
  readonly values: readonly string[];
}
/** One statement, as far as it could be read. */
export interface Statement {
  readonly effect: 'Allow' | 'Deny';
  /** undefined: an identity's policy, which has none. */
  readonly principal: PrincipalElement | undefined;
  readonly action: Element;
  /** undefined: left out, as some resource policies may. */
  readonly resource: Element | undefined;
  readonly conditions: readonly Condition[];
  /** Policy variables are text in versions before 2012-10-17. */
  readonly variables: boolean;
  /** As a sentence calls it: its quoted id, or `number 2`. */
  readonly name: string;
  /** JSON Pointer within the policy. */
  readonly pointer: string;
}
export interface Policy {
  readonly statements: readonly Statement[];
}
