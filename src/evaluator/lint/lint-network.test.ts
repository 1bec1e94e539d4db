/** Each rule with networks where it fires, and with their nearest neighbours where it must not. */
import { describe, expect, it } from 'vitest';
import { type Draft, networkOf, office, peered, snsEndpoint } from '../testing/build.ts';
import { LINT_CODES } from './codes.ts';
import { lintNetwork } from './lint-network.ts';
import { ACLS_CASES } from './testing/acls.ts';
import { ANY, allow, deny, withAcl, withRoutes } from './testing/drafts.ts';
import { ENDPOINTS_CASES } from './testing/endpoints.ts';
import { GROUPS_CASES } from './testing/groups.ts';
import { ROUTES_CASES } from './testing/routes.ts';
import { UNUSED_CASES } from './testing/unused.ts';

const resultsOf = (draft: Draft) => lintNetwork(networkOf(draft));
const codesIn = (draft: Draft): readonly string[] => resultsOf(draft).map(({ code }) => code);

const CASES = [...ACLS_CASES, ...ENDPOINTS_CASES, ...GROUPS_CASES, ...ROUTES_CASES, ...UNUSED_CASES];

describe('lint', () => {
  it.each(CASES)('%s: %s, %s', (code, _what, fires, draft) => {
    const codes = codesIn(draft);
    if (fires) expect(codes).toContain(code);
    else expect(codes).not.toContain(code);
  });

  it('has a case in which each code fires, and one in which it does not', () => {
    for (const wanted of [true, false]) {
      const tried = new Set<string>(CASES.filter(([, , fires]) => fires === wanted).map(([code]) => code));
      expect(Object.keys(LINT_CODES).filter((code) => !tried.has(code))).toEqual([]);
    }
  });

  it('has nothing to say about networks that are well made', () => {
    expect(
      codesIn(
        office(
          { natGateways: {}, endpoints: {} },
          {
            routeTables: { private: {}, public: { routes: { [ANY]: 'igw' } } },
            securityGroups: { open: { inbound: [{ cidr: '10.0.0.0/16' }] }, closed: {} },
          },
        ),
      ),
    ).toEqual([]);
    expect(
      codesIn(office(snsEndpoint(), { routeTables: { private: {}, public: { routes: { [ANY]: 'igw' } } } })),
    ).toEqual(['group-open-to-internet']);
  });

  it('says of endpoints for DynamoDB that they have no private DNS', () => {
    const note = resultsOf(office(snsEndpoint({ service: 'dynamodb' }))).find(
      ({ code }) => code === 'endpoint-private-dns-off',
    );
    expect(note?.message).toMatch(/^Endpoints of Amazon DynamoDB such as `vpce-sns` have no private DNS: /);
  });

  it('names the rule, the deciding rules, the place and the file', () => {
    const origin = { file: 'NetworkAcls.json', pointer: '/NetworkAcls/0' };
    const draft = withAcl({ '100': deny('0.0.0.0/1'), '110': deny('128.0.0.0/1'), '120': allow(ANY) });
    const vpcs = draft['vpcs'] as Record<string, Draft>;
    const acls = vpcs['v']?.['networkAcls'] as Record<string, Draft>;
    const imported = {
      ...draft,
      vpcs: { v: { ...vpcs['v'], networkAcls: { acl: { ...acls['acl'], origin } } } },
    };
    const [first] = resultsOf(imported);
    expect(first).toEqual({
      code: 'acl-rule-contradicted',
      severity: 'warning',
      resource: { kind: 'network-acl', id: 'acl', pointer: '/vpcs/v/networkAcls/acl', origin },
      message:
        'Rule `120 allow all traffic from 0.0.0.0/0` of network ACL `acl`, inbound, never decides: `100 deny all traffic from 0.0.0.0/1` and `110 deny all traffic from 128.0.0.0/1` cover it and say the opposite.',
      pointer: '/vpcs/v/networkAcls/acl/inbound/120',
      facts: ['F-NACL-01'],
    });
  });

  it('does not take routes that lose to the local one for winners', () => {
    const via = { target: 'vgw', via: 'vpn-bgp' };
    const results = resultsOf(
      withRoutes({
        routes: { '10.0.2.0/24': 'app' },
        propagatedRoutes: { '10.0.2.0/25': via, '10.0.2.128/25': via },
      }),
    ).filter(({ code }) => code === 'route-never-wins');
    const base = '/vpcs/v/routeTables/t/propagatedRoutes';
    expect(results.map(({ pointer }) => pointer)).toEqual([`${base}/10.0.2.0~125`, `${base}/10.0.2.128~125`]);
  });

  it('comes warnings first, then in the order of pointers', () => {
    const results = resultsOf(peered({}, { state: 'pending-acceptance' }));
    expect(results.map(({ severity }) => severity)).toEqual(['warning', 'warning', 'note', 'note']);
    const pointers = results.map(({ pointer }) => pointer);
    expect(pointers.slice(0, 2)).toEqual(pointers.slice(0, 2).toSorted());
    expect(pointers.slice(2)).toEqual(pointers.slice(2).toSorted());
  });
});
