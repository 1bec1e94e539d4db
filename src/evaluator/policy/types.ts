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
  | { readonly kind: 'absent' };
/** By key in lower case. */
export type RequestContext = ReadonlyMap<string, ContextValue>;

/** One request as policies see it. */
export interface PolicyRequest {
  /** `sns:Publish`; undefined: some action. */
  readonly action: string | undefined;
  /** What IAM calls the service that is asked (`sns`), where it is known. */
  readonly service: string | undefined;
  /** An ARN; undefined: some resource. */
  readonly resource: string | undefined;
  /** The caller's ARN; undefined: somebody. */
  readonly principal: string | undefined;
  readonly context: RequestContext;
}

export type PolicyAnswer =
  | { readonly kind: 'allow'; readonly by: Statement; readonly direct: boolean }
  /** `by` undefined: no statement allows it. */
  | { readonly kind: 'deny'; readonly by: Statement | undefined }
  /** `needs`: what would decide it, in words. `mayDeny`: a deny may apply; else it is only that no allow is sure. */
  | { readonly kind: 'unclear'; readonly needs: readonly string[]; readonly mayDeny: boolean };

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
  /** `ReadOnly`, or `number 2`. */
  readonly name: string;
  /** JSON Pointer within the policy. */
  readonly pointer: string;
}
export interface Policy {
  readonly statements: readonly Statement[];
}
