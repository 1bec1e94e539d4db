/** Makes findings; the kind and AWS's code come from the one table of codes. */

import { toRef } from '../model/ref.ts';
import type { Direction, FactId, Finding, ResourceRef } from '../trace/types.ts';
import { sentence } from '../trace/words.ts';
import { type FindingCode, findingEntry } from './codes.ts';

/** A finding about a resource. `pointer` defaults to the resource itself. */
export const makeFinding = (
  code: FindingCode,
  resource: ResourceRef,
  message: string,
  more: {
    readonly pointer?: string;
    readonly direction?: Direction;
    readonly facts?: readonly FactId[];
  } = {},
): Finding => {
  const { kind, aws } = findingEntry(code);
  return {
    code,
    kind,
    resource: toRef(resource),
    message: sentence(message),
    pointer: more.pointer ?? resource.pointer,
    facts: more.facts ?? [],
    ...(more.direction === undefined ? {} : { direction: more.direction }),
    ...(aws === undefined ? {} : { awsCode: aws }),
  };
};
