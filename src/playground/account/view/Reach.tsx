/** Who can reach this, what can this reach: asked about one end and port, answered by classes that are all alike. */
import { type SyntheticEvent, useId, useState } from 'react';
import type { ReachEnd } from '../../../evaluator/index.ts';
import { Sentence } from '../../view/Sentence.tsx';
import { portOf, protocolOf } from '../fields.ts';
import { accountIds } from '../ids.ts';
import type { FoundPage, ReachAsked, Wanted } from '../protocol.ts';
import type { ReachState } from '../state.ts';
import { EndField } from './EndField.tsx';
import { ProtocolFields } from './ProtocolFields.tsx';
import { ReachRows, reachHeading } from './ReachRows.tsx';

/** What the form asks; kept by the page, so that a row of the list can fill it in. */
export interface ReachFields {
  readonly direction: ReachAsked['direction'];
  readonly name: string;
  readonly protocol: string;
  readonly port: string;
}
export const NO_REACH: ReachFields = { direction: 'to', name: '', protocol: 'tcp', port: '443' };

interface ReachProps {
  readonly fields: ReachFields;
  readonly reach: ReachState;
  readonly find: (wanted: Wanted) => Promise<FoundPage | undefined>;
  readonly onFields: (fields: ReachFields) => void;
  readonly onAsk: (asked: ReachAsked) => void;
  readonly onStop: () => void;
  /** Traces one pair of the answer. */
  readonly onTrace: (asked: ReachAsked, end: ReachEnd) => void;
}

const NO_NAME = { field: 'name', message: 'Say of what.' };
const NO_PORT = { field: 'port', message: 'A port is a number from 0 to 65535.' };

export const Reach = ({ fields, reach, find, onFields, onAsk, onStop, onTrace }: ReachProps) => {
  const id = useId();
  const [wrong, setWrong] = useState<{ readonly field: string; readonly message: string }>();
  const { direction, name, protocol, port } = fields;
  const hasPort = protocol !== 'icmp';
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    const number = hasPort ? portOf(port.trim()) : undefined;
    const known = protocolOf(protocol);
    const isPort = known !== undefined && number !== false && (!hasPort || number !== undefined);
    if (name.trim() === '' || !isPort) {
      setWrong(name.trim() === '' ? NO_NAME : NO_PORT);
      return;
    }
    setWrong(undefined);
    onAsk({ direction, name: name.trim(), protocol: known, port: number });
  };
  const described = (field: string) =>
    wrong?.field === field || (field === 'name' && reach.kind === 'refused')
      ? { 'aria-invalid': true, 'aria-describedby': `${id}-wrong` }
      : {};
  const message = wrong?.message ?? (reach.kind === 'refused' ? reach.message : undefined);
  return (
    <section className="acc-reach" aria-labelledby={`${id}-title`} data-testid={accountIds.reach}>
      <h2 id={`${id}-title`}>Who reaches what</h2>
      <form className="acc-form" onSubmit={submit} noValidate>
        <label className="acc-field acc-end">
          <span>Question</span>
          <select
            className="acc-input"
            value={direction}
            onChange={(event) =>
              onFields({ ...fields, direction: event.target.value === 'to' ? 'to' : 'from' })
            }
          >
            <option value="to">Who can reach it</option>
            <option value="from">What it can reach</option>
          </select>
        </label>
        <EndField
          end={direction}
          label="Resource"
          hint="instance, interface, endpoint"
          testId={`${accountIds.reach}-name`}
          value={name}
          attributes={described('name')}
          find={find}
          onChange={(value) => onFields({ ...fields, name: value })}
        />
        <ProtocolFields
          protocol={protocol}
          port={port}
          portAttributes={described('port')}
          onProtocol={(value) => onFields({ ...fields, protocol: value })}
          onPort={(value) => onFields({ ...fields, port: value })}
        />
        <button type="submit" className="pg-button primary acc-go">
          Work it out
        </button>
        {message === undefined ? null : (
          <p className="acc-wrong" id={`${id}-wrong`} role="alert">
            <Sentence text={message} />
          </p>
        )}
      </form>
      {reach.kind === 'none' || reach.kind === 'refused' ? null : (
        <ReachRows key={reachHeading(reach.asked)} reach={reach} onStop={onStop} onTrace={onTrace} />
      )}
    </section>
  );
};
