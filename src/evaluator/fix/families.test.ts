import { describe, expect, it } from 'vitest';
import { readNetwork } from '../model/read.ts';
import type { Scenario } from '../model/schema.ts';
import { type Draft, office } from '../testing/build.ts';
import { hybrid, privateLink, transit } from '../testing/networks.ts';
import type { FlowRequest } from '../trace/ends.ts';
import { fixesFor } from './fix.ts';

const scenarioOf = (draft: Draft): Scenario => {
  const result = readNetwork(JSON.stringify({ version: 1, ...draft }));
  if (!result.ok) expect.fail(result.problems.map(({ message }) => message).join('\n'));
  return result.scenario;
};

const left = { type: 'vpc', vpc: 'left', subnets: ['left-tgw'] };
const right = { type: 'vpc', vpc: 'right', subnets: ['right-tgw'] };
const ACROSS: FlowRequest = { from: 'one', to: 'two', port: 443 };
const PROVIDED: FlowRequest = { from: 'client', to: 'vpce', port: 443 };
const accounts = { consumer: { account: '111111111111' }, provider: { account: '222222222222' } };

describe('what is blocked by a gateway, a provider or a switch is opened', () => {
  it.each<[string, Draft, FlowRequest, string]>([
    [
      'transit-gateway-attachment-state',
      transit({}, { attachments: { a: { ...left, state: 'pendingAcceptance' }, b: right } }),
      ACROSS,
      'Accept attachment `a`.',
    ],
    [
      'transit-gateway-no-table',
      transit(
        {},
        {
          attachments: { a: { ...left, routeTable: false }, b: right },
          routeTables: { t: { default: true } },
        },
      ),
      ACROSS,
      'Associate attachment `a` with route table `t` of `tgw`.',
    ],
    [
      'transit-gateway-no-route',
      transit(
        {},
        { attachments: { a: left, b: right }, routeTables: { t: { default: true, propagations: ['a'] } } },
      ),
      ACROSS,
      'Propagate attachment `b` into route table `t` of `tgw`.',
    ],
    [
      'transit-gateway-blackhole',
      transit(
        {},
        {
          attachments: { a: left, b: right },
          routeTables: { t: { default: true, routes: { '10.2.0.0/16': { state: 'blackhole' } } } },
        },
      ),
      ACROSS,
      'Remove the black-hole route from route table `t`.',
    ],
    [
      'transit-gateway-not-attached',
      transit({}, { attachments: { b: right } }),
      ACROSS,
      'Attach VPC `left` to `tgw`, in subnet `left-a`.',
    ],
    [
      'connection-down',
      hybrid({}, { tunnels: ['down'] }),
      { from: 'app', to: '192.168.1.1', port: 22 },
      'Bring `vpn` up: it has all its tunnels down.',
    ],
    [
      'virtual-private-gateway-detached',
      hybrid({ virtualPrivateGateways: { vgw: {} } }),
      { from: 'app', to: '192.168.1.1', port: 22 },
      'Attach `vgw` to VPC `cloud`.',
    ],
    [
      'endpoint-service-principal',
      privateLink(accounts),
      PROVIDED,
      'Let account `111111111111` connect to `service`.',
    ],
    [
      'endpoint-service-not-in-region',
      privateLink({ consumer: { region: 'eu-west-1' } }),
      PROVIDED,
      'Offer `service` in `eu-west-1`.',
    ],
    [
      'load-balancer-listener',
      privateLink({ balancer: { listeners: [{ protocol: 'tcp', port: 80, targetGroups: 'group' }] } }),
      PROVIDED,
      'Give `nlb` a listener on tcp 443, to target group `group`.',
    ],
    [
      'load-balancer-zone',
      privateLink({
        web: { subnet: 'provider-b', ip: '10.0.2.10' },
        balancer: { subnets: ['provider-a', 'provider-b'] },
      }),
      PROVIDED,
      'Turn cross-zone load balancing of `nlb` on.',
    ],
    [
      'vpc-block-public-access',
      office({}, { blockPublicAccess: 'block-bidirectional' }),
      { from: 'app', to: '8.8.8.8', port: 443 },
      'Exclude subnet `public-a` from VPC Block Public Access.',
    ],
  ])('%s', (code, draft, flow, summary) => {
    const result = fixesFor(scenarioOf(draft), flow);
    if (!result.ok) expect.fail('no fixes');
    const finding = result.trace.findings.find((each) => each.code === code);
    expect(finding?.fix?.summary).toBe(summary);
    expect(result.plan?.opens).toBe(true);
  });
});

describe('a target that asks its own load balancer', () => {
  const fixOf = (protocol: string): string | undefined => {
    const draft = office({
      loadBalancers: {
        nlb: {
          type: 'network',
          subnets: ['public-a'],
          listeners: [{ protocol, port: 443, targetGroups: 'group' }],
          securityGroups: ['default'],
        },
      },
      targetGroups: { group: { protocol, port: 443, targets: ['app'] } },
    });
    const flow = { from: 'app', to: 'nlb', protocol: protocol === 'tcp' ? 'tcp' : 'udp', port: 443 } as const;
    const result = fixesFor(scenarioOf(draft), flow);
    if (!result.ok) expect.fail('no fixes');
    const finding = result.trace.findings.find(({ code }) => code === 'load-balancer-hairpin');
    expect(finding).toBeDefined();
    return finding?.fix?.summary;
  };

  it('is told to turn client IP preservation off, where AWS can', () => {
    expect(fixOf('tcp')).toContain('Turn client IP preservation of `group` off');
    expect(fixOf('udp')).toBeUndefined();
    expect(fixOf('tcp_udp')).toBeUndefined();
  });
});
