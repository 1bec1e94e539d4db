/** Load balancers and target groups of which only a part was exported. */
import { expect, test } from 'vitest';
import { importOf } from '../fixtures/import-of.ts';
import { balancer, GROUP, LB, listener, target } from '../fixtures/shapes.ts';

test('listeners and targets that were not exported are null', () => {
  const { scenario, leftOut } = importOf({ LoadBalancers: [balancer()] });
  expect(scenario.loadBalancers).toMatchObject({ api: { listeners: null, label: LB } });
  expect(scenario.loadBalancers?.['api']).not.toHaveProperty('securityGroups');
  expect(leftOut.join()).toContain('attributes of load balancers: they are not in the data');
  const some = importOf({ LoadBalancers: [balancer()], Listeners: [listener()] }).scenario;
  expect(some.loadBalancers?.['api']?.listeners).toMatchObject([{ port: 443, targetGroups: 'api' }]);
  expect(some.targetGroups).toEqual({ api: { label: GROUP, targets: null } });
  const none = importOf({
    LoadBalancers: [balancer()],
    LoadBalancerListeners: [{ LoadBalancerArn: LB, Listeners: [] }],
  });
  expect(none.scenario.loadBalancers?.['api']?.listeners).toEqual([]);
});

test.each([
  ['a protocol that is not modelled', listener({ Protocol: 'QUIC' })],
  ['a port that is none', listener({ Port: 70_000 })],
  ['a target group that is none', listener({ DefaultActions: [{ TargetGroupArn: 'x' }] })],
])('%s leaves all listeners unknown', (_, each) => {
  const { scenario, leftOut } = importOf({ LoadBalancers: [balancer()], Listeners: [each] });
  expect(scenario.loadBalancers?.['api']?.listeners).toBeNull();
  expect(leftOut.join()).toContain('listeners: one of them cannot be read');
});

test('what an application load balancer does is known with its rules only', () => {
  const web = LB.replace('net/api', 'app/web');
  const own = { LoadBalancerArn: web, ListenerArn: web.replace('loadbalancer', 'listener').concat('/1') };
  const base = {
    LoadBalancers: [{ ...balancer({ Type: 'application' }), LoadBalancerArn: web }],
    Listeners: [listener({ ...own, Protocol: 'HTTP', Port: 80 })],
  };
  const rule = (isDefault: boolean) => ({
    RuleArn: own.ListenerArn.replace(':listener/', ':listener-rule/').concat('/2'),
    IsDefault: isDefault,
    Actions: [{ Type: 'forward', TargetGroupArn: GROUP.replace('/api/', '/beta/') }],
  });
  const listeners = (document: object) =>
    importOf(base, { 'rules.json': document }).scenario.loadBalancers?.['web']?.listeners;
  expect(listeners({})).toBeNull();
  expect(listeners({ Rules: [rule(false)] })).toBeNull();
  expect(listeners({ Rules: [rule(true)], NextMarker: 'more' })).toBeNull();
  expect(listeners({ Rules: [rule(true)] })).toEqual([
    { protocol: 'http', port: 80, targetGroups: ['api', 'beta'] },
  ]);
  const collected = {
    ListenerRules: [{ ListenerArn: own.ListenerArn, Rules: [{ IsDefault: true, Actions: [] }] }],
  };
  expect(listeners(collected)).toMatchObject([{ targetGroups: 'api' }]);
});

test('load balancers of one name are told apart', () => {
  const other = LB.replace('eu-west-1', 'us-east-1').replace('/0a', '/0c');
  const digit = LB.replace('/api/', '/9lives/');
  const { scenario } = importOf({
    LoadBalancers: [LB, other, digit].map((LoadBalancerArn) => balancer({ LoadBalancerArn })),
  });
  expect(Object.entries(scenario.loadBalancers ?? {}).map(([name, { label }]) => [name, label])).toEqual([
    ['api-0a', LB],
    ['api-0c', other],
    ['lb-9lives-0a', digit],
  ]);
});

test('a load balancer that cannot be read leaves its interfaces as they are', () => {
  const node = {
    NetworkInterfaceId: 'eni-1',
    SubnetId: 'subnet-1',
    VpcId: 'vpc-1',
    PrivateIpAddress: '10.0.1.9',
    Description: 'ELB net/api/0a',
    InterfaceType: 'network_load_balancer',
    Groups: [],
  };
  const gone = balancer({ AvailabilityZones: [{ SubnetId: 'subnet-1' }, { SubnetId: 'subnet-9' }] });
  const { scenario, leftOut } = importOf({ LoadBalancers: [gone], NetworkInterfaces: [node] });
  expect(scenario.loadBalancers).toBeUndefined();
  expect(scenario.networkInterfaces).toMatchObject({ 'eni-1': { use: 'network_load_balancer' } });
  expect(leftOut.join()).toContain('load balancers');
});

const targets = (...listed: readonly object[]) => {
  const result = importOf({
    TargetGroups: [{ TargetGroupArn: GROUP, Protocol: 'TCP', Port: 443, TargetType: 'ip', VpcId: 'vpc-1' }],
    LoadBalancerTargetHealth: [{ TargetGroupArn: GROUP, TargetHealthDescriptions: listed }],
  });
  return result.scenario.targetGroups?.['api']?.targets;
};

test('targets that are not in the data make their group unknown, unless they are idle', () => {
  expect(targets(target('10.0.1.5', 'healthy'))).toEqual(['10.0.1.5']);
  expect(targets(target('i-9', 'healthy'))).toBeNull();
  expect(targets(target('i-9', 'unused'))).toEqual([]);
  expect(targets(target('10.0.1.5'))).toBeNull();
  expect(targets(target('10.0.1.5', 'unhealthy.draining', { Port: 99_999 }))).toEqual([
    { target: '10.0.1.5', health: 'draining' },
  ]);
});

test('an application load balancer may be a target, a function is not modelled', () => {
  const web = LB.replace('net/api', 'app/web');
  const group = (TargetType: string, id: string, Protocol?: string) =>
    importOf({
      LoadBalancers: [{ ...balancer({ Type: 'application' }), LoadBalancerArn: web }],
      TargetGroups: [{ TargetGroupArn: GROUP, TargetType, Protocol }],
      TargetGroupArn: GROUP,
      TargetHealthDescriptions: [target(id, 'healthy', { Port: 80 })],
    }).scenario.targetGroups?.['api']?.targets;
  expect(group('alb', web, 'TCP')).toEqual([{ target: 'web', port: 80 }]);
  expect(group('lambda', 'arn:aws:lambda:eu-west-1:111122223333:function:f')).toBeNull();
});
