/** A playground as the page is built with it: everything to read, nothing to run. */
import type { Result } from '../../playground/evaluate.ts';
import { fixedFixes } from '../../playground/fixes/store.ts';
import type { Found } from '../../playground/fixes/types.ts';
import { FixesProvider } from '../../playground/fixes/useFixes.ts';
import { mend } from '../../playground/fixes/view/mend.tsx';
import { FixesPanel } from '../../playground/fixes/view/Panel.tsx';
import { ShareButton } from '../../playground/share/view/ShareButton.tsx';
import { CodeView } from '../../playground/view/CodeView.tsx';
import { Frame } from '../../playground/view/Frame.tsx';

interface ServerPlaygroundProps {
  readonly title: string;
  readonly text: string;
  readonly result: Result;
  readonly svg: string;
  readonly factsRead: string;
  readonly fixes: Found | undefined;
}

export const ServerPlayground = ({ title, text, result, svg, factsRead, fixes }: ServerPlaygroundProps) => (
  <FixesProvider value={fixes === undefined ? undefined : fixedFixes(fixes)}>
    <Frame
      title={title}
      result={result}
      choice={result.trace?.shown ?? 0}
      editing={false}
      edited={false}
      stale={false}
      factsRead={factsRead}
      middle={<FixesPanel />}
      mend={mend}
      tools={<ShareButton />}
      code={<CodeView text={text} label={`Scenario: ${title}`} />}
      diagram={
        svg === '' ? (
          <p className="pg-note">This scenario has no drawing yet; the hops say it all.</p>
        ) : (
          // biome-ignore lint/security/noDangerouslySetInnerHtml: a committed drawing, written by diagram/svg, which escapes
          <div className="pg-drawing" dangerouslySetInnerHTML={{ __html: svg }} />
        )
      }
    />
    <p className="sr-only" role="status" />
  </FixesProvider>
);
