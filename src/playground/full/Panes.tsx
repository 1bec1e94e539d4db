/** The panes of the full playground: text and problems on the left, the result on the right, each of a size that the reader chooses. */
import { type ReactNode, useState, useSyncExternalStore } from 'react';
import { Group, Panel, Separator } from 'react-resizable-panels';
import { ids } from '../ids.ts';
import { ProblemsPanel } from './ProblemsPanel.tsx';
import { readSizes, writeSizes } from './sizes.ts';

/** Below this there is no room beside each other; then the page scrolls as everywhere. */
const WIDE = '(min-width: 50rem)';

const onWidth = (listener: () => void): (() => void) => {
  const query = matchMedia(WIDE);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
};

interface PairProps {
  /** Under which the sizes are kept. */
  readonly name: 'columns' | 'rows';
  readonly orientation: 'horizontal' | 'vertical';
  /** What is moved, for a screen reader. */
  readonly label: string;
  readonly panes: readonly [first: string, second: string];
  /** Of the first pane, in percent, where the reader has chosen none. */
  readonly size: number;
  readonly least: readonly [first: string, second: string];
  readonly children: readonly [ReactNode, ReactNode];
}

const Pair = ({ name, orientation, label, panes, size, least, children }: PairProps) => {
  const [kept] = useState(() => readSizes(name, panes));
  return (
    <Group
      className="full-group"
      orientation={orientation}
      {...(kept === undefined ? {} : { defaultLayout: kept })}
      onLayoutChanged={(sizes, { isUserInteraction }) => {
        if (isUserInteraction) writeSizes(name, sizes);
      }}
    >
      <Panel id={panes[0]} className="full-pane" defaultSize={`${size}%`} minSize={least[0]}>
        {children[0]}
      </Panel>
      <Separator className="full-bar" aria-label={label} data-testid={ids[name]} />
      <Panel id={panes[1]} className="full-pane" defaultSize={`${100 - size}%`} minSize={least[1]}>
        {children[1]}
      </Panel>
    </Group>
  );
};

/** Lays out result and text (`Split`). */
export const Panes = ({
  children: [result, text],
}: {
  readonly children: readonly [ReactNode, ReactNode];
}) => {
  const isWide = useSyncExternalStore(onWidth, () => matchMedia(WIDE).matches);
  if (!isWide) {
    return (
      <div className="pg-split">
        {result}
        {text}
        <ProblemsPanel />
      </div>
    );
  }
  return (
    <Pair
      name="columns"
      orientation="horizontal"
      label="Width of the text"
      panes={['text', 'result']}
      size={42}
      least={['18rem', '22rem']}
    >
      <Pair
        name="rows"
        orientation="vertical"
        label="Height of the text"
        panes={['code', 'problems']}
        size={74}
        least={['8rem', '2.6rem']}
      >
        {text}
        <ProblemsPanel />
      </Pair>
      {result}
    </Pair>
  );
};
