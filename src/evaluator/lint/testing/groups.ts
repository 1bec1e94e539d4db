/** Open security groups for the tests of lint. */
import { ANY, allow, type LintCase, open, tcp } from './drafts.ts';

const onlyOffice = {
  networkAcls: { default: { inbound: { '10': allow('192.0.2.0/24') }, outbound: { '10': allow(ANY) } } },
};

export const GROUPS_CASES: readonly LintCase[] = [
  ['group-open-to-internet', 'SSH', true, open({ ...tcp(22), cidr: ANY })],
  ['group-open-to-internet', 'everything', true, open({ cidr: ANY })],
  [
    'group-open-to-internet',
    'a public address that AWS gives',
    true,
    open({ ...tcp('3000-6000'), cidr: ANY }, { publicIp: true }),
  ],
  ['group-open-to-internet', 'a web port', false, open({ ...tcp(443), cidr: ANY })],
  ['group-open-to-internet', 'one network', false, open({ ...tcp(22), cidr: '192.0.2.0/24' })],
  [
    'group-open-to-internet',
    'no public address',
    false,
    open({ ...tcp(22), cidr: ANY }, { publicIp: undefined }),
  ],
  [
    'group-open-to-internet',
    'an ACL that lets one network in',
    false,
    open({ ...tcp(22), cidr: ANY }, {}, onlyOffice),
  ],
  [
    'group-open-to-internet',
    'a stopped instance',
    false,
    open({ ...tcp(22), cidr: ANY }, { state: 'stopped' }),
  ],
  [
    'group-open-to-internet',
    'a group that is not in the data',
    false,
    open({ ...tcp(22), cidr: ANY }, { securityGroups: null }),
  ],
  ['group-wide-open', 'no public address', true, open({ ...tcp(5432), cidr: ANY }, { publicIp: undefined })],
  [
    'group-wide-open',
    'an ACL that lets one network in',
    true,
    open({ ...tcp(22), cidr: ANY }, {}, onlyOffice),
  ],
  ['group-wide-open', 'the internet gets there', false, open({ ...tcp(22), cidr: ANY })],
  [
    'group-wide-open',
    'nobody carries it',
    false,
    open({ ...tcp(22), cidr: ANY }, { securityGroups: ['default'] }),
  ],
  [
    'group-wide-open',
    'every IPv6 address, of which the interface has none',
    false,
    open({ ...tcp(22), cidr: '::/0' }),
  ],
];
