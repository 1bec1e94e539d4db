/** All of the import page that needs its program: what stands behind the panel where files are chosen. */
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { announcementOf } from './announce.ts';
import type { Controller } from './controller.ts';
import { accountIds } from './ids.ts';
import { policyOfPage } from './requests.ts';
import type { AccountState } from './state.ts';
import { Inputs } from './view/Inputs.tsx';
import { Loaded } from './view/Loaded.tsx';
import { Progress } from './view/Progress.tsx';
import { Proof } from './view/Proof.tsx';
import { Summary } from './view/Summary.tsx';
import { Trouble } from './view/Trouble.tsx';

interface AccountProps {
  readonly controller: Controller;
  /** The element that holds the panel and this. */
  readonly host: HTMLElement;
  readonly factsRead: string;
}

/** Where the focus goes when what had it is gone. */
const focusOn = (host: HTMLElement, phase: AccountState['phase']['kind']): void => {
  // What is filled in of a template stays while the template is read again.
  if (host.querySelector('[data-inputs]')?.contains(document.activeElement) === true) return;
  const target =
    phase === 'empty'
      ? (host.querySelector<HTMLElement>('[data-focus="empty"]') ??
        host.querySelector<HTMLElement>('[data-start] input'))
      : host.querySelector<HTMLElement>(`[data-focus="${phase}"]`);
  target?.focus({ preventScroll: phase !== 'empty' });
};

export const Account = ({ controller, host, factsRead }: AccountProps) => {
  const state = useSyncExternalStore(controller.subscribe, controller.state);
  const [policy] = useState(policyOfPage);
  const { phase, inputs } = state;
  const before = useRef(phase.kind);

  useEffect(() => {
    if (before.current === phase.kind) return;
    before.current = phase.kind;
    host.dataset['phase'] = phase.kind;
    focusOn(host, phase.kind);
  }, [host, phase.kind]);

  return (
    <>
      {phase.kind === 'empty' && phase.trouble !== undefined ? <Trouble trouble={phase.trouble} /> : null}
      {phase.kind === 'loading' ? <Progress progress={phase.progress} onCancel={controller.forget} /> : null}
      {phase.kind === 'loaded' ? <Summary account={phase.account} onForget={controller.forget} /> : null}
      {inputs === undefined ? null : (
        <Inputs
          inputs={inputs}
          isNeeded={phase.kind === 'empty'}
          onValues={controller.setInputs}
          onRead={() => void controller.readAgain()}
        />
      )}
      {phase.kind === 'loaded' ? (
        <Loaded account={phase.account} state={state} controller={controller} factsRead={factsRead} />
      ) : null}
      <Proof isCounting={phase.kind !== 'empty'} requests={state.requests} policy={policy} />
      <p className="sr-only" role="status" data-testid={accountIds.announcement}>
        {announcementOf(state)}
      </p>
    </>
  );
};
