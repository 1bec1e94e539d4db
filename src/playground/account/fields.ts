/** The fields of the question, as a reader fills them in, and the flow that they mean. */
import type { FlowRequest } from '../../evaluator/index.ts';

export interface FlowFields {
  readonly from: string;
  readonly to: string;
  /** `tcp`, `udp`, `icmp`, or a number. */
  readonly protocol: string;
  readonly port: string;
  readonly action: string;
  readonly resource: string;
  readonly principal: string;
}

export const NO_FIELDS: FlowFields = {
  from: '',
  to: '',
  protocol: 'tcp',
  port: '',
  action: '',
  resource: '',
  principal: '',
};

/** A field by which a flow cannot be asked, and why. */
export interface FieldProblem {
  readonly field: string;
  readonly message: string;
}
export type FieldsRead =
  | { readonly ok: true; readonly request: FlowRequest }
  | ({ readonly ok: false } & FieldProblem);

const NUMBER = /^\d{1,5}$/;

const wholeNumber = (text: string, most: number): number | undefined => {
  const number = NUMBER.test(text) ? Number(text) : Number.NaN;
  return number <= most ? number : undefined;
};

/** The protocol that a text names; undefined where it names none. */
export const protocolOf = (text: string): FlowRequest['protocol'] =>
  text === 'tcp' || text === 'udp' || text === 'icmp' ? text : wholeNumber(text, 255);

/** The port that a text names: undefined where it is empty, `false` where it names none. */
export const portOf = (text: string): number | undefined | false =>
  text === '' ? undefined : (wholeNumber(text, 65_535) ?? false);

const refused = (field: keyof FlowFields, message: string): FieldsRead => ({ ok: false, field, message });

/** Reads the fields. What the account does not have is the evaluator's to say. */
export const requestOf = (fields: FlowFields): FieldsRead => {
  const from = fields.from.trim();
  const to = fields.to.trim();
  if (from === '')
    return refused('from', 'Say where the path begins: an instance, an interface, or `internet`.');
  if (to === '')
    return refused('to', 'Say where the path leads: a resource, an address, a host name, or `internet`.');
  const protocol = protocolOf(fields.protocol.trim().toLowerCase());
  if (protocol === undefined)
    return refused('protocol', 'A protocol is tcp, udp, icmp or a number from 0 to 255.');
  const port = portOf(fields.port.trim());
  if (port === false) return refused('port', 'A port is a number from 0 to 65535.');
  const optional = (['action', 'resource', 'principal'] as const).flatMap((name) => {
    const value = fields[name].trim();
    return value === '' ? [] : [[name, value] as const];
  });
  // A port that was left from another protocol means nothing to this one.
  const hasPorts = protocol === 'tcp' || protocol === 'udp' || protocol === 6 || protocol === 17;
  return {
    ok: true,
    request: {
      from,
      to,
      protocol,
      ...(port === undefined || !hasPorts ? {} : { port }),
      ...Object.fromEntries(optional),
    },
  };
};
