/** What stands beside the hops: advice, what AWS would refuse, and what was taken as true. */
import type { Assumption, Finding } from '../../evaluator/index.ts';
import { Sentence } from './Sentence.tsx';

const NoteList = ({
  heading,
  messages,
}: {
  readonly heading: string;
  readonly messages: readonly string[];
}) =>
  messages.length === 0 ? null : (
    <div className="pg-notes">
      <p className="pg-heading">{heading}</p>
      <ul>
        {messages.map((message) => (
          <li key={message}>
            <Sentence text={message} />
          </li>
        ))}
      </ul>
    </div>
  );

interface NotesProps {
  readonly findings: readonly Finding[];
  readonly networkFindings: readonly Finding[];
  readonly assumptions: readonly Assumption[];
}

export const Notes = ({ findings, networkFindings, assumptions }: NotesProps) => {
  const messages = (kind: Finding['kind'], from: readonly Finding[]): readonly string[] =>
    from.filter((finding) => finding.kind === kind).map((finding) => finding.message);
  const differ = findings
    .filter((finding) => finding.code === 'choices-differ')
    .map((finding) => finding.message);
  return (
    <>
      <NoteList heading="The answers differ" messages={differ} />
      <NoteList heading="Worth knowing" messages={messages('advice', findings)} />
      <NoteList
        heading="AWS would refuse this network"
        messages={networkFindings.map((finding) => finding.message)}
      />
      <NoteList heading="Taken as true" messages={assumptions.map((assumption) => assumption.message)} />
    </>
  );
};
