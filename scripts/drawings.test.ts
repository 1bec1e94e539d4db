/** The committed drawings: none is stale, none is missing, each shows what its scenario's flows do. */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { elementStates } from '../src/diagram/index.ts';
import { drawingName } from '../src/diagram/name.ts';
import { applyStates } from '../src/diagram/svg/apply.ts';
import { readNetwork, traceFlow } from '../src/evaluator/index.ts';
import {
  drawingPath,
  isStale,
  listDrawings,
  listScenarios,
  readLayout,
  scenarioPath,
} from './drawing-files.ts';

/** What a drawing may weigh on a page, gzip. */
const MAX_BYTES = 6000;

const names = listScenarios();

describe('the committed drawings', () => {
  it('are those of the scenarios, no more and no fewer: `npm run draw` makes them', () => {
    expect(listDrawings()).toEqual(names);
  });

  it.each(names)('%s is drawn from the scenario as it is: `npm run draw` draws it again', (name) => {
    expect(isStale(name, readLayout(name).hash)).toBe(false);
  });

  it.each(names)('%s has every element once, weighs little, and holds no id, style or script', (name) => {
    const svg = readFileSync(drawingPath(name), 'utf8');
    const { layout } = readLayout(name);
    const drawn = [...svg.matchAll(/data-(?:node|edge)="([^"]*)"/g)].map(([, id]) => id);
    const elements = [...layout.nodes, ...layout.groups, ...layout.edges].map(({ id }) => id);
    expect(drawn.sort()).toEqual(elements.sort());
    expect(gzipSync(svg).length).toBeLessThan(MAX_BYTES);
    expect(svg).not.toMatch(
      /<script|<style|<foreignObject| id=| style="(?!--hw-width:)| on\w+=|NaN|undefined/,
    );
  });
});

/** Ids of the elements of an applied drawing that are in one of the states. */
const inState = (svg: string, state: RegExp): readonly string[] =>
  [...svg.matchAll(/data-(?:node|edge)="([^"]*)"(?: data-kind="[^"]*")? data-state="([^"]*)"/g)].flatMap(
    ([, id, found]) => (state.test(found ?? '') ? [id ?? ''] : []),
  );

describe.each(names)('the flows of %s', (name) => {
  const read = readNetwork(readFileSync(scenarioPath(name), 'utf8'));
  if (!read.ok) throw new Error(`${name} cannot be read`);
  const { network } = read;
  const { layout } = readLayout(name);
  const svg = readFileSync(drawingPath(name), 'utf8');

  it.each([...network.flows.keys()])(
    '%s is drawn from end to end, with a cross where it is refused',
    (flowName) => {
      const flow = network.flows.get(flowName);
      const traced = flow === undefined ? undefined : traceFlow(network, flow);
      if (traced?.ok !== true) expect.fail('the flow cannot be traced');
      for (const choice of traced.trace.choices) {
        const applied = applyStates(svg, elementStates(layout, choice), drawingName(layout, choice));
        const boxes = new Set(layout.groups.map(({ resource }) => resource));
        // A loop crosses a node twice, by one line.
        const nodes = new Set(choice.path.filter((id) => !boxes.has(id)));
        const lines = new Set(layout.edges.map(({ id }) => id));
        const lit = inState(applied, /^(path|both|answer-blocked)/).filter((id) => lines.has(id));
        expect(lit.length, choice.path.join(' ')).toBeGreaterThanOrEqual(nodes.size - 1);
        const refused = [...choice.there, ...choice.back].some((hop) => hop.decision === 'refuses');
        expect(inState(applied, /blocked/).length > 0).toBe(refused);
      }
    },
  );
});
