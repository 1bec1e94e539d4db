/** What is open in the full playground, where more is said about it, and the buttons for the page as a whole. */
import type { ReactNode } from 'react';
import { ids } from '../ids.ts';
import type { Work } from './location.ts';

interface ToolProps {
  readonly testId: string;
  /** Keys that do the same. */
  readonly keys?: string;
  readonly onPress: () => void;
  readonly children: ReactNode;
}

const Tool = ({ testId, keys, onPress, children }: ToolProps) => (
  <button type="button" className="pg-button" data-testid={testId} title={keys} onClick={onPress}>
    {children}
  </button>
);

interface HeadingProps {
  readonly base: string;
  readonly work: Work;
  readonly onOpen: () => void;
  readonly onFormat: () => void;
  readonly onCommands: () => void;
}

export const Heading = ({ base, work, onOpen, onFormat, onCommands }: HeadingProps) => (
  <div className="full-heading">
    <p>
      <b>{work.opened.title}</b>
      {(work.entry?.pages ?? []).map(({ path, title }) => (
        <a key={path} href={base + path}>
          Explained in {title}
        </a>
      ))}
      {work.opened.scenario !== undefined && work.keptAs === undefined ? (
        <a href={`#${work.opened.scenario}`}>Your own changes of this example</a>
      ) : null}
      <a href={`${base}gallery/`}>All examples</a>
    </p>
    <span className="pg-controls">
      <Tool testId={ids.openExample} onPress={onOpen}>
        Open…
      </Tool>
      <Tool testId={ids.format} keys="Shift+Alt+F" onPress={onFormat}>
        Format
      </Tool>
      <Tool testId={ids.commands} keys="F1" onPress={onCommands}>
        Commands
      </Tool>
    </span>
  </div>
);
