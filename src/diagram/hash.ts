/** Tells whether a committed drawing is still the one that would be drawn. */
import { fnv1a } from './fnv.ts';
import { NODE_KINDS } from './kinds.ts';
import type { DiagramLayout } from './model.ts';
import { MERMAID_SETTINGS } from './settings.ts';
import type { Geometry } from './svg/geometry.ts';
import { drawingOf } from './svg/write.ts';

/** A small drawing with one of everything: its text changes when the way we write drawings does. */
const SAMPLE: { readonly layout: DiagramLayout; readonly geometry: Geometry } = {
  layout: {
    groups: [{ id: 'v', kind: 'vpc', resource: 'v', parent: undefined, title: 'VPC W · 10.0.0.0/16' }],
    nodes: NODE_KINDS.map((kind) => ({
      id: kind,
      kind,
      resource: kind,
      group: undefined,
      subnet: undefined,
      lines: [kind, kind],
    })),
    edges: [{ id: 'e', from: 'instance', to: 'note' }],
  },
  geometry: {
    width: 100,
    height: 200,
    // What the line leads to stands below the rest.
    boxes: new Map(
      ['v', ...NODE_KINDS].map((id) => {
        const y = id === 'instance' || id === 'note' ? 100 : 10;
        return [id, { x: 10, y, width: 60, height: 40 }];
      }),
    ),
    lines: new Map([
      [
        'e',
        [
          { x: 0, y: 110 },
          { x: 40, y: 110 },
          { x: 40, y: 130 },
        ],
      ],
    ]),
  },
};

/**
 * A hash of all that decides what a drawing looks like: the layout's text, Mermaid's version, our settings and
 * our own way of writing it.
 *
 * @param text the layout's text (layoutText)
 * @param mermaidVersion such as `12.3.0`
 */
export const drawingHash = (text: string, mermaidVersion: string): string =>
  fnv1a(
    [
      text,
      mermaidVersion,
      JSON.stringify(MERMAID_SETTINGS),
      drawingOf(SAMPLE.layout, SAMPLE.geometry, ''),
    ].join('\0'),
  );
