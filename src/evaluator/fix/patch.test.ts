import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PatchOperation } from '../trace/types.ts';
import { applyEdits, stepsOf, valueAt } from './patch.ts';

const frozen = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null) {
    for (const inner of Object.values(value)) frozen(inner);
    Object.freeze(value);
  }
  return value;
};
const apply = (root: unknown, ...edits: PatchOperation[]): unknown => {
  const result = applyEdits(frozen(root), edits);
  return result.ok ? result.value : result.message;
};

describe('edits of plain data', () => {
  it('adds, replaces and removes in objects', () => {
    expect(apply({ a: { b: 1 } }, { op: 'add', path: '/a/c', value: 2 })).toEqual({ a: { b: 1, c: 2 } });
    expect(apply({ a: { b: 1 } }, { op: 'replace', path: '/a/b', value: 2 })).toEqual({ a: { b: 2 } });
    expect(apply({ a: { b: 1 } }, { op: 'remove', path: '/a/b' })).toEqual({ a: {} });
  });

  it('adds, replaces and removes in lists', () => {
    expect(apply({ a: [1, 2] }, { op: 'add', path: '/a/-', value: 3 })).toEqual({ a: [1, 2, 3] });
    expect(apply({ a: [1, 2] }, { op: 'add', path: '/a/0', value: 0 })).toEqual({ a: [0, 1, 2] });
    expect(apply({ a: [1, 2] }, { op: 'replace', path: '/a/1', value: 9 })).toEqual({ a: [1, 9] });
    expect(apply({ a: [{ b: 1 }] }, { op: 'add', path: '/a/0/c', value: 2 })).toEqual({
      a: [{ b: 1, c: 2 }],
    });
    expect(apply({ a: [1, 2] }, { op: 'remove', path: '/a/0' })).toEqual({ a: [2] });
  });

  it('makes edits in order, and reads escaped names', () => {
    const edits: PatchOperation[] = [
      { op: 'add', path: '/routes', value: {} },
      { op: 'add', path: '/routes/10.0.0.0~116', value: 'pcx' },
      { op: 'add', path: '/routes/a~0b', value: 'x' },
    ];
    expect(apply({}, ...edits)).toEqual({ routes: { '10.0.0.0/16': 'pcx', 'a~b': 'x' } });
  });

  it.each<[PatchOperation, string]>([
    [{ op: 'remove', path: '/x' }, 'exist'],
    [{ op: 'replace', path: '/x', value: 1 }, 'exist'],
    [{ op: 'add', path: '/x/y', value: 1 }, 'stands in'],
    [{ op: 'add', path: '/a/5', value: 1 }, 'list'],
    [{ op: 'add', path: '/a/01', value: 1 }, 'list'],
    [{ op: 'remove', path: '/a/-' }, 'list'],
    [{ op: 'add', path: 'a', value: 1 }, 'Pointer'],
    [{ op: 'add', path: '/a~2', value: 1 }, 'Pointer'],
    [{ op: 'remove', path: '' }, 'whole'],
    [{ op: 'add', path: '/toString/x', value: 1 }, 'stands in'],
    [{ op: 'add', path: `${'/a'.repeat(70)}`, value: 1 }, 'deep'],
  ])('says why %j is impossible', (edit, word) => {
    expect(apply({ a: [1] }, edit)).toContain(word);
  });

  it('never touches a prototype', () => {
    expect(apply({}, { op: 'add', path: '/__proto__', value: { polluted: true } })).toContain('__proto__');
    expect(apply({}, { op: 'add', path: '/__proto__/polluted', value: true })).toContain('__proto__');
    expect(apply({}, { op: 'add', path: '/constructor/prototype/polluted', value: true })).toContain(
      'stands in',
    );
    const own = apply({}, { op: 'add', path: '/constructor', value: { polluted: true } });
    expect(Object.keys(own as object)).toEqual(['constructor']);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
    expect(valueAt({}, '/constructor/name')).toBeUndefined();
  });

  it('is total, and leaves what it was given as it was', () => {
    const step = fc.constantFrom('a', 'b', '0', '1', '-', '__proto__', 'constructor', '~1', '~', '');
    const path = fc.array(step, { maxLength: 4 }).map((steps) => steps.map((each) => `/${each}`).join(''));
    const edit = fc.record({ op: fc.constantFrom('add', 'replace', 'remove'), path, value: fc.jsonValue() });
    fc.assert(
      fc.property(fc.jsonValue(), fc.array(edit, { maxLength: 4 }), (root, edits) => {
        const before = JSON.stringify(root);
        applyEdits(frozen(root), edits as PatchOperation[]);
        expect(JSON.stringify(root)).toBe(before);
      }),
    );
  });

  it('puts at a pointer what is then found there', () => {
    const name = fc.string({ maxLength: 4 }).filter((text) => text !== '__proto__');
    fc.assert(
      fc.property(fc.dictionary(name, fc.jsonValue()), name, fc.jsonValue(), (root, key, value) => {
        const path = `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
        expect(stepsOf(path)).toEqual([key]);
        expect(valueAt(apply(root, { op: 'add', path, value }), path)).toEqual(value);
      }),
    );
  });
});
