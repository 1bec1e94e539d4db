/** `hopwise check` with policy files. */
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { twoAccounts } from '../../import/fixtures/files.ts';
import { hopwise, testFolder } from '../testing/command.ts';
import { network, policyFile, query } from '../testing/networks.ts';

const { file, path } = testFolder();
const policy = (name: string, expectations: object): string => policyFile(file, name, expectations);
const open = network(file, ['open']);
const closed = network(file, ['closed']);
const unknown = network(file, null);
const reaches = policy('reaches.json', { 'web reaches the database': { ...query, expect: 'reachable' } });
const apart = policy('apart.json', {
  'web is apart <from> the database': { ...query, expect: 'not-reachable' },
});

describe('a policy file', () => {
  it('holds, or is told with its line, the ends that are alike, and the path or the first blocker', () => {
    expect(hopwise('check', '--policy', reaches, '--scenario', open)).toEqual({
      code: 0,
      out: '1 expectation on 2 pairs of ends: 1 hold, 0 differ, 0 undetermined.',
      err: '',
    });
    expect(hopwise('check', '--policy', apart, open)).toEqual({
      code: 1,
      out: [
        `${apart}:4:5: web is apart <from> the database: differs in ${open}`,
        '  web1, web2 → db (the <db> & "more") (2 pairs), tcp 5432',
        '    expected not-reachable, but it is reachable.',
        '    path: web1 → web-a → db-a → db',
        '1 expectation on 2 pairs of ends: 0 hold, 1 differ, 0 undetermined.',
      ].join('\n'),
      err: '',
    });
    const { code, out } = hopwise('check', '--policy', reaches, '--scenario', closed);
    expect(code).toBe(1);
    expect(out).toContain(
      '    expected reachable, but it is not-reachable.\n    path: web1 → web-a → db-a → db\n    Security group `closed` of `db`: no inbound rule admits tcp 5432',
    );
    expect(out).toContain('      security-group-inbound at /vpcs/main/securityGroups/closed');
  });

  it('is met by no verdict that is undetermined; the missing data is named', () => {
    for (const each of [reaches, apart]) {
      const { code, out } = hopwise('check', '--policy', each, '--scenario', unknown);
      expect(code).toBe(1);
      expect(out).toContain(`: undetermined in ${unknown}`);
      expect(out).toContain('      security-groups-unknown at /instances/db');
      expect(out).toContain('0 hold, 0 differ, 1 undetermined.');
    }
  });

  it('is asked of an export, with its tags and ARNs', () => {
    for (const { file: name, text } of twoAccounts()) file(`export/${name}`, text);
    const zip = file(
      'export.zip',
      zipSync(Object.fromEntries(twoAccounts().map(({ file: name, text }) => [name, strToU8(text)]))),
    );
    const rules = policy('export-policy.json', {
      'app gets to the bastion': {
        from: { tags: { Name: 'app' }, vpcs: 'vpc-0aaa*' },
        to: '10.30.1.10',
        port: 22,
        expect: 'reachable',
      },
      'and not further': { from: 'app', to: '192.0.2.200', port: 80, expect: 'reachable' },
    });
    const { code, out } = hopwise('check', '--policy', rules, '--aws', path('export'));
    expect(code).toBe(1);
    expect(out).toContain('at 111122223333/us-east-1/SecurityGroups.json /SecurityGroups/1');
    expect(out).toContain('1 hold, 1 differ');
    const sorted = (text: string): readonly string[] =>
      text.replaceAll(zip, path('export')).split('\n').sort();
    expect(sorted(hopwise('check', '--policy', rules, zip).out)).toEqual(sorted(out));
    expect(out).toContain('\nLeft out: load balancers (1: ');
  });

  it('cannot be used where a name fits nothing, and all such mistakes are told at once', () => {
    const wrong = policy('wrong.json', {
      one: { ...query, from: { subnets: 'wub-a' }, expect: 'reachable' },
      two: { ...query, to: 'dbb', expect: 'reachable' },
    });
    const { code, out, err } = hopwise('check', '--policy', wrong, '--scenario', open);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err.split('\n')).toEqual([
      expect.stringMatching(/wrong\.json:6:20: `wub-a` is the name of no subnet\. Did you mean `web-a`\?$/),
      expect.stringMatching(/wrong\.json:20:13: There is no .*`dbb`.* Did you mean `db`\?$/),
    ]);
    const broken = file('broken.json', '{ "version": 1, "expectation": {} }');
    expect(hopwise('check', '--policy', broken, open)).toMatchObject({
      code: 2,
      err: expect.stringContaining(`${broken}:1:17: \`expectation\` is not a field of the policy file.`),
    });
    expect(hopwise('check', '--policy', reaches)).toMatchObject({
      code: 2,
      err: expect.stringContaining('Say what the policy file is about'),
    });
  });

  it('is held against each of several networks; one that cannot be used does not hide the others', () => {
    const { code, out, err } = hopwise('check', '--policy', reaches, open, path('absent.json'), closed);
    expect(code).toBe(2);
    expect(out).toContain('2 expectations on 4 pairs of ends: 1 hold, 1 differ');
    expect(err).toContain('absent.json: there is no such file or folder.');
  });

  it('says what was skipped', () => {
    const optional = policy('optional.json', {
      later: { ...query, to: { subnets: 'new-*' }, expect: 'reachable', optional: true },
    });
    expect(hopwise('check', '--policy', optional, open)).toEqual({
      code: 0,
      out: '1 expectation on 0 pairs of ends: 0 hold, 0 differ, 0 undetermined, 1 skipped.',
      err: '',
    });
  });
});

describe('JSON', () => {
  it('has each expectation with its place, its outcome and the traces of what differs', () => {
    const { code, out } = hopwise('check', '--policy', reaches, open, closed, '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      held: 1,
      differs: 1,
      undetermined: 0,
      skipped: 0,
      results: [
        { name: 'web reaches the database', outcome: 'held', line: 4, column: 5, pairs: 2, failures: [] },
        {
          outcome: 'differs',
          failures: [
            {
              kind: 'differs',
              from: ['web1', 'web2'],
              to: ['db'],
              pairs: 2,
              trace: { verdict: 'not-reachable', findings: [{ code: 'security-group-inbound' }] },
            },
          ],
        },
      ],
    });
  });
});
