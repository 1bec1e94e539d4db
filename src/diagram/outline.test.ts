import { describe, expect, it } from 'vitest';
import { networkOf, office, shownOf, snsEndpoint, traceIn } from '../evaluator/testing/build.ts';
import { diagramLayout } from './layout.ts';
import { drawingName } from './name.ts';
import { outline } from './outline.ts';

const FLOW = { from: 'app', to: 'sns.us-east-1.amazonaws.com' };

describe('outline', () => {
  it('lists the hops of both ways in order, with words for each decision', () => {
    const trace = shownOf(traceIn(office(snsEndpoint()), FLOW));
    const [there, back] = outline(trace);
    expect(there?.heading).toBe('The way there');
    expect(back?.heading).toBe('The way back');
    expect(there?.hops.map(({ id }) => id)).toEqual(trace.there.map(({ id }) => id));
    expect(
      there?.hops.every(
        ({ state, note, mark }) => state === 'passes' && note === undefined && mark === undefined,
      ),
    ).toBe(true);
  });

  it('marks the first blocker, the others, and what the packet never got to', () => {
    const vpc = { networkAcls: { shut: { default: true, inbound: {}, outbound: {} } } };
    const trace = shownOf(traceIn(office(snsEndpoint({ securityGroups: ['closed'] }), vpc), FLOW));
    const hops = outline(trace).flatMap((part) => part.hops);
    const refused = hops.filter(({ decision }) => decision === 'refuses');
    expect(refused.length).toBeGreaterThan(1);
    expect(refused.map(({ mark }) => mark)).toEqual([
      'first blocker',
      ...refused.slice(1).map(() => 'also blocks'),
    ]);
    const reached = [...trace.there, ...trace.back].map((hop) => hop.reached);
    expect(hops.map(({ note }) => note === undefined)).toEqual(reached);
    expect(reached).toContain(false);
  });

  it('says so where there is nothing to list', () => {
    const trace = { ...shownOf(traceIn(office(), FLOW)), there: [], back: [] };
    expect(outline(trace).map(({ empty }) => empty)).toEqual(['No hop was asked.', 'No answer to follow.']);
  });
});

describe('drawingName', () => {
  it('says the path and the verdict, and where it is blocked', () => {
    const open = office(snsEndpoint());
    expect(drawingName(diagramLayout(networkOf(open)), shownOf(traceIn(open, FLOW)))).toBe(
      'Diagram: app, private-a, private-b, vpce-sns, Amazon SNS; reachable.',
    );
    const shut = office(snsEndpoint({ securityGroups: ['closed'] }));
    expect(drawingName(diagramLayout(networkOf(shut)), shownOf(traceIn(shut, FLOW)))).toContain(
      'not reachable, blocked at vpce-sns.',
    );
  });
});
