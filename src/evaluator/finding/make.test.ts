import { describe, expect, it } from 'vitest';
import { findingEntry } from './codes.ts';
import { makeFinding } from './make.ts';

const TABLE = { kind: 'route-table', id: 'rtb', pointer: '/vpcs/v/routeTables/rtb', label: 'Main' } as const;

describe('a finding', () => {
  it('has kind and AWS’s code from the table of codes', () => {
    const found = makeFinding('no-route', TABLE, 'There is no route');
    expect(found.kind).toBe(findingEntry('no-route').kind);
    expect(found.awsCode).toBe(findingEntry('no-route').aws);
    expect(found.awsCode).toBeDefined();
  });
  it('has no code of AWS’s where AWS has none', () => {
    expect(findingEntry('endpoint-policy').aws).toBeUndefined();
    expect(makeFinding('endpoint-policy', TABLE, 'No')).not.toHaveProperty('awsCode');
  });
  it('points at its resource unless it says where else, and cites what it is given', () => {
    expect(makeFinding('no-route', TABLE, 'No')).toMatchObject({ pointer: TABLE.pointer, facts: [] });
    expect(makeFinding('no-route', TABLE, 'No')).not.toHaveProperty('direction');
    const more = { pointer: '/x', direction: 'back', facts: ['F-ROUTE-01'] } as const;
    expect(makeFinding('no-route', TABLE, 'No', more)).toMatchObject(more);
  });
  it('refers to the resource by what identifies it', () => {
    expect(makeFinding('no-route', TABLE, 'No').resource).toEqual(TABLE);
  });
});
