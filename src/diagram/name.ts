/** What a screen reader says of a drawing: the path in one sentence. The hop list says the rest. */
import type { PathTrace } from '../evaluator/index.ts';
import { serviceTitle } from '../evaluator/name-resolution/service-names.ts';
import type { DiagramLayout } from './model.ts';
import { plainLine } from './text.ts';

/** Names on a long path that are said; the hop list has them all. */
const MAX_NAMES = 12;

const VERDICTS: Readonly<Record<PathTrace['verdict'], string>> = {
  reachable: 'reachable',
  'not-reachable': 'not reachable',
  undetermined: 'undetermined',
};

/** `Diagram: app, private-a, vpce-sns, Amazon SNS; reachable.` */
export const drawingName = (layout: DiagramLayout, trace: PathTrace): string => {
  const names = trace.path.map(
    (id) => layout.nodes.find((node) => node.resource === id)?.lines[0] ?? plainLine(serviceTitle(id)),
  );
  const said = names.length > MAX_NAMES ? [...names.slice(0, MAX_NAMES), 'and more'] : names;
  const refused = [...trace.there, ...trace.back].find((hop) => hop.decision === 'refuses');
  const where = refused === undefined ? '' : `, blocked at ${plainLine(refused.at)}`;
  return `Diagram: ${said.join(', ')}; ${VERDICTS[trace.verdict]}${where}.`;
};
