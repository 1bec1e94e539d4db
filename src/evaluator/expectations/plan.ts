/** An expectation with its ends found, before anything is asked. */
import { pointerOf } from '../model/document.ts';
import type { FlowRequest } from '../trace/ends.ts';
import { countPairs } from './count.ts';
import type { Ends } from './ends.ts';
import type { ExpectedFlow } from './schema.ts';
import { apartFrom, type Side, sideOf } from './sides.ts';

/** An expectation whose ends were found. */
export interface Plan {
  readonly name: string;
  /** Where it stands in the policy file. */
  readonly pointer: string;
  readonly expected: ExpectedFlow;
  readonly from: Side;
  readonly to: Side;
}

/** The flow between two ends, as the tracer takes it. */
export const requestFor = (
  expected: ExpectedFlow,
  port: number | undefined,
  from: string,
  to: string,
): FlowRequest => {
  const { protocol, action, resource, principal } = expected;
  return {
    from,
    to,
    ...(protocol === undefined ? {} : { protocol }),
    ...(port === undefined ? {} : { port }),
    ...(action === undefined ? {} : { action }),
    ...(resource === undefined ? {} : { resource }),
    ...(principal === undefined ? {} : { principal }),
  };
};

/** The ports to ask; undefined: none, or that of the service. */
export const portsOf = ({ port }: ExpectedFlow): readonly (number | undefined)[] =>
  typeof port === 'object' ? port : [port];

/** Whether there is anything to ask. */
export const hasPair = ({ from, to }: Plan): boolean =>
  from.classes.some((source) =>
    to.classes.some(
      (target) => countPairs(source, target, 'others') + countPairs(source, target, 'linked') > 0,
    ),
  );

/** Whether there may be more ends than are known. */
export const isUnsure = ({ from, to }: Plan): boolean => from.unsure.length > 0 || to.unsure.length > 0;

/** Finds the ends of an expectation. */
export const planOf = (ends: Ends, name: string, expected: ExpectedFlow): Plan => {
  const [from, to] = [sideOf(ends, 'from', expected.from), sideOf(ends, 'to', expected.to)];
  return {
    name,
    pointer: pointerOf('expectations', name),
    expected,
    from: apartFrom(ends, from, to),
    to: apartFrom(ends, to, from),
  };
};
