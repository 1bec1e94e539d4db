/** An editor that is told what keeps the flow from being reachable. */
import { type ComponentType, useMemo } from 'react';
import type { EditorProps, EditorWarning } from '../editor/props.ts';
import { useFixes } from './useFixes.ts';
import { warningsOf } from './warnings.ts';

const NONE: readonly EditorWarning[] = [];

interface FixableEditorProps extends Omit<EditorProps, 'warnings'> {
  readonly Editor: ComponentType<EditorProps>;
}

export const FixableEditor = ({ Editor, ...props }: FixableEditorProps) => {
  const found = useFixes();
  const fixes = found?.fixes;
  const state = found?.state;
  const warnings = useMemo(
    () => (fixes === undefined || state === undefined ? NONE : warningsOf(fixes, state)),
    [fixes, state],
  );
  return <Editor {...props} warnings={warnings} />;
};
