/** What decides the path, opened as a scenario: a playground to change it in, a text to copy or to save. */
import { type ReactNode, useId, useState } from 'react';
import { Playground } from '../../Playground.tsx';
import { addressOf, hashOf } from '../../share/address.ts';
import { download } from '../../share/download.ts';
import { site } from '../../share/site.ts';
import { CopyButton } from '../../view/CopyButton.tsx';
import { Sentence } from '../../view/Sentence.tsx';
import { accountIds } from '../ids.ts';
import type { ShownPart } from '../protocol.ts';
import type { PartState } from '../state.ts';

interface PartProps {
  readonly part: PartState;
  readonly factsRead: string;
  /** Opens it, or opens it again the other way. */
  readonly onOpen: (isAnonymous: boolean) => void;
}

const FILE = 'hopwise-scenario.json';
const TITLE = 'The part that decides the path';

/** Opens it with more room, in a tab of its own: this one holds the account. */
const OpenFull = ({ text, flow }: { readonly text: string; readonly flow: string | undefined }) => {
  const [message, setMessage] = useState('');
  const openFull = (): void => {
    const [scenario, firstFlow, choice] = [undefined, undefined, undefined];
    const hash = hashOf({ title: TITLE, scenario, original: text, text, flow, firstFlow, choice });
    setMessage(hash.ok ? '' : hash.message);
    if (hash.ok) open(addressOf(site(), 'playground', hash.hash), '_blank', 'noopener');
  };
  return (
    <>
      <button type="button" className="pg-button" data-testid={accountIds.openFull} onClick={openFull}>
        Open in the full playground
      </button>
      <span role="status">{message}</span>
    </>
  );
};

const Opened = ({
  part,
  text,
  factsRead,
  children,
  onText,
}: {
  readonly part: ShownPart;
  /** As the reader sees it: edited, perhaps. */
  readonly text: string;
  readonly factsRead: string;
  readonly children: ReactNode;
  readonly onText: (text: string) => void;
}) => (
  <div data-testid={accountIds.part} data-anonymous={part.isAnonymous}>
    <div className="acc-acts acc-handing">
      {children}
      <CopyButton text={text} what="of the scenario" testId={accountIds.copyPart}>
        Copy
      </CopyButton>
      <button
        type="button"
        className="pg-button"
        data-testid={accountIds.downloadPart}
        onClick={() => download(text, FILE, 'application/json')}
      >
        Download<span className="sr-only"> the scenario</span>
      </button>
      <OpenFull text={text} flow={part.result.flow} />
    </div>
    {part.isWhole ? <p className="acc-soft">No smaller part answers alike, so this is all of it.</p> : null}
    <div className="pg-host">
      <Playground
        key={part.text}
        title={TITLE}
        scenario={undefined}
        text={part.text}
        flow={part.result.flow}
        factsRead={factsRead}
        result={part.result}
        svg=""
        onText={onText}
      />
    </div>
  </div>
);

export const Part = ({ part, factsRead, onOpen }: PartProps) => {
  const id = useId();
  /** As the reader set it, at once; what is shown follows. */
  const [isAnonymous, setAnonymous] = useState(true);
  const [text, setText] = useState('');
  // Another part has no edits yet: its playground tells its text in a moment.
  const [of, setOf] = useState(part);
  if (of !== part) {
    setOf(part);
    setText('');
  }
  const isEdited = part.kind === 'shown' && text !== part.part.text && text !== '';
  const open = (wanted: boolean): void => {
    setAnonymous(wanted);
    onOpen(wanted);
  };
  const checkbox = (
    <label className="acc-check">
      <input
        type="checkbox"
        data-testid={accountIds.anonymise}
        checked={isAnonymous}
        disabled={isEdited}
        onChange={(event) => open(event.target.checked)}
      />
      <span>
        Anonymise: other ids, names, addresses and tags, the same answer
        {isEdited ? (
          <span className="acc-soft"> (reset your edits first: this makes the part anew)</span>
        ) : null}
      </span>
    </label>
  );
  return (
    <section className="acc-part" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>The part that decides it</h2>
      <p className="acc-soft">
        As a scenario of its own: to try a change in, to ask somebody about, to keep as a test. It gives the
        same answer as the account.
      </p>
      {part.kind === 'none' || part.kind === 'failed' ? (
        <p>
          <button
            type="button"
            className="pg-button"
            data-testid={accountIds.openPart}
            onClick={() => open(true)}
          >
            Open as a scenario
          </button>
        </p>
      ) : null}
      {part.kind === 'asking' ? <p role="status">Looking for it…</p> : null}
      {part.kind === 'failed' ? (
        <p className="acc-wrong" role="alert">
          <Sentence text={part.message} />
        </p>
      ) : null}
      {part.kind === 'shown' ? (
        <Opened
          part={part.part}
          text={isEdited ? text : part.part.text}
          factsRead={factsRead}
          onText={setText}
        >
          {checkbox}
        </Opened>
      ) : null}
    </section>
  );
};
