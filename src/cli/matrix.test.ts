import { describe, expect, it } from 'vitest';
import { run } from './run.ts';

const command = (...args: readonly string[]) => {
  const out: string[] = [];
  const err: string[] = [];
  const code = run(args, { out: (text) => out.push(text), err: (text) => err.push(text), colour: false });
  return { code, out: out.join('\n'), err: err.join('\n') };
};

const PEERING = ['--scenario', 'content/scenarios/peering/works.json'] as const;

describe('matrix', () => {
  it('names what each end reaches, as a table', () => {
    const { code, out } = command('matrix', ...PEERING, '--port', '5432');
    expect(code).toBe(0);
    expect(out).toContain('app\n  reachable      db, private');
  });
  it('prints every pair as CSV, JSON and lines of JSON', () => {
    const flags = ['matrix', ...PEERING, '--port', '5432', '--from', 'app', '--to', 'db'];
    expect(command(...flags, '--format', 'csv').out).toBe('from,to,verdict,private\napp,db,reachable,true');
    const pair = { from: 'app', to: 'db', verdict: 'reachable', private: true };
    expect(JSON.parse(command(...flags, '--format', 'json').out)).toEqual([pair]);
    expect(JSON.parse(command(...flags, '--format', 'ndjson').out)).toEqual(pair);
  });
  it('keeps to one verdict', () => {
    const { out } = command('matrix', ...PEERING, '--port', '5432', '--only', 'reachable', '--format', 'csv');
    expect(out.split('\n').slice(1)).toEqual(['app,db,reachable,true']);
  });
  it('reads a whole export', () => {
    const { code, out } = command('matrix', '--aws', 'src/import/fixtures/hub-and-spoke', '--port', '22');
    expect(code).toBe(0);
    expect(out).toContain('Read: ');
  });
  it.each([
    [['--from', 'nobody'], '--from: nothing in the network is called nobody.'],
    [['--only', 'open'], '--only must be'],
    [['--format', 'xml'], '--format must be'],
    [['--protocol', 'icmp', '--port', '1'], 'Only tcp and udp have ports'],
  ])('refuses %j', (flags, message) => {
    const { code, err } = command('matrix', ...PEERING, ...flags);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });
});
