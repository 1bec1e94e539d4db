/** How the states of a drawing look where the site's styles do not reach: the same as in diagram.css. */
import type { BaseState } from '../state-names.ts';

export type Scheme = 'light' | 'dark';

/** A colour by its name in the site's tokens. */
export type Token =
  | 'paper'
  | 'raise'
  | 'line-strong'
  | 'ink'
  | 'soft'
  | 'go'
  | 'go-bg'
  | 'stop'
  | 'stop-bg'
  | 'ask'
  | 'ask-bg';

/** The site's tokens (site/styles/tokens.css), as far as drawings use them. */
export const TOKENS: Readonly<Record<Scheme, Readonly<Record<Token, string>>>> = {
  light: {
    paper: '#fff',
    raise: '#f7f8f9',
    'line-strong': '#858f9e',
    ink: '#1c2430',
    soft: '#5b6675',
    go: '#0b7a4b',
    'go-bg': '#e9f7f0',
    stop: '#b42318',
    'stop-bg': '#fdf0ee',
    ask: '#8a5a00',
    'ask-bg': '#fff6e0',
  },
  dark: {
    paper: '#14181f',
    raise: '#1b2028',
    'line-strong': '#6b7789',
    ink: '#e8ecf2',
    soft: '#9aa6b6',
    go: '#4cc38a',
    'go-bg': '#12291f',
    stop: '#ff8a7a',
    'stop-bg': '#331a17',
    ask: '#e5b252',
    'ask-bg': '#2d2412',
  },
};

/** Width, and dashes where it has any. */
export interface Stroke {
  readonly color: Token;
  readonly width: number;
  readonly dashes?: string;
}

export interface NodePaint extends Stroke {
  readonly fill: Token;
}

const PATH: NodePaint = { fill: 'go-bg', color: 'go', width: 2 };
const BLOCKED: NodePaint = { fill: 'stop-bg', color: 'stop', width: 2.5 };
const UNUSED: NodePaint = { fill: 'paper', color: 'soft', width: 1, dashes: '4 4' };

/** Nodes by their state. */
export const NODES: Readonly<Record<BaseState, NodePaint>> = {
  path: PATH,
  both: PATH,
  back: { fill: 'go-bg', color: 'go', width: 1.5, dashes: '6 4' },
  blocked: BLOCKED,
  'answer-blocked': UNUSED,
  unknown: { fill: 'ask-bg', color: 'ask', width: 2, dashes: '2 3' },
  unused: UNUSED,
};

const HAIRLINE: Stroke = { color: 'line-strong', width: 1 };

/** Borders of boxes: one that is only passed through stays as it is. */
export const BOXES: Readonly<Record<BaseState, Stroke>> = {
  path: HAIRLINE,
  both: HAIRLINE,
  back: HAIRLINE,
  blocked: { color: 'stop', width: 2 },
  'answer-blocked': HAIRLINE,
  unknown: { color: 'ask', width: 2, dashes: '2 3' },
  unused: HAIRLINE,
};

const THERE: Stroke = { color: 'go', width: 3 };
const BACK: Stroke = { color: 'go', width: 1.5, dashes: '6 4' };
const REFUSED: Stroke = { color: 'stop', width: 2, dashes: '10 3 2 3' };

/** The two ways of a line by its state: the packet's, and its answer's. */
export const LINES: Readonly<Record<BaseState, { readonly out?: Stroke; readonly back?: Stroke }>> = {
  path: { out: THERE },
  both: { out: THERE, back: BACK },
  back: { back: BACK },
  blocked: { out: REFUSED },
  'answer-blocked': { out: THERE, back: REFUSED },
  unknown: {},
  unused: {},
};

/** A line that nothing takes. */
export const IDLE: Stroke = { color: 'soft', width: 1, dashes: '1.5 4' };

/** The colours, each at least 3:1 against the paper of both schemes: for pictures and texts that are shown on either. */
export const MIDDLE_COLOURS = { soft: '#7a8698', go: '#189a5f', stop: '#dd4b3a', ask: '#ad7a16' } as const;
