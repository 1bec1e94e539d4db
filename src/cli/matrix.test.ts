import { readFileSync } from 'node:fs';
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
  it('keeps to the named end, also in the table', () => {
    expect(command('matrix', ...PEERING, '--port', '5432', '--to', 'db').out).toBe(
      'app\n  reachable      db, private\n\ninternet\n  not reachable  db',
    );
  });
  it('prints an empty list where nothing fits', () => {
    const flags = ['matrix', ...PEERING, '--only', 'undetermined', '--format'];
    expect(JSON.parse(command(...flags, 'json').out)).toEqual([]);
    expect(command(...flags, 'ndjson').out).toBe('');
    expect(command(...flags, 'table')).toEqual({
      code: 0,
      out: '',
      err: expect.stringMatching(/^None of the \d+ rows is undetermined\.$/),
    });
  });
  it('takes an address and a host name, as trace does', () => {
    const flags = ['matrix', ...PEERING, '--port', '5432', '--format', 'csv', '--only', 'reachable'];
    const [, ip = ''] = /"db"[^}]*"ip": "([^"]+)"/.exec(readFileSync(PEERING[1], 'utf8')) ?? [];
    expect(
      command(...flags, '--to', ip)
        .out.split('\n')
        .slice(1),
    ).toEqual([`app,${ip},reachable,true`]);
    expect(command(...flags, '--to', 'example.com').code).toBe(0);
    expect(command(...flags, '--to', 'no name').err).toContain('--to: There is no');
  });
  it('prints JSON by --json too, and says beside it what was left out', () => {
    const { out, err } = command('matrix', '--aws', 'src/import/fixtures/hub-and-spoke', '--json');
    expect(JSON.parse(out)).not.toEqual([]);
    expect(err).toMatch(/^Left out: /);
  });
  it('prints many pairs in few pieces', () => {
    const pieces: string[] = [];
    const flags = ['--aws', 'src/import/fixtures/hub-and-spoke', '--format', 'json'];
    run(['matrix', ...flags], { out: (text) => pieces.push(text), err: () => {}, colour: false });
    const pairs = JSON.parse(pieces.join('\n')) as readonly unknown[];
    expect(pairs.length).toBeGreaterThan(20);
    expect(pieces.length).toBe(Math.ceil((pairs.length + 2) / 1000));
  });
  it('reads a whole export', () => {
    const { code, out } = command('matrix', '--aws', 'src/import/fixtures/hub-and-spoke', '--port', '22');
    expect(code).toBe(0);
    expect(out).toContain('Read: ');
  });
  it.each([
    [['--from', 'nobody'], '--from: There is no instance or network interface `nobody`.'],
    [['--only', 'open'], '--only must be'],
    [['--port', '70000'], '--port must be'],
    [['--format', 'xml'], '--format must be'],
    [['--protocol', 'icmp', '--port', '1'], 'Only tcp and udp have ports'],
  ])('refuses %j', (flags, message) => {
    const { code, err } = command('matrix', ...PEERING, ...flags);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });
});

describe('matrix of an endpoint', () => {
  const ENDPOINT = ['--scenario', 'content/scenarios/sns/endpoint.json'] as const;
  it('says that an endpoint starts no connection', () => {
    const { code, err } = command('matrix', ...ENDPOINT, '--from', 'vpce-sns');
    expect({ code, err }).toEqual({
      code: 2,
      err: '--from: vpce-sns starts no connection. Try --to vpce-sns',
    });
  });
});
