/** What comes of asking for a name. */
import type { FindingCode } from '../finding/codes.ts';
import type { AddressSet, NetworkInterface, Vpc } from '../model/network.ts';
import type { Assumption, FactId, NameHop, ResourceRef } from '../trace/types.ts';

/** One address that a name may give. */
export interface ResolvedAddress {
  readonly address: AddressSet;
  readonly receiver: NetworkInterface | undefined;
  /** What tells this answer from the others. */
  readonly text: string;
}

interface AnswerBase {
  /** Who answered, and what; why not, where nobody did. */
  readonly text: string;
  readonly pointer: string;
  readonly facts: readonly FactId[];
  readonly assumptions: readonly Assumption[];
}

export type NameAnswer =
  | (AnswerBase & {
      readonly kind: 'found';
      readonly by: NameHop['answeredBy'];
      readonly addresses: readonly ResolvedAddress[];
      /** What the author most likely wants to know, though it changes no verdict. */
      readonly advice?: { readonly resource: ResourceRef; readonly pointer: string };
    })
  /** The name does not exist for this client. `otherwise`: what it would give if it did, for what lies behind. */
  | (AnswerBase & { readonly kind: 'nothing'; readonly otherwise: readonly ResolvedAddress[] })
  /** `otherwise`: what it gives if it gives anything; left out: nobody can say, or there are other addresses too. */
  | (AnswerBase & {
      readonly kind: 'unknown';
      readonly code: FindingCode;
      readonly otherwise?: readonly ResolvedAddress[];
    });

/** The same answer, resting on more. */
export const assuming = (answer: NameAnswer, assumptions: readonly Assumption[]): NameAnswer => ({
  ...answer,
  assumptions: [...assumptions, ...answer.assumptions],
});

/** An answer that the model cannot tell. */
export const unknownHere = (
  { pointer }: { readonly pointer: string },
  text: string,
  facts: readonly FactId[],
): Extract<NameAnswer, { kind: 'unknown' }> => ({
  kind: 'unknown',
  code: 'name-not-modelled',
  text,
  pointer,
  facts,
  assumptions: [],
});

/** An answer that is given only where the VPC's DNS host names are on, and nobody says whether they are (fact F-DNS-02). */
export const withHostnamesOpen = (answer: NameAnswer, what: string, vpc: Vpc): NameAnswer => {
  const { pointer, facts, assumptions } = answer;
  const text = `${what} in \`${vpc.id}\` only where \`dnsHostnames\` is on, and that is not in the data. Export the VPC's DNS attributes. Where it is on: ${answer.text}`;
  // Where it is off, other addresses may be answered: that those of this case are refused decides nothing.
  return { kind: 'unknown', code: 'dns-attributes-unknown', text, pointer, facts, assumptions };
};
