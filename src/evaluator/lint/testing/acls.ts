/** Network ACLs for the tests of lint. */
import type { Draft } from '../../testing/build.ts';
import { ANY, allow, deny, type LintCase, tcp, withAcl } from './drafts.ts';

const udp = (port: number | string): Draft => ({ protocol: 'udp', port });

export const ACLS_CASES: readonly LintCase[] = [
  [
    'acl-rule-contradicted',
    'a wider deny before',
    true,
    withAcl({ '100': deny('10.0.0.0/8'), '110': allow('10.1.0.0/16', tcp(443)) }),
  ],
  [
    'acl-rule-contradicted',
    'two halves together',
    true,
    withAcl({ '100': deny('0.0.0.0/1'), '110': deny('128.0.0.0/1'), '120': allow(ANY) }),
  ],
  [
    'acl-rule-contradicted',
    'ports in two parts',
    true,
    withAcl({
      '100': deny(ANY, tcp('0-1023')),
      '110': deny(ANY, tcp('1024-65535')),
      '120': allow('10.0.0.0/8', tcp('22-8080')),
    }),
  ],
  [
    'acl-rule-contradicted',
    'a port left over',
    false,
    withAcl({
      '100': deny(ANY, tcp('0-1022')),
      '110': deny(ANY, tcp('1024-65535')),
      '120': allow(ANY, tcp('22-8080')),
    }),
  ],
  [
    'acl-rule-contradicted',
    'the order the other way',
    false,
    withAcl({ '100': allow('10.1.0.0/16'), '110': deny('10.0.0.0/8') }),
  ],
  [
    'acl-rule-contradicted',
    'another protocol',
    false,
    withAcl({ '100': deny(ANY, udp('0-65535')), '110': allow(ANY, tcp('0-65535')) }),
  ],
  [
    'acl-rule-contradicted',
    'one ICMP type only',
    false,
    withAcl({ '100': deny(ANY, { protocol: 'icmp', icmpType: 8 }), '110': allow(ANY, { protocol: 'icmp' }) }),
  ],
  [
    'acl-rule-contradicted',
    'the other IP version',
    false,
    withAcl({ '100': deny('::/0'), '110': allow(ANY) }),
  ],
  [
    'acl-rule-contradicted',
    'an exception before what covers it',
    false,
    withAcl({ '100': deny('10.0.1.0/24'), '110': allow(ANY), '120': allow('10.0.0.0/16') }),
  ],
  [
    'acl-rule-redundant',
    'a wider allow before',
    true,
    withAcl({ '100': allow(ANY), '110': allow('10.0.0.0/8', tcp(443)) }),
  ],
  [
    'acl-rule-redundant',
    'a narrower allow before',
    false,
    withAcl({ '100': allow('10.0.0.0/8'), '110': allow(ANY) }),
  ],
  [
    'acl-answers-blocked',
    'no way out',
    true,
    withAcl({ '100': allow(ANY, tcp(443)) }, { '100': allow(ANY, tcp(443)) }),
  ],
  [
    'acl-answers-blocked',
    'no way in',
    true,
    withAcl({ '100': allow('10.0.0.0/16', tcp(443)) }, { '100': allow(ANY, tcp(443)) }),
  ],
  [
    'acl-answers-blocked',
    'out to others only',
    true,
    withAcl({ '100': allow('10.9.0.0/16', tcp(80)) }, { '100': allow('10.8.0.0/16', tcp('1024-65535')) }),
  ],
  [
    'acl-answers-blocked',
    'an allow that a deny shadows',
    true,
    withAcl(
      { '100': allow(ANY, tcp(80)) },
      { '90': deny(ANY, tcp('1000-65535')), '100': allow(ANY, tcp('1024-65535')) },
    ),
  ],
  ['acl-answers-blocked', 'all traffic in and none out', true, withAcl({ '100': allow(ANY) }, {})],
  [
    'acl-answers-blocked',
    'ports for answers on both sides',
    false,
    withAcl(
      { '100': allow(ANY, tcp(443)), '110': allow(ANY, tcp('1024-65535')) },
      { '100': allow(ANY, tcp(443)), '110': allow(ANY, tcp('32768-60999')) },
    ),
  ],
  [
    'acl-answers-blocked',
    'a client’s subnet',
    false,
    withAcl({ '100': allow(ANY, tcp('1024-65535')) }, { '100': allow(ANY, tcp(443)) }),
  ],
  [
    'acl-answers-blocked',
    'a careless client’s subnet',
    false,
    withAcl({ '100': allow(ANY) }, { '100': allow(ANY, tcp(443)) }),
  ],
  [
    'acl-answers-blocked',
    'answers to some of the addresses',
    false,
    withAcl({ '100': allow(ANY, tcp(443)) }, { '100': allow('10.0.0.0/8', tcp('1024-65535')) }),
  ],
  [
    'acl-answers-blocked',
    'traffic inside the subnet',
    false,
    withAcl({ '100': allow('10.0.1.0/24', tcp(443)) }, {}),
  ],
  [
    'acl-answers-blocked',
    'IPv6 where the subnet has none',
    false,
    withAcl({ '100': allow('::/0', tcp(443)) }, {}),
  ],
  [
    'acl-answers-blocked',
    'IPv6 where the subnet has it',
    true,
    withAcl({ '100': allow('::/0', tcp(443)) }, {}, { cidr: ['10.0.1.0/24', '2001:db8::/64'] }),
  ],
  [
    'acl-answers-blocked',
    'a rule that never decides',
    false,
    withAcl({ '90': deny(ANY), '100': allow(ANY, tcp(443)) }, {}),
  ],
  [
    'acl-datagram-answers-blocked',
    'DNS',
    true,
    withAcl({ '100': allow(ANY, udp(53)) }, { '100': allow(ANY, tcp(443)), '110': allow(ANY, udp(123)) }),
  ],
  [
    'acl-datagram-answers-blocked',
    'NTP from port to port',
    false,
    withAcl({ '100': allow(ANY, udp(123)) }, { '100': allow(ANY, udp(123)) }),
  ],
];
