/** A resource that something asks an attribute of. */
import type { DeclaredValue } from './types.ts';

/** What is known of the resource that is asked. */
export interface Asked {
  readonly name: string;
  readonly type: string;
  readonly properties: { readonly [key: string]: DeclaredValue };
  /** Where the template is applied, as far as that is known. */
  readonly region?: string | undefined;
  readonly account?: string | undefined;
}
