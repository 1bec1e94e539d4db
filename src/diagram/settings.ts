/**
 * How Mermaid lays our drawings out. Chosen in docs/decisions/0010-diagram-layout.md; part of every drawing's
 * hash, so that a change here makes all of them stale.
 */
export const DRAWING_FONT = 'Arimo';

export const MERMAID_SETTINGS = {
  startOnLoad: false,
  suppressErrorRendering: true,
  maxTextSize: 200_000,
  // Mermaid cleans every label either way. The stricter levels also clean the whole drawing, which takes a sixth of
  // the time that it takes to draw; ours is only read (playground/drawing/measure.ts) and never shown. They would
  // refuse `click` and addresses, too: no text of a reader's becomes syntax, which escapeLabel alone sees to.
  securityLevel: 'loose',
  theme: 'base',
  look: 'classic',
  layout: 'elk',
  htmlLabels: false,
  fontFamily: `${DRAWING_FONT}, sans-serif`,
  themeVariables: { fontFamily: `${DRAWING_FONT}, sans-serif`, fontSize: '13px' },
  flowchart: {
    curve: 'linear',
    padding: 5,
    minNodeWidth: 76,
    nodeSpacing: 24,
    rankSpacing: 36,
    wrappingWidth: 400,
    useMaxWidth: false,
  },
  elk: { lineHops: false, considerModelOrder: 'NODES_AND_EDGES', preset: 'modelOrder' },
} as const;
