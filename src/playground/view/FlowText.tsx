/** A flow on one line: from, to, protocol and port. */
import type { TracedFlow } from '../../evaluator/index.ts';

export const FlowText = ({ flow }: { readonly flow: TracedFlow | undefined }) => {
  if (flow === undefined) return <span className="pg-flow">No flow to try: add one to `flows`.</span>;
  const port = flow.port === undefined ? '' : ` ${flow.port}`;
  return (
    <span className="pg-flow">
      <b>{flow.from}</b> <span aria-hidden="true">→</span>
      <span className="sr-only"> to </span> {flow.to}{' '}
      <span className="pg-port">
        {flow.protocol}
        {port}
      </span>
    </span>
  );
};
