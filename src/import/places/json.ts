/** Places in JSON. A loop over its tokens: a file may be large, and nested as deep as somebody likes. */
import { createScanner } from 'jsonc-parser';
import type { PointerTree } from './tree.ts';

// jsonc-parser declares its token kinds as a const enum, which erasable syntax cannot import.
const OPEN_BRACE = 1;
const CLOSE_BRACE = 2;
const OPEN_BRACKET = 3;
const CLOSE_BRACKET = 4;
const COMMA = 5;
const COLON = 6;
const STRING = 10;
const END = 17;

/** What is open around the present token. */
interface Frame {
  readonly isObject: boolean;
  /** undefined: nothing in it is looked for. */
  readonly node: PointerTree | undefined;
  /** The key or index of the value that comes next. */
  step: string;
  index: number;
  /** In an object: whether a key comes next. */
  atKey: boolean;
}

/** Writes the offsets of values into a tree of pointers. The first of two equal keys counts, as a reader meets it first. */
export const offsetsInJson = (text: string, tree: PointerTree): void => {
  const scanner = createScanner(text, true);
  const open: Frame[] = [];
  /** Notes where a value begins, and gives what is looked for inside. */
  const meet = (): PointerTree | undefined => {
    const frame = open.at(-1);
    const node = frame === undefined ? tree : frame.node?.inner.get(frame.step);
    if (node !== undefined && node.offset === undefined) {
      node.offset = scanner.getTokenOffset();
      return node;
    }
    return undefined;
  };
  for (;;) {
    const token: number = scanner.scan();
    if (token === END) return;
    const frame = open.at(-1);
    if (token === OPEN_BRACE || token === OPEN_BRACKET) {
      const isObject = token === OPEN_BRACE;
      open.push({ isObject, node: meet(), step: '0', index: 0, atKey: isObject });
    } else if (token === CLOSE_BRACE || token === CLOSE_BRACKET) {
      open.pop();
      // What follows the whole belongs to nothing.
      if (open.length === 0) return;
    } else if (token === COMMA) {
      if (frame === undefined) continue;
      frame.index += 1;
      frame.step = String(frame.index);
      frame.atKey = frame.isObject;
    } else if (token === COLON) {
      if (frame !== undefined) frame.atKey = false;
    } else if (token === STRING && frame?.atKey === true) frame.step = scanner.getTokenValue();
    else meet();
  }
};
